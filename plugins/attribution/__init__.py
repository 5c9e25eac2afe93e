"""Reprints and their attribution, and what others may reprint from us.

An article whose front matter has ``Permission: id`` is printed under
``content/permissions/id.toml``. It gets its :class:`~plugins.attribution.block.Attribution` as
``article.attribution``, which the theme prints and feeds append; its text never holds it. What the
permission does not allow is a problem. What it no longer allows is left out of the site. The gate
then reads page and entries, and trusts neither this plugin nor the theme.

What others may reprint has a kit for them, at ``republish/<slug>.html``; its address is
``article.republish``, which the theme links to.

An article of ours may name an ``Offer``, the permission under which others may reprint it. Both
kinds have their terms as ``article.licence``, a :class:`~plugins.attribution.licence.Licence`.
Machines are told them too: see :mod:`plugins.attribution.pelican_machine`.
"""

from __future__ import annotations

from pelican.plugins import signals

from plugins.attribution import (
    expiry,
    finder,
    gate,
    kits_gate,
    open_questions,
    pelican_kits,
    pelican_machine,
)
from plugins.attribution.pelican_notices import write_notices
from plugins.attribution.pelican_reprints import attribute, refuse_pages
from plugins.press.gate import Check
from plugins.press.manuscript import Adviser

GATE = (
    Check("statement on pages", gate.check_pages),
    Check("statement in feeds", gate.check_entries),
    Check("licensed text", finder.check_works, key=finder.key),
    Check("kits", kits_gate.check_kits, key=kits_gate.key),
)
ADVICE = (
    Adviser("permissions that end soon", expiry.advise),
    Adviser("questions in permission files", open_questions.advise),
)
MAKES = (
    "attribution",
    "attribution_refused",
    "permission",
    "licence",
    "republish",
    "work",
    "variant_of",
    "withdrawal",
)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(attribute)
    signals.page_generator_finalized.connect(refuse_pages)
    signals.article_writer_finalized.connect(write_notices)
    pelican_kits.register()
    pelican_machine.register()
