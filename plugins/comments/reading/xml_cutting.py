"""An XML file cut into records by their tags, with an eye to CDATA: a fault costs one record.

The bytes come in pieces and are forgotten once they were handed over. What is cut here is the same,
in the same order, as what a strict parser finds in a file that is well-formed.
"""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.xml_records import Shape

CHUNK = 1 << 20
CUT_OFF = "Export it again, or import what stands whole in it with --partial."

_LONGEST_TAG = 1 << 16
_CHILD = re.compile(rb"<[A-Za-z_]")
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
                _refuse_endless(len(fragment.data), fragment.line, file.limits.item)
                fault = fault or _misencoded(fragment)
                if _CHILD.search(fragment.data, 1) or not fragment.whole:
                    yield fragment
            stream.mark()
            _refuse_endless(cutter.kept, cutter.line, file.limits.item)
    yield from cutter.rest()
    fault = fault or cutter.cut_off()
    if fault:
        raise fault


def _refuse_endless(size: int, line: int, limit: int) -> None:
    if size > limit:
        raise ExportError(f"line {line}", f"One item in it has more than {limit:,} bytes.")


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
        names = "|".join(re.escape(name) for name in (*shape.names, shape.outer, root) if name)
        self._token = re.compile(
            rb"<!\[CDATA\[|<!--|<\?|<(/?)(?:[A-Za-z_][\w.-]*:)?(%s)(?=[\s/>])([^<>]*)>"
            % names.encode()
        )
        self._leaf = re.compile(_LEAF % "|".join(shape.leaves).encode(), re.DOTALL)
        self._data, self._at = b"", 0
        self._until = b""
        self._open: tuple[str, int] | None = None
        self._outer: int | None = None
        self._around: dict[str, str] | None = None
        self._line, self._counted = 1, 0
        self._root, self._ended = root, False

    @property
    def kept(self) -> int:
        """How many bytes wait for the end of a record, or of the head of what is around it."""
        self._forget()
        return len(self._data)

    @property
    def line(self) -> int:
        """The line that those begin in."""
        return self._line

    def feed(self, data: bytes) -> Iterator[Fragment]:
        """What ends in ``data``."""
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
        if name == self._root and name not in self._shape.names:
            self._ended = closing
        elif name == self._shape.outer:
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
        if self._ended:
            return None
        self._line += self._data.count(b"\n", self._counted)
        self._counted = len(self._data)
        return ExportError(
            f"line {self._line}", "The file is cut off: its last end tag is missing.", CUT_OFF
        )


def _unescaped(data: bytes) -> str:
    return html.unescape(data.decode("utf-8", "replace"))
