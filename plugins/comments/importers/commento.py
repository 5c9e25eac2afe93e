"""Commento, its JSON of version 1: comments, then who wrote them.

``parentHex`` is ``root`` for what answers nobody, ``commenterHex`` is ``anonymous`` for who has no
name. The Markdown is what people wrote; ``html`` is empty in many exports. Of a file that is cut
off, comments are taken without the names that are missing.
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

NAME = "commento"
TITLE = "Commento"

_CLAIMS = {"approved": Claim.APPROVED, "unapproved": Claim.PENDING, "flagged": Claim.SPAM}


def recognises(head: Head) -> bool:
    """Comments, or their writers, with the hexadecimal names that only Commento gives."""
    found = head.json
    if not found:
        return False
    return "commentHex" in found.at("comments.item") or "commenterHex" in found.at(
        "commenters.item"
    )


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its comments, each thread before its first. The file is read twice: names stand last."""
    people = {
        text(each, "commenterHex"): (text(each, "name"), text(each, "email"), text(each, "link"))
        for each in known(file, "commenters.item")
    }
    threads: set[str] = set()
    for number, found in enumerate(elements(file, "comments.item"), 1):
        where = f"comment {number}"
        if not isinstance(found, dict):
            yield Skipped(where, "it is no JSON object")
            continue
        comment = _comment(found, people, where)
        if comment.thread not in threads:
            threads.add(comment.thread)
            path = text(found, "url")
            yield IncomingThread(NAME, comment.thread, links=(path,) if path else ())
        yield comment


def _comment(
    found: Mapping[str, Any], people: Mapping[str, tuple[str, str, str]], where: str
) -> IncomingComment:
    who, parent = text(found, "commenterHex"), text(found, "parentHex")
    name, email, url = people.get(who, ("Anonymous" if who == "anonymous" else "", "", ""))
    thread = f"{text(found, 'domain')}{text(found, 'url')}" or "none"
    said, markdown = text(found, "creationDate"), text(found, "markdown")
    body = markdown or text(found, "html")
    claim = _CLAIMS.get(text(found, "state"), Claim.UNKNOWN)
    return IncomingComment(
        source=NAME,
        source_id=text(found, "commentHex") or digest(thread, who, said, body),
        thread=thread,
        parent=None if parent in ("", "root") else parent,
        author=name,
        email=email,
        url="" if url == "undefined" else url,
        ip="",
        agent="",
        published=times.parse(said),
        body=body.strip(),
        form=Form.MARKDOWN if markdown else Form.HTML,
        claim=Claim.DELETED if found.get("deleted") is True else claim,
        where=where,
    )
