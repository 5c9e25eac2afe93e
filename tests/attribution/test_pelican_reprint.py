"""Tests of `invoke reprint.new`: what it prints, what it writes, and that the result builds."""

from __future__ import annotations

import tomllib

import pytest
from invoke.exceptions import Exit
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.pelican_reprint import propose
from plugins.attribution.recognition import works
from plugins.press.problem import CannotBuild, Problem
from plugins.press.visible import read
from plugins.press.words import spell, tokens
from plugins.tasks.reprint import new
from tests.attribution.recognition.test_recogniser import CASES, FIXTURES
from tests.conftest import PERMISSION, ROOT, run, tree
from tests.fixtures import cases

PASTED = """\
The Ferry That Waits

By Ines Duarte
March 3, 2024

The ferry at Lower Quay leaves four minutes late, every evening, and nobody complains.

Its captain counts the people on the stairs before she lets go of the rope.

© Ines Duarte, https://quay.example.org/. You may reprint this article with this line.
"""
KETTLE = """\
The Loud Kettle

By Jo Ray

A kettle that shouts has been waiting for somebody to shout back, and has given up on words.

Copyright, Kettle Weekly. Used with permission. Jo Ray teaches "calm service" at counters - daily.
Visit kettle.example.org or the archive.
"""


@pytest.fixture
def pasted(place):
    """A file with a pasted article, outside of the content."""
    return place.write("pasted.txt", PASTED)


def reprint(place, file, *options):
    """The command as a person types it."""
    return run("invoke", "reprint.new", str(file), "--content", str(place.content), *options)


@pytest.fixture
def task(place, capsys):
    """The task in this process: its exit status, and what it printed and complained about."""

    def call(file, **options):
        status = 0
        try:
            new.body(None, str(file), content=str(place.content), **options)
        except Exit as error:
            status = error.code
        return status, *capsys.readouterr()

    return call


def test_it_writes_and_says_what(place, pasted):
    """Plain text into a pipe; a permission and an article that build as they are."""
    done = reprint(place, pasted, "--on", "2026-06-01")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "title     The Ferry That Waits  (the text, line 1)" in done.stdout
    assert "Permission ines-duarte is new:" in done.stdout
    article = f"{place.content}/articles/the-ferry-that-waits.md"
    written, _, asked = done.stdout.partition("To check:")
    assert written.strip().splitlines()[-2:] == [
        f"Wrote {place.content}/permissions/ines-duarte.toml",
        f"Wrote {article}",
    ]
    assert f"holder's site. Write Source: … into {article}." in " ".join(asked.split())
    text = (place.content / "articles" / "the-ferry-that-waits.md").read_text("utf-8")
    assert text.partition("\n\n")[0].split("\n") == [
        "Title: The Ferry That Waits",
        "Date: 2024-03-03",
        "Author: Ines Duarte",
        "Category: Articles",
        "Slug: the-ferry-that-waits",
        "Guid: tag:courtesy.example.org,2026:the-ferry-that-waits",
        "Permission: ines-duarte",
        "Source: https://quay.example.org/",
    ]
    assert place.build().error is None
    assert "You may reprint this article" in place.read("2024/03/the-ferry-that-waits.html")


def test_a_permission_that_fits(place, task):
    """The one whose statement stands in the text; nothing new is written, and nothing twice."""
    file = place.write("kettle.txt", KETTLE)
    status, said, _ = task(file, date="2026-05-05", source="https://kettle.example.org/l")
    assert status == 0
    assert "Permission kettle-weekly fits: its statement stands in lines 7" in said
    assert place.build().error is None
    page = read(LexborHTMLParser(place.read("2026/05/the-loud-kettle.html")))
    assert spell(page.tokens).count("Used with permission") == 1
    assert [path.name for path in (place.content / "permissions").iterdir()] == [
        "kettle-weekly.toml"
    ]


def test_a_permission_that_nearly_fits(place, task):
    """Which words differ is said; a new file is proposed, and the known one stays as it is."""
    file = place.write("kettle.txt", KETTLE.replace("daily", "weekly"))
    named = propose(ROOT / "pelicanconf.py", str(file), content=str(place.content),
                    permission="kettle-weekly")  # fmt: skip
    status, said, _ = task(file)
    assert status == 0
    asked = " ".join(said.split())
    assert "Is this kettle-weekly in other words? “daily” has become “weekly”." in asked
    assert "Permission kettle-weekly-2 is new" in said
    assert named.proposal.article is not None
    assert named.proposal.article.permission == "kettle-weekly"
    assert named.proposal.permission is None


@pytest.mark.parametrize(
    ("field", "question"),
    [
        ("valid_until = 2026-01-31", "ended on 2026-01-31: is there a new permission?"),
        ("withdrawn = 2026-01-31", "ended on 2026-01-31: is there a new permission?"),
        ("valid_from = 2027-01-01", "begins on 2027-01-01, after 2026-05-05."),
    ],
)
def test_a_permission_that_is_over(place, task, field, question):
    """Its statement stands in the text, and the article is a draft all the same."""
    place.write("content/permissions/kettle-weekly.toml", f"{field}\n{PERMISSION}")
    file = place.write("kettle.txt", KETTLE)
    _, said, _ = task(file, date="2026-05-05", on="2026-06-01")
    assert f"* kettle-weekly {question}" in " ".join(said.split())
    text = (place.content / "articles" / "the-loud-kettle.md").read_text("utf-8")
    assert "Status: draft" in text


def test_a_dry_run_writes_nothing(place, pasted, task):
    """It says what it would write."""
    before = tree(place.folder)
    status, said, _ = task(pasted, dry_run=True)
    assert status == 0
    assert f"Would write {place.content}/permissions/ines-duarte.toml" in said
    assert tree(place.folder) == before


@pytest.mark.parametrize(
    ("answer", "options", "written"),
    [("", {}, True), ("y", {}, True), ("n", {}, False), (None, {"yes": True}, True)],
)
def test_a_person_is_asked_once(place, pasted, task, monkeypatch, answer, options, written):
    """On a terminal, before anything is written; --yes answers for them."""
    asked = iter([] if answer is None else [answer])
    monkeypatch.setattr("builtins.input", lambda words: next(asked))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    status, said, _ = task(pasted, **options)
    assert status == 0
    assert "\x1b[1m" in said
    assert next(asked, None) is None
    assert (place.content / "permissions" / "ines-duarte.toml").exists() is written
    assert ("Nothing was written." in said) is not written


def test_from_a_pipe(place):
    """`-` reads standard input."""
    command = f"printf '%s' \"$TEXT\" | invoke reprint.new - --content '{place.content}'"
    done = run("bash", "-c", command, TEXT=PASTED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("standard input: plain text\n")
    assert (place.content / "articles" / "the-ferry-that-waits.md").is_file()


def test_help_never_acts(place, pasted):
    """Wherever it stands among the options."""
    before = tree(place.folder)
    for options in (("--help",), ("--dry-run", "-h")):
        done = reprint(place, pasted, *options)
        assert done.returncode == 0
        assert "--dry-run" in done.stdout
        assert "Usage: inv[oke] [--core-opts] reprint.new" in done.stdout
    assert tree(place.folder) == before


@pytest.mark.parametrize(
    ("text", "options", "status", "code"),
    [
        (PASTED, {"slug": "the-quiet-kettle"}, 2, "same-slug"),
        (PASTED, {"slug": "cups"}, 2, "exists"),
        (PASTED, {"slug": "../cups"}, 2, "slug"),
        (PASTED, {"title": "!!!"}, 2, "no-slug"),
        (PASTED, {"date": "soon"}, 2, "build-day"),
        (PASTED, {"on": "soon"}, 2, "build-day"),
        (PASTED, {"source": "javascript:x"}, 2, "address"),
        (PASTED, {"permission": "none"}, 1, "unknown-permission"),
        (PASTED.partition("©")[0], {}, 1, "no-statement"),
        ("© Ines Duarte", {}, 1, "no-article"),
        ("", {}, 2, "no-text"),
    ],
)
def test_what_cannot_be(place, task, text, options, status, code):
    """It is told as a problem with its exit status, and nothing was written."""
    file = place.write("pasted.txt", text)
    before = tree(place.folder)
    exit_status, _, complaint = task(file, **options)
    assert exit_status == status
    assert f"[{code}]" in complaint
    assert tree(place.folder) == before


@pytest.mark.parametrize("head", ['<link rel="canonical" href="https://doors.example.org/s">', ""])
def test_the_same_page_again(place, task, head):
    """It is refused, for links and marks are no words."""
    links = "".join(
        f'<p>Door {n} is {"very " * n}like <a href="/2025/knees-and-elbows-{n}">a knee</a>, '
        f"says <em>the</em> cat.</p>"
        for n in range(4)
    )
    file = place.write(
        "pasted.html",
        f"<head>{head}</head><h1>Small Doors</h1><p>By Mara Lind</p>{links}"
        "<p>© Mara Lind, https://doors.example.org/. You may reprint this article.</p>",
    )
    assert task(file)[0] == 0
    before = tree(place.folder)
    status, _, complaint = task(file)
    assert (status, "[known-article]" in complaint) == (1, True)
    assert tree(place.folder) == before


def test_a_file_that_is_not_there(place, task):
    """A folder is said to be one."""
    for file, said in (("none.txt", "There is no such file."), ("content", "This is a folder.")):
        status, _, complaint = task(place.folder / file)
        assert status == 2
        assert f"[no-file] {said}" in complaint


def test_what_to_do_once_it_is_written(place, task):
    """Options answer what was not written; of files that are there it is said what to edit, for
    running it again would be refused."""
    text = (
        "A door is a promise, said the cat, and went out of it.\n\n© Jo Ray. You may reprint it.\n"
    )
    file = place.write("pasted.txt", text)
    options = ("--title", "--source", "--date", "--author", "--permission")
    _, said, _ = task(file, dry_run=True)
    assert all(option in said for option in ("--title", "--source", "--date"))
    _, said, _ = task(file)
    article = next(line[6:] for line in said.splitlines() if line.endswith(".md"))
    said = " ".join(said.split())
    assert not any(option in said for option in options)
    assert f"* What is its title? The text has none. Write Title: … into {article}." in said
    assert f"Write Source: https://… into {article}." in said
    assert said.endswith(f"Then delete Status: draft from {article}.")


def test_nearly_the_same_statement_once_written(place, task):
    """The permission's file speaks of what is written too."""
    file = place.write("kettle.txt", KETTLE.replace("daily", "weekly"))
    _, said, _ = task(file)
    text = (place.content / "permissions" / "kettle-weekly-2.toml").read_text("utf-8")
    assert "Then write Permission: kettle-weekly into the article, and mend" in text
    assert "--permission" not in text + said


def test_both_or_none(place, pasted):
    """Where the article cannot be written, the permission is taken back."""
    proposed = propose(ROOT / "pelicanconf.py", str(pasted), content=str(place.content))
    before = tree(place.folder)
    filing = proposed.filing()
    articles = place.content / "articles"
    articles.rename(place.folder / "aside")
    articles.write_text("a file where the folder was", "utf-8")
    with pytest.raises(CannotBuild) as caught:
        filing.carry_out()
    assert [problem.code for problem in caught.value.problems] == ["unwritable"]
    articles.unlink()
    (place.folder / "aside").rename(articles)
    assert tree(place.folder) == before


def test_a_file_that_came_meanwhile(place, pasted):
    """It is left as it is, and the permission is taken back."""
    proposed = propose(ROOT / "pelicanconf.py", str(pasted), content=str(place.content))
    filing = proposed.filing()
    there = place.write("content/articles/the-ferry-that-waits.md", "mine")
    before = tree(place.folder)
    with pytest.raises(CannotBuild) as caught:
        filing.carry_out()
    assert [problem.code for problem in caught.value.problems] == ["exists"]
    assert tree(place.folder) == before
    assert there.read_text("utf-8") == "mine"


def test_every_fixture_builds(empty, monkeypatch):
    """All that is offered for the fixtures, in one site: drafts disturb nothing, and with their
    questions answered they pass the gate too. Every long paragraph that was pasted stands on the
    page, in its words."""
    monkeypatch.setattr(works, "load", lambda folder: iter(()))  # many have the same text
    made = []
    for number, case in enumerate(CASES):
        given, _ = case.values
        file = empty.write("pasted.txt", given)
        proposed = propose(
            ROOT / "pelicanconf.py",
            str(file),
            content=str(empty.content),
            slug=f"case-{number}",
            on="2026-05-01",
        )
        if proposed.proposal.article is not None:
            written = proposed.filing().carry_out()
            made.append((given, written[-1], proposed.proposal.article))
    assert len(made) > 25
    assert problems(empty.build()) == []
    for _, path, article in made:
        if article.source:
            path.write_text(path.read_text("utf-8").replace("Status: draft\n", ""), "utf-8")
    built = empty.build()
    assert problems(built) == []
    plain = {case.values[0] for case in cases(FIXTURES / "text.md")}
    for given, _, article in made:
        if not article.source:
            continue
        html = empty.read(f"{article.day:%Y/%m}/{article.slug}.html")
        page = spell(read(LexborHTMLParser(html)).tokens)
        for paragraph in given.split("\n\n") if given in plain else ():
            words = tokens(" ".join(line for line in paragraph.split("\n") if "---" not in line))
            if len(words) > 25 and ":" not in paragraph:
                assert spell(words) in page
    assert sum(article.is_draft for _, _, article in made) >= 6


def problems(outcome) -> list[Problem]:
    """What a build finds wrong."""
    return list(outcome.report.problems)


def test_the_new_file_is_read_back_as_proposed(place, pasted):
    """Its text is TOML, with the fields in a reader's order."""
    proposed = propose(ROOT / "pelicanconf.py", str(pasted), content=str(place.content))
    made = proposed.proposal.permission
    assert made is not None
    assert list(tomllib.loads(made.text)) == [
        "holder",
        "holder_url",
        "statement",
        "terms",
        "republish",
        "modifications",
    ]
