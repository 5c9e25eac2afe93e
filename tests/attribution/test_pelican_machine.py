"""What machines are told, from front matter and settings to files."""

import json
from pathlib import Path

import pytest

from tests.attribution.machine.schemas import (
    RSL,
    Head,
    read_rsl,
    read_sidecar,
    read_tdmrep,
    usages,
)
from tests.browser import chromium
from tests.conftest import ROOT

USE = {
    "permits": ["search"],
    "prohibits": ["ai-train"],
    "tdm_reservation": True,
    "policy": "p/machines.html",
}
OURS = 'holder = "Us"\ncontact = "https://us.example.org/ask"\nstatement = "© Us, {author}."\n'


@pytest.fixture
def settings(place):
    """A settings file for the place; call it with what it sets."""

    def write(**values):
        lines = [f"{name} = {value!r}" for name, value in values.items()]
        return str(place.write("conf.py", "\n".join(["# Settings", *lines, ""])))

    return write


@pytest.fixture
def built(place, settings):
    """A site with an offer of its own, built."""
    place.write("content/permissions/ours.toml", OURS)
    place.write("content/pages/machines.md", "Title: Machines\nSlug: machines\n\nAsk.\n")
    outcome = place.build(settings=settings(REPRINT_OFFER="ours", MACHINE_USE=USE))
    assert outcome.error is None
    return place


def sidecar(place):
    return read_sidecar((place.output / "feeds" / "reprints.json").read_bytes())


def rsl(place):
    tree = read_rsl((place.output / "license.xml").read_bytes())
    return {content.get("url"): content for content in tree}


def test_the_files_and_who_names_them(built):
    """The licence is found by robots.txt and by every page; the policy is a whole address."""
    address = "https://courtesy.example.org/license.xml"
    assert built.read("robots.txt").splitlines()[0] == f"License: {address}"
    for page in built.output.rglob("*.html"):
        assert Head(page.read_text("utf-8")).link("license", "application/rsl+xml") == address
    policy = "https://courtesy.example.org/p/machines.html"
    assert rsl(built)["/"].findtext(f"{RSL}terms") == policy
    assert read_tdmrep((built.output / ".well-known/tdmrep.json").read_bytes()) == [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": policy}
    ]


def test_an_article_of_ours_says_on_which_terms_it_is_offered(built):
    """Its page has JSON-LD and rel=license."""
    head = Head(built.read("2026/03/cups.html"))
    (told,) = map(json.loads, head.scripts)
    assert told["creditText"] == "© Us, Ann Moss."
    assert told["license"] == head.link("license") is not None
    assert told["copyrightHolder"]["name"] == "Us"


def test_without_the_setting_nothing_is_said_to_machines(place, settings):
    """No licence file, no TDMRep, no robots.txt, no link; partners are told all the same."""
    assert place.build(settings=settings(MACHINE_USE=None)).error is None
    for path in ("license.xml", ".well-known/tdmrep.json", "robots.txt"):
        assert not (place.output / path).exists()
    assert "rsl+xml" not in place.read("index.html")
    assert sidecar(place) == {}


def test_only_what_is_said_is_written(place, settings):
    """A reservation without usages is no licence, and usages are no reservation."""
    place.build(settings=settings(MACHINE_USE={"tdm_reservation": False}))
    assert (place.output / ".well-known/tdmrep.json").exists()
    assert not (place.output / "license.xml").exists()
    place.build(settings=settings(MACHINE_USE={"permits": ["search"]}))
    assert not (place.output / ".well-known/tdmrep.json").exists()
    assert (place.output / "license.xml").exists()


def test_an_empty_site_is_told_of_as_a_whole(empty):
    """There are no articles, and there is a policy for what will be there."""
    assert empty.build().error is None
    assert list(rsl(empty)) == ["/"]
    assert sidecar(empty) == {}


def test_a_wrong_setting_has_its_place(place, settings):
    """The settings file that was named, and the line."""
    file = settings(SITENAME="X", MACHINE_USE={"permits": ["train"]})
    (problem,) = place.build(settings=file).report.problems
    assert (problem.code, problem.line) == ("setting", 3)
    assert problem.path.endswith("conf.py")
    assert "'ai-train'" in problem.text


def test_a_policy_that_is_nearly_a_page(place, settings):
    """One typing error is advice; a page that another site has is not linked to."""
    place.write("content/pages/machines.md", "Title: Machines\nSlug: machines\n\nAsk.\n")
    use = {**USE, "policy": "p/machnes.html"}
    (note,) = place.build(settings=settings(MACHINE_USE=use)).report.advice
    assert note.text.endswith("Did you mean 'p/machines.html'?")
    assert rsl(place)["/"].find(f"{RSL}terms") is None


def test_a_robots_file_of_the_authors_own_stays(place, settings):
    """It has to name the licence, and is not touched."""
    theirs = place.write("content/extra/robots.txt", "User-agent: *\nDisallow: /private/\n")
    more = {
        "MACHINE_USE": USE,
        "STATIC_PATHS": ["extra"],
        "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
    }
    (problem,) = place.build(settings=settings(**more)).report.problems
    assert (problem.code, Path(problem.path).name) == ("robots-licence", "robots.txt")
    assert "License: https://courtesy.example.org/license.xml" in problem.mend
    text = "License: https://courtesy.example.org/license.xml\nUser-agent: *\nDisallow:\n"
    theirs.write_text(text, "utf-8")
    assert place.build(settings=settings(**more)).error is None
    assert place.read("robots.txt") == text


def test_a_robots_file_may_lie_at_the_root_of_the_content(place, settings):
    """Then no setting moves it."""
    place.write("content/robots.txt", "User-agent: *\nDisallow: /private/\n")
    file = settings(MACHINE_USE=USE, STATIC_PATHS=["robots.txt"])
    assert place.codes(settings=file) == ["robots-licence"]


def test_a_sitemap_is_named_where_there_is_one(place, settings):
    """Among the author's files, here."""
    place.write("content/extra/sitemap.xml", "<urlset/>")
    metadata = {"extra/sitemap.xml": {"path": "sitemap.xml"}}
    file = settings(MACHINE_USE=USE, STATIC_PATHS=["extra"], EXTRA_PATH_METADATA=metadata)
    assert place.build(settings=file).error is None
    last = place.read("robots.txt").splitlines()[-1]
    assert last == "Sitemap: https://courtesy.example.org/sitemap.xml"


def test_a_site_in_a_folder_of_its_host(place, settings):
    """Paths are the host's, and the editor is told which files to copy."""
    more = {"SITEURL": "https://a.example.org/blog", "FEED_DOMAIN": None}
    (note,) = place.build(settings=settings(MACHINE_USE=USE, **more)).report.advice
    assert note.code == "machine-place"
    assert note.mend == "Copy them from https://a.example.org/blog/ to https://a.example.org/."
    assert list(rsl(place)) == ["/blog/2026/03/the-quiet-kettle.html", "/blog/feeds/", "/blog/"]


def test_somebody_elses_work_is_narrower_than_the_site(place, settings):
    """A reprint, and the feeds that hold it."""
    place.build(settings=settings(MACHINE_USE={"permits": ["all"], "tdm_reservation": False}))
    found = {path: usages(content) for path, content in rsl(place).items()}
    assert found == {
        "/2026/03/the-quiet-kettle.html": ({"search"}, {"ai-all"}),
        "/feeds/": ({"search"}, {"ai-all"}),
        "/": ({"all"}, set()),
    }
    rules = read_tdmrep((place.output / ".well-known/tdmrep.json").read_bytes())
    assert [rule["tdm-reservation"] for rule in rules] == [1, 1, 0]


def test_the_sidecar_tells_what_became_of_articles(built, settings):
    """Usable, withdrawn with its permission, expired and kept, an offer that ended."""
    texts = {
        "taken": "republish = 'yes'\nwithdrawn = 2026-05-01\n",
        "ended": "republish = 'yes'\nvalid_until = 2026-04-30\non_expiry = 'keep'\n",
        "over": "valid_until = 2026-04-30\non_expiry = 'remove'\n",
    }
    for name, text in texts.items():
        statement = 'holder = "Kettle Weekly"\nstatement = "© Kettle Weekly, all rights."\n'
        built.write(f"content/permissions/{name}.toml", statement + text)
        fields = {"Permission": name, "Source": "https://kettle.example.org/x"}
        built.article(name, f"Words of the {name}.", **fields)
    built.write("content/permissions/old.toml", OURS + "withdrawn = 2026-03-01\n")
    built.article("unoffered", "Words.", Offer="old")
    file = settings(REPRINT_OFFER="ours", MACHINE_USE=USE)
    assert built.build(settings=file).error is None
    found = sidecar(built)
    told = {key.rpartition(":")[2]: article for key, article in found.items()}
    assert {key: (article["status"], article.get("since")) for key, article in told.items()} == {
        "cups": ("usable", None),
        "taken": ("withdrawn", "2026-05-01"),
        "over": ("expired", "2026-04-30"),
        "ended": ("expired", "2026-04-30"),
        "unoffered": ("withdrawn", "2026-03-01"),
    }
    page = Head(built.read("2026/01/unoffered.html"))
    assert (page.link("license"), page.scripts) == (None, [])
    assert "/2026/01/unoffered.html" not in rsl(built)
    assert "/2026/01/taken.html" not in rsl(built)


def test_the_id_of_what_was_taken_out_is_the_one_that_it_had(place):
    """Also where it was minted from the slug; that it has no Guid is no advice any more."""
    before = (place.content / "permissions/kettle-weekly.toml").read_text("utf-8")
    text = (place.content / "articles/kettle.md").read_text("utf-8")
    minted = "\n".join(line for line in text.split("\n") if not line.startswith("Guid"))
    place.write("content/articles/kettle.md", minted)
    (advice,) = place.build().report.advice
    place.write("content/permissions/kettle-weekly.toml", before + "withdrawn = 2026-05-01\n")
    outcome = place.build()
    (entry_id,) = sidecar(place)
    assert f"Guid: {entry_id}" in advice.mend
    assert [note.code for note in outcome.report.advice] == ["left-out"]


def test_digests_are_of_the_licensed_part_only(built, settings):
    """An introduction of ours is not the author's."""
    permission = 'holder = "K"\nstatement = "© Kettle Weekly."\nrepublish = "yes"\n'
    built.write("content/permissions/k.toml", permission)
    fields = {"Permission": "k", "Source": "https://kettle.example.org/x"}
    part = "Theirs.\n\nToo."
    built.article("whole", part, **fields)
    marked = f"Ours.\n\n<!-- reprint -->\n\n{part}\n\n<!-- /reprint -->\n\nOurs again."
    built.article("part", marked, **fields)
    assert built.build().error is None
    found = sidecar(built)
    digests = [
        found[f"tag:site.example.org,2026:{slug}"]["digests"]["paragraphs"]
        for slug in ("whole", "part")
    ]
    assert len(digests[0]) == 2
    assert digests[0] == digests[1]


def test_a_correction_is_told(built):
    """With its day."""
    built.article("mended", "Words.", Correction="2026-05-02 It was tea.", Offer="ours")
    assert built.build().error is None
    article = sidecar(built)["tag:site.example.org,2026:mended"]
    assert article["corrections"] == [{"date": "2026-05-02", "text": "It was tea."}]
    assert article["published"].startswith("2026-01-05")
    assert article["updated"].startswith("2026-05-02")


@pytest.mark.parametrize(
    ("modified", "correction", "updated"),
    [
        ("2026-05-03", "2026-05-02 It was tea.", "2026-05-03"),
        ("2026-05-01", "2026-05-02 It was tea.", "2026-05-02"),
        ("", "2026-99-99 It was tea.", "2026-01-05"),
        ("", "2025-05-02 It was tea.", "2026-01-05"),
        ("", "It was tea.", "2026-01-05"),
    ],
)
def test_updated_is_the_latest_that_is_told(built, modified, correction, updated):
    """`Modified`, a correction's day, or else the day of publication."""
    built.article("mended", "Words.", Correction=correction, Modified=modified, Offer="ours")
    assert built.build().error is None
    article = sidecar(built)["tag:site.example.org,2026:mended"]
    assert article["updated"].startswith(updated)


def test_what_is_hidden_is_in_no_list(built, settings):
    """Its own page says what it says."""
    built.article("secret", "Words.", Offer="ours", Status="hidden")
    assert built.build(settings=settings(MACHINE_USE=USE)).error is None
    assert "secret" not in built.read("feeds/reprints.json") + built.read("license.xml")
    assert Head(built.read("2026/01/secret.html")).link("license") is not None


def test_a_version_points_to_its_original(place):
    """Its page is the canonical one, as a whole address where the site has one."""
    place.article("mugs", "Warm them first, too.", Variant_Of="cups")
    assert place.build().error is None
    assert Head(place.read("2026/01/mugs.html")).link("canonical") == "/2026/03/cups.html"
    assert Head(place.read("2026/03/cups.html")).link("canonical") is None
    assert place.build(settings=str(ROOT / "publishconf.py")).error is None
    home = "https://courtesy.example.org"
    for page in ("2026/01/mugs.html", "2026/03/cups.html"):
        assert Head(place.read(page)).link("canonical") == f"{home}/2026/03/cups.html"


def test_a_version_of_nothing_has_its_line(place):
    """And can be held back."""
    place.article("mugs", Variant_Of="cup")
    outcome = place.build()
    (problem,) = outcome.report.problems
    assert (problem.code, problem.line, problem.holds) == ("variant-of", 7, (problem.path,))
    assert "Did you mean 'cups'?" in problem.text
    assert place.build(hold=True).error is None


def test_a_version_does_not_keep_its_original_on_the_site(place):
    """It is withdrawn, and the editor is told of the version."""
    place.article("another", "Words.", Variant_Of="the-quiet-kettle")
    file = place.content / "permissions" / "kettle-weekly.toml"
    file.write_text(file.read_text("utf-8") + "withdrawn = 2026-05-01\n", "utf-8")
    outcome = place.build()
    assert outcome.error is None
    assert {note.code for note in outcome.report.advice} == {"left-out", "variant-of"}
    assert Head(place.read("2026/01/another.html")).link("canonical") is None


def test_other_themes_are_not_told_twice(place, built, settings):
    """A theme that prints neither has neither; the files are written all the same."""
    theme = built.folder / "theme"
    for name, text in {
        "article.html": "<!DOCTYPE html><meta charset=utf-8><title>x</title>"
        "{{ article.content }}{{ article.attribution or '' }}",
    }.items():
        built.write(f"theme/templates/{name}", text)
    for name in ("index", "tags", "archives", "404", "tag", "category", "author", "page"):
        built.write(f"theme/templates/{name}.html", "<!DOCTYPE html><title>x</title>")
    built.write("theme/templates/period_archives.html", "<!DOCTYPE html><title>x</title>")
    built.write("theme/static/style.css", "")
    file = settings(THEME=str(theme), REPRINT_OFFER="ours", MACHINE_USE=USE)
    assert built.build(settings=file).error is None
    assert not Head(built.read("2026/03/cups.html")).scripts
    assert "/2026/03/cups.html" in rsl(built)


def test_a_picture_is_still_attached_beside_an_article(place, settings):
    """Where files of the author's are looked at, Pelican may still move them."""
    place.write("content/extra/plan.pdf", "x")
    place.article("plan", "[Plan]({attach}../extra/plan.pdf)")
    assert place.build(settings=settings(MACHINE_USE=USE, STATIC_PATHS=["extra"])).error is None
    assert (place.output / "2026/01/plan.pdf").exists()


@pytest.mark.slow
def test_a_strict_policy_lets_json_ld_be(built):
    """Under `default-src 'self'` a browser reads the element and refuses nothing; a script that
    stands in a page is refused."""
    ours = built.read("2026/03/cups.html")
    script = ours.replace("</head>", "<script>window.ran = 1</script></head>")
    with chromium() as browser:
        found = [_under_a_strict_policy(browser.new_page(), html) for html in (ours, script)]
    assert found == [("Article", 0), ("Article", 1)]


def _under_a_strict_policy(page, html):
    """What the element says, and how much the policy refused."""
    refused = []

    def answer(route):
        if not route.request.url.endswith("/a.html"):
            route.fulfill(status=200, content_type="text/css", body="")
            return
        policy = {"Content-Security-Policy": "default-src 'self'"}
        route.fulfill(status=200, content_type="text/html", headers=policy, body=html)

    def listen(message):
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    page.on("console", listen)
    page.route("**/*", answer)
    page.goto("http://site.test/a.html")
    told = page.locator('script[type="application/ld+json"]').text_content()
    assert page.evaluate("window.ran") is None
    return json.loads(told)["@type"], len(refused)
