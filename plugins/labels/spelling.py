"""Labels that differ by case or plural only: readers take them for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from plugins.press.manuscript import Edit, Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Manuscript, Papers


def advise(papers: Papers) -> Iterator[Note]:
    """For each use of a rarer spelling, name the usual one. The mend spells it so."""
    counted = Counter(label for m in papers.manuscripts for label in m.labels)
    groups: dict[str, list[str]] = defaultdict(list)
    for label in counted:
        groups[_folded(label)].append(label)
    for group in groups.values():
        usual, *others = sorted(group, key=lambda label: (-counted[label], label))
        for manuscript in papers.manuscripts:
            for label in manuscript.labels:
                if label in others:
                    yield _note(manuscript, label, usual)


def _note(manuscript: Manuscript, label: str, usual: str) -> Note:
    line = max(manuscript.line_of("labels"), manuscript.line_of("tags"))
    differs = "case" if label.casefold() == usual.casefold() else "plural"
    message = f"The label {label!r} differs from {usual!r} by {differs} only."
    problem = Problem(manuscript.path, line, "label-spelling", message, f"Write {usual}.")
    old = manuscript.text.split("\n")[line - 1]
    new = re.sub(rf"(?<=[:,;])(\s*){re.escape(label)}(?=\s*(?:[,;]|$))", rf"\g<1>{usual}", old)
    return Note(problem, Edit(manuscript.path, line, old, new) if new != old else None)


def _folded(label: str) -> str:
    word = " ".join(label.casefold().split())
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) > len(ending) + 2:
            return word[: -len(ending)] + singular
    return word
