"""Records of XML files: the strict way and the other one agree, however the bytes come."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from plugins.comments.reading import xml_cutting, xml_mending
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.files import ExportFile
from plugins.comments.reading.xml_records import Shape, records

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPE = Shape(("comment",), "item", ("title", "post_id"))
FLAT = Shape(("thread", "post"))

TEXT = st.text(st.sampled_from("ab <>&]['\"/!-?é\n"), max_size=12)
CDATA = TEXT.map(lambda text: f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>")
LEAF = st.one_of(TEXT.map(escape), CDATA, st.just("<!-- <wp:comment> -->"), st.just("<?x <item>?>"))
COMMENT = LEAF.map(
    lambda text: f"<wp:comment ><wp:comment_content>{text}</wp:comment_content></wp:comment>"
)
ITEM = st.tuples(LEAF, st.lists(COMMENT, max_size=4), LEAF).map(
    lambda parts: (
        f"<item><title>{parts[0]}</title>\n{''.join(parts[1])}<wp:post_id>1</wp:post_id>{parts[2]}</item>"
    )
)
WXR = st.lists(ITEM, max_size=5).map(
    lambda items: (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n'
        + "\n".join(items)
        + "</channel></rss>"
    )
)


def file_of(data: bytes) -> ExportFile:
    """An export that lies in memory."""
    return ExportFile("export", lambda: (io.BytesIO(data), lambda: len(data)), len(data))


def strict(file: ExportFile, shape: Shape) -> list[tuple[int, str, bytes]]:
    return [
        (each.line, each.name, etree.tostring(each.element, method="c14n", with_tail=False))
        for each in records(file, shape)
    ]


def cut(file: ExportFile, shape: Shape) -> Iterator[tuple[int, str, bytes]]:
    for fragment in xml_cutting.fragments(file, shape, "utf-8"):
        line, name, element, *_ = xml_mending.parsed(fragment, file.head.xml, file.notes)
        yield line, name, etree.tostring(element, method="c14n", with_tail=False)


@settings(max_examples=80, deadline=None)
@given(document=WXR, size=st.integers(1, 60))
def test_cut_as_parsed(document: str, size: int) -> None:
    """A well-formed file gives the same records when it is cut, in pieces of whatever size."""
    file = file_of(document.encode())
    parsed = strict(file, SHAPE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_cutting, "CHUNK", size)
        assert [(line, name) for line, name, _ in cut(file, SHAPE)] == [
            (line, name) for line, name, _ in parsed
        ]
        assert [_content(data) for *_, data in cut(file, SHAPE)] == [
            _content(data) for *_, data in parsed
        ]


def _content(data: bytes) -> str:
    return "".join(etree.fromstring(data).itertext())


@settings(max_examples=80, deadline=None)
@given(document=WXR, fault=st.sampled_from(["&", "<b>", "\x0b", "]]>", "&nope;"]))
def test_a_fault_in_one_record_costs_at_most_that_one(document: str, fault: str) -> None:
    """What comes before and after a fault is read as it stands."""
    whole = [data for *_, data in strict(file_of(document.encode()), SHAPE)]
    first, mark, rest = document.partition("<wp:comment_content>")
    assume(mark)
    broken = f"{first}{mark}{fault}{rest}"
    found = [
        None if each.element is None else "".join(each.element.itertext())
        for each in records(file_of(broken.encode()), SHAPE)
    ]
    assert found[1:] == [_content(each) for each in whole][1:]
    assert len(found) == len(whole)


def test_memory_does_not_grow() -> None:
    """Of many elements only those of lxml's last piece are alive at the same time."""
    many = "".join(f"<post><id>{number}</id></post>" for number in range(20_000))
    alive = 0
    for each in records(file_of(f"<disqus>{many}</disqus>".encode()), FLAT):
        alive = max(alive, len(each.element.getparent()))
    assert alive < 3000


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    """The declared encoding is read, and where the file is broken too."""
    said = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    good = f'<?xml version="1.0" encoding="{said}"?>\n<disqus><post><id>Zoé</id></post></disqus>'
    for text in (good, good.replace("Zoé", "Zoé &amp; a & b")):
        file = file_of(text.encode(encoding))
        found = [(each.line, each.element[0].text) for each in records(file, FLAT)]
        assert found in ([(2, "Zoé")], [(2, "Zoé & a & b")])


def test_something_behind_the_end() -> None:
    """What a server adds after the last tag costs nothing, and is no cutting off."""
    file = file_of(b"<disqus><post><id>1</id></post></disqus>\n<b>Warning</b>: out of memory")
    assert [each.element[0].text for each in records(file, FLAT)] == ["1"]
    assert "Extra content" in file.notes.all()[0].what


def test_a_wrong_encoding() -> None:
    """Bytes that are not what the file says: refused, with the line and the byte."""
    data = "<disqus>\n<post><id>a</id></post>\n<post><id>Zoé</id></post></disqus>".encode("latin-1")
    with pytest.raises(ExportError) as caught:
        list(records(file_of(data), FLAT))
    assert caught.value.where == "line 3"
    assert "Byte 0xe9 is not UTF-8" in caught.value.why


def test_a_doctype_hidden_from_sight() -> None:
    """A DOCTYPE is refused in UTF-16 too, and behind a long remark."""
    bomb = '<!DOCTYPE disqus [<!ENTITY a "b">]><disqus><post><id>&a;</id></post></disqus>'
    for data in (bomb.encode("utf-16"), f"<!-- {'x' * 70_000} -->{bomb}".encode()):
        with pytest.raises(ExportError):
            list(records(file_of(data), FLAT))


def test_depth_is_no_bomb() -> None:
    """Elements in elements in elements end in an ExportError or a skipped record."""
    data = b"<disqus><post>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</post></disqus>"
    (found,) = records(file_of(data), FLAT)
    assert found.element is None
    assert "well-formed" in found.why
