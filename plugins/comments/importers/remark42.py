"""Remark42: a backup, gzipped as a rule. The first line is about the site, each other a comment.

Texts are the HTML that Remark42 made. Readers have no address there that could be told, and the IP
address is a digest: neither is taken over. It knows no approval, so nothing is more than UNKNOWN.
An answer of its programming interface looks alike and is refused: it lacks what was deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import escaping, times
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_stream import documents, inside, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "remark42"
TITLE = "Remark42"

_COMMENT = {"pid", "locator", "user"}


def recognises(head: Head) -> bool:
    """What it says about a site, or a comment with a locator. Refuses a tree of comments."""
    found = head.json
    if not found or found.top != "map":
        return False
    if found.at("comments.item.comment") >= _COMMENT or found.at("comments.item") >= _COMMENT:
        why = "This is an answer of Remark42's programming interface, not a backup."
        mend = "Make a backup: `remark42 backup --site=SITE`, in the folder of the server."
        raise ExportError("", why, mend)
    keys = found.at("")
    return keys >= _COMMENT or ("version" in keys and {"users", "posts"} <= keys)


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its comments, each thread before its first."""
    known: set[str] = set()
    for number, found in documents(file):
        where = f"line {number}"
        if isinstance(found, str):
            yield Skipped(where, found)
        elif "locator" in found or "pid" in found:
            comment = _comment(found, where)
            if comment.thread not in known:
                known.add(comment.thread)
                url = text(inside(found, "locator"), "url")
                title = escaping.text(text(found, "title"))
                yield IncomingThread(NAME, comment.thread, links=(url,) if url else (), title=title)
            yield comment
        elif number > 1:
            yield Skipped(where, "it is no comment: it names no page")


def _comment(found: Mapping[str, Any], where: str) -> IncomingComment:
    user, thread = inside(found, "user"), text(inside(found, "locator"), "url") or "none"
    said, body = text(found, "time"), text(found, "text").strip()
    deleted = found.get("delete") is True or found.get("deleted") is True
    return IncomingComment(
        source=NAME,
        source_id=text(found, "id") or digest(thread, text(user, "name"), said, body),
        thread=thread,
        parent=text(found, "pid") or None,
        author=text(user, "name"),
        email="",
        url="",
        ip="",
        agent="",
        published=times.parse(said),
        body=body,
        form=Form.HTML,
        claim=Claim.DELETED if deleted else Claim.UNKNOWN,
        where=where,
    )
