"""Our own JSON, which everything goes out in and comes back from: ``courtesy-comments``, version 1.

JSON lines, UTF-8. The first line says what it is, the last how much there was, so that a file that
was cut off is found out; between them stand threads and comments, a thread before its comments::

    {"format": "courtesy-comments", "version": 1}
    {"thread": {"source": "disqus", "key": "2", "identifiers": ["some-id"],
                "links": ["https://blog.example.org/"], "title": "Hello"}}
    {"comment": {"source": "disqus", "source_id": "4", "thread": "2", "parent": null,
                 "author": "Jo", "email": "jo@example.org", "url": "", "ip": "", "agent": "",
                 "published": "2013-10-10T19:20:29Z", "body": "...", "form": "html",
                 "claim": "approved", "kind": "comment"}}
    {"end": {"threads": 1, "comments": 1}}

The fields are those of IncomingThread and IncomingComment; ``published`` is RFC 3339 or null. What
is left out is empty, but a thread needs ``source`` and ``key``, a comment ``source``,
``source_id``, ``thread`` and ``body``. Unknown fields are passed over.

The same as one object is read as well::

    {"format": "courtesy-comments", "version": 1, "threads": [...], "comments": [...]}
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Kind, Skipped
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.json_stream import clean, documents, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "courtesy"
TITLE = "Courtesy"
FORMAT = "courtesy-comments"
VERSION = 1


class _Thread(msgspec.Struct):
    source: str
    key: str
    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    title: str = ""


class _Comment(msgspec.Struct):
    source: str
    source_id: str
    thread: str
    body: str
    parent: str | None = None
    author: str = ""
    email: str = ""
    url: str = ""
    ip: str = ""
    agent: str = ""
    published: dt.datetime | None = None
    form: Form = Form.HTML
    claim: Claim = Claim.UNKNOWN
    kind: Kind = Kind.COMMENT


def recognises(head: Head) -> bool:
    """It says what it is. Refuses a version that is not known."""
    found = head.json
    if not found or found.values.get("format") != FORMAT:
        return False
    if found.values.get("version") != VERSION:
        version = found.values.get("version")
        why = f"This is {FORMAT} of version {version}; version {VERSION} is read."
        raise ExportError("", why, "Import it with a newer Courtesy.")
    return True


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its threads and comments."""
    if file.head.json and {"threads", "comments"} & file.head.json.at(""):
        for place, name in (("threads", "thread"), ("comments", "comment")):
            for number, each in enumerate(elements(file, f"{place}.item"), 1):
                yield _item({name: each}, f"{name} {number}")
        return
    comments, end = 0, None
    for number, found in documents(file):
        where = f"line {number}"
        if isinstance(found, str):
            comments += 1
            yield Skipped(where, found)
        elif "end" in found:
            end = found["end"]
        elif "format" not in found:
            item = _item(found, where)
            comments += not isinstance(item, IncomingThread)
            yield item
    if end is None:
        why = 'The file is cut off: its last line, {"end": ...}, is missing.'
        raise ExportError("", why, "Export it again, or import what stands in it with --partial.")
    if isinstance(end, dict) and end.get("comments", comments) != comments:
        why = f"It should hold {end['comments']} comments, and holds {comments}."
        raise ExportError("", why, "Export it again, or import what stands in it with --partial.")


def _item(found: dict[str, Any], where: str) -> Incoming:
    try:
        if "thread" in found:
            thread = msgspec.convert(found["thread"], _Thread)
            names = tuple(map(clean, thread.identifiers))
            links = tuple(map(clean, thread.links))
            return IncomingThread(
                clean(thread.source), clean(thread.key), names, links, clean(thread.title)
            )
        if "comment" not in found:
            return Skipped(where, "it is neither a thread nor a comment")
        return _comment(msgspec.convert(found["comment"], _Comment), where)
    except (msgspec.ValidationError, OverflowError) as error:
        return Skipped(where, f"it is not as the format has it: {error}")


def _comment(found: _Comment, where: str) -> IncomingComment:
    when = found.published
    if when is not None:
        when = when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)
    return IncomingComment(
        source=clean(found.source),
        source_id=clean(found.source_id),
        thread=clean(found.thread),
        parent=clean(found.parent) if found.parent else None,
        author=clean(found.author),
        email=clean(found.email),
        url=clean(found.url),
        ip=clean(found.ip),
        agent=clean(found.agent),
        published=when,
        body=clean(found.body),
        form=found.form,
        claim=found.claim,
        kind=found.kind,
        where=where,
    )
