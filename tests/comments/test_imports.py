"""Files in, a report out; and what somebody who presses Ctrl-C is told."""

from __future__ import annotations

import pytest

from plugins.comments.articles import Articles
from plugins.comments.imports import Interrupted, Wish, import_files
from plugins.comments.store.connect import open_store
from plugins.press.problem import CannotBuild
from tests.comments import wxr


class Importing:
    """An export of 50 comments, and a store for it."""

    def __init__(self, folder) -> None:
        self.export = wxr.write(folder / "export.xml", 50)
        self.store = open_store(f"sqlite:///{folder / 'comments.db'}")

    def __call__(self, *files, progress=lambda *_: None, **wish):
        wanted = Wish((self.export, *files), **wish)
        return import_files(lambda: self.store, wanted, Articles, "Mo", progress=progress, batch=20)


@pytest.fixture
def importing(tmp_path):
    made = Importing(tmp_path)
    yield made
    made.store.close()


def test_progress_is_told_while_reading_and_while_storing(importing):
    """And at its end there is nothing more to tell."""
    told = []
    importing(progress=lambda *what: told.append(what))
    stored = [what for what in told if what[0] == "comments stored:"]
    assert stored == [("comments stored:", done, 50) for done in (20, 40, 50)]
    assert told[-1] == ("", 0, 0)


def test_interrupted_while_reading(importing):
    """Nothing was kept."""

    def stop(doing: str, done: int, total: int) -> None:
        if doing:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted, match="Nothing was kept; the store is as it was"):
        importing(progress=stop)
    assert importing().files[0].new == 50


def test_interrupted_while_storing(importing):
    """Whole batches were kept, and the same again does the rest."""

    def stop(doing: str, done: int, total: int) -> None:
        if doing == "comments stored:" and done == 40:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted, match="40 of 50 comments were kept; the same command does"):
        importing(progress=stop)
    report = importing()
    assert (report.files[0].new, report.files[0].known, report.pending) == (10, 40, 16)


def test_every_file_that_cannot_be_read_is_told(importing, tmp_path):
    """All together, and nothing was stored of the one that can."""
    (tmp_path / "empty.xml").write_text("", "utf-8")
    with pytest.raises(CannotBuild) as caught:
        importing(tmp_path / "empty.xml", tmp_path / "missing.xml")
    assert len(caught.value.problems) == 2
    assert importing().files[0].new == 50


def test_a_broken_file_among_good_ones(importing, tmp_path):
    """It breaks at its end, after everything else was read."""
    whole = "".join(wxr.pieces(30))
    (tmp_path / "broken.xml").write_text(whole[: len(whole) - 400], "utf-8")
    with pytest.raises(CannotBuild) as caught:
        importing(tmp_path / "broken.xml")
    (problem,) = caught.value.problems
    assert problem.line > 1
    assert "--partial" in problem.mend
    assert importing().files[0].new == 50
