"""Tests of plugins.press.progress, and of what a build's summary says besides."""

import io

from plugins.press.progress import Line
from tests.conftest import tree


class Terminal(io.StringIO):
    """A terminal that keeps what it was told."""

    def isatty(self):
        return True


def test_a_long_build_is_told_on_one_line(monkeypatch):
    """After a second, written over, and wiped at the end."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    seconds = iter([0.0, 0.5, 2.0, 2.05, 2.06, 2.07])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    line = Line()
    line("Reading", 1, 4)
    assert terminal.getvalue() == ""
    line("Reading", 2, 4)
    line("Reading", 3, 4)
    line("Reading", 4, 4)
    line("", 0, 0)
    assert terminal.getvalue() == "\r\x1b[KReading 2 of 4\r\x1b[KReading 4 of 4\r\x1b[K"


def test_a_pipe_is_told_nothing(monkeypatch):
    """It would only be in the way there."""
    pipe = io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    seconds = iter([0.0, 5.0, 6.0])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    line = Line()
    line("Reading", 2, 3)
    line("", 0, 0)
    assert pipe.getvalue() == ""


def test_every_stage_tells(place):
    """Reading, writing, and each row of the gate."""
    told = []
    place.build(progress=lambda *step: told.append(step))
    assert ("Reading", 2, 2) in told
    assert any(doing == "Writing" and done == total for doing, done, total in told)
    assert any(doing == "Checking feeds:" and done == 4 for doing, done, _ in told)
    assert told[-1] == ("", 0, 0)


def test_a_permission_that_ends_soon_is_news(place):
    """In the summary of every build."""
    file = place.content / "permissions" / "kettle-weekly.toml"
    file.write_text("valid_until = 2026-06-13\n" + file.read_text("utf-8"), "utf-8")
    assert place.build().report.news == ("The permission kettle-weekly ends in 12 days.",)
    assert place.build(on="2026-06-14").report.news == ()


def test_what_belongs_to_a_draft_is_not_published(place):
    """A picture that nothing else mentions; one that an article shows too is."""
    for name in ("secret", "shared", "loose"):
        place.write(f"content/images/{name}.svg", "<svg/>")
    text = "![a](/images/secret.svg) ![b](/images/shared.svg)"
    place.article("draft", text, Status="draft")
    place.article("open", "![b](/images/shared.svg)")
    assert place.build().error is None
    images = {path for path in tree(place.output) if path.startswith("images/")}
    assert images == {"images/shared.svg", "images/loose.svg"}
