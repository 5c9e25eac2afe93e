"""Which part of the site is under which terms: what RSL and TDMRep are both made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.attribution.machine.use import MachineUse
    from plugins.attribution.machine.work import Work

FEEDS = "feeds/"


@dataclass(frozen=True)
class Scope:
    """A part of the site. ``paths`` are prefixes as robots.txt has them (RFC 9309, section 2.2.2):
    an article's page first, then the files of its kit. ``work`` is None for the site as a whole."""

    paths: tuple[str, ...]
    use: MachineUse
    work: Work | None = None


def scopes(use: MachineUse, works: Iterable[Work], home: str) -> Iterator[Scope]:
    """The parts with terms of their own, the most particular first, and the whole site last.

    Somebody else's work is told for itself, unless it is under a public licence, which we pass on
    as it is. Feeds hold such works whole, so they are under the narrowest terms of all.
    """
    others = use.of_others()
    holds_others = False
    for work in works:
        is_ours = work.licence.is_offer or work.public_licence is not None
        if work.is_free_of_terms or (is_ours and not work.is_listed):
            continue
        holds_others = holds_others or not is_ours
        kit = work.kit
        files = [kit.html, kit.text, kit.markdown] if kit else []
        paths = tuple(path_of(address) for address in (work.page, *files) if address)
        yield Scope(paths, use if is_ours else others, work)
    if holds_others:
        yield Scope((path_of(home + FEEDS),), others)
    yield Scope((path_of(home),), use)


def path_of(address: str) -> str:
    """The path of ``address`` on its host; what robots.txt reads as a pattern is escaped."""
    path = quote(urlsplit(address).path, safe="/%~:@!&'()+,;=")
    return path or "/"
