"""What an export holds, as plain values: the contract between importers and the store.

An importer yields, in whatever order the file has them, threads, comments and what it had to leave
out. Everything is as the export says it, decoded once and not sanitised: that comes later.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import datetime as dt


class Form(enum.Enum):
    """What a comment's text is written in."""

    HTML = "html"
    WORDPRESS = "wordpress"
    """HTML in which one newline is a ``<br>`` and an empty line begins a paragraph."""
    TEXT = "text"
    MARKDOWN = "markdown"


class Claim(enum.Enum):
    """What the export says became of a comment. UNKNOWN is no proof of approval."""

    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"
    UNKNOWN = "unknown"


class Kind(enum.Enum):
    """Who wrote it: a person, or another blog's machine."""

    COMMENT = "comment"
    PINGBACK = "pingback"
    TRACKBACK = "trackback"


@dataclass(frozen=True, slots=True)
class IncomingThread:
    """A discussion, as the export names what was discussed.

    ``key`` is what its comments call it, unique within ``source``; ``identifiers`` are the site's
    own names for the article, as far as the export has them, decoded; ``links`` its addresses.
    """

    source: str
    key: str
    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class IncomingComment:
    """One comment. ``source`` is the system (``wordpress``, ``disqus`` …), ``source_id`` its id
    there, unique within source; ``parent`` the source_id of what it answers, None at the root;
    ``thread`` the key of its thread; ``published`` is in UTC, None where the export has no time;
    ``where`` the place in the file, for messages: ``line 12``, ``entry 3``."""

    source: str
    source_id: str
    thread: str
    parent: str | None
    author: str
    email: str
    url: str
    ip: str
    agent: str
    published: dt.datetime | None
    body: str
    form: Form
    claim: Claim
    kind: Kind = Kind.COMMENT
    where: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A comment that the file holds and that cannot be taken: where it stands, and why."""

    where: str
    why: str


Incoming: TypeAlias = IncomingThread | IncomingComment | Skipped
