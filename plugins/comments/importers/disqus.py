"""Disqus: its XML export, threads first, then posts.

There is no flag for what is pending: a post without ``isDeleted`` and ``isSpam`` may be approved or
not, so it is UNKNOWN. A thread's ``<id>`` is the site's own name for the article; WordPress's
plugin writes ``198 https://blog.example.org/?p=198`` there. Newer exports have neither e-mail nor
IP address.
"""

from __future__ import annotations

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

NAME = "disqus"
TITLE = "Disqus"
SHAPE = Shape(("thread", "post"))


def recognises(head: Head) -> bool:
    """The root is ``disqus``, whatever its namespace."""
    return head.xml is not None and head.xml.name == "disqus"


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its threads and posts."""
    for record in records(file, SHAPE):
        where, element = f"line {record.line}", record.element
        if element is not None:
            yield _thread(element) if record.name == "thread" else _post(element, where, file)
        elif record.name == "post":
            yield from skipped(record)
        else:
            file.notes.add(where, f"a thread cannot be read: {record.why}")


def _id(element: Any) -> str:
    """The attribute ``dsq:id``."""
    if element is None:
        return ""
    return next((value.strip() for key, value in element.items() if local(key) == "id"), "")


def _text(found: dict[str, Any], name: str) -> str:
    element = found.get(name)
    return escaping.text(element.text) if element is not None else ""


def _thread(element: Any) -> IncomingThread:
    found = children(element)
    name, link = _text(found, "id"), _text(found, "link")
    number, _, rest = name.partition(" ")
    names = [name, rest] if number.isdecimal() and rest.startswith("http") else [name]
    links = [link, *(each for each in names if each.startswith(("http://", "https://", "/")))]
    return IncomingThread(
        NAME,
        _id(element) or name or link or "none",
        tuple(each for each in names if each),
        tuple(dict.fromkeys(each for each in links if each)),
        _text(found, "title"),
    )


def _claim(found: dict[str, Any]) -> Claim:
    if _text(found, "isDeleted").lower() == "true":
        return Claim.DELETED
    return Claim.SPAM if _text(found, "isSpam").lower() == "true" else Claim.UNKNOWN


def _post(element: Any, where: str, file: ExportFile) -> IncomingComment:
    found = children(element)
    author = children(found["author"]) if "author" in found else {}
    name = _text(author, "name") or _text(author, "username")
    said = _text(found, "createdAt")
    published = times.parse(said)
    if published is None:
        file.notes.add(where, "comments without a time that can be read")
    body = escaping.markup(inner(found.get("message")))
    thread = _id(found.get("thread")) or "none"
    return IncomingComment(
        source=NAME,
        source_id=_id(element) or digest(thread, name, said, body),
        thread=thread,
        parent=_id(found.get("parent")) or None,
        author=name,
        email=_text(author, "email"),
        url=_text(author, "url"),
        ip=_text(found, "ipAddress"),
        agent="",
        published=published,
        body=body,
        form=Form.HTML,
        claim=_claim(found),
        where=where,
    )
