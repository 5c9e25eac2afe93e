"""Comments that came by mail, one message: what mbox and Maildir share.

The subject without its ``Re:`` names the thread, for mail has nothing better, and what a message
answers is its ``In-Reply-To``. The text is the plain part; HTML only where there is no other.
RFC 5322, RFC 2045.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import times
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_stream import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

SOURCE = "mail"
LONGEST_HEAD = 1 << 16
"""Bytes of all headers together: the library's time grows with their square."""

_REPLY = re.compile(r"\s*(?:re|aw|sv|antw|fwd?|wg)\s*(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")


def items(
    data: bytes, where: str, known: set[str], flags: str = ""
) -> Iterator[IncomingThread | IncomingComment | Skipped]:
    """A message as its comment, after its thread where that is not ``known`` yet."""
    if data.replace(b"\r", b"").find(b"\n\n", 0, LONGEST_HEAD) < 0 and len(data) > LONGEST_HEAD:
        yield Skipped(where, f"its head has more than {LONGEST_HEAD:,} bytes")
        return
    try:
        found, thread = comment(data, where, flags)
    except RecursionError:
        yield Skipped(where, "its parts nest too deep")
        return
    if thread.key not in known:
        known.add(thread.key)
        yield thread
    yield found


def comment(data: bytes, where: str, flags: str = "") -> tuple[IncomingComment, IncomingThread]:
    """The comment that a message is, and its thread. ``flags`` are a Maildir's: T is trashed."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = _header(message, "Subject")
    while reply := _REPLY.match(subject):
        subject = subject[reply.end() :]
    subject = " ".join(subject.split())
    name, address = email.utils.parseaddr(_header(message, "From"))
    said, key = _header(message, "Date"), subject.lower() or "none"
    body, form = _body(message)
    ids = _ids(message, "Message-ID")
    answers = _ids(message, "In-Reply-To") or _ids(message, "References")[-1:]
    found = IncomingComment(
        source=SOURCE,
        source_id=ids[0] if ids else digest(key, address, said, body),
        thread=key,
        parent=answers[0] if answers else None,
        author=name or address.partition("@")[0],
        email=address,
        url="",
        ip="",
        agent=_header(message, "User-Agent") or _header(message, "X-Mailer"),
        published=times.parse(said),
        body=body,
        form=form,
        claim=_claim(message, flags),
        where=where,
    )
    return found, IncomingThread(SOURCE, key, title=subject)


def _claim(message: EmailMessage, flags: str) -> Claim:
    if "T" in flags:
        return Claim.DELETED
    spam = _header(message, "X-Spam-Flag").strip().lower() == "yes"
    return Claim.SPAM if spam else Claim.UNKNOWN


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = message.get(name, "")
    except Exception:
        return ""
    return clean(str(value))


def _ids(message: EmailMessage, name: str) -> list[str]:
    return _MESSAGE_ID.findall(_header(message, name))


def _body(message: EmailMessage) -> tuple[str, Form]:
    part: Any = message.get_body(("plain", "html"))
    if part is None:
        return "", Form.TEXT
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError, ValueError, AssertionError, KeyError):
        raw = part.get_payload(decode=True)
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    form = Form.HTML if part.get_content_subtype() == "html" else Form.TEXT
    return clean(text.replace("\r\n", "\n")).strip(), form
