"""Questions that still stand as comments in permission files: somebody meant to find out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.press.files import shown
from plugins.press.manuscript import Note
from plugins.press.problem import Problem
from plugins.press.source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|'
    r"'''.*?'''|'[^'\n]*'|"
    r"(?P<comment>#[^\n]*)",
    re.DOTALL,
)
"""A string of TOML, in which a ``#`` is none; or a comment (TOML 1.0, sections Comment, String)."""
_TODO = re.compile(r"#+\s*TODO\b[:\s]*(?P<question>.*)")
MEND = "Answer it, and delete the comment."


def find(text: str) -> Iterator[tuple[int, str]]:
    """Each open question in the text of a permission file, with its line."""
    line = at = 0
    for token in _TOKEN.finditer(text):
        todo = _TODO.match(token["comment"] or "")
        if todo:
            line += text.count("\n", at, token.start())
            at = token.start()
            yield line + 1, " ".join(todo["question"].split())


def advise(papers: Papers) -> Iterator[Note]:
    """Point at each of them; a file that cannot be read is the build's business."""
    for path in sorted((papers.content / "permissions").glob("*.toml")):
        try:
            if path.stat().st_size > LARGEST:
                continue
            text = path.read_text("utf-8-sig", errors="replace")
        except OSError:
            continue
        for line, question in find(text):
            message = question or "Something is left to do."
            yield Note(Problem(shown(path), line, "open-question", message, MEND))
