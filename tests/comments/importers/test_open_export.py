"""Opening: plain files, gzip, zip and folders; bombs, names that climb, what is no file."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from plugins.comments.importers import ExportError, Limits, open_export
from plugins.comments.incoming import IncomingComment
from tests.comments.importers.told import comments, told

if TYPE_CHECKING:
    from pathlib import Path

POST = (
    '<post dsq:id="{0}"><message>{1}</message><createdAt>2026-01-01T10:00:00Z</createdAt>'
    '<thread dsq:id="t"/></post>'
)
DISQUS = (
    '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">{}</disqus>'
)


def export(*ids: int, text: str = "Hello") -> bytes:
    return DISQUS.format("".join(POST.format(each, text) for each in ids)).encode()


def packed(file: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def why(path: Path, **options: object) -> str:
    with pytest.raises(ExportError) as caught:
        comments(path, **options)
    return str(caught.value)


def test_gzip_whatever_its_name(tmp_path: Path) -> None:
    """Content says that it is packed; what it is named does not matter."""
    file = tmp_path / "export.txt"
    file.write_bytes(gzip.compress(export(1)))
    assert [each.source_id for each in comments(file)] == ["1"]


def test_a_zip_of_several(tmp_path: Path) -> None:
    """Each member is a source, packed ones inside too; others are left out and told."""
    file = packed(
        tmp_path / "takeout.zip",
        **{
            "a/feed": export(1, 2),
            "b/feed": gzip.compress(export(3)),
            "b/read_me": b"Dear reader\n",
            "__MACOSX/feed": export(4),
        },
    )
    sources = open_export(file)
    assert [source.file for source in sources] == ["takeout.zip/a/feed", "takeout.zip/b/feed"]
    assert [each.source_id for each in comments(file)] == ["1", "2", "3"]
    notes = [(note.where, note.what) for note in sources[0].notes]
    assert ("takeout.zip/b/read_me", notes[0][1]) == notes[0]
    assert "left out" in notes[0][1]


def test_a_folder(tmp_path: Path) -> None:
    """Every file below it is asked, in order; hidden ones and links are not."""
    for name, data in (("b.xml", export(2)), ("a/a.xml", export(1)), (".hidden", export(3))):
        (tmp_path / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / name).write_bytes(data)
    (tmp_path / "all" / "link").symlink_to(tmp_path / "all" / "b.xml")
    assert [source.file for source in open_export(tmp_path / "all")] == ["all/b.xml", "all/a/a.xml"]


@pytest.mark.parametrize(
    "name", ["../up.xml", "/etc/up.xml", "a/../../up.xml", "..\\up.xml", "C:up"]
)
def test_a_zip_with_a_name_that_climbs(name: str, tmp_path: Path) -> None:
    """It is refused as a whole, its good members too."""
    file = tmp_path / "export.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("good.xml", export(1))
        archive.writestr(name, export(2))
    assert "leads out of its folder" in why(file)


def test_a_zip_with_a_link(tmp_path: Path) -> None:
    """A link in a zip is refused."""
    file = tmp_path / "export.zip"
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "holds a link" in why(file)


def test_a_gzip_bomb(tmp_path: Path) -> None:
    """What unpacks to hundreds of times its size is refused before it fills anything."""
    file = tmp_path / "export.gz"
    file.write_bytes(gzip.compress(export(1, text=" " * 40_000_000)))
    assert "times its size" in why(file)


def test_a_zip_bomb_that_lies(tmp_path: Path) -> None:
    """A member that says it is small, and one that says it is large, are both refused."""
    file = packed(tmp_path / "large.zip", feed=export(1, text=" " * 3_000_000))
    assert "unpacks to more than 1,000,000 bytes" in why(file, limits=Limits(total=1_000_000))
    data = bytearray(file.read_bytes())
    size = struct.pack("<I", len(export(1, text=" " * 3_000_000)))
    for at in (data.find(size), data.rfind(size)):
        data[at : at + 4] = struct.pack("<I", 1000)
    file.write_bytes(data)
    assert "large.zip" in why(file)


@pytest.mark.parametrize("cut", [5, 40, -9, -1])
def test_a_gzip_that_was_cut_off(cut: int, tmp_path: Path) -> None:
    """The message says so; with partial, what came whole is there."""
    whole = gzip.compress(export(*range(50), text=os.urandom(200).hex()))
    file = tmp_path / "export.gz"
    file.write_bytes(whole[:cut])
    assert "cut off" in why(file)
    if cut < 0:
        found = comments(file, partial=True)
        assert [each.source_id for each in found] == [str(number) for number in range(len(found))]
        assert len(found) > 30


def test_a_damaged_zip(tmp_path: Path) -> None:
    """A zip without its directory, and one whose bytes were changed."""
    file = packed(tmp_path / "export.zip", feed=export(*range(99)))
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    assert "damaged" in why(file)
    file.write_bytes(whole[:60] + bytes(10) + whole[70:])
    assert "export.zip" in why(file)


def test_one_endless_item(tmp_path: Path) -> None:
    """A comment beyond the bound is refused, whatever the file's length."""
    file = tmp_path / "export.xml"
    file.write_bytes(export(1, text="x" * 500_000))
    assert "One item in it has more than 100,000 bytes" in why(file, limits=Limits(item=100_000))
    for text in ("x" * 100, "x & " * 25):
        file.write_bytes(export(*range(6000), text=text))
        assert len(comments(file, limits=Limits(item=400_000))) == 6000
    file.write_bytes(export(1, text="x & " * 800_000))
    assert "One item in it has more than 100,000 bytes" in why(file, limits=Limits(item=100_000))


def test_a_tar_archive_is_named(tmp_path: Path) -> None:
    """A tar says what to do with it."""
    file = tmp_path / "export.tar"
    with tarfile.open(file, "w") as archive:
        archive.addfile(tarfile.TarInfo("x"), io.BytesIO())
    assert "This is a tar archive. Unpack it" in why(file)


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    """No such file, an empty folder, a pipe: each is said, none is waited for."""
    assert "There is no such file or folder." in why(tmp_path / "none.xml")
    assert "There is no file in it." in why(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "a pipe or a device" in why(tmp_path / "pipe")


def test_no_export_among_several(tmp_path: Path) -> None:
    """A folder without any says what its files are."""
    for name in "abcde":
        (tmp_path / name).write_text(f"{name} text")
    said = why(tmp_path)
    assert "None of its 5 files is an export that is known." in said
    assert "and 2 more" in said


def test_one_empty_among_several(tmp_path: Path) -> None:
    """A file without comments is no fault while another has some; all without are one."""
    (tmp_path / "a.xml").write_bytes(export())
    (tmp_path / "b.xml").write_bytes(export(1))
    assert len(comments(tmp_path)) == 1
    (tmp_path / "b.xml").write_bytes(export())
    assert "holds no comments" in why(tmp_path)


def test_a_format_that_is_said(tmp_path: Path) -> None:
    """A format overrides what is seen, and one that is none is refused with those there are."""
    file = tmp_path / "export.xml"
    file.write_bytes(export(1))
    assert len(comments(file, format="disqus")) == 1
    assert "holds no comments" in why(file, format="wordpress")
    assert "There is no format 'dsq'" in why(file, format="dsq")
    assert "isso, maildir, mbox" in why(file, format="dsq")
    file.write_text("no database")
    assert "This is no SQLite database." in why(file, format="isso")


def test_columns_of_a_table(tmp_path: Path) -> None:
    """A map makes a table readable; a wrong one says what there is."""
    file = tmp_path / "form.csv"
    file.write_text("When\tWho\tWhat\n2026-01-01\tJo\tHello\n", encoding="utf-16")
    columns = {"author": "Who", "body": "What", "published": "When"}
    (found,) = comments(file, columns=columns)
    assert (found.author, found.body, str(found.published)) == (
        "Jo",
        "Hello",
        "2026-01-01 00:00:00+00:00",
    )
    assert "There is no column 'Whom'. It has: When, Who, What." in why(
        file, columns={"author": "Whom", "body": "What"}
    )
    assert "No column holds the text" in why(file, columns={"author": "Who"})
    assert "--map names a field 'name'" in why(file, columns={"name": "Who", "body": "What"})


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are refused with their line."""
    file = tmp_path / "form.csv"
    file.write_bytes("author,body\nJo,one\nZoé,two\n".encode("latin-1"))
    assert "not UTF-8" in why(file)


def test_a_maildir_and_a_folder_of_staticman(tmp_path: Path) -> None:
    """A Maildir is one source with its flags; so is a folder of Staticman's files."""
    message = (
        b"From: Jo <jo@example.org>\nSubject: Tea\nDate: Thu, 01 Jan 2026 10:00:00 +0000\n\nHi\n"
    )
    for name in ("new/1.a", "cur/2.a:2,ST", "cur/3.a:2,S", "tmp/4.a"):
        (tmp_path / "Mail" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Mail" / name).write_bytes(message.replace(b"Hi", name.encode()))
    (mail,) = open_export(tmp_path / "Mail")
    found = [item for item in mail.items() if isinstance(item, IncomingComment)]
    assert (mail.format, [each.claim.value for each in found]) == (
        "maildir",
        ["deleted", "unknown", "unknown"],
    )
    for number in range(3):
        file = tmp_path / "comments" / "tea" / f"entry{number}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"_id: {number}\nmessage: Hello\ndate: 1601755016\n")
    (tmp_path / "comments" / "tea" / "entry9.yml").write_text("_id: 9\nmessage: [\n")
    (static,) = open_export(tmp_path / "comments")
    assert static.file == "comments/tea"
    assert told(tmp_path / "comments")[0] == "thread | tea | tea"
    assert told(tmp_path / "comments")[-1].startswith("skipped | comments/tea/entry9.yml | ")


def test_progress_is_told_and_ends(tmp_path: Path) -> None:
    """Megabytes of a file, and at last nothing of nothing, which wipes the line."""
    file = tmp_path / "export.xml"
    file.write_bytes(export(*range(9000), text="x" * 300))
    (source,) = open_export(file)
    calls: list[tuple[str, int, int]] = []
    assert sum(1 for _ in source.items(lambda *call: calls.append(call))) > 9000
    assert calls[-1] == ("", 0, 0)
    assert calls[-2][0] == "export.xml: megabyte"
    assert calls[-2][1] == calls[-2][2] > 1


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    """Every call of items reads anew, notes included."""
    file = tmp_path / "export.xml"
    file.write_bytes(export(1).replace(b"Hello", b"a & b"))
    (source,) = open_export(file)
    first, notes = list(source.items()), source.notes
    assert (list(source.items()), source.notes) == (first, notes)
    assert len(notes) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" * 60_000, "nests more than 64 levels deep"),
        (b'{"version":1,"comments":[{"commentHex":"a"}],"x":' + b"[" * 99, "nests more than 64"),
        (b"_id: x\nmessage: " + b"[" * 90_000 + b"]" * 90_000, "neither YAML nor JSON"),
        (b"<disqus><post>" + b"<" * 3_000_000 + b"</disqus>", "its end tag is missing"),
    ],
)
def test_what_would_take_minutes(data: bytes, said: str, tmp_path: Path) -> None:
    """Brackets in brackets are refused at once."""
    (tmp_path / "export").write_bytes(data)
    assert said in told(tmp_path / "export")[0]


def test_a_head_that_would_take_minutes(tmp_path: Path) -> None:
    """A message with a head that is no head is skipped; the next one is read."""
    start = b"From a@example.org Thu Jan  1 10:00:00 2026\nSubject: Tea\n"
    long = start + b"From: " + b'"(a" ' * 20_000 + b"\n\nx\n\n"
    (tmp_path / "mail").write_bytes(long + start + b"From: jo@example.org\n\nHello\n")
    lines = told(tmp_path / "mail")
    assert lines[0] == "skipped | line 1 | its head has more than 65,536 bytes"
    assert lines[-1].endswith("| Hello")
