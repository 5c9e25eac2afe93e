"""A proposal as lines to read: what was recognised and why, what fits, what is open."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from plugins.attribution.recognition.proposal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.recognition.proposal import Proposal

_SHORTEST = 40
_LEFT_OUT = 6
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def lines(
    name: str, proposal: Proposal, *, width: int = 100, colour: bool = False
) -> Iterator[str]:
    """What to print; ``colour`` where a person looks on, nothing but text into a pipe."""

    def bold(text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if colour else text

    def dim(text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if colour else text

    yield f"{bold(name)}: {proposal.form.value}"
    found = [finding for finding in proposal.findings if finding.value]
    longest = max((len(finding.name) for finding in found), default=0)
    for finding in found:
        value = one_line(finding.value)
        why = f"  {dim(f'({finding.why})')}" if finding.why else ""
        yield f"  {finding.name:{longest}}  {value}{why}"
    if proposal.article is None:
        return
    yield ""
    yield from _permission(proposal, width, bold("Permission"))
    if proposal.notes or proposal.left:
        yield ""
    for note in proposal.notes:
        yield from _wrapped(note, width)
    if proposal.left:
        shortened = [
            f"“{textwrap.shorten(text, _SHORTEST, placeholder='…')}”" for text in proposal.left
        ]
        more = f" and {len(shortened) - _LEFT_OUT} more" if len(shortened) > _LEFT_OUT else ""
        yield from _wrapped(f"Left out: {', '.join(shortened[:_LEFT_OUT])}{more}.", width)


def questions(
    proposal: Proposal, article: str = "", *, width: int = 100, colour: bool = False
) -> Iterator[str]:
    """What is open, and how it is answered: by an option, or, once ``article`` is written, in it
    and in the permission's file."""
    if not proposal.questions:
        return
    yield ""
    held = any(question.holds_back for question in proposal.questions)
    title = f"{_BOLD}To check{_PLAIN}" if colour else "To check"
    yield title + (": the article is a draft until * is answered." if held else ":")
    for question in proposal.questions:
        mark = "*" if question.holds_back else "-"
        said = question.for_files(article) if article else str(question)
        yield from _wrapped(f"{mark} {said}", width, "  ", "    ")
    if held and article:
        yield from _wrapped(f"Then delete Status: draft from {article}.", width)


def _permission(proposal: Proposal, width: int, word: str) -> Iterator[str]:
    if proposal.fit is not None and proposal.permission is None:
        yield from _wrapped(f"{word} {proposal.fit.id} fits: {proposal.fit.reason}.", width)
    elif proposal.permission is not None:
        yield f"{word} {proposal.permission.id} is new:"
        yield ""
        yield from textwrap.indent(proposal.permission.text.rstrip(), "  ").split("\n")


def _wrapped(text: str, width: int, first: str = "", other: str = "  ") -> list[str]:
    return textwrap.wrap(
        one_line(text),
        max(_SHORTEST, width),
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    )
