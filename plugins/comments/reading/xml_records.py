"""An XML export as a stream of records: comments, posts, threads, one after the other.

The file is parsed strictly and each record forgotten once it was handed over, so that memory stays
what it is however large the file. Where a file is not well-formed, and many are not, what follows
is read record by record instead (:mod:`plugins.comments.reading.xml_mending`).

No DOCTYPE, hence no entities but XML's own; nothing is fetched; the encoding is the one that was
looked at, so that nothing hides in another. ``huge_tree`` lifts libxml2's own bounds, for articles
hold pictures as text; the stream's bounds stand in for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from plugins.comments.incoming import Skipped
from plugins.comments.reading import xml_cutting, xml_mending
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.xml_elements import leaves, local
from plugins.comments.reading.xml_guard import DOCTYPE, allowed_encoding, refuse_doctype, skip_stray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.streams import Bounded

_MENDABLE = {
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY,
    etree.ErrorTypes.ERR_DOCUMENT_END,
    etree.ErrorTypes.ERR_INVALID_CHARREF,
    etree.ErrorTypes.ERR_INVALID_CHAR,
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING,
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY,
    etree.ErrorTypes.ERR_MISPLACED_CDATA_END,
    etree.ErrorTypes.ERR_NAME_REQUIRED,
    etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE,
}
"""Faults that can be read past: where no record stands, the file is sound and has none."""

OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}


_NOTHING: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Shape:
    """Which elements are records: those called ``names`` below the root, or in ``outer``.

    Of what is around, the text of ``leaves`` is wanted. Names are local ones, for the namespaces of
    exports change with their versions; an element without children is no record (``wfw:comment``
    is an address).
    """

    names: tuple[str, ...]
    outer: str = ""
    leaves: tuple[str, ...] = ()


class Record(NamedTuple):
    """One record: its line, its name, its element, and the leaves of the element around it.

    ``element`` is None for one that cannot be parsed: ``why`` says why, ``raw`` is its beginning.
    """

    line: int
    name: str
    element: Any
    around: dict[str, str]
    why: str = ""
    raw: bytes = b""


def skipped(record: Record) -> Iterator[Skipped]:
    """What a record that cannot be parsed loses: more than one, where one ran into the next."""
    begun = re.findall(rb"<(?:[\w.-]+:)?%s(?=[\s/>])" % record.name.encode(), record.raw)
    for _ in range(max(1, len(begun))):
        yield Skipped(f"line {record.line}", record.why)


def records(file: ExportFile, shape: Shape) -> Iterator[Record]:
    """Every record of ``file``, in its order. Raises ExportError where the file is cut off."""
    encoding = allowed_encoding(file)
    refuse_doctype(file.head)
    given = 0
    try:
        for record in _strictly(file, shape, encoding):
            given += 1
            yield record
        return
    except etree.XMLSyntaxError as error:
        fault = error
    where, why = f"line {fault.position[0]}", _said(fault)
    found = 0
    for fragment in islice(xml_cutting.fragments(file, shape, encoding), given, None):
        found += 1
        yield Record(*xml_mending.parsed(fragment, file.head.xml, file.notes))
    if not given and not found and fault.code not in _MENDABLE:
        raise ExportError(where, f"This is no well-formed XML: {why}.", "Export it again.")
    file.notes.add(where, f"not well-formed XML ({why}); read on, one comment at a time")


def _strictly(file: ExportFile, shape: Shape, encoding: str) -> Iterator[Record]:
    tags = [f"{{*}}{name}" for name in (*shape.names, shape.outer) if name]
    with file.open() as stream:
        lines = skip_stray(file, stream)
        name = encoding.replace("utf-16-", "UTF-16")
        silent = _UntilSilent(stream, file.limits.item)
        parser = etree.iterparse(silent, events=("end",), tag=tags, encoding=name, **OPTIONS)
        outer, around, last, holder, first = shape.outer, _NOTHING, None, None, True
        for _, element in parser:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise ExportError("", "It has a DOCTYPE.", DOCTYPE)
            first = False
            name, parent = local(element.tag), element.getparent()
            if name == outer:
                last = holder = None
            elif parent is None or not len(element):
                continue
            else:
                if parent is not holder:
                    if _elsewhere(parent, outer):
                        continue
                    holder, last = parent, None
                    around = leaves(parent, shape.leaves) if outer else _NOTHING
                yield Record(element.sourceline + lines, name, element, around)
                silent.mark()
                if outer:
                    if last is not None:
                        parent.remove(last)
                    last = element
                    continue
            silent.mark()
            element.clear()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


class _UntilSilent:
    """A stream that ends where no record ended for too long.

    lxml tells of a fault at the end of the file only, and reads up to there: what is broken, and
    what is one endless item, is then found out by cutting.
    """

    def __init__(self, stream: Bounded, bound: int) -> None:
        self._stream, self._bound, self._since = stream, bound, 0

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes."""
        if self._since > self._bound:
            return b""
        data = self._stream.read(size)
        self._since += len(data)
        self._stream.mark()
        return data

    def mark(self) -> None:
        """A record ended."""
        self._since = 0


def _elsewhere(parent: Any, outer: str) -> bool:
    return local(parent.tag) != outer if outer else parent.getparent() is not None


def _said(error: etree.XMLSyntaxError) -> str:
    """What libxml2 says, without the place that it repeats."""
    return str(error.msg).partition(", line ")[0].strip()
