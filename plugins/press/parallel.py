"""Work that falls into independent parts, on every core.

Processes are forked, so that what they look at need not be copied; where that cannot be done
(another system, threads that run already), or where there is little to do, it is done in turn. The
results are the same.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Part = TypeVar("Part")
Result = TypeVar("Result")

WORTH_IT = 200
"""So many parts take longer than it takes to begin."""

_at_hand: list[tuple[Callable[[Sequence[object]], list[object]], Sequence[object]]] = []
"""What the processes find when they are forked; arguments would have to be sent to them."""


def spread(
    work: Callable[[Sequence[Part]], list[Result]], parts: Sequence[Part], cores: int | None = None
) -> list[Result]:
    """``work(parts)``, where its results are those of any shares of the parts, in any order.

    Every core takes each n-th part. An exception in one of them is raised here.
    """
    cores = cores or os.cpu_count() or 1
    if cores == 1 or len(parts) < WORTH_IT or not _can_fork():
        return work(parts)
    _at_hand.append((work, parts))  # type: ignore[arg-type]
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            shares = pool.starmap(_take, [(core, cores) for core in range(cores)], chunksize=1)
    finally:
        _at_hand.pop()
    return [result for share in shares for result in share]  # type: ignore[misc]


def _take(core: int, cores: int) -> list[object]:
    work, parts = _at_hand[-1]
    return work(parts[core::cores])


def _can_fork() -> bool:
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )
