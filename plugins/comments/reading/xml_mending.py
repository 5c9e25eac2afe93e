"""XML that is not well-formed, read record by record, so that one fault costs one record at most.

Records are cut out by their tags, with an eye to CDATA, and each is parsed strictly for itself.
Only what has one meaning is mended:

===============================================  ===========================================
found in a record                                becomes
===============================================  ===========================================
``AT&T``, ``&unknown;``                          ``AT&amp;T``, ``&amp;unknown;``
``&nbsp;``                                       the character that HTML means by it
a control character, ``&#8;``                    nothing: XML has no such character
a prefix that nobody declared                    a declared one
``<x><![CDATA[a <![CDATA[b]]> c]]></x>``         all up to ``]]></x>`` is the text
===============================================  ===========================================

A tag that is not closed, an attribute without quotes, bytes in another encoding: such a record is
told with its line and its fault, and the next one is read.
"""

from __future__ import annotations

import codecs
import html.entities
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.reading.files import ExportFile, Notes
    from plugins.comments.reading.head import Root
    from plugins.comments.reading.xml_records import Shape

CHUNK = 1 << 20
MENDABLE = 1 << 20
"""A record that is not well-formed and larger than this is not mended."""
_TAIL = 4096
_LONGEST_TAG = 1 << 16

_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_OPENING = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)(?:\s[^<>]*)?>\s*<!\[CDATA\[")
_LOOSE = re.compile(rb"\]\]>(?!<!\[CDATA\[)")
_AMPERSAND = re.compile(rb"&(?:#([0-9]{1,9});|#x([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,30};))?")
_PREFIX = re.compile(rb"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_OWN = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_ENTITIES = {name.encode(): char for name, char in html.entities.html5.items() if name[-1] == ";"}
_LEAF = rb"<(?:[\w.-]+:)?(%s)(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[((?:(?!\]\]>).)*)\]\]>|([^<]*))"


class Fragment(NamedTuple):
    """The bytes of one record, in UTF-8: the line it begins in, its name, whether it is whole, and
    the leaves of what is around it."""

    line: int
    name: str
    data: bytes
    whole: bool
    around: dict[str, str]


def fragments(file: ExportFile, shape: Shape, encoding: str) -> Iterator[Fragment]:
    """Cut the records out of ``file``. Raises ExportError at its end, if that is no end."""
    root = file.head.xml.name if file.head.xml else ""
    with file.open() as stream:
        cutter = _Cutter(shape, root)
        fault: ExportError | None = None
        for data in _utf8(stream, encoding):
            for fragment in cutter.feed(data):
                fault = fault or _misencoded(fragment)
                yield fragment
            if not cutter.inside:
                stream.mark()
    yield from cutter.rest()
    fault = fault or cutter.cut_off()
    if fault:
        raise fault


def _utf8(stream: Any, encoding: str) -> Iterator[bytes]:
    if codecs.lookup(encoding).name == "utf-8":
        while data := stream.read(CHUNK):
            yield data
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while data := stream.read(CHUNK):
        yield decoder.decode(data).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def _misencoded(fragment: Fragment) -> ExportError | None:
    try:
        fragment.data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not fragment.whole and error.reason == "unexpected end of data":
            return None
        line = fragment.line + fragment.data.count(b"\n", 0, error.start)
        why = f"Byte 0x{fragment.data[error.start]:02x} is not UTF-8, though the file says it is."
        mend = "It is windows-1252, perhaps: `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`."
        return ExportError(f"line {line}", why, mend)
    return None


class _Cutter:
    """Finds records in bytes that come in pieces."""

    def __init__(self, shape: Shape, root: str) -> None:
        self._shape = shape
        names = "|".join(re.escape(name) for name in (*shape.names, shape.outer) if name)
        self._token = re.compile(
            rb"<!\[CDATA\[|<!--|<\?|<(/?)(?:[A-Za-z_][\w.-]*:)?(%s)(?=[\s/>])([^<>]*)>"
            % names.encode()
        )
        self._leaf = re.compile(_LEAF % "|".join(shape.leaves).encode(), re.DOTALL)
        self._closed = re.compile(
            rb"</(?:[\w.-]+:)?%s\s*>\s*(?:<!--.*-->\s*)?$" % re.escape(root).encode(), re.DOTALL
        )
        self._data, self._at = b"", 0
        self._until = b""
        self._open: tuple[str, int] | None = None
        self._outer: int | None = None
        self._around: dict[str, str] | None = None
        self._line, self._counted = 1, 0
        self._tail = b""

    @property
    def inside(self) -> bool:
        """Is a record, or the head of what is around it, not at its end?"""
        return self._open is not None or self._outer is not None

    def feed(self, data: bytes) -> Iterator[Fragment]:
        """What ends in ``data``."""
        self._tail = (self._tail + data)[-_TAIL:]
        self._forget()
        self._data += data
        while True:
            if self._until:
                end = self._data.find(self._until, self._at)
                if end < 0:
                    self._at = max(self._at, len(self._data) - len(self._until) + 1)
                    return
                self._at, self._until = end + len(self._until), b""
            found = self._token.search(self._data, self._at)
            if not found:
                cut = self._data.rfind(b"<", self._at)
                near = cut >= 0 and len(self._data) - cut < _LONGEST_TAG
                self._at = cut if near else len(self._data)
                return
            start, self._at = found.span()
            if not found[2]:
                self._until = {b"<![": b"]]>", b"<!-": b"-->", b"<?": b"?>"}[found[0][:3]]
                continue
            yield from self._tag(found[2].decode(), start, found)

    def _tag(self, name: str, start: int, found: re.Match[bytes]) -> Iterator[Fragment]:
        closing, empty = found[1] == b"/", found[3].endswith(b"/")
        if name == self._shape.outer:
            if self._open:
                yield self._cut(start, whole=False)
            self._outer, self._around = (None if closing else start), None
        elif closing:
            if self._open and self._open[0] == name:
                yield self._cut(self._at, whole=True)
        elif self._open and self._open[0] != name:
            return
        else:
            if self._open:
                yield self._cut(start, whole=False)
            if self._outer is not None:
                self._around = self._leaves(self._data[self._outer : start])
                self._outer = None
            self._open = (name, start)
            if empty:
                yield self._cut(self._at, whole=True)

    def _cut(self, end: int, *, whole: bool) -> Fragment:
        name, start = self._open or ("", end)
        self._open = None
        self._line += self._data.count(b"\n", self._counted, start)
        self._counted = start
        return Fragment(self._line, name, self._data[start:end], whole, self._around or {})

    def _leaves(self, data: bytes) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, cdata, plain in self._leaf.findall(data):
            text = cdata.decode("utf-8", "replace") if cdata else _unescaped(plain)
            found.setdefault(name.decode(), text)
        return found

    def _forget(self) -> None:
        keep = self._at
        if self._open:
            keep = min(keep, self._open[1])
        if self._outer is not None:
            keep = min(keep, self._outer)
        if self._counted < keep:
            self._line += self._data.count(b"\n", self._counted, keep)
            self._counted = keep
        self._data = self._data[keep:]
        self._at -= keep
        self._counted -= keep
        if self._open:
            self._open = (self._open[0], self._open[1] - keep)
        if self._outer is not None:
            self._outer -= keep

    def rest(self) -> Iterator[Fragment]:
        """What the file ended in the middle of."""
        if self._open:
            yield self._cut(len(self._data), whole=False)

    def cut_off(self) -> ExportError | None:
        """What is wrong where the file's last end tag is not there."""
        if self._closed.search(self._tail):
            return None
        self._line += self._data.count(b"\n", self._counted)
        self._counted = len(self._data)
        return ExportError(
            f"line {self._line}", "The file is cut off: its last end tag is missing.", CUT_OFF
        )


CUT_OFF = "Export it again, or import what stands whole in it with --partial."


def _unescaped(data: bytes) -> str:
    return html.unescape(data.decode("utf-8", "replace"))


def parsed(
    fragment: Fragment, root: Root | None, notes: Notes
) -> tuple[int, str, Any, dict[str, str], str, bytes]:
    """The parts of a Record: an element, or why there is none."""
    line, name, data, whole, around = fragment
    if not whole:
        return line, name, None, around, "it is cut off, or its end tag is missing", data
    element, why = _parse(data, root, line)
    if element is None and len(data) <= MENDABLE:
        element, again = _parse(_mended(data), root, line)
        if element is None:
            why = again
        else:
            notes.add(f"line {line}", "mended, for it was not well-formed")
    return line, name, element, around, why if element is None else "", data


def _parse(data: bytes, root: Root | None, line: int) -> tuple[Any, str]:
    known = root.namespaces if root else {}
    used = {(first or second).decode() for first, second in _PREFIX.findall(data)} - {
        "xml",
        "xmlns",
    }
    spaces = {prefix: known.get(prefix) or f"urn:undeclared:{prefix}" for prefix in used}
    if known.get(""):
        spaces[""] = known[""]
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{html.escape(uri)}"'
        for prefix, uri in sorted(spaces.items())
    )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        encoding="utf-8",
    )
    try:
        wrap = etree.fromstring(b"<records%s>%s</records>" % (declared.encode(), data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error).partition(", line ")[0].strip()
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
        if stop < 0:
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
