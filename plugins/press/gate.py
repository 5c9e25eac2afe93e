"""The gate: nothing is promoted before every row of this table has read the staged files.

A row is a :class:`Check`. Those of the press stand in :data:`CHECKS`; a plugin adds its own as the
module attribute ``GATE``, a tuple of checks, next to its ``register()``.

A check is handed the files and what the build meant to publish (:class:`Published`). It trusts
neither templates nor plugins for the rest: what it claims, it has read in the staged files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.press.checks import feeds, links, paths
from plugins.press.memory import Memory, code
from plugins.press.problem import Problem, sort_once
from plugins.press.progress import Progress, silent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from plugins.press.staged import Staged


@dataclass(frozen=True)
class Item:
    """An article or page that the build meant to publish.

    ``source`` is the file that its author would open, ``path`` the file that it became.
    ``entry_id`` is None for what no feed holds. ``made`` is what plugins made of it, under the
    attribute's name: ``item.made["attribution"]``.
    """

    source: str
    path: str
    title: str
    slug: str
    lang: str
    is_article: bool = True
    is_draft: bool = False
    entry_id: str | None = None
    day: dt.date | None = None
    made: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Published:
    """What the build meant to publish: items, and who writes each path.

    ``gone`` are the articles that were read and may not be shown any more.
    """

    items: tuple[Item, ...]
    writers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    production: bool = False
    gone: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Check:
    """One row: a name for the report and the function that reads the files.

    A row that judges each file by itself may have a ``key``: a digest of all that its verdict
    depends on beside the file. It is then asked of files that changed only: those that are not in
    ``staged.settled``.
    """

    name: str
    run: Callable[[Staged, Published], Iterable[Problem]]
    is_advice: Callable[[Published], bool] = lambda published: False
    key: Callable[[Staged, Published], str] | None = None


CHECKS: tuple[Check, ...] = (
    Check("paths", paths.check),
    Check("assets", links.check_assets),
    Check("links", links.check_links, is_advice=lambda published: not published.production),
    Check("feeds", feeds.check),
)


def inspect(
    staged: Staged,
    published: Published,
    checks: Iterable[Check] = CHECKS,
    progress: Progress = silent,
    memory: Memory | None = None,
) -> tuple[list[Problem], list[Problem]]:
    """Every problem and every piece of advice that the rows find, each once.

    What ``memory`` holds of the published site is not read again; what passed is added to it.
    """
    memory = memory or Memory()
    problems: list[Problem] = []
    advice: list[Problem] = []
    checks = tuple(checks)
    for number, check in enumerate(checks, 1):
        progress(f"Checking {check.name}:", number, len(checks))
        key = f"{code()} {check.key(staged, published)}" if check.key else ""
        staged.settled = memory.settled(check.name, key) if key else frozenset()
        found = list(check.run(staged, published))
        (advice if check.is_advice(published) else problems).extend(found)
        if key and not found:
            memory.keys[check.name] = key
    return sort_once(problems), sort_once(advice)
