"""What we offer of our own: under which permission others may reprint an article.

The field ``Offer`` names it, and the setting ``REPRINT_OFFER`` where the field is silent and that
permission exists; ``none`` withholds the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution.licence import Licence
from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from plugins.attribution.registry import Registry
    from plugins.attribution.reprint import Reprint

NONE = "none"
_NO_NAMES = frozenset({"yes", "no", "true", "false"})
"""What is written by somebody who takes the field for a question."""


@dataclass
class Offers:
    """The terms of the articles that are offered, by the path of their file."""

    licences: dict[str, Licence] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def name_of(written: str, default: str | None, registry: Registry) -> str | None:
    """The permission that an article is offered under, or None.

    ``written`` is the field ``Offer``, empty where there is none; a ``default`` that no file
    describes offers nothing.
    """
    if written:
        return None if written.lower() == NONE else written
    return default if default in registry.places else None


def resolve(articles: Iterable[Reprint], registry: Registry, day: dt.date) -> Offers:
    """The terms of each article of ours; its ``permission`` is the one that it is offered under,
    its ``source`` its own address."""
    offers = Offers()
    for article in articles:
        permission = registry.permissions.get(article.permission)
        if permission is not None:
            offers.licences[article.path] = Licence.of(article, permission, day, is_offer=True)
            if "{author}" in permission.statement_in(article.lang)[0] and not article.names_author:
                message = "The statement of its offer names the author, and this article has none."
                offers.problems.append(_problem(article, "author-missing", message))
        elif article.permission not in registry.broken:
            known = ", ".join(sorted(registry.places)) or "none"
            message = f"There is no permission {article.permission!r} to offer it under."
            mend = f"Write content/permissions/{article.permission}.toml, or name one of: {known}."
            if article.permission.lower() in _NO_NAMES:
                mend = "Offer names a permission, such as courtesy; none withholds the article."
            offers.problems.append(_problem(article, "unknown-permission", message, mend))
    return offers


def of_reprint(path: str, written: str) -> Problem | None:
    """What belongs to somebody else is not ours to offer; ``none`` may be said all the same."""
    if not written or written.lower() == NONE:
        return None
    message = "This is somebody else's work: its permission says whether others may reprint it."
    line = line_of(Path(path), "Offer")
    return Problem.in_article(path, line, "offer-of-reprint", message, "Remove the field Offer.")


def _problem(article: Reprint, code: str, message: str, mend: str = "") -> Problem:
    line = line_of(Path(article.path), "Offer")
    return Problem.in_article(article.path, line, code, message, mend)
