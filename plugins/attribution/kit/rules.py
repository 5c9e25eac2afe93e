"""What a partner may do and has to do, in plain words, from the terms of one article."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from plugins.attribution.permission import CommercialUse, Modifications
from plugins.attribution.reprint import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.licence import Licence


@dataclass(frozen=True)
class Rule:
    """One rule: ``name`` says it in two or three words, ``html`` in a sentence."""

    name: str
    html: str


_CHANGES = {
    Modifications.NONE: Rule(
        "Change nothing",
        "Not a word, not the title, not the order. How it looks is up to you.",
    ),
    Modifications.STYLE: Rule(
        "Keep the author’s words",
        "You may adapt dates, places and spelling to your house style; nothing else.",
    ),
    Modifications.FREE: Rule(
        "Edit as you like", "You may shorten and adapt the text. Please say that you did."
    ),
}


_WITH_PICTURES = Rule(
    "Pictures only as they come",
    "Those that may be passed on are in the copies, with their credit. Please take no others from "
    "this site.",
)
_WITHOUT_PICTURES = Rule(
    "The text only", "No picture comes with it. Please take none from this site."
)


def rules(licence: Licence, pictures: int = 0) -> Iterator[Rule]:
    """The rules for reprinting under ``licence``, the most important first; ``pictures`` is how
    many come with the copies."""
    yield Rule(
        "Print the whole statement",
        "It stands at the end of every copy below. Its links must stay links that readers can "
        "follow; where there are none, on paper, print the addresses in full.",
    )
    yield _CHANGES[licence.modifications]
    yield _extent(licence)
    yield _money(licence)
    yield _WITH_PICTURES if pictures else _WITHOUT_PICTURES
    if licence.valid_until is not None:
        day = f"Until {licence.valid_until}"
        yield Rule(day, "After that day it may no longer be reprinted from here.")


def _extent(licence: Licence) -> Rule:
    if licence.attribution.extent is Extent.EXCERPT:
        source = escape(licence.attribution.source)
        name = escape(licence.attribution.source_title)
        return Rule(
            "This is an excerpt",
            f"Only what is in the copies may be reprinted. The whole article: "
            f'<a href="{source}">{name}</a>.',
        )
    if licence.modifications is Modifications.FREE:
        return Rule("In full or in part", "Print as much of it as you need.")
    return Rule("In full", "Print the article from its first word to its last.")


def _money(licence: Licence) -> Rule:
    if licence.commercial_use is CommercialUse.ALLOWED:
        return Rule("Also where readers pay", "Commercial use is allowed.")
    if licence.commercial_use is CommercialUse.FORBIDDEN:
        return Rule("Not for money", "Not where readers pay, nor for any other commercial use.")
    asking = f" {_ask(licence)}" if licence.contact else ""
    if licence.commercial_use is CommercialUse.CONTACT:
        return Rule(
            "Ask first where readers pay", f"Commercial use has to be agreed on before.{asking}"
        )
    return Rule("Where readers pay", f"The permission does not speak of commercial use.{asking}")


def _ask(licence: Licence) -> str:
    contact, holder = escape(licence.contact or ""), escape(licence.attribution.holder)
    return f'<a href="{contact}">Ask {holder}</a>.'
