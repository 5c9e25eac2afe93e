"""An Atom feed as bytes (RFC 4287), made from plain values."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

ATOM = "http://www.w3.org/2005/Atom"
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The ``updated`` of a feed without entries: today would change it every day."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Person:
    """An author, with the address of their page on the site."""

    name: str
    uri: str | None = None


@dataclass(frozen=True)
class Category:
    """A label or category: ``scheme`` is the address of the list that it belongs to."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One article. ``content`` and ``summary`` are HTML with absolute addresses only."""

    id: str
    title: str
    url: str
    published: dt.datetime
    updated: dt.datetime
    lang: str
    authors: tuple[Person, ...]
    categories: tuple[Category, ...]
    content: str
    summary: str | None = None
    via: str | None = None
    rights: str | None = None


@dataclass(frozen=True)
class Feed:
    """What stands at the head of a feed."""

    id: str
    title: str
    url: str
    home: str
    lang: str
    author: Person
    subtitle: str | None = None


def write(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed as a file; the same bytes for the same values."""
    entries = list(entries)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.lang)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    updated = max((entry.updated for entry in entries), default=NEVER)
    _text(root, "updated", rfc3339(updated))
    _link(root, "self", feed.url, "application/atom+xml")
    _link(root, "alternate", feed.home, "text/html")
    _person(root, feed.author)
    _text(root, "generator", "Courtesy")
    for entry in entries:
        _entry(root, entry, feed.lang)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def rfc3339(when: dt.datetime) -> str:
    """A point in time as Atom has it, in UTC (RFC 3339)."""
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(root: etree._Element, entry: Entry, feed_lang: str) -> None:
    node = etree.SubElement(root, f"{{{ATOM}}}entry")
    if entry.lang != feed_lang:
        node.set("{http://www.w3.org/XML/1998/namespace}lang", entry.lang)
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "updated", rfc3339(entry.updated))
    _text(node, "published", rfc3339(entry.published))
    _link(node, "alternate", entry.url, "text/html")
    if entry.via:
        _link(node, "via", entry.via, None)
    for author in entry.authors:
        _person(node, author)
    for category in entry.categories:
        etree.SubElement(
            node,
            f"{{{ATOM}}}category",
            term=category.term,
            scheme=category.scheme,
            label=_clean(category.label),
        )
    if entry.rights:
        _text(node, "rights", entry.rights)
    if entry.summary:
        _text(node, "summary", entry.summary, "html")
    _text(node, "content", entry.content, "html")


def _text(parent: etree._Element, name: str, text: str, kind: str | None = None) -> None:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    if kind:
        node.set("type", kind)
    node.text = _clean(text)


def _link(parent: etree._Element, rel: str, href: str, kind: str | None) -> None:
    node = etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel)
    if kind:
        node.set("type", kind)
    node.set("href", href)


def _person(parent: etree._Element, person: Person) -> None:
    node = etree.SubElement(parent, f"{{{ATOM}}}author")
    _text(node, "name", person.name)
    if person.uri:
        _text(node, "uri", person.uri)


def _clean(text: str) -> str:
    """``text`` without the characters that no XML file can hold (XML 1.0, section 2.2)."""
    return _NOT_XML.sub("", text)
