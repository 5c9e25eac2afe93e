"""What the first bytes of a file say about it: its encoding, XML's root, JSON's keys."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass, field
from functools import cached_property

import ijson

from plugins.comments.reading.json_depth import Shallow

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_PROLOG = re.compile(r"<\?xml\s")
_ASIDE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<((?:[\w.-]+:)?[\w.-]+)((?:[\s/][^<>]*)?)(?:>|$)")
_DOCTYPE_OF = re.compile(r"\s*([\w.:-]+)")
_XMLNS = re.compile(r"\bxmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STRAY = 4096
_EVENTS = 20_000
_PIECE = 1024


@dataclass(frozen=True, slots=True)
class Root:
    """An XML file's root: its local name, what it declares, and how many characters precede the
    prolog that XML does not allow there. ``doctype`` is the line of a DOCTYPE, 0 without one."""

    name: str
    namespaces: dict[str, str]
    stray: int = 0
    doctype: int = 0


@dataclass(frozen=True, slots=True)
class Json:
    """The keys of a JSON file's objects by their place, in ijson's words: ``""`` the top,
    ``item`` in an array at the top, ``comments.item`` in the array that ``comments`` names.
    ``values`` are the scalars at the top; ``many`` says that there are several documents."""

    keys: dict[str, set[str]] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)
    top: str = ""
    many: bool = False

    def at(self, place: str) -> set[str]:
        """The keys at ``place``; none where there is nothing."""
        return self.keys.get(place, set())


class Head:
    """The first bytes of a file. ``complete`` where they are all of it."""

    def __init__(self, data: bytes, *, complete: bool) -> None:
        self.data, self.complete = data, complete

    @cached_property
    def encoding(self) -> str:
        """As the byte order mark or XML's declaration says; UTF-8 where nothing does."""
        for mark, name in _BOMS:
            if self.data.startswith(mark):
                return name
        for pattern, name in ((b"<\0?\0x\0", "utf-16-le"), (b"\0<\0?\0x", "utf-16-be")):
            if pattern in self.data[:16]:
                return name
        found = _DECLARED.search(self.data[: _STRAY * 2])
        return found[1].decode("ascii").lower() if found else "utf-8"

    @cached_property
    def text(self) -> str:
        """The bytes as text, with U+FFFD for what is none."""
        try:
            known = codecs.lookup(self.encoding)
            decoder = codecs.getincrementaldecoder(known.name)("replace")
            text = decoder.decode(self.data)
        except (LookupError, UnicodeError):
            text = self.data.decode("utf-8", "replace")
        return text.removeprefix("\ufeff")

    @cached_property
    def xml(self) -> Root | None:
        """The root, where this is XML, or was meant to be."""
        text = self.text
        if text.lstrip()[:1] in ("{", "["):
            return None
        prolog = _PROLOG.search(text, 0, _STRAY)
        at = stray = prolog.start() if prolog else 0
        while found := _ASIDE.match(text, at):
            at = found.end()
        doctype = 0
        if text[at : at + 9].upper() == "<!DOCTYPE":
            doctype = text.count("\n", 0, at) + 1
            root = _DOCTYPE_OF.match(text, at + 9)
            return Root(root[1] if root else "", {}, stray, doctype)
        found = _ROOT.match(text, at)
        if not found:
            return None
        spaces = {
            prefix: double or single for prefix, double, single in _XMLNS.findall(found[2] or "")
        }
        return Root(found[1].rpartition(":")[2], spaces, stray)

    @cached_property
    def json(self) -> Json | None:
        """The keys, where this is JSON: one document, or one on each line.

        Raises ExportError where it nests too deep.
        """
        data = self.data.removeprefix(codecs.BOM_UTF8)
        if data.lstrip()[:1] not in (b"{", b"["):
            return None
        keys: dict[str, set[str]] = {}
        values: dict[str, object] = {}
        tops: list[str] = []
        depth = 0
        try:
            shallow = Shallow(io.BytesIO(data))
            events = ijson.parse(shallow, multiple_values=True, use_float=True, buf_size=_PIECE)
            for _, (place, event, value) in zip(range(_EVENTS), events, strict=False):
                if event == "map_key":
                    keys.setdefault(place, set()).add(value)
                elif event.startswith("start_"):
                    tops += [event] if depth == 0 else []
                    depth += 1
                elif event.startswith("end_"):
                    depth -= 1
                elif place and "." not in place and depth == 1:
                    values.setdefault(place, value)
        except (ijson.JSONError, ValueError, ArithmeticError):
            pass
        if not tops or not (keys or tops == ["start_array"]):
            return None
        return Json(keys, values, tops[0].removeprefix("start_"), len(tops) > 1)
