"""Different names that share an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIELDS = {"label": ("Labels", "Tags"), "author": ("Author", "Authors"), "category": ("Category",)}


@dataclass(frozen=True)
class Use:
    """An article that is filed under ``name``: ``kind`` is label, author or category."""

    kind: str
    name: str
    slug: str
    path: str


def collisions(uses: Iterable[Use]) -> Iterator[Problem]:
    """A problem for each name that shares a slug with another one, unless the two differ by case
    or white space only; and for each name that has no slug at all."""
    first: dict[tuple[str, str], Use] = {}
    told: set[tuple[str, str]] = set()
    for use in sorted(uses, key=lambda use: (use.path, use.kind, use.name)):
        known = first.setdefault((use.kind, use.slug), use)
        if not use.slug:
            message = f"The {use.kind} {use.name!r} has no letter that an address can hold."
        elif _folded(known.name) == _folded(use.name):
            continue
        else:
            message = (
                f"The {use.kind} {use.name!r} and the {known.name!r} of {known.path} "
                f"share the address {use.slug!r}."
            )
        if (use.kind, _folded(use.name)) not in told:
            told.add((use.kind, _folded(use.name)))
            line = max(line_of(Path(use.path), field) for field in FIELDS[use.kind])
            yield Problem.in_article(
                use.path, line, f"same-{use.kind}", message, "Rename one of them."
            )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
