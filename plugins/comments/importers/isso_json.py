"""Isso's generic JSON: threads with their comments inside, made by hand or by a program.

A comment's number counts within its thread only, and some writers give each the number 0: its id
is the thread's with the number, and a digest where the number comes again. Times are in UTC.
"""

from __future__ import annotations

import re
import urllib.parse
from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import times
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_stream import elements, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

SOURCE = "isso"

_QUOTED = re.compile(r"[^\s+]+(?:\+[^\s+]+)+$|\S*%[0-9A-Fa-f]{2}\S*$")


def recognises(head: Head) -> bool:
    """An array of threads that have an id and comments."""
    found = head.json
    if not found or found.top != "array":
        return False
    return {"id", "comments"} <= found.at("item") or {"text", "created"} <= found.at(
        "item.comments.item"
    )


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its threads, each with its comments after it."""
    for number, thread in enumerate(elements(file, "item"), 1):
        if not isinstance(thread, dict):
            file.notes.add(f"thread {number}", "it is no JSON object")
            continue
        name = text(thread, "id")
        links = (name,) if name.startswith(("/", "http://", "https://")) else ()
        key = name or f"thread {number}"
        yield IncomingThread(SOURCE, key, (name,) if name else (), links, _title(thread))
        here: set[str] = set()
        comments = thread.get("comments")
        for count, found in enumerate(comments if isinstance(comments, list) else [], 1):
            where = f"thread {number}, comment {count}"
            if isinstance(found, dict):
                yield _comment(found, key, where, here)
            else:
                yield Skipped(where, "it is no JSON object")


def _title(thread: Mapping[str, Any]) -> str:
    """The title; some writers quote it as in an address (``Nat+%26+Miguel``)."""
    title = text(thread, "title")
    return urllib.parse.unquote_plus(title) if _QUOTED.match(title) else title


def _comment(found: Mapping[str, Any], thread: str, where: str, here: set[str]) -> IncomingComment:
    said, body, author = text(found, "created"), text(found, "text"), text(found, "author")
    number, parent = text(found, "id"), text(found, "parent")
    name = f"{thread}#{number}"
    if not number or name in here:
        name = digest(thread, author, said, body)
    here.add(name)
    ip = text(found, "remote_addr")
    return IncomingComment(
        source=SOURCE,
        source_id=name,
        thread=thread,
        parent=f"{thread}#{parent}" if parent and parent != number else None,
        author=author,
        email=text(found, "email"),
        url=text(found, "website"),
        ip="" if ip == "0.0.0.0" else ip,  # noqa: S104
        agent="",
        published=times.parse(said),
        body=body.strip(),
        form=Form.MARKDOWN,
        claim=Claim.UNKNOWN,
        where=where,
    )
