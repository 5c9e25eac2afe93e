"""A reprinted article, as its front matter describes it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


class Extent(enum.Enum):
    """How much of the work is printed."""

    FULL = "full"
    EXCERPT = "excerpt"


@dataclass(frozen=True)
class Reprint:
    """Somebody else's work on our site: ``path`` is the article's file, ``words`` counts the
    licensed part of an excerpt, and is 0 for a whole work."""

    path: str
    title: str
    day: dt.date
    lang: str
    authors: tuple[str, ...]
    permission: str
    source: str | None
    source_title: str | None
    extent: Extent | None
    words: int
    names_author: bool = True

    @classmethod
    def from_metadata(
        cls,
        path: str,
        title: str,
        day: dt.date,
        authors: tuple[str, ...],
        words: int,
        metadata: Mapping[str, object],
    ) -> Reprint:
        """From Pelican's metadata, whose names are in lower case. An ``Extent`` that is none of
        ours becomes None."""

        def text(name: str) -> str:
            return str(metadata.get(name) or "").strip()

        extents = {extent.value: extent for extent in Extent}
        return cls(
            path=path,
            title=title,
            day=day,
            lang=text("lang") or "en",
            authors=authors,
            permission=text("permission"),
            source=text("source") or None,
            source_title=text("source_title") or None,
            extent=extents.get(text("extent").lower() or "full"),
            words=words,
            names_author=bool(metadata.get("author") or metadata.get("authors")),
        )

    @property
    def values(self) -> dict[str, str]:
        """What the placeholders of a statement stand for."""
        return {
            "author": ", ".join(self.authors),
            "title": self.title,
            "source": self.source or "",
        }
