"""Tests of plugins.press.promotion."""

import pytest

from plugins.press import promotion
from plugins.press.promotion import exchange, promote, recover


@pytest.fixture(params=["exchange", "two renames"])
def folders(request, tmp_path, monkeypatch):
    """A staging folder and an output, on a system that can exchange them and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(promotion, "exchange", lambda one, other: False)
    staging, output = tmp_path / "press" / "staging", tmp_path / "output"
    for folder, text in ((staging, "new"), (output, "old")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text)
    return staging, output


def test_promote_swaps_and_leaves_nothing(folders):
    """The new folder is there, the old one is gone."""
    staging, output = folders
    promote(staging, output)
    assert (output / "index.html").read_text() == "new"
    assert list(staging.parent.iterdir()) == []


def test_the_first_promotion(folders, tmp_path):
    """Where there was no output."""
    staging, _ = folders
    promote(staging, tmp_path / "first")
    assert (tmp_path / "first" / "index.html").read_text() == "new"


def test_recovery_between_the_two_renames(folders):
    """A build that died when the output was already moved away: it is put back."""
    staging, output = folders
    output.rename(staging.with_name("previous"))
    assert recover(staging, output)
    assert (output / "index.html").read_text() == "old"
    assert list(staging.parent.iterdir()) == []


def test_recovery_after_the_renames(folders):
    """A build that died before the old folder was deleted: it is deleted now."""
    staging, output = folders
    staging.rename(staging.with_name("trash"))
    assert not recover(staging, output)
    assert (output / "index.html").read_text() == "old"
    assert list(staging.parent.iterdir()) == []


def test_exchange_is_atomic_or_refused(tmp_path):
    """On this system or not, no folder is lost; what does not exist cannot be exchanged."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    assert not exchange(one, other)
    other.mkdir()
    (one / "1").touch()
    swapped = exchange(one, other)
    assert ((other if swapped else one) / "1").exists()
