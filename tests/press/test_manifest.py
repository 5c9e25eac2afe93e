"""Tests of plugins.press.manifest and of what a build means."""

import pytest

from plugins.press import manifest
from plugins.press.build import meaning
from plugins.press.manifest import Manifest


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    """And the same folder has the same bytes."""
    (tmp_path / "a").write_text("a")
    made = manifest.Manifest(manifest.digests(tmp_path), ("a",))
    (tmp_path / manifest.NAME).write_bytes(made.as_bytes())
    assert manifest.load(tmp_path) == made
    assert manifest.Manifest(manifest.digests(tmp_path), ("a",)).as_bytes() == made.as_bytes()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": [], "articles": []}', "null"])
def test_what_is_no_manifest_is_none(tmp_path, text):
    """Damaged, or of another program."""
    (tmp_path / manifest.NAME).write_text(text)
    assert manifest.load(tmp_path) is None


def test_meaning():
    """What comes, what goes, and which feeds change."""
    old = Manifest({"a.html": "1", "feeds/x.xml": "1", "feeds/y.xml": "1"}, ("a.html",))
    new = Manifest({"b.html": "1", "feeds/x.xml": "2", "feeds/y.xml": "1"}, ("b.html",))
    assert str(meaning(old, new)) == "publishes 1, removes 1, changes 1 feed"
    assert str(meaning(None, new)) == "publishes 1, removes 0, changes 2 feeds"
