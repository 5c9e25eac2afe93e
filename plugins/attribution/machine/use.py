"""What the site lets machines do: the setting ``MACHINE_USE``, of which RSL and TDMRep are made.

::

    MACHINE_USE = {
        "permits": ["search"],
        "prohibits": ["ai-train"],
        "tdm_reservation": True,
        "policy": "p/machines.html",
    }

The words are those of RSL 1.0 (https://rslstandard.org/rsl, section 3.4.1.1). Where ``permits``
is given, what it does not name is not permitted (3.5); a prohibition beats a permission (3.1.1).
``tdm_reservation`` is TDMRep's: may texts be mined without asking? ``policy`` is a page of the site
or a whole address.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.press.addresses import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

USAGES = ("all", "ai-all", "ai-train", "ai-input", "ai-index", "search")
_PARTS = {
    "all": frozenset(USAGES),
    "ai-all": frozenset({"ai-all", "ai-train", "ai-input", "ai-index"}),
}
_MINING = ("all", "ai-all", "ai-train")
"""What a site that reserves nothing cannot prohibit."""


@dataclass(frozen=True)
class MachineUse:
    """What machines may do with some part of the site.

    ``tdm_reservation`` is None where nothing is said of text and data mining.
    """

    permits: tuple[str, ...] = ()
    prohibits: tuple[str, ...] = ()
    tdm_reservation: bool | None = None
    policy: str | None = None

    @property
    def says_usage(self) -> bool:
        """Whether there is anything that RSL could say."""
        return bool(self.permits or self.prohibits)

    def allows(self, usage: str) -> bool:
        """Whether ``usage`` is permitted."""
        if _covers(self.prohibits, usage):
            return False
        return not self.permits or _covers(self.permits, usage)

    def of_others(self) -> MachineUse:
        """The same for somebody else's work: a right that we were not given we cannot pass on.

        It may be found by searching, where the rest of the site may; nothing else is permitted.
        """
        search = self.allows("search")
        return MachineUse(
            permits=("search",) if search else (),
            prohibits=("ai-all",) if search else ("all",),
            tdm_reservation=None if self.tdm_reservation is None else True,
            policy=self.policy,
        )


def _covers(usages: tuple[str, ...], usage: str) -> bool:
    return any(usage in _PARTS.get(each, {each}) for each in usages)


def parse(setting: object) -> tuple[MachineUse | None, list[tuple[str, str]]]:
    """The setting as a value, and what is wrong with it: messages with their mends.

    None or ``{}`` says nothing, and so does a setting with a mistake in it.
    """
    if not setting:
        return None, []
    if not isinstance(setting, Mapping):
        message = f"MACHINE_USE is {setting!r}, and has to be a dict."
        return None, [(message, 'Write MACHINE_USE = {"permits": […], "prohibits": […]}.')]
    mistakes = list(_mistakes(setting))
    if mistakes:
        return None, mistakes
    reservation = setting.get("tdm_reservation")
    return MachineUse(
        permits=tuple(setting.get("permits") or ()),
        prohibits=tuple(setting.get("prohibits") or ()),
        tdm_reservation=None if reservation is None else bool(reservation),
        policy=setting.get("policy") or None,
    ), []


def _mistakes(setting: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    known = tuple(MachineUse.__dataclass_fields__)
    for name in setting:
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(known)}."
            yield f"MACHINE_USE has no {name!r}.", hint
    permits, prohibits = (setting.get(name) or () for name in ("permits", "prohibits"))
    wrong = [*_usage_mistakes("permits", permits), *_usage_mistakes("prohibits", prohibits)]
    yield from wrong
    if not wrong:
        yield from _contradictions(permits, prohibits, setting.get("tdm_reservation"))
    yield from _policy_mistakes(setting.get("policy"))


def _contradictions(
    permits: Sequence[str], prohibits: Sequence[str], reservation: object
) -> Iterator[tuple[str, str]]:
    for usage in permits:
        if usage in prohibits:
            message = f"MACHINE_USE permits {usage!r} and prohibits it."
            yield message, "A prohibition beats a permission: name it once."
    if reservation not in (None, True, False):
        message = f"MACHINE_USE['tdm_reservation'] is {reservation!r}."
        yield message, "Allowed are True and False."
    elif reservation is not None and not reservation:
        for usage in (usage for usage in _MINING if usage in prohibits):
            message = f"MACHINE_USE prohibits {usage!r} and reserves nothing from mining."
            yield message, "Write True for 'tdm_reservation', or leave one of them out."


def _usage_mistakes(name: str, usages: object) -> Iterator[tuple[str, str]]:
    allowed = f"Allowed are {', '.join(map(repr, USAGES))}."
    if not isinstance(usages, (list, tuple)):
        yield f"MACHINE_USE[{name!r}] is {usages!r}, and has to be a list.", allowed
        return
    for usage in usages:
        if usage not in USAGES:
            yield f"MACHINE_USE[{name!r}] names {usage!r}, which RSL 1.0 does not know.", allowed


def _policy_mistakes(policy: object) -> Iterator[tuple[str, str]]:
    mend = "Write a page such as 'p/machines.html', or an address with https://."
    if policy is None or (isinstance(policy, str) and is_web(policy)):
        return
    if not isinstance(policy, str) or ":" in policy or not policy.strip("/ "):
        yield f"MACHINE_USE['policy'] is {policy!r}, which is no page and no address.", mend
