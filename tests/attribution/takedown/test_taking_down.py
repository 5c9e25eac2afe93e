"""Taking an article down, from the record to the site: builds of a small site."""

import json

import pytest

from plugins.attribution.licence import Status
from plugins.press.pelican_content import TAKEN_OUT
from tests.conftest import run, tree

KETTLE = "2026/03/the-quiet-kettle.html"


def withdraw(place, *slugs, **fields):
    tables = []
    for slug in slugs:
        values = {"article": slug, "why": "He was rude.", "who": "Ann Moss", **fields}
        lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
        tables.append("\n".join(["[[withdrawn]]", *lines, "on = 2026-05-01"]))
    place.write("content/withdrawn.toml", "\n\n".join(tables) + "\n")


def permission(place, line):
    path = place.content / "permissions" / "kettle-weekly.toml"
    text = path.read_text("utf-8")
    path.write_text(f"{line}\n{text}", "utf-8")
    return lambda: path.write_text(text, "utf-8")


def codes(outcome):
    assert outcome.error is None, outcome.error
    return [advice.code for advice in outcome.report.advice]


def test_a_page_stands_in_its_place(place):
    """Title, day, whose wish with a link, a way home; not the text, not why, not for robots."""
    place.build()
    before = place.read(KETTLE)
    withdraw(place, "the-quiet-kettle")
    outcome = place.build()
    assert codes(outcome) == ["withdrawn"]
    assert outcome.report.meaning.removes == 1
    assert outcome.report.news == ("1 article is withdrawn; a page in the place of each says so.",)
    page = place.read(KETTLE)
    assert '<meta name="robots" content="noindex">' in page
    assert "The Quiet Kettle" in page
    assert '<time datetime="2026-05-01">1\u00a0May\u00a02026</time>' in page
    assert '<a href="https://kettle.example.org/">Kettle Weekly</a>' in page
    assert "trusting you" in before
    assert "trusting you" not in page
    assert "rude" not in page
    assert '<a href="/">To the home page</a>' in page
    assert before.partition("<main")[0].partition("<body>")[2] in page, "not the site's own head"


def test_it_is_nowhere_else(place):
    """No listing, no label, no feed; web servers and partners are told that it is gone."""
    withdraw(place, "the-quiet-kettle")
    place.build()
    mentions = {path for path, data in tree(place.output).items() if b"uiet-kettle" in data}
    told = {".press-manifest.json", "_redirects", "nginx.conf", "feeds/reprints.json"}
    assert mentions == told
    assert f"/{KETTLE}  /{KETTLE}  410!" in place.read("_redirects")
    assert f'location = "/{KETTLE}" {{' in place.read("nginx.conf")
    assert "label/kettles.html" not in tree(place.output)


def test_without_withdrawals_there_are_no_rules(place):
    """Nor pages, nor news."""
    place.build()
    assert not {"nginx.conf", "_redirects"} & set(tree(place.output))


def test_taking_it_back_gives_the_same_bytes(place):
    """The site is what it was."""
    place.build()
    before = tree(place.output)
    withdraw(place, "the-quiet-kettle", "cups")
    place.build()
    assert tree(place.output) != before
    (place.content / "withdrawn.toml").unlink()
    place.build()
    assert tree(place.output) == before


def test_the_last_article_can_be_taken_down(place):
    """A site from which every article is withdrawn is no typing error in --content."""
    place.build()
    withdraw(place, "the-quiet-kettle", "cups")
    assert codes(place.build()) == ["withdrawn", "withdrawn"]
    assert "Courtesy</a> withdrew this article on" in place.read("2026/03/cups.html")


def test_from_its_day_on(place):
    """A build for a day before publishes it."""
    withdraw(place, "the-quiet-kettle")
    place.build(on="2026-04-30")
    assert "trusting you" in place.read(KETTLE)


@pytest.mark.parametrize(
    ("line", "words", "status"),
    [
        ("withdrawn = 2026-05-01", "withdrawn on <time", Status.WITHDRAWN),
        (
            'valid_until = 2026-05-01\non_expiry = "remove"',
            "to print this article ended",
            Status.EXPIRED,
        ),
    ],
)
def test_by_permission(place, line, words, status):
    """What its permission no longer allows leaves the same way; told once."""
    permission(place, line)
    assert codes(place.build()) == ["left-out"]
    assert words in place.read(KETTLE)
    assert '<a href="https://kettle.example.org/">Kettle Weekly</a>' in place.read(KETTLE)
    assert codes(place.build()) == []
    site = place.site()
    (content,) = site.context[TAKEN_OUT]
    assert (content.licence.status, content.withdrawal.status) == (status, status)


def test_what_the_sidecar_is_told(place):
    """Terms that say so: a reprint's, and those of ours that others could reprint."""
    place.write("content/permissions/ours.toml", 'holder = "Us"\nstatement = "© Us."\n')
    place.article("kept", Offer="ours")
    withdraw(place, "the-quiet-kettle", "kept")
    site = place.site()
    told = {c.slug: c.licence for c in site.context[TAKEN_OUT]}
    assert {licence.status for licence in told.values()} == {Status.WITHDRAWN}
    assert told["kept"].is_offer
    assert not told["kept"].may_be_reprinted


@pytest.mark.parametrize(
    ("fields", "expected", "absent"),
    [
        ({"public": True}, "He was rude.", "nothing of the kind"),
        ({"wish": "Jo Ray"}, "at the wish of Jo Ray.", "Kettle Weekly"),
        ({"wish": "Courtesy"}, "Courtesy</a> withdrew this article", "Kettle Weekly"),
    ],
)
def test_what_the_page_tells(place, fields, expected, absent):
    """Why only where the editor says so; whose wish as it is recorded."""
    withdraw(place, "the-quiet-kettle", **fields)
    place.build()
    assert expected in place.read(KETTLE)
    assert absent not in place.read(KETTLE)


def test_links_lead_to_the_page(place):
    """From other articles, by file and by address, in production too; old addresses as well."""
    place.article(
        "linking",
        f"[x]({{filename}}kettle.md), [y](/{KETTLE}), [z](https://courtesy.example.org/x/)",
    )
    text = (place.content / "articles/kettle.md").read_text("utf-8")
    place.write("content/articles/kettle.md", "Alias: /x/\n" + text)
    withdraw(place, "the-quiet-kettle")
    settings = place.write(
        "production.py", 'SITEURL = "https://courtesy.example.org"\nPRODUCTION = True\n'
    )
    assert codes(place.build(settings=str(settings))) == ["withdrawn"]
    page = place.read("2026/01/linking.html")
    assert f'href="https://courtesy.example.org/{KETTLE}"' in page
    assert KETTLE in place.read("x/index.html")


def test_translations(place):
    """Every language goes, unless one is named; the others then stay."""
    place.article("cups", "Calentarlas.", Slug="cups", Lang="es", Guid="tag:x.example.org,2026:es")
    place.write("content/articles/cups.en.md", "Title: Cups\nDate: 2026-03-02\nSlug: cups\n\nOh.\n")
    withdraw(place, "cups")
    place.build()
    for path in ("2026/03/cups.html", "2026/01/cups.es.html"):
        assert "withdrew this article" in place.read(path)
    withdraw(place, "cups", lang="es")
    place.build()
    assert "withdrew this article" in place.read("2026/01/cups.es.html")
    assert "Oh." in place.read("2026/03/cups.html")
    assert "hreflang" not in place.read("2026/03/cups.html")


def test_a_slug_that_nobody_has(place):
    """Advice in every build, not silence; a draft's slug is known."""
    place.article("secret", Status="draft")
    withdraw(place, "the-quite-kettle", "secret")
    for _ in range(2):
        outcome = place.build()
        assert codes(outcome) == ["withdrawn-unknown"]
        assert "the-quite-kettle" in outcome.report.advice[0].message


def test_a_mistake_in_the_file_refuses_the_site(place):
    """Also where articles are held back: what it meant to take down must not be published."""
    place.write("content/withdrawn.toml", '[[withdrawn]]\narticle = "cups"\n')
    for hold in (False, True):
        (problem,) = place.build(hold=hold).report.problems
        assert (problem.code, problem.line) == ("withdrawal", 1)
        assert problem.path.endswith("content/withdrawn.toml")


def test_pictures_go_with_it(place):
    """Unless something else shows them."""
    place.article("gone", "![a](/images/a.png)\n\n![b](/images/b.png)")
    place.article("kept", "![b](/images/b.png)")
    for name in "ab":
        png = (place.content / f"images/{name}.png", b"\x89PNG")
        png[0].parent.mkdir(exist_ok=True)
        png[0].write_bytes(png[1])
    place.build()
    assert {"images/a.png", "images/b.png"} <= set(tree(place.output))
    withdraw(place, "gone")
    place.build()
    assert "images/a.png" not in tree(place.output)
    assert "images/b.png" in tree(place.output)


def crowd(place, number=11):
    for each in range(number):
        place.article(
            f"many-{each}",
            Permission="kettle-weekly",
            Source="https://kettle.example.org/x",
            Author="Jo",
        )


def test_more_than_ten_by_permission(place):
    """One line of a permission asks for the exact number, and the output stays."""
    crowd(place)
    place.build()
    before = tree(place.output)
    undo = permission(place, "withdrawn = 2026-05-01")
    for confirm in (None, 11, 13):
        (problem,) = place.build(confirm=confirm, hold=True).report.problems
        assert (problem.code, problem.line) == ("confirm", 1)
        assert problem.path.endswith("kettle-weekly.toml")
        assert "take down 12 articles at once" in problem.message
        assert problem.mend.endswith("invoke build --confirm 12")
    assert tree(place.output) == before
    assert place.build(confirm=12).report.meaning.removes == 12
    assert place.build().error is None, "it asks only for what is newly taken down"
    undo()
    place.build()
    assert tree(place.output) == before


def test_more_than_ten_tables(place):
    """Tables that no command asked for are counted; where nothing was published there is nothing
    to take down."""
    crowd(place)
    withdraw(place, *[f"many-{number}" for number in range(11)])
    assert place.build(output=str(place.folder / "new")).error is None
    (place.content / "withdrawn.toml").rename(place.folder / "w.toml")
    place.build()
    (place.folder / "w.toml").rename(place.content / "withdrawn.toml")
    assert place.codes() == ["confirm"]
    withdraw(place, *[f"many-{number}" for number in range(11)], confirmed=11)
    assert place.codes() == []


def test_nothing_that_is_wrong_with_it_keeps_it(place):
    """Neither its rights nor its marks nor its pictures nor its slug."""
    place.build()
    place.article("bad", "![](/images/none.png) <!-- reprint -->", Permission="kettle-weekly")
    place.article("worse", Permission="unknown", Source="x", Extent="some")
    place.article("again", Slug="worse", Alias="..")
    assert place.build().error is not None
    withdraw(place, "bad", "worse")
    outcome = place.build()
    assert outcome.error is None, outcome.error
    assert "This article was withdrawn" in place.read("2026/01/bad.html")


def test_problems_of_other_articles(place):
    """`--hold` holds those back and takes it down."""
    place.build()
    withdraw(place, "the-quiet-kettle")
    place.article("bad", Permission="unknown")
    place.article("broken", "![x](/images/none.png)")
    place.write("content/articles/unreadable.md", "Titel: x\n")
    place.write("content/permissions/bad.toml", "holder = 1\n")
    assert place.build(hold=True).error is None
    assert "This article was withdrawn" in place.read(KETTLE)


def broken_theme(place):
    """A theme of which nothing can be made."""
    place.write("theme/templates/base.html", "{{ 1 / 0 }}")
    (place.folder / "theme/static").mkdir()
    return {"settings": str(place.write("theirs.py", 'THEME = "theme"\n'))}


@pytest.mark.parametrize("fault", ["article", "theme"])
def test_a_build_that_is_refused_takes_it_down_all_the_same(place, fault):
    """From the output as it is: page, feed, listings; nothing else changes, and it is said."""
    place.article("linking", f"[y](/{KETTLE})")
    (place.folder / "output").mkdir()
    place.write("output/CNAME", "x.example.org\n")
    place.build(adopt=True)
    before = tree(place.output)
    withdraw(place, "the-quiet-kettle")
    options = broken_theme(place) if fault == "theme" else {}
    if fault == "article":
        place.article("bad", Permission="unknown")
    for again in (False, True):
        outcome = place.build(**options)
        assert outcome.error is not None
        assert outcome.error.taken_down == (() if again else ("The Quiet Kettle",))
        after = tree(place.output)
        assert b"This article was withdrawn" in after[KETTLE]
        leftover = {path for path, data in after.items() if b"whistles" in data}
        assert leftover == set()
        assert b"2026:the-quiet-kettle" not in after["feeds/all.atom.xml"]
        assert b"The Quiet" not in after["index.html"]
        assert b"Linking" in after["index.html"]
        assert b"410!" in after["_redirects"]
        kept = ("CNAME", "2026/03/cups.html", "2026/01/linking.html", "theme/style.css")
        assert [after[path] for path in kept] == [before[path] for path in kept]
    (place.content / "withdrawn.toml").unlink()
    (place.content / "articles" / "bad.md").unlink(missing_ok=True)
    assert place.build().error is None
    assert tree(place.output) == before


def test_what_a_refused_build_says(place):
    """The output is as it was, but for that."""
    place.build()
    withdraw(place, "the-quiet-kettle")
    place.article("bad", Permission="unknown")
    where = ("--content", str(place.content), "--output", str(place.output))
    done = run("invoke", "build", *where, "--on", "2026-06-01")
    assert done.returncode == 1
    said = (
        "The output is as it was, but for what is withdrawn and was taken down: “The Quiet Kettle”"
    )
    assert said in done.stderr


def test_an_unconfirmed_number_does_not_leave(place):
    """Also not from a site that cannot be built."""
    crowd(place)
    place.build()
    before = tree(place.output)
    permission(place, "withdrawn = 2026-05-01")
    place.article("bad", Permission="unknown")
    assert place.build().error is not None
    assert tree(place.output) == before


@pytest.mark.parametrize(
    "template",
    [
        None,
        "{% extends 'base.html' %}{% block content %}{{ withdrawal.title }}{% endblock %}",
        "{{ 1 / 0 }}",
        "{% nonsense",
        "{% extends 'missing.html' %}",
    ],
)
def test_a_theme_that_cannot_say_it(place, template):
    """Without the template ours is used; with one that fails or forgets, a plain page, and
    advice."""
    base = (
        "<!DOCTYPE html><html><head><meta charset=utf-8>{% block head %}{% endblock %}</head>"
        "<body>Theirs{% block content %}{% endblock %}</body></html>"
    )
    place.write("theme/templates/base.html", base)
    place.write(
        "theme/templates/article.html",
        "{% extends 'base.html' %}{% block content %}{{ article.content }}{{ article.attribution }}"
        "{% endblock %}",
    )
    for name in (
        "index",
        "archives",
        "tags",
        "404",
        "period_archives",
        "tag",
        "category",
        "author",
    ):
        place.write(f"theme/templates/{name}.html", base)
    (place.folder / "theme/static").mkdir()
    if template is not None:
        place.write("theme/templates/withdrawn.html", template)
    settings = place.write("theirs.py", 'THEME = "theme"\n')
    withdraw(place, "the-quiet-kettle")
    found = codes(place.build(settings=str(settings)))
    page = place.read(KETTLE)
    assert ("withdrawn-page" in found) is (template is not None)
    assert ("Theirs" in page) is (template is None)
    assert '<meta name="robots" content="noindex">' in page
    assert "at the wish of" in page


def test_a_site_that_has_rules_of_its_own(place):
    """They stay as they are, and the editor is told what to add."""
    place.build()
    (place.output / "nginx.conf").write_text("# mine\n", "utf-8")
    withdraw(place, "the-quiet-kettle")
    outcome = place.build()
    assert "hosting" in codes(outcome)
    (advice,) = (a for a in outcome.report.advice if a.code == "hosting")
    assert f'location = "/{KETTLE}"' in advice.mend
    assert place.read("nginx.conf") == "# mine\n"
    assert "410!" in place.read("_redirects")


def test_what_another_page_still_shows(place):
    """Withdrawn text on another article's page holds that up, and is held back with --hold."""
    text = "\n\n".join(
        f"Sentence {n} of many about kettles and cups and spoons." for n in range(30)
    )
    kettle = place.content / "articles" / "kettle.md"
    kettle.write_text(kettle.read_text("utf-8") + f"\n{text}\n", "utf-8")
    place.build()
    place.article("quoting", f"They said:\n\n{text}")
    withdraw(place, "the-quiet-kettle")
    outcome = place.build()
    assert {problem.code for problem in outcome.report.problems} == {"withdrawn-text"}
    assert place.build(hold=True).error is None
    assert "Sentence 3" not in place.read("2026/03/the-quiet-kettle.html")
    assert not (place.output / "2026/01/quoting.html").exists()
