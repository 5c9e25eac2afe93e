"""A table of comments, as form services write it: CSV, with columns that ``--map`` names.

Our fields are ``id, thread, parent, author, email, url, published, body, status``. A column that
bears a field's name needs no map. Comma, semicolon, tab and bar part the columns: the one that the
header has most of. ``id`` missing, a digest stands in. ``published`` is read as
:mod:`plugins.comments.reading.times` says; ``06/07/2026`` is no exact time and is left out.
"""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import times
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_stream import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "csv"
TITLE = "CSV"
FIELDS = ("id", "thread", "parent", "author", "email", "url", "published", "body", "status")
LONGEST = 1 << 24

_DELIMITERS = ",;\t|"
_CLAIMS = {
    Claim.APPROVED: "approved approve published live public 1 true yes",
    Claim.PENDING: "pending hold held unapproved moderation waiting 0 false no",
    Claim.REJECTED: "rejected reject trash refused",
    Claim.SPAM: "spam junk",
    Claim.DELETED: "deleted removed",
}
_STATUS = {word: claim for claim, words in _CLAIMS.items() for word in words.split()}


def recognises(head: Head) -> bool:
    """A header that names the text of a comment and one more of our fields."""
    names = {name.lower() for name in _header(head)}
    return "body" in names and len(names & set(FIELDS)) > 1


def columns(head: Head) -> list[str]:
    """The columns, if this looks like a table at all: the next row has as many."""
    rows = _first_rows(head, 2)
    table = len(rows) == 2 and len(rows[0]) == len(rows[1]) > 1
    return [name.strip() for name in rows[0]] if table else []


def _header(head: Head) -> list[str]:
    return [name.strip() for name in next(iter(_first_rows(head, 1)), [])]


def _first_rows(head: Head, count: int) -> list[list[str]]:
    if head.xml or head.json or "\0" in head.text[:4096]:
        return []
    text = head.text.lstrip("\r\n")
    try:
        return list(islice(csv.reader(io.StringIO(text), delimiter=_delimiter(text)), count))
    except csv.Error:
        return []


def _delimiter(text: str) -> str:
    line = text.partition("\n")[0]
    return max(_DELIMITERS, key=line.count)


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its rows, each thread before its first."""
    csv.field_size_limit(LONGEST)
    header = _header(file.head)
    places = _places(header, file.columns)
    known: set[str] = set()
    for where, row in _rows(file, header):
        if isinstance(row, str):
            yield Skipped(where, row)
            continue
        comment = _comment({name: clean(row[place]) for name, place in places.items()}, where, file)
        if comment.thread not in known:
            known.add(comment.thread)
            yield _thread(comment.thread)
        yield comment


def _places(header: list[str], given: Mapping[str, str]) -> dict[str, int]:
    """Where each field stands. Raises where ``given`` names what is not there."""
    has = f"It has: {', '.join(header)}."
    if unknown := [name for name in given if name not in FIELDS]:
        fields = ", ".join(FIELDS)
        raise ExportError("", f"--map names a field {unknown[0]!r}; the fields are {fields}.")
    if missing := [column for column in given.values() if column not in header]:
        raise ExportError("line 1", f"There is no column {missing[0]!r}.", has)
    lower = [name.lower() for name in header]
    places = {name: lower.index(name) for name in FIELDS if name in lower}
    places |= {name: header.index(column) for name, column in given.items()}
    if "body" not in places:
        mend = f"{has} Name it: --map body=COLUMN."
        raise ExportError("line 1", "No column holds the text of the comments.", mend)
    return places


def _rows(file: ExportFile, header: list[str]) -> Iterator[tuple[str, list[str] | str]]:
    encoding = codecs.lookup(file.head.encoding).name
    with file.open() as stream:
        buffered = io.BufferedReader(stream, 1 << 16)
        bom = "utf-16" if encoding.startswith("utf-16") else "utf-8-sig"
        text = io.TextIOWrapper(buffered, encoding=bom, newline="")
        delimiter = _delimiter(file.head.text.lstrip("\r\n"))
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        first = True
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                mend = "A quotation mark is not closed, or stands inside of a value undoubled."
                raise ExportError(f"line {line}", f"This is no CSV: {error}.", mend) from error
            except UnicodeError as error:
                why = f"What follows is not {encoding.upper()}: {error}."
                raise ExportError(f"line {line}", why, "Save it as UTF-8.") from error
            if row is None:
                return
            stream.mark()
            if not row or (first and [name.strip() for name in row] == header):
                first = first and not row
                continue
            if len(row) == len(header):
                yield f"line {line}", row
            else:
                yield f"line {line}", f"it has {len(row)} columns, the header {len(header)}"


def _thread(key: str) -> IncomingThread:
    page = key.startswith(("/", "http://", "https://"))
    return IncomingThread(NAME, key, () if page else (key,), (key,) if page else (), key)


def _comment(row: Mapping[str, str], where: str, file: ExportFile) -> IncomingComment:
    get = {name: row.get(name, "").strip() for name in FIELDS}
    published = times.parse(get["published"])
    if get["published"] and published is None:
        file.notes.add(where, "times that are not exact and were left out")
    thread = get["thread"] or "none"
    return IncomingComment(
        source=NAME,
        source_id=get["id"] or digest(thread, get["author"], get["published"], get["body"]),
        thread=thread,
        parent=get["parent"] if get["parent"] not in ("", "0") else None,
        author=get["author"],
        email=get["email"],
        url=get["url"],
        ip="",
        agent="",
        published=published,
        body=get["body"].replace("\r\n", "\n"),
        form=Form.TEXT,
        claim=_STATUS.get(get["status"].lower(), Claim.UNKNOWN),
        where=where,
    )
