"""Every mistake of an author has its place and its mend, and never a traceback."""

from __future__ import annotations

import pytest

from tests.conftest import run, tree

ARTICLE = "Title: X\nDate: 2026-01-05\nGuid: tag:x\n\nText.\n"


def having(field: str) -> bytes:
    """The article with one field more, on its third line."""
    return ARTICLE.replace("Guid", f"{field}\nGuid").encode()


MISTAKES = {
    "not UTF-8": ("articles/x.md", ARTICLE.encode() + b"\ncaf\xe9", "7: [not-utf-8]"),
    "no title": ("articles/x.md", b"Date: 2026-01-05\n\nText.\n", "1: [no-title]"),
    "no date": ("articles/x.md", b"Title: X\n\nText.\n", "1: [no-date]"),
    "a bad date": ("articles/x.md", b"Title: X\nDate: soon\n\nText.\n", "2: [bad-date]"),
    "half a date": ("articles/x.md", b"Title: X\nDate: 2026\n\nText.\n", "2: [bad-date]"),
    "a bad status": ("articles/x.md", having("Status: odd"), "3: [status]"),
    "an empty file": ("articles/x.md", b"", "1: [no-title]"),
    "broken TOML": ("permissions/x.toml", b"holder = ", "1: [toml]"),
    "over 2 MB": ("articles/x.md", ARTICLE.encode() + b"x " * 1_000_001, "1: [too-large]"),
    "the slug of another": ("articles/x.md", having("Slug: cups"), "[same-slug]"),
    "labels that collide": ("articles/x.md", having("Labels: C++, C#"), "3: [same-label]"),
    "a picture that is not there": (
        "articles/x.md",
        ARTICLE.encode() + b"\n![x](/images/no.png)\n",
        "[no-such-file]",
    ),
    "a page with a bad date": ("pages/x.md", b"Title: X\nDate: soon\n\nText.\n", "2: [bad-date]"),
}


@pytest.mark.parametrize(("path", "data", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake(place, path, data, expected):
    """Through the command line: the message, exit status 1, nothing lost."""
    place.build()
    before = tree(place.output)
    file = place.content / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    done = run("invoke", "build", "--content", str(place.content), "--output", str(place.output))
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if path in line.partition("[")[0]]
    assert len(lines) == 1, done.stderr
    assert expected in lines[0]
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(place.output) == before


def test_all_mistakes_of_a_file_at_once(place):
    """An author who made three sees three."""
    place.write("content/articles/x.md", "Title: ???\nDate: soon\nLables: x\n\nText.\n")
    found = [(problem.line, problem.code) for problem in place.build().report.problems]
    assert found == [(1, "bad-title"), (2, "bad-date"), (3, "unknown-field")]


def test_control_characters_are_dropped_with_a_warning(place):
    """The article is published without them."""
    place.write("content/articles/x.md", ARTICLE + "Te\x07a.\n")
    done = run("invoke", "build", "--content", str(place.content), "--output", str(place.output))
    assert done.returncode == 0
    assert "x.md:6: [control-character] Control characters were dropped: U+0007." in done.stdout
    assert "Tea." in place.read("2026/01/x.html")


def test_a_symlink_loop(place):
    """It is told where it begins; nothing is read forty times."""
    (place.content / "articles" / "again").symlink_to(place.content)
    done = run("invoke", "build", "--content", str(place.content), "--output", str(place.output))
    assert done.returncode == 1
    assert "articles/again:1: [symlink-loop]" in done.stderr
    assert not place.output.exists()


def test_two_links_that_lead_to_each_other(place):
    """A loop over two folders."""
    for one, other in (("a", "b"), ("b", "a")):
        (place.content / "articles" / one).mkdir()
        (place.content / "articles" / one / "on").symlink_to(place.content / "articles" / other)
    assert "symlink-loop" in place.codes()


def test_a_link_that_is_no_loop(place):
    """Articles may lie elsewhere."""
    (place.folder / "elsewhere").mkdir()
    (place.folder / "elsewhere" / "x.md").write_text(ARTICLE)
    (place.content / "articles" / "more").symlink_to(place.folder / "elsewhere")
    assert place.build().error is None
    assert "2026/01/x.html" in tree(place.output)


def test_a_dangling_link(place):
    """It is an article that cannot be read."""
    (place.content / "articles" / "gone.md").symlink_to("nowhere.md")
    done = run("invoke", "build", "--content", str(place.content), "--output", str(place.output))
    assert done.returncode == 1
    assert "gone.md:1: [unreadable]" in done.stderr


@pytest.mark.parametrize("kind", ["empty", "missing"])
def test_without_content_the_site_is_empty_and_that_is_said(place, kind):
    """Exit status 0 where there was no site before …"""
    folder = place.folder / "none"
    if kind == "empty":
        folder.mkdir()
    output = place.folder / "out"
    done = run("invoke", "build", "--content", str(folder), "--output", str(output))
    assert done.returncode == 0, done.stderr
    assert "none:1: [no-content]" in done.stdout
    assert "Nothing has been published here yet." in (output / "index.html").read_text("utf-8")


def test_a_site_is_not_emptied_by_a_typing_error(place):
    """… and 1 where all its articles would go."""
    place.build()
    before = tree(place.output)
    done = run("invoke", "build", "--content", "contnt", "--output", str(place.output))
    assert done.returncode == 1
    assert (
        "[empties-site] This build would remove all 2 articles: there is no folder" in done.stderr
    )
    assert "contnt. Is --content right?" in done.stderr
    assert tree(place.output) == before


COMMANDS = (
    "reprint.seal cups",
    "reprint.withdraw cups --why x",
    "reprint.restore cups",
    "rename cups mugs",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_content_folder_that_is_not_there(place, command):
    """What is about articles that are there names the folder that is not; nothing is made."""
    folder = place.folder / "none"
    done = run("invoke", *command.split(), "--content", str(folder))
    assert done.returncode == 2
    assert "none:1: [no-content] There is no such folder." in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_content_folder_without_articles(place, command):
    """Nothing is offered to choose from where there is nothing."""
    (place.folder / "none").mkdir()
    done = run("invoke", *command.split(), "--content", str(place.folder / "none"))
    assert done.returncode == 2
    said = "Nothing is withdrawn." if "restore" in command else "There are no articles."
    assert said in done.stderr
    assert " ." not in done.stderr
