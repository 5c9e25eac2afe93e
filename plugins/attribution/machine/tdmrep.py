"""``/.well-known/tdmrep.json``: the TDM Reservation Protocol (W3C Community Group, final report of
10 May 2024), "TDM File on the Origin Server".

The first rule that matches counts, so the particular ones come first. One technique only, as the
report asks: no header and no ``meta`` beside the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.attribution.machine.scopes import Scope
    from plugins.attribution.machine.use import MachineUse

PATH = ".well-known/tdmrep.json"


def write(parts: Iterable[Scope]) -> bytes:
    """A rule for the whole site, which comes last in ``parts``, and one for each path whose
    reservation is another."""
    *particular, site = parts
    rules = [
        _rule(path, part.use)
        for part in particular
        if part.use.tdm_reservation != site.use.tdm_reservation
        for path in part.paths
    ]
    rules.append(_rule(site.paths[0], site.use))
    return json.dumps(rules, indent=1, ensure_ascii=False).encode() + b"\n"


def _rule(path: str, use: MachineUse) -> dict[str, Any]:
    """A policy is told only where something is reserved: beside 0 it is to be ignored."""
    reserved = bool(use.tdm_reservation)
    rule: dict[str, Any] = {"location": path, "tdm-reservation": int(reserved)}
    if reserved and use.policy:
        rule["tdm-policy"] = use.policy
    return rule
