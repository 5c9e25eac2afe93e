"""A new permission as the text of its file, with what the editor is asked as comments in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomlkit

from plugins.attribution.recognition import manuscript
from plugins.attribution.recognition.addresses import linked
from plugins.attribution.recognition.blocks import Run

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from plugins.attribution.recognition.blocks import Block

ORDER = (
    "holder",
    "holder_url",
    "statement",
    "terms",
    "republish",
    "commercial_use",
    "contact",
    "modifications",
    "max_excerpt_words",
    "max_articles",
    "max_articles_per",
    "valid_until",
    "license_url",
    "spdx",
    "granted_on",
    "evidence",
)
"""The fields in the order in which a person reads them."""


@dataclass(frozen=True)
class NewPermission:
    """A permission that is not there yet. ``todo`` maps a field, or nothing, to what is asked."""

    id: str
    fields: Mapping[str, Any]
    todo: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The file."""
        lines = [_comment(question) for name, question in self.todo if name not in ORDER]
        for name in ORDER:
            asked = [question for field, question in self.todo if field == name]
            lines += [_comment(question) for question in asked]
            if name in self.fields:
                lines.append(f"{name} = {_value(name, self.fields[name])}")
            elif asked and name in _EXAMPLES:
                lines.append(f"# {name} = {_EXAMPLES[name]}")
        return "\n".join(lines) + "\n"


_EXAMPLES = {
    "holder_url": '"https://…"',
    "license_url": '"https://…"',
    "contact": '"https://…"',
}


def statement(blocks: tuple[Block, ...]) -> str:
    """Blocks as the Markdown of a statement, every address in them a link.

    Braces are doubled, for a statement is a template; see docs/permissions.md.
    """
    paragraphs = []
    for block in blocks:
        plain = tuple(Run(run.text, run.href) for run in block.runs)  # typography does not count
        runs = linked(plain, bare=True)
        words = manuscript.paragraph(runs)
        paragraphs.append(words.replace("{", "{{").replace("}", "}}"))
    return "\n\n".join(paragraphs)


def _value(name: str, value: str | int | dt.date) -> str:
    """A value as TOML; a statement on lines of its own."""
    if name != "statement":
        return tomlkit.item(value).as_string()
    quoted = tomlkit.string(f"{value}\n", multiline=True).as_string()
    return f'"""\n{quoted[3:]}'


def _comment(text: str) -> str:
    return f"# TODO: {' '.join(text.split())}"
