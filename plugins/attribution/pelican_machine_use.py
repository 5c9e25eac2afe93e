"""The setting ``MACHINE_USE``, and where in the settings it stands."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.attribution.machine.use import MachineUse, parse
from plugins.press.addresses import is_web
from plugins.press.files import shown
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from plugins.attribution.pelican_works import Site
    from plugins.press.build import Build

SETTING = "MACHINE_USE"
NEAR = 0.8
"""How alike two names are that one typing error parts (difflib's ratio)."""


def read(settings: dict[str, Any], build: Build) -> MachineUse | None:
    """The setting as a value, or None; what is wrong with it is told."""
    use, mistakes = parse(settings.get(SETTING))
    for message, mend in mistakes:
        build.problems.append(Problem(*place_in(settings), "setting", message, mend))
    return use


def with_policy(site: Site, use: MachineUse) -> MachineUse:
    """The policy as a whole address. A page that this site does not have is not linked to; one
    that was nearly named is advice."""
    if use.policy is None or is_web(use.policy):
        return use
    path = use.policy.lstrip("/")
    if path in site.planned or f"{path}index.html" in site.planned:
        return replace(use, policy=site.home + path)
    near = difflib.get_close_matches(path, sorted(site.planned), 1, NEAR)
    if near:
        message = f"MACHINE_USE['policy'] is {use.policy!r}, and there is no such page."
        mend = f"Did you mean {near[0]!r}?"
        site.build.advice.append(Problem(*place_in(site.settings), "setting", message, mend))
    return replace(use, policy=None)


def place_in(settings: dict[str, Any]) -> tuple[str, int]:
    """The settings file that sets ``MACHINE_USE``, and the line."""
    files = [Path(file) for file in settings.get("SETTINGS_FILES", ())]
    for file in reversed(files):
        text = file.read_text("utf-8", "replace")
        found = re.search(rf"^{SETTING}\b", text, re.MULTILINE)
        if found:
            return shown(file), text.count("\n", 0, found.start()) + 1
    return shown(files[0]) if files else "pelicanconf.py", 1
