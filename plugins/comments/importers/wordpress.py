"""WordPress: WXR 1.0 to 1.2, a feed of articles with their comments inside.

Names count, whatever the version in the namespace. A comment's time is ``comment_date_gmt``; where
that is ``0000-00-00`` there is none, for ``comment_date`` is in a zone that nobody wrote down.
``commentmeta`` is left alone: it holds PHP's serialised objects.

WordPress numbers comments through the whole site. Files that were put together by hand have one
number twice: the second then is ``11@`` and its thread, if another thread had it before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Kind
from plugins.comments.reading import escaping, times
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.identity import Seen, digest, mark
from plugins.comments.reading.xml_elements import Names, inner
from plugins.comments.reading.xml_records import Shape, records, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "wordpress"
TITLE = "WordPress (WXR)"
NAMESPACE = "wordpress.org/export/"
SHAPE = Shape(("comment",), "item", ("title", "link", "guid", "post_id", "post_name"))

_CLAIMS = {
    "1": Claim.APPROVED,
    "approve": Claim.APPROVED,
    "approved": Claim.APPROVED,
    "0": Claim.PENDING,
    "hold": Claim.PENDING,
    "spam": Claim.SPAM,
    "trash": Claim.DELETED,
    "post-trashed": Claim.DELETED,
}
_KINDS = {"pingback": Kind.PINGBACK, "trackback": Kind.TRACKBACK}
_BODY = "comment_content"
_NAMES = Names(
    frozenset(
        "comment_id comment_author comment_author_email comment_author_url comment_author_IP "
        "comment_agent comment_date_gmt comment_content comment_approved comment_type "
        "comment_parent".split()
    )
)
_ROOT = ("", "0")
_ADDRESS = ("http://", "https://", "/")


def recognises(head: Head) -> bool:
    """An RSS feed with WordPress's own elements."""
    if not head.xml or head.xml.name != "rss":
        return False
    declared = head.xml.namespaces.values()
    if any(NAMESPACE in uri for uri in declared):
        return True
    if "wp" in head.xml.namespaces:
        why = f"Its namespace wp is {head.xml.namespaces['wp']!r}, which is not WordPress's."
        raise ExportError("", why, f"WordPress writes http://{NAMESPACE}1.2/.")
    return "<wp:" in head.text


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its comments, and the articles that have some."""
    seen, thread, marked = Seen(), "", 0
    around: dict[str, str] | None = None
    for record in records(file, SHAPE):
        if record.around is not around:
            around = record.around
            found = _thread(around)
            thread, marked = found.key, mark(found.key)
            yield found
        if record.element is None:
            yield from skipped(record)
            continue
        comment = _comment(record.element, thread, f"line {record.line}", file)
        if seen.elsewhere(comment.source_id, marked):
            comment = replace(comment, source_id=f"{comment.source_id}@{thread}")
        yield comment


def _thread(leaves: dict[str, str]) -> IncomingThread:
    text = {name: escaping.text(value) for name, value in leaves.items()}
    links = [text.get("link", ""), text.get("guid", "")]
    key = text.get("post_id") or links[0] or links[1] or text.get("title") or "none"
    names = [text.get("post_name", ""), links[1]]
    return IncomingThread(
        NAME,
        key,
        tuple(dict.fromkeys(name for name in names if name)),
        tuple(dict.fromkeys(link for link in links if link.startswith(_ADDRESS))),
        text.get("title", ""),
    )


def _comment(element: Any, thread: str, where: str, file: ExportFile) -> IncomingComment:
    fields: dict[str, str] = {}
    for child in element:
        if name := _NAMES[child.tag]:
            value = inner(child) if name == _BODY else child.text
            if value:
                value = value.strip()
                fields[name] = escaping.text(value) if "&" in value and name != _BODY else value
    get = fields.get
    author, body = get("comment_author", ""), escaping.markup(get(_BODY))
    published = times.parse(get("comment_date_gmt"))
    if published is None:
        file.notes.add(where, "comments without a time in UTC")
    parent = get("comment_parent", "")
    return IncomingComment(
        NAME,
        get("comment_id") or digest(thread, author, published, body),
        thread,
        None if parent in _ROOT else parent,
        author,
        get("comment_author_email", ""),
        get("comment_author_url", ""),
        get("comment_author_IP", ""),
        get("comment_agent", ""),
        published,
        body,
        Form.WORDPRESS,
        _CLAIMS.get(get("comment_approved", "").lower(), Claim.UNKNOWN),
        _KINDS.get(get("comment_type", ""), Kind.COMMENT),
        where,
    )
