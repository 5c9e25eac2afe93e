"""Blogger: the classic backup, and the ``feed.atom`` of Google Takeout. Both are Atom feeds.

==================  ====================================  ==================================
                    classic                               Takeout
==================  ====================================  ==================================
a comment is        ``category`` ``kind#comment``         ``blogger:type`` COMMENT, a direct
                                                          child: authors have a type as well
its article         ``thr:in-reply-to/@ref``              ``blogger:parent``
it answers          ``link[@rel='related']``              ``blogger:inReplyTo``
it is removed       ``blogger.contentRemoved``            ``blogger:trashed`` not empty
it is published     nothing says so: UNKNOWN              ``blogger:status`` LIVE
==================  ====================================  ==================================

A comment's title is a cut copy of its text and left out. Every author's e-mail is
``noreply@blogger.com``: it identifies nobody and is left out as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread
from plugins.comments.reading import escaping, times
from plugins.comments.reading.identity import digest
from plugins.comments.reading.xml_elements import children, inner, local
from plugins.comments.reading.xml_records import Shape, records, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "blogger"
TITLE = "Blogger"
SHAPE = Shape(("entry",))

_NOBODY = "noreply@blogger.com"
_KIND = "g/2005#kind"
_LAST_NUMBER = re.compile(r"(\d+)/?(?:\?[^/]*)?$")
_STATUS = {
    "LIVE": Claim.APPROVED,
    "SPAM_COMMENT": Claim.SPAM,
    "DRAFT": Claim.PENDING,
    "PENDING": Claim.PENDING,
    "EMPTIED": Claim.DELETED,
}


def recognises(head: Head) -> bool:
    """An Atom feed that speaks of Blogger."""
    if not head.xml or head.xml.name != "feed":
        return False
    declared = " ".join(head.xml.namespaces.values())
    return any(
        sign in declared or sign in head.text
        for sign in ("schemas.google.com/blogger/", "tag:blogger.com,1999:")
    )


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its articles and comments."""
    known: set[str] = set()
    for record in records(file, SHAPE):
        where, element = f"line {record.line}", record.element
        if element is None:
            if b"kind#comment" in record.raw or b">COMMENT<" in record.raw:
                yield from skipped(record)
            else:
                file.notes.add(where, f"an entry that is no comment cannot be read: {record.why}")
            continue
        found = children(element)
        kind = _kind(element, found)
        if kind in ("post", "page"):
            thread = _thread(element, found)
            known.add(thread.key)
            yield thread
        elif kind == "comment":
            comment, href = _comment(element, found, where, file)
            if comment.thread not in known:
                known.add(comment.thread)
                yield IncomingThread(NAME, comment.thread, links=(href,) if href else ())
            yield comment


def _text(found: dict[str, Any], name: str) -> str:
    element = found.get(name)
    return escaping.text(element.text) if element is not None else ""


def _kind(element: Any, found: dict[str, Any]) -> str:
    if "type" in found:
        return _text(found, "type").lower()
    for child in element:
        if local(child.tag) == "category" and child.get("scheme", "").endswith(_KIND):
            return str(child.get("term", "").rpartition("#")[2])
    return ""


def _link(element: Any, rel: str) -> str:
    for child in element:
        if local(child.tag) == "link" and child.get("rel") == rel:
            return escaping.text(child.get("href"))
    return ""


def _thread(element: Any, found: dict[str, Any]) -> IncomingThread:
    links = (_link(element, "alternate"), _text(found, "filename"))
    name = _text(found, "id")
    return IncomingThread(
        NAME,
        name or next(filter(None, links), "none"),
        (name,) if name else (),
        tuple(link for link in links if link),
        escaping.text(inner(found.get("title"))),
    )


def _parent(element: Any, found: dict[str, Any], name: str) -> str | None:
    if "inReplyTo" in found:
        return _text(found, "inReplyTo") or None
    number = _LAST_NUMBER.search(_link(element, "related"))
    return f"{name.rpartition('-')[0]}-{number[1]}" if number else None


def _removed(element: Any, found: dict[str, Any]) -> bool:
    if _text(found, "trashed"):
        return True
    return any(
        local(child.tag) == "extendedProperty" and child.get("name") == "blogger.contentRemoved"
        for child in element
    )


def _comment(
    element: Any, found: dict[str, Any], where: str, file: ExportFile
) -> tuple[IncomingComment, str]:
    """The comment, and its article's address where it says so."""
    author = children(found["author"]) if "author" in found else {}
    reply, content = found.get("in-reply-to"), found.get("content")
    thread = _text(found, "parent") or (reply.get("ref", "").strip() if reply is not None else "")
    plain = content is not None and content.get("type") == "text"
    body = inner(content)
    said = _text(found, "published")
    published = times.parse(said)
    if published is None:
        file.notes.add(where, "comments without a time that can be read")
    name = _text(found, "id") or digest(thread, _text(author, "name"), said, body)
    email = _text(author, "email")
    claim = _STATUS.get(_text(found, "status").upper(), Claim.UNKNOWN)
    comment = IncomingComment(
        source=NAME,
        source_id=name,
        thread=thread or "none",
        parent=_parent(element, found, name),
        author=_text(author, "name"),
        email="" if email.lower() == _NOBODY else email,
        url=_text(author, "uri"),
        ip="",
        agent="",
        published=published,
        body=body.strip() if plain else escaping.markup(body),
        form=Form.TEXT if plain else Form.HTML,
        claim=Claim.DELETED if _removed(element, found) else claim,
        where=where,
    )
    return comment, escaping.text(reply.get("href")) if reply is not None else ""
