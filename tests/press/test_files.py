"""Tests of plugins.press.files."""

import pytest

from plugins.press.files import shown, walk, write_atomic


def test_write_atomic_leaves_one_whole_file(tmp_path):
    """The folder is made, the file has the bytes, nothing else lies there."""
    write_atomic(tmp_path / "a" / "b.txt", b"new")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """Whatever goes wrong before the last step, the old bytes stay and no scrap is left."""
    target = tmp_path / "b.txt"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_walk_lists_files_and_links_and_follows_none(tmp_path):
    """A link to a folder is one entry: a loop cannot catch the walk."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "file").touch()
    (tmp_path / "a").touch()
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert list(walk(tmp_path)) == ["a", "b/file", "b/loop"]


def test_shown_is_short_where_it_can_be(tmp_path, monkeypatch):
    """Below here a path is relative."""
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "content" / "a.md") == "content/a.md"
