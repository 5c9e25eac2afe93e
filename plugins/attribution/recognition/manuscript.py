"""Blocks as the Markdown of an article: its words are the words that were pasted.

Everything that Markdown, its extensions or a template of Pelican's could take for markup is
escaped, so that what is published says what was pasted, and nothing in it runs.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.recognition.blocks import Block, Kind, Run
from plugins.press.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPECIAL = re.compile(r"[\\`*_{}\[\]<|]|&(?=#\w|\w{1,40};)|://")
_WRITTEN = {"<": "&lt;", "&": "&amp;", "://": "&#58;//", "\\": "&#92;", "|": "&#124;"}
_AT_START = re.compile(r"(?P<mark>[-+#>=~:.!]|\d{1,9}(?=[.)]))")


def markdown(blocks: Iterable[Block]) -> str:
    """The whole text, ending with a newline."""
    made: list[str] = []
    before: Block | None = None
    for block in blocks:
        listed = before if before is not None and before.kind is Kind.ITEM else None
        if block.kind is Kind.ITEM:
            deepest = listed.level + 1 if listed else 1
            block = replace(block, level=min(block.level, deepest))
            if listed and listed.level == block.level and listed.ordered != block.ordered:
                made.append("\n<!-- -->\n")  # two lists, not one
                listed = None
        if not (listed and block.kind is Kind.ITEM):
            made.append("\n")
        made.append("\n".join(_lines(block)) + "\n")
        before = block
    return "".join(made).strip("\n") + "\n"


def inline(runs: Iterable[Run]) -> str:
    """Runs as Markdown. Where marks that touch each other would be read as words, they go."""
    known = tuple(runs)
    said = "".join(map(_run, known))
    for bare in (
        tuple(replace(run, emphasis=False, strong=False, code=False) for run in known),
        tuple(Run(run.text) for run in known),
    ):
        if all(run == Run(run.text) for run in known):
            break
        if _read(said) == tokens("".join(run.text for run in known)):
            break
        said = "".join(map(_run, bare))
    return said


def paragraph(runs: Iterable[Run]) -> str:
    """Runs as a paragraph on one line."""
    return _at_start(_flat(inline(runs)))


@lru_cache(maxsize=1)
def _reader() -> Markdown:
    return Markdown(extensions=["extra"])


def _read(markdown: str) -> list[str]:
    """The words that a site publishes for it."""
    return tokens(rendered(f"x {markdown}"))[1:]


def rendered(markdown: str) -> str:
    """What a site publishes for it, without its marks and its links' addresses."""
    return LexborHTMLParser(_reader().reset().convert(markdown)).text()


def escape(text: str) -> str:
    """Text of which Markdown makes the same text."""
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), text)


def _lines(block: Block) -> Iterator[str]:
    if block.kind is Kind.RULE:
        yield "* * *"
    elif block.kind is Kind.TABLE:
        yield from _table(block)
    elif block.kind is Kind.CODE:
        yield f"<pre><code>{html.escape(block.text.strip(chr(10)), quote=False)}</code></pre>"
    elif block.kind is Kind.HEADING:
        yield f"{'#' * min(6, max(2, block.level))} {_flat(inline(block.runs))}{_no_hashes(block)}"
    elif block.kind is Kind.ITEM:
        mark = "1. " if block.ordered else "- "
        yield "    " * (block.level - 1) + mark + _at_start(_flat(inline(block.runs)))
    elif block.kind is Kind.QUOTE:
        yield "> " + _at_start(_flat(inline(block.runs)))
    else:
        yield _at_start(_flat(inline(block.runs)))


def _run(run: Run) -> str:
    if run.href and not run.code and run.href == run.text.strip():
        return _around(run.text, f"<{run.href}>" if "://" in run.href else escape(run.text.strip()))
    words = _code(run.text) if run.code else escape(run.text)
    for wanted, mark in ((run.emphasis, "*"), (run.strong, "**")):
        if wanted and words.strip() and not run.code:
            words = _around(words, f"{mark}{words.strip()}{mark}")
    if run.href and words.strip():
        words = _around(words, f"[{words.strip()}]({_href(run.href)})")
    return words


def _around(words: str, marked: str) -> str:
    """``marked`` with the spaces that stood around ``words``."""
    before = words[: len(words) - len(words.lstrip())]
    return before + marked + words[len(words.rstrip()) :]


def _href(href: str) -> str:
    return f"<{href}>" if "(" in href or ")" in href else href


def _code(text: str) -> str:
    """Code in a line: as text that is escaped where it holds a backtick."""
    stripped = text.strip()
    if not stripped or "`" in stripped:
        return escape(text)
    return _around(text, f"`{' '.join(stripped.split())}`")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _at_start(text: str) -> str:
    """``text`` that begins neither a list, a heading, a quotation nor anything else."""
    match = _AT_START.match(text)
    if match is None:
        return text
    if match["mark"][0].isdigit():
        return f"{match[0]}\\{text[match.end() :]}" if text[match.end()] == "." else text
    if match[0] in "-+#>.!":
        return f"\\{text}"
    return f"&#{ord(text[0])};{text[1:]}"


def _no_hashes(block: Block) -> str:
    """A heading that ends in ``#`` would lose it."""
    return " #" if block.text.rstrip().endswith("#") else ""


def _table(block: Block) -> Iterator[str]:
    width = max(len(row) for row in block.rows)
    for number, row in enumerate(block.rows):
        cells = [_flat(inline(cell)) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{' --- |' * width}"
