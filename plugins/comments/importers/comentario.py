"""Comentario, its JSON of version 3: pages, comments and who wrote them, in any order.

``0001-01-01`` is how Go writes that there is no date. A user whose id is all zeros is anonymous.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import times
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_stream import elements, known, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "comentario"
TITLE = "Comentario"

_NOBODY = "00000000-0000-0000-0000-000000000000"


def recognises(head: Head) -> bool:
    """Version 3, and what no other system has beside it."""
    found = head.json
    if not found or found.values.get("version") != 3:
        return False
    return bool({"pages", "commenters"} & found.at("") or "pageId" in found.at("comments.item"))


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its pages, then its comments. The file is read once for each of its arrays."""
    people = {text(each, "id"): each for each in known(file, "commenters.item")}
    for each in known(file, "pages.item"):
        path = text(each, "path")
        links = (path,) if path else ()
        key = text(each, "id") or path or "none"
        yield IncomingThread(NAME, key, links=links, title=text(each, "title"))
    for number, found in enumerate(elements(file, "comments.item"), 1):
        where = f"comment {number}"
        if isinstance(found, dict):
            yield _comment(found, people.get(text(found, "userCreated"), {}), where)
        else:
            yield Skipped(where, "it is no JSON object")


def _claim(found: Mapping[str, Any]) -> Claim:
    if found.get("isDeleted") is True:
        return Claim.DELETED
    if found.get("isPending") is True:
        return Claim.PENDING
    return {True: Claim.APPROVED, False: Claim.REJECTED}.get(
        found.get("isApproved"),  # type: ignore[arg-type]
        Claim.UNKNOWN,
    )


def _comment(found: Mapping[str, Any], who: Mapping[str, Any], where: str) -> IncomingComment:
    author = text(who, "name") or text(found, "authorName")
    if not author and text(found, "userCreated") in ("", _NOBODY):
        author = "Anonymous"
    thread, said = text(found, "pageId") or "none", text(found, "createdTime")
    markdown = text(found, "markdown")
    body = markdown or text(found, "html")
    parent = text(found, "parentId")
    return IncomingComment(
        source=NAME,
        source_id=text(found, "id") or digest(thread, author, said, body),
        thread=thread,
        parent=None if parent in ("", _NOBODY) else parent,
        author=author,
        email=text(who, "email"),
        url=text(who, "websiteUrl"),
        ip=text(found, "authorIp"),
        agent="",
        published=times.parse(said),
        body=body.strip(),
        form=Form.MARKDOWN if markdown else Form.HTML,
        claim=_claim(found),
        where=where,
    )
