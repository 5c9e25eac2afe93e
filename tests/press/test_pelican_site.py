"""Tests of plugins.press.pelican_site: what is published, and when."""

import json
from shutil import copytree

import pytest

from plugins.press.pelican_build import write_report
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site
from plugins.press.problem import Refused
from tests.conftest import ROOT, tree


def test_the_pages_of_a_small_site(place):
    """The promised paths."""
    assert place.build().error is None
    assert {
        "index.html",
        "2026/03/the-quiet-kettle.html",
        "2026/03/index.html",
        "2026/index.html",
        "label/calm.html",
        "labels.html",
        "category/tea.html",
        "author/jo-ray.html",
        "archive.html",
        "404.html",
        "feeds/all.atom.xml",
        "theme/style.css",
    } <= set(tree(place.output))


def test_an_article_waits_for_its_day(place):
    """Until the build day it is not there, and is listed; then it is."""
    place.article("later", Date="2026-06-02")
    outcome = place.build(on="2026-06-01")
    assert "2026/06/later.html" not in tree(place.output)
    assert [advice.code for advice in outcome.report.advice] == ["waits"]
    assert place.build(on="2026-06-02").report.advice == ()
    assert "2026/06/later.html" in tree(place.output)


def test_drafts_are_not_written(place):
    """Nor what is attached to them."""
    place.write("content/articles/plan.pdf", "secret")
    place.article("draft", "[plan]({attach}plan.pdf)", Status="draft")
    place.write("content/pages/draft.md", "Title: Draft page\nStatus: draft\n\nSecret.\n")
    assert place.build().error is None
    assert not [path for path in tree(place.output) if "draft" in path or "plan" in path]


def test_an_attachment_of_an_article_is_written(place):
    """Beside its page, as Pelican does."""
    place.write("content/articles/plan.pdf", "open")
    place.article("shared", "[plan]({attach}plan.pdf)")
    assert place.build().error is None
    assert place.read("2026/01/plan.pdf") == "open"


def test_a_label_page_lists_newest_first_under_days(place):
    """As readers of the old blog know it."""
    place.build()
    page = place.read("label/calm.html")
    order = ["Showing posts with label", "March 2, 2026", ">Cups<", "March 1, 2026", "Kettle</a>"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_pages_of_a_list_never_meet(empty):
    """Page 2 of “label 1” and page 1 of “label 12” were one file once."""
    for number in range(12):
        empty.article(f"a{number}", Labels="label 1", Date=f"2026-01-{number + 1:02}")
    empty.article("other", Labels="label 12")
    assert empty.build().error is None
    assert {"label/label-1.html", "label/label-12.html", "label/label-1/page/2/index.html"} <= set(
        tree(empty.output)
    )
    assert "Newer posts" in empty.read("label/label-1/page/2/index.html")
    assert "Older posts" in empty.read("label/label-1.html")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/articles/x.md", "Title: X\nDate: 2026-01-05\nSlug: cups\nGuid: tag:x\n\nText.\n"),
        (
            "content/articles/x.md",
            "Title: X\nDate: 2026-03-09\nSlug: index\nGuid: tag:x\n\nText.\n",
        ),
        (
            "content/articles/x.md",
            "Title: X\nDate: 2026-03-09\nGuid: tag:x\nSave_as: theme/style.css\n",
        ),
        ("content/articles/x.md", "Title: X\nDate: 2026-03-09\nGuid: tag:x\nSave_as: ../x.html\n"),
        ("content/articles/x.md", "Title: X\nGuid: tag:x\n\nNo date.\n"),
        ("content/articles/x.md", "Date: 2026-01-05\nGuid: tag:x\n\nNo title.\n"),
        (
            "content/articles/x.md",
            "Title: X\nDate: 2026-01-05\nStatus: odd\nGuid: tag:x\n\nText.\n",
        ),
        ("content/pages/x.md", "Title: X\nPermission: kettle-weekly\n\nNot here.\n"),
        (
            "content/articles/x.md",
            "Title: X\nDate: 2026-01-05\nGuid: tag:x\nPermission: none\n\nX.\n",
        ),
        ("content/permissions/x.toml", "holder = 1"),
    ],
)
def test_a_mistake_refuses_the_build(place, path, text):
    """With its place, exit status 1, and the output as it was."""
    place.build()
    before = tree(place.output)
    place.write(path, text)
    outcome = place.build()
    assert outcome.error is not None
    assert outcome.error.exitcode == 1
    assert any(problem.path.endswith(path) for problem in outcome.report.problems)
    assert tree(place.output) == before
    assert [path.name for path in place.folder.glob(".output.press/*")] == ["lock"]


def test_all_mistakes_are_told_together(place):
    """An author who made three sees three."""
    place.article("one", Permission="none")
    place.article("two", Slug="cups")
    place.write("content/permissions/bad.toml", "holder = 1")
    assert {"unknown-permission", "same-slug", "permission"} <= set(place.codes())


def test_what_was_withdrawn_is_nowhere(place):
    """In no list, in no feed; a page in its place says so, and links lead there."""
    permission = place.content / "permissions" / "kettle-weekly.toml"
    permission.write_text("withdrawn = 2026-05-01\n" + permission.read_text("utf-8"), "utf-8")
    place.article("linking", "[x]({filename}kettle.md)")
    outcome = place.build()
    assert outcome.error is None
    assert not [path for path, data in tree(place.output).items() if b"whistles" in data]
    assert "This article was withdrawn" in place.read("2026/03/the-quiet-kettle.html")
    assert 'href="/2026/03/the-quiet-kettle.html"' in place.read("2026/01/linking.html")
    assert [advice.code for advice in outcome.report.advice] == ["left-out"]


def test_a_pasted_statement_stands_once(place):
    """The author is told, the page has one, the entry has one."""
    pasted = (
        'Tea.\n\nCopyright, Kettle Weekly. Used with permission. Jo Ray teaches "calm service" at '
        "counters - daily. Visit kettle.example.org or the archive.\n"
    )
    place.article(
        "pasted", pasted, Permission="kettle-weekly", Source="https://kettle.example.org/p"
    )
    outcome = place.build()
    assert [advice.code for advice in outcome.report.advice] == ["pasted-statement"]
    page = place.read("2026/01/pasted.html").partition("<body>")[2]
    assert page.count("Used with permission") == 1
    entry = place.read("feeds/all.atom.xml").split("pasted.html")[1].split("</entry>")[0]
    assert entry.count("Used with permission") == 2  # the content, and atom:rights


def test_the_marks_of_the_licensed_part_are_not_published(place):
    """They are for us."""
    place.article(
        "part",
        "Ours.\n\n<!-- reprint -->\n\nTheirs.\n\n<!-- /reprint -->\n",
        Permission="kettle-weekly",
        Source="https://kettle.example.org/p",
        Extent="excerpt",
    )
    assert place.build().error is None
    assert "reprint --" not in place.read("2026/01/part.html")


def test_a_theme_that_forgets_the_attribution(place):
    """The build fails and names article, file and what is missing; nothing is published."""
    theme = place.folder / "theme"
    copytree(ROOT / "theme", theme)
    template = theme / "templates" / "article.html"
    template.write_text(
        template.read_text("utf-8").replace("{{ article.attribution }}", ""), "utf-8"
    )
    settings = place.write("extra.py", f"THEME = {str(theme)!r}")
    outcome = place.build(settings=str(settings))
    (problem,) = outcome.report.problems
    assert problem.code == "statement-missing"
    assert problem.path.endswith("content/articles/kettle.md")
    assert problem.line == 8
    assert "2026/03/the-quiet-kettle.html" in problem.message
    assert "Copyright, Kettle Weekly. Used with permission. Jo Ray …" in problem.message
    assert not place.output.exists()


def test_a_report_after_success_and_after_failure(place):
    """The same keys, and what happened."""
    report = place.folder / "report.json"
    write_report(report, place.build())
    good = json.loads(report.read_text("utf-8"))
    place.article("bad", Permission="none")
    write_report(report, place.build())
    bad = json.loads(report.read_text("utf-8"))
    assert good.keys() == bad.keys()
    assert (good["articles"], good["pages"], good["reprints_verified"]) == (2, 0, 1)
    assert (good["build_day"], good["problems"]) == ("2026-06-01", [])
    assert [problem["code"] for problem in bad["problems"]] == ["unknown-permission"]
    assert set(bad["problems"][0]) == {"path", "line", "code", "message"}


def test_what_a_build_means(place):
    """Said in numbers, from the manifests."""
    assert str(place.build().report.meaning) == "publishes 2, removes 0, changes 2 feeds"
    assert str(place.build().report.meaning) == "publishes 0, removes 0, changes 0 feeds"
    (place.content / "articles" / "cups.md").unlink()
    assert str(place.build().report.meaning) == "publishes 0, removes 1, changes 1 feed"


def test_a_translation_has_its_own_page(place):
    """`<slug>.<lang>.html`, with its own entry."""
    german = place.article("cups", "Wärmen.", Date="2026-03-02", Lang="de", Guid="tag:de")
    german.rename(german.with_name("cups.de.md"))
    place.article("cups", "Warm them.", Date="2026-03-02")
    assert place.build().report.problems == ()
    assert 'lang="de"' in place.read("2026/03/cups.de.html")
    assert "<id>tag:de</id>" in place.read("feeds/all.atom.xml")


def test_what_a_person_put_there_stays_build_after_build(place):
    """A CNAME, and the folder of a git checkout: the same bytes, and nothing beside them."""
    place.build()
    (place.output / "CNAME").write_text("site.example.org")
    (place.output / ".git" / "objects").mkdir(parents=True)
    (place.output / ".git" / "objects" / "ab").write_bytes(b"blob")
    before = tree(place.output)
    for clean in (False, True, False):
        outcome = place.build(clean=clean)
        assert outcome.error is None
        assert outcome.report.meaning is not None
        assert outcome.report.meaning.files == len(before) - 3
        assert tree(place.output) == before


def test_settings_that_leave_out_the_gate(place):
    """Also where the settings did not come through `invoke build`."""
    settings = load(
        ROOT / "pelicanconf.py",
        None,
        {"PATH": str(place.content), "PLUGINS": [], "PRESS_RAISES": True},
    )
    with pytest.raises(Refused, match="gate-off"):
        Site(settings)
