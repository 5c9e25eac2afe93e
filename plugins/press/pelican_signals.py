"""Pelican holds its handlers weakly: one made inside ``register()`` is gone when that returns.

It never runs and nothing is said. Here it is noticed.
"""

from __future__ import annotations

import contextlib
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blinker import Signal
from pelican.plugins import signals

from plugins.press.files import shown
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def handlers_kept() -> Iterator[list[Problem]]:
    """Watch handlers being connected; afterwards the list names those that nothing holds."""
    lost: list[Problem] = []
    connected: list[tuple[weakref.ref[Any], Problem]] = []

    def watch(signal: Signal, receiver: Any, **_: Any) -> None:
        with contextlib.suppress(TypeError):
            reference = weakref.ref(receiver)
            if hasattr(receiver, "__self__"):
                reference = weakref.WeakMethod(receiver)
            connected.append((reference, _describe(signal, receiver)))

    watched = [value for value in vars(signals).values() if isinstance(value, Signal)]
    for signal in watched:
        signal.receiver_connected.connect(watch)
    try:
        yield lost
    finally:
        for signal in watched:
            signal.receiver_connected.disconnect(watch)
        lost.extend(problem for reference, problem in connected if reference() is None)


def _describe(signal: Any, receiver: Any) -> Problem:
    code = getattr(getattr(receiver, "__func__", receiver), "__code__", None)
    name = getattr(receiver, "__qualname__", repr(receiver))
    return Problem(
        shown(Path(code.co_filename)) if code else "?",
        code.co_firstlineno if code else 1,
        "handler-lost",
        f"{name} was connected to {signal.name} and is gone: Pelican holds handlers weakly.",
        "Define it at the module's level.",
    )
