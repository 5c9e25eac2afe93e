"""One build: what it is told, what it finds out, and what it reports."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.press.problem import Problem, sort_once
from plugins.press.progress import Progress, silent

if TYPE_CHECKING:
    import datetime as dt

    from plugins.press.manifest import Manifest
    from plugins.press.removal import Gone

SETTING = "PRESS_BUILD"
"""Under this name a plugin finds the :class:`Build` in Pelican's settings."""


RAISES = "PRESS_RAISES"
"""Set where the caller tells problems itself; plain ``pelican`` does not."""
PROGRESS = "PRESS_PROGRESS"
"""Under this name, in Pelican's settings, whom to tell how far a build has come."""
SHOW_DRAFTS = "SHOW_DRAFTS"
"""The setting under which drafts are written, for their author's eyes only."""
CONFIRMED = "CONFIRM"
"""The setting that says how many articles may be taken down at once, where they are many."""
HELD = "PRESS_HELD"
"""Under this name, in Pelican's settings, the files of the articles that are held back."""


@dataclass
class Build:
    """A build under way. Plugins add to ``problems`` and ``advice`` instead of raising.

    ``news`` are sentences for the summary: what an editor wants to know, and no mistake.
    ``before`` is what the output holds so far, ``foreign`` what no build wrote there; ``gone`` are
    the articles that are withdrawn, and may leave.
    """

    day: dt.date
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    news: list[str] = field(default_factory=list)
    progress: Progress = silent
    before: Manifest | None = None
    foreign: frozenset[str] = frozenset()
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """What promoting a build changes for readers and partners."""

    publishes: int
    removes: int
    feeds: int
    files: int

    def __str__(self) -> str:
        return (
            f"publishes {self.publishes}, removes {self.removes}, "
            f"changes {self.feeds} {'feed' if self.feeds == 1 else 'feeds'}"
        )


def meaning(old: Manifest | None, new: Manifest) -> Meaning:
    """Compare what was published with what is."""
    before, files = (set(old.articles), old.files) if old else (set(), {})
    feeds = {p for p in {*files, *new.files} if p.startswith("feeds/")}
    return Meaning(
        publishes=len(set(new.articles) - before),
        removes=len(before - set(new.articles)),
        feeds=sum(1 for path in feeds if files.get(path) != new.files.get(path)),
        files=len(new.files),
    )


@dataclass(frozen=True)
class Report:
    """How a build ended.

    ``meaning`` is None where nothing was published, ``day`` where it did not come to that.
    """

    day: dt.date | None
    seconds: float
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    counts: dict[str, int]
    meaning: Meaning | None = None
    news: tuple[str, ...] = ()

    @classmethod
    def of(cls, build: Build, seconds: float, means: Meaning | None = None) -> Report:
        """Freeze what ``build`` found, each problem once."""
        problems, advice = sort_once(build.problems), sort_once(build.advice)
        return cls(
            build.day,
            seconds,
            tuple(problems),
            tuple(advice),
            build.counts,
            means,
            tuple(build.news),
        )

    def as_json(self) -> bytes:
        """What ``build --report`` writes."""
        names = ("articles", "pages", "reprints_verified", "comments_published")
        content = {
            **{name: self.counts.get(name, 0) for name in names},
            "build_day": self.day.isoformat() if self.day else None,
            "seconds": round(self.seconds, 3),
            "problems": [problem.as_json() for problem in self.problems],
            "advice": [problem.as_json() for problem in self.advice],
        }
        return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
