"""What the comment tasks print: tables for people, plain in a pipe."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from plugins.comments.plain import one_line, words
from plugins.comments.sanitise import to_html
from plugins.comments.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.comments.report import FileReport, Report
    from plugins.comments.store.listing import Listed
    from plugins.comments.store.threads import Thread

FEW = 20
"""How many of what was left out are shown; --json has them all."""


def report(told: Report, options: Sequence[str]) -> Iterator[str]:
    """An import as lines; ``options`` are those that say which store and site."""
    head = ("file", "format", "read", "new", "known", "changed", "skipped")
    rows = [(_name(each), each.format, *map(_number, _counts(each))) for each in told.files]
    yield from _table(head, rows)
    for each in told.files:
        yield from _details(each)
    yield f"Done in {told.seconds:.1f} s."
    if told.unmatched:
        lost = _count(told.unmatched, "thread with comments has", "threads with comments have")
        see = command("comments.threads", "--unmatched", *options)
        yield f"{lost} no article. See {_them(told.unmatched)} with: {see}"
    if told.pending:
        wait = _count(told.pending, "comment waits", "comments wait")
        see = command("comments.list", "--where", "status=pending", *options)
        yield f"{wait} for a decision. See {_them(told.pending)} with: {see}"
    else:
        see = command("comments.list", *options)
        yield f"No comment waits for a decision. See what there is with: {see}"


def _name(each: FileReport) -> str:
    return one_line(each.file, 200)


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _counts(each: FileReport) -> tuple[int, ...]:
    return (each.read, each.new, each.known, each.changed, len(each.skipped))


def _details(each: FileReport) -> Iterator[str]:
    states = [
        f"{_number(each.by_status[state.value])} {state.value}"
        for state in State
        if each.by_status.get(state.value)
    ]
    name = _name(each)
    yield (
        f"{name}: {', '.join(states) or 'nothing stored'}; "
        f"{_count(each.threads_matched, 'thread')} matched, {_number(each.threads_unmatched)} not."
    )
    for skipped in each.skipped[:FEW]:
        place = f", {skipped.where}" if skipped.where else ""
        yield f"{name}{place}: skipped: {one_line(skipped.why, 200)}"
    if len(each.skipped) > FEW:
        yield f"{name}: {_number(len(each.skipped) - FEW)} more skipped; --json names them all."
    for note in each.notes[:FEW]:
        place = f", {note.where}" if note.where else ""
        yield f"{name}{place}: {one_line(note.what, 200)}"
    if len(each.notes) > FEW:
        yield f"{name}: {_number(len(each.notes) - FEW)} more notes; --json has them all."


def comments(listed: Iterable[Listed]) -> Iterator[str]:
    """Comments, two lines each."""
    for each in listed:
        when = f"{each.published:%Y-%m-%d %H:%M}" if each.published else "no time"
        about = each.article or one_line(each.title, 40) or each.thread
        why = f" ({', '.join(map(one_line, each.reasons))})" if each.reasons else ""
        author = one_line(each.author, 40) or "nobody"
        yield f"{each.id}  {each.status.value}{why}  {when}  {author}  on {about}"
        yield f"    {words(to_html(each.body, each.form))}"


def threads(listed: Iterable[Thread], options: Sequence[str]) -> Iterator[str]:
    """Threads, two lines each, then how to assign one that has no article."""
    lost = None
    for each in listed:
        lost = lost or (each if each.article is None else None)
        found = f"{each.article} (by {each.matched_by})" if each.article else "no article"
        title = one_line(each.title, 60) or one_line(each.key, 60)
        yield f"{each.id}  {_count(each.comments, 'comment')}  {found}  {title}"
        for link in each.links[:3] or each.identifiers[:3]:
            yield f"    {one_line(link, 90)}"
    if lost is not None:
        yield (
            f"Give one its article with: {command('comments.assign', lost.id, 'SLUG', *options)}"
        )


def command(*arguments: str) -> str:
    """A command to type, quoted where it must be."""
    return f"uv run invoke {shlex.join(arguments)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns: words to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = [
            cell.ljust(width) if number < 2 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _number(number: int) -> str:
    return f"{number:,}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
