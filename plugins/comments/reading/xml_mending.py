"""XML that is not well-formed, read record by record, so that one fault costs one record at most.

Each record, cut out by :mod:`plugins.comments.reading.xml_cutting`, is parsed strictly for itself.
Only what has one meaning is mended:

===============================================  ===========================================
found in a record                                becomes
===============================================  ===========================================
``AT&T``, ``&unknown;``                          ``AT&amp;T``, ``&amp;unknown;``
``&nbsp;``                                       the character that HTML means by it
a control character, ``&#8;``                    nothing: XML has no such character
a prefix that nobody declared                    a declared one
``<x><![CDATA[a <![CDATA[b]]> c]]></x>``         all up to ``]]></x>`` is the text, if no other
                                                 ``</x>`` stands before it
===============================================  ===========================================

A tag that is not closed, an attribute without quotes, bytes in another encoding: such a record is
told with its line and its fault, and the next one is read.
"""

from __future__ import annotations

import html
import html.entities
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from plugins.comments.reading.files import Notes
    from plugins.comments.reading.head import Root
    from plugins.comments.reading.xml_cutting import Fragment

MENDABLE = 1 << 20
"""A record that is not well-formed and larger than this is not mended."""

_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_OPENING = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)(?:\s[^<>]*)?>\s*<!\[CDATA\[")
_LOOSE = re.compile(rb"\]\]>(?!<!\[CDATA\[)")
_AMPERSAND = re.compile(rb"&(?:#([0-9]{1,9});|#x([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,30};))?")
_PREFIX = re.compile(rb"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    remove_comments=True,
    remove_pis=True,
    huge_tree=True,
    collect_ids=False,
    encoding="utf-8",
)
_NAME = re.compile(r"(?!xml)[A-Za-z_][A-Za-z0-9_.-]*")
_URI = re.compile(r"[!-~]+")
_INNER_LINE = re.compile(r" line \d+")
_OWN = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_ENTITIES = {name.encode(): char for name, char in html.entities.html5.items() if name[-1] == ";"}


def parsed(
    fragment: Fragment, root: Root | None, notes: Notes
) -> tuple[int, str, Any, dict[str, str], str, bytes]:
    """The parts of a Record: an element, or why there is none."""
    line, name, data, whole, around = fragment
    if not whole:
        return line, name, None, around, "it is cut off, or its end tag is missing", data
    known = tuple(root.namespaces.items()) if root else ()
    element, why = _parse(data, _declared(known), line)
    if element is None and len(data) <= MENDABLE:
        mended = _mended(data)
        element, again = _parse(mended, _declared(known) + _undeclared(mended, known), line)
        if element is None:
            why = again
        else:
            notes.add(f"line {line}", "mended, for it was not well-formed")
    return line, name, element, around, why if element is None else "", data


@lru_cache(maxsize=8)
def _declared(known: tuple[tuple[str, str], ...]) -> bytes:
    """The root's namespaces, for a tag of our own around a record."""
    return b"".join(
        b' xmlns%s%s="%s"' % (b":" if prefix else b"", prefix.encode(), html.escape(uri).encode())
        for prefix, uri in known
        if _URI.fullmatch(uri) and (not prefix or _NAME.fullmatch(prefix))
    )


def _undeclared(data: bytes, known: tuple[tuple[str, str], ...]) -> bytes:
    """A namespace for each prefix that nobody declared."""
    used = {(first or second) for first, second in _PREFIX.findall(data)}
    used -= {b"xml", b"xmlns", *(prefix.encode() for prefix, _ in known)}
    return b"".join(b' xmlns:%s="urn:undeclared:%s"' % (each, each) for each in sorted(used))


def _parse(data: bytes, declared: bytes, line: int) -> tuple[Any, str]:
    try:
        wrap = etree.fromstring(b"<records%s>%s</records>" % (declared, data), _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = _INNER_LINE.sub("", str(error).partition(", line ")[0].strip())
        at = line + getattr(error, "position", (1, 0))[0] - 1
        return None, f"it is no well-formed XML: line {at}: {said}"
    return (wrap[0], "") if len(wrap) == 1 else (None, "it is not one element")


def _mended(data: bytes) -> bytes:
    data = _nested(data.translate(None, _CONTROL))
    parts, at = [], 0
    for cdata in _CDATA.finditer(data):
        parts += [_text(data[at : cdata.start()]), cdata[0]]
        at = cdata.end()
    return b"".join([*parts, _text(data[at:])])


def _text(data: bytes) -> bytes:
    return _AMPERSAND.sub(_character, data).replace(b"]]>", b"]]&gt;")


def _character(found: re.Match[bytes]) -> bytes:
    decimal, sixteen, name = found.groups()
    if name:
        if name in _OWN:
            return found[0]
        if name in _ENTITIES:
            return html.escape(_ENTITIES[name]).encode()
        return b"&amp;" + name
    if decimal or sixteen:
        number = int(decimal) if decimal else int(sixteen, 16)
        allowed = number in (9, 10, 13) or 32 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
        return found[0] if allowed or 0x10000 <= number <= 0x10FFFF else b""
    return b"&amp;"


def _nested(data: bytes) -> bytes:
    """CDATA in CDATA, as text: an element's text ends where its own end tag follows."""
    parts, at = [], 0
    gone: set[bytes] = set()
    while found := _OPENING.search(data, at):
        end = b"]]></%s>" % found[1]
        stop = -1 if end in gone or len(gone) > 100 else data.find(end, found.end())
        if stop < 0 or data.find(b"</" + found[1], found.end(), stop) >= 0:
            gone.add(end)
            parts.append(data[at : found.end()])
            at = found.end()
            continue
        text = data[found.end() : stop]
        if _LOOSE.search(text):
            text = text.replace(b"]]]]><![CDATA[>", b"]]>").replace(b"]]>", b"]]]]><![CDATA[>")
        parts += [data[at : found.end()], text, end]
        at = stop + len(end)
    return b"".join([*parts, data[at:]])
