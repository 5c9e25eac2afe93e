"""Atom feeds as a partner's reader finds them (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
_RAW = frozenset({"script", "style", "noscript", "template", "textarea", "iframe"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "track", "area", "embed"})
ATOM = "{http://www.w3.org/2005/Atom}"


_ROOT = re.compile(
    rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>)*"
    rb"<(?:[A-Za-z_][\w.-]*:)?(?:feed|rss|RDF)[\s>/]",
    re.DOTALL,
)


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
    """Whether a file means to be a feed, by what it says and not by its name."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return _ROOT.match(head.lstrip(b"\xef\xbb\xbf").lstrip()) is not None


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
    if root.tag != f"{ATOM}feed":
        raise ValueError("line 1: this is no Atom feed, and no other kind can be checked")
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
    """Text constructs and content as HTML (RFC 4287, sections 3.1.1 and 4.1.3). Content that is
    elsewhere, or stands twice, is content that nobody can check: it is empty."""
    children = node.findall(f"{ATOM}{name}")
    if not children:
        return None
    child = children[0]
    if len(children) > 1 or child.get("src"):
        return ""
    kind = child.get("type", "text").strip().lower()
    if kind in {"html", "text/html"}:
        return "".join(child.itertext())
    if kind == "xhtml":
        return "".join(map(_xhtml, child))
    return escape("".join(child.itertext()), quote=False)


def _xhtml(node: etree._Element) -> str:
    """XHTML as HTML. What is not in its namespace, or not in lower case, is no element of it."""
    if not isinstance(node.tag, str):
        return escape(node.tail or "", quote=False)
    inner = escape(node.text or "", quote=False) + "".join(map(_xhtml, node))
    name = etree.QName(node)
    if name.namespace != XHTML or not name.localname.islower() or name.localname in _RAW:
        inner = "" if name.localname.lower() in _RAW else f"<x-unknown>{inner}</x-unknown>"
    else:
        attributes = "".join(f' {k}="{escape(v)}"' for k, v in node.attrib.items() if k.islower())
        end = "" if name.localname in _VOID else f"{inner}</{name.localname}>"
        inner = f"<{name.localname}{attributes}>{end}"
    return inner + escape(node.tail or "", quote=False)
