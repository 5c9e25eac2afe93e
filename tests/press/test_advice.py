"""Tests of `invoke check`: advice, its mends, and broken links that are accepted."""

from __future__ import annotations

import pytest

from plugins.press.manuscript import Edit, apply
from plugins.press.pelican_build import Options
from plugins.press.pelican_check import check
from tests.conftest import ROOT, run

LONG = "The kettle stands on the stove and has been there since the morning of the first day. "
STORY = " ".join(f"Sentence number {n} of a long story tells of cup {n * 7}." for n in range(40))


@pytest.fixture
def notes(place):
    """What a check says of the small site, as (line, code)."""

    def look(**options):
        chosen = Options(content=str(place.content), on="2026-06-01")
        checked = check(ROOT / "pelicanconf.py", chosen, **options)
        return [(note.problem.line, note.problem.code) for note in checked.notes], checked

    return look


def test_a_sound_site_has_none(place, notes):
    """Silence is worth something only if it is the rule."""
    assert notes()[0] == []


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({}, f"{LONG}\n\nOther words.\n\n{LONG}", [(12, "repeated")]),
        ({}, f"{LONG}\n\n* * *\n\n“{LONG}”", [(12, "repeated")]),
        ({}, "Yes.\n\nNo.\n\nYes.", []),
        ({}, "![](/images/a.png)\n\n![a cup](/images/a.png)", [(8, "no-alt")]),
        ({}, '<img src="/images/a.png">', [(8, "no-alt")]),
        ({}, '<img alt="" src="/images/a.png"><img alt="a cup" src="b">', [(8, "no-alt")]),
        ({"Mood": "x"}, "Words.", [(7, "unknown-field")]),
        ({"Labels": "Calm, calms"}, "Words.", [(7, "label-spelling"), (7, "label-spelling")]),
        ({"Labels": "press, class, bus"}, "Words.", []),
        ({"Guid": ""}, "Words.", [(1, "no-guid")]),
        (
            {"Guid": "tag:site.example.org,2026:cups", "Date": "2026-05-05"},
            "Words.",
            [(6, "guid-twice")],
        ),
    ],
)
def test_each_kind(place, notes, fields, text, expected):
    """With its line."""
    place.write("content/images/a.png", "")
    place.article("new", text, **fields)
    assert notes()[0] == expected


def test_a_copied_guid_names_the_original(place, notes):
    """The older article keeps it; the mend gives the younger one its own."""
    file = place.article("new", Guid="tag:site.example.org,2026:cups", Date="2026-05-05")
    _, checked = notes(fix=True)
    assert "Guid: tag:site.example.org,2026:new" in file.read_text("utf-8")
    assert checked.outcome.error is None


def test_nearly_the_same(place, notes):
    """The pair is named once; a variant, a translation and another story are not."""
    place.article("one", STORY)
    place.article("two", STORY.replace("number 7 ", "number seven ") + " The end.")
    assert notes()[0] == [(1, "near-duplicate")]
    place.article("two", STORY + " The end.", Variant_Of="one")
    assert notes()[0] == []
    place.article("two", " ".join(f"Cup {n} was blue and stood alone." for n in range(90)))
    assert notes()[0] == []


def test_markdown_elsewhere(place, notes):
    """Nothing would read it."""
    place.write("content/lost.md", "Title: Lost\n")
    place.write("content/authors/ann-moss.md", "Title: Ann\n")
    assert notes()[0] == [(1, "misplaced")]


@pytest.mark.parametrize(
    ("last", "told"), [("2026-06-01", True), ("2026-07-01", True), ("2026-07-02", False)]
)
def test_permissions_that_end(place, notes, last, told):
    """Within thirty days, counted from the build day."""
    file = place.content / "permissions" / "kettle-weekly.toml"
    file.write_text(f"valid_until = {last}\n" + file.read_text("utf-8"), "utf-8")
    assert notes()[0] == ([(1, "permission-ends")] if told else [])


def test_articles_that_wait_are_listed(place, notes):
    """With their day."""
    place.article("later", Date="2026-12-24")
    advice = notes()[1].outcome.report.advice
    assert [a.message for a in advice] == [
        "This article waits for its day: it is published on 2026-12-24."
    ]


def test_fix_mends_what_is_mechanical(place, notes):
    """And leaves the rest, byte for byte: other newlines, other fields."""
    file = place.article("new", LONG + "\n\n" + LONG, Labels="CALM; milk", Guid="")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    codes, checked = notes(fix=True)
    assert checked.mended == (str(file),)
    text = file.read_bytes()
    assert text.startswith(b"Guid: tag:courtesy.example.org,2026:new\r\nTitle: New\r\n")
    assert b"Labels: calm; milk\r\n" in text
    assert [code for _, code in codes] == ["repeated"]


def test_an_edit_that_comes_too_late_changes_nothing(tmp_path):
    """The line has become another one."""
    file = tmp_path / "a.md"
    file.write_text("one\ntwo\n")
    assert apply([Edit(str(file), 2, "zwei", "2")]) == []
    assert apply([Edit(str(file), 2, "two", "2")]) == [str(file)]
    assert file.read_text() == "one\n2\n"


def test_accept_takes_broken_links(place, notes):
    """To the letter: a new one is told again. Twice accepted is once accepted."""
    place.article("old", "[x](/gone.html)")
    assert notes(take=True)[1].accepted == 1
    assert notes(take=True)[1].accepted == 0
    waivers = (place.content / "waivers.toml").read_text("utf-8")
    assert waivers.count("[[waiver]]") == 1
    settings = str(place.write("extra.py", "PRODUCTION = True"))
    assert place.build(settings=settings).error is None
    place.article("old", "[x](/gone.html) [y](/other.html)")
    assert place.codes(settings=settings) == ["broken-link"]


def test_on_the_command_line(place):
    """Advice is no reason to fail; nothing is published."""
    place.article("new", "![](/images/a.png)", Labels="Calm")
    place.write("content/images/a.png", "")
    done = run("invoke", "check", "--content", str(place.content), "--on", "2026-06-01")
    assert done.returncode == 0, done.stderr
    assert "Checked: 0 problems, 2 pieces of advice. 1 can be mended with --fix." in done.stdout
    assert not place.output.exists()
    place.article("bad", Permission="none")
    done = run("invoke", "check", "--content", str(place.content))
    assert done.returncode == 1
    assert "[unknown-permission]" in done.stderr


def test_the_sample_site(samples):
    """Two repeated paragraphs, a label that differs in case, and nothing false."""
    done = run("invoke", "check", "--content", str(samples / "site" / "content"))
    told = [line.partition("articles/")[2].partition("]")[0] for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [line for line in told if line] == [
        "amazing-postal-service.md:5: [label-spelling",
        "amazing-postal-service.md:13: [repeated",
        "be-your-best-self.md:13: [repeated",
    ]
