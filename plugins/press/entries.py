"""Atom feeds as a partner's reader finds them (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Entry:
    """One entry: ``content`` and ``summary`` are HTML, as they are once unescaped."""

    id: str
    title: str
    alternate: str
    content: str | None
    summary: str | None
    line: int


@dataclass(frozen=True)
class Feed:
    """A feed: its own id and its entries."""

    id: str
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Whether a file means to be an Atom feed, well formed or not."""
    return b"http://www.w3.org/2005/Atom" in data[:2000]


def read_feed(data: bytes) -> Feed:
    """The feed in ``data``. Raises ValueError, with line and reason, where it is not well formed.

    No entity is resolved, no DTD is read and nothing is fetched.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise ValueError("line 1: a feed has no DOCTYPE")
    return Feed(_text(root, "id") or "", tuple(map(_entry, root.iter(f"{ATOM}entry"))))


def _entry(node: etree._Element) -> Entry:
    links = node.findall(f"{ATOM}link")
    alternates = [
        link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate"
    ]
    return Entry(
        id=_text(node, "id") or "",
        title=_text(node, "title") or "",
        alternate=alternates[0] if alternates else "",
        content=_html(node, "content"),
        summary=_html(node, "summary"),
        line=node.sourceline or 1,
    )


def _text(node: etree._Element, name: str) -> str | None:
    child = node.find(f"{ATOM}{name}")
    return None if child is None else "".join(child.itertext()).strip()


def _html(node: etree._Element, name: str) -> str | None:
    """Text constructs and content as HTML (RFC 4287, sections 3.1.1 and 4.1.3)."""
    child = node.find(f"{ATOM}{name}")
    if child is None or child.get("src"):
        return None
    kind = child.get("type", "text")
    if kind == "html":
        return "".join(child.itertext())
    if kind == "xhtml":
        return "".join(etree.tostring(part, encoding="unicode", method="html") for part in child)
    text = "".join(child.itertext())
    return text.replace("&", "&amp;").replace("<", "&lt;")
