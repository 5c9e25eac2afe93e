"""More than ten at once ask first: a typing error must not take half a site down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.attribution.takedown.withdrawal import Withdrawal

MANY = 10
"""As many go without being asked."""


def needs_confirming(number: int, confirmed: int | None) -> bool:
    """Whether somebody has to say that so many are meant."""
    return number > MANY and confirmed != number


def unconfirmed(new: Sequence[Withdrawal], confirmed: int | None) -> list[Problem]:
    """A problem where a build would take down more than ten articles that are published.

    Those that a command asked for already are not counted. ``confirmed`` is what ``build
    --confirm`` was told.
    """
    counted = [withdrawal for withdrawal in new if not withdrawal.confirmed]
    if not needs_confirming(len(counted), confirmed):
        return []
    number, first = len(counted), counted[0]
    message = f"This would take down {number} articles at once: {some(w.title for w in counted)}."
    if confirmed is not None:
        message += f" --confirm said {confirmed}."
    mend = f"If that is meant: invoke build --confirm {number}"
    return [Problem(first.place, first.line, "confirm", message, mend)]


def some(titles: Iterable[str]) -> str:
    """The first three of them."""
    names = [f"“{title}”" for title in titles]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
