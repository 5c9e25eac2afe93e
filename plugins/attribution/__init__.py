"""Reprints and their attribution, and what others may reprint from us.

An article whose front matter has ``Permission: id`` is printed under
``content/permissions/id.toml``. It gets its :class:`~plugins.attribution.block.Attribution` as
``article.attribution``, which the theme prints and feeds append; its text never holds it. What the
permission does not allow is a problem. What it no longer allows is left out of the site. The gate
then reads page and entries, and trusts neither this plugin nor the theme.

An article of ours may name an ``Offer``, the permission under which others may reprint it. Both
kinds have their terms as ``article.licence``, a :class:`~plugins.attribution.licence.Licence`.
"""

from __future__ import annotations

from pelican.plugins import signals

from plugins.attribution import expiry, gate
from plugins.attribution.pelican_notices import write_notices
from plugins.attribution.pelican_reprints import attribute, refuse_pages
from plugins.press.gate import Check
from plugins.press.manuscript import Adviser

GATE = (
    Check("statement on pages", gate.check_pages),
    Check("statement in feeds", gate.check_entries),
)
ADVICE = (Adviser("permissions that end soon", expiry.advise),)
MAKES = ("attribution", "attribution_refused", "permission", "licence", "withdrawal")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(attribute)
    signals.page_generator_finalized.connect(refuse_pages)
    signals.article_writer_finalized.connect(write_notices)
