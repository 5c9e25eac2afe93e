"""No two sources have one path or one slug, and every item that was to be published is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.gate import Published
    from plugins.press.staged import Staged


def check(staged: Staged, published: Published) -> Iterator[Problem]:
    """Name both sources of a path that two of them write, and each page that nobody wrote."""
    known = {item.source for item in published.items}
    for path, sources in sorted(published.writers.items()):
        if len(sources) > 1:
            *others, last = sources
            message = f"{', '.join(others)} and {last} write {path}."
            mend = "Give one of them another Slug, date or name."
            articles = [source for source in sources if source in known]
            if articles:
                yield Problem.in_article(articles[-1], 1, "same-path", message, mend)
            else:
                yield Problem(last, 1, "same-path", message, mend)
    slugs: dict[tuple[str, str], str] = {}
    for item in sorted(published.items, key=lambda item: item.source):
        first = slugs.setdefault((item.slug, item.lang), item.source)
        if first != item.source:
            yield Problem.in_article(
                item.source,
                line_of(Path(item.source), "Slug"),
                "same-slug",
                f"{first} has the slug {item.slug!r} too.",
                "Give one of them another Slug.",
            )
    for item in published.items:
        if not item.path.endswith(".html"):
            message = f"Its page would be {item.path}, which a server does not send as a page."
            mend = "Let Save_as end in .html."
            yield Problem.in_article(item.source, 1, "page-name", message, mend)
        if item.path not in staged.files:
            yield Problem(
                item.source,
                1,
                "not-written",
                f"{item.path}, the page of “{item.title}”, is not in the output.",
                "A template or a plugin left it out.",
            )
