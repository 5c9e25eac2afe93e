"""Sealing an article and building afterwards: `invoke reprint.seal`, and what a build says."""

import pytest

from plugins.attribution.pelican_seals import seal
from plugins.authoring.pelican_authoring import move
from plugins.press.problem import PressError
from tests.conftest import PERMISSION, ROOT, run, tree

BASE = ROOT / "pelicanconf.py"


def ask(place, slugs="the-quiet-kettle", **options):
    given = {"who": "Ann Moss", "on": "2026-05-01", "content": str(place.content)}
    return seal(BASE, slugs, **{**given, **options})


def edit(place, old, new, file="kettle"):
    path = place.content / "articles" / f"{file}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_changed_word_refuses_the_site(place):
    """The article's line, the words that were sealed, those that are there, how to mend it."""
    place.build()
    before = tree(place.output)
    done = run(
        "invoke",
        "reprint.seal",
        "the-quiet-kettle",
        *("--content", str(place.content), "--who", "Ann Moss", "--on", "2026-05-01"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "sealed the 31 words of “The Quiet Kettle”" in done.stdout
    place.build()
    assert tree(place.output) == before
    edit(place, "It takes a moment", "It takes an hour")
    (problem,) = place.build().report.problems
    assert problem.path.endswith("articles/kettle.md")
    assert (problem.line, problem.code) == (13, "sealed-words")
    assert "“takes a moment,” has become “takes an hour,”" in problem.message
    assert "sealed on 2026-05-01 by Ann Moss" in problem.message
    assert "permission 'kettle-weekly' allows no modifications" in problem.message
    assert "invoke reprint.seal the-quiet-kettle --why" in problem.mend
    assert tree(place.output) == before


def test_markup_and_typography_may_change(place):
    """As far as a build is concerned, with typogrify and without."""
    ask(place)
    edit(place, "A kettle that whistles", "A *kettle* “that”\n[whistles](https://x.example.org/)")
    assert place.codes() == []
    plain = place.write("plain.py", "TYPOGRIFY = False\n")
    assert place.codes(settings=str(plain)) == []
    assert "words are the same" in ask(place)[0]


@pytest.mark.parametrize("allowed", ["style", "free"])
def test_where_the_permission_allows_changes(place, allowed):
    """They are told, and published."""
    place.write(
        "content/permissions/kettle-weekly.toml", f'{PERMISSION}modifications = "{allowed}"'
    )
    ask(place)
    edit(place, "whistles", "sings")
    outcome = place.build()
    assert outcome.error is None
    (advice,) = outcome.report.advice
    assert advice.code == "sealed-words"
    assert "“that whistles is” has become “that sings is”" in advice.message


def test_our_own(place):
    """May be sealed, and a change is told."""
    ask(place, "cups")
    edit(place, "Warm them", "Heat them", "cups")
    outcome = place.build()
    assert outcome.error is None
    assert [advice.code for advice in outcome.report.advice] == ["sealed-words"]


def test_held_back(place):
    """It is one article's problem."""
    ask(place)
    edit(place, "whistles", "sings")
    assert place.build(hold=True).error is None
    assert "2026/03/the-quiet-kettle.html" not in tree(place.output)


def test_sealing_again(place):
    """Changed words need a reason, which is kept; nothing is written without."""
    ask(place)
    edit(place, "whistles", "sings")
    before = tree(place.content)
    with pytest.raises(PressError, match="“that whistles is” has become “that sings is”") as caught:
        ask(place)
    assert caught.value.exitcode == 1
    assert [problem.code for problem in caught.value.problems] == ["sealed"]
    assert tree(place.content) == before
    ask(place, why="The author sent a correction.", on="2026-05-20")
    text = (place.content / "seals" / "the-quiet-kettle.toml").read_text("utf-8")
    assert text.count("[[seal]]") == 2
    assert 'why = "The author sent a correction."' in text
    assert "on = 2026-05-01" in text
    assert place.codes() == []


def test_a_seal_is_not_dated_before_the_last_one(place):
    """The last seal counts, and the history stays in order; the same day may be sealed again."""
    ask(place, on="2026-05-02")
    edit(place, "takes a moment", "takes a while")
    before = tree(place.content)
    with pytest.raises(PressError, match="was sealed on 2026-05-02 already") as caught:
        ask(place, on="2026-05-01", why="A correction.")
    assert caught.value.problems[0].mend == "Say --on 2026-05-02 or later."
    assert tree(place.content) == before
    ask(place, on="2026-05-02", why="A correction.")


def test_one_of_several_refuses_all(place):
    """Either every text that was named is sealed, or none."""
    ask(place)
    edit(place, "whistles", "sings")
    with pytest.raises(PressError):
        ask(place, "cups,the-quiet-kettle")
    assert not (place.content / "seals" / "cups.toml").exists()


def test_a_pasted_statement_is_none_of_the_work(place):
    """The site takes it out; sealing before or after makes no difference."""
    pasted = (
        "\n\nCopyright, Kettle Weekly. Used with permission. Jo Ray teaches “calm service” at "
        "counters – daily. Visit kettle.example.org or the archive.\n"
    )
    ask(place)
    edit(place, "better for it.", f"better for it.{pasted}")
    assert place.codes() == []
    assert "words are the same" in ask(place)[0]


def test_translations_have_seals_of_their_own(place):
    """`<slug>.<lang>.toml`, and each is watched."""
    place.article("tazas", "Calentarlas.", Slug="cups", Lang="es")
    ask(place, "cups")
    assert {"seals/cups.toml", "seals/cups.es.toml"} <= set(tree(place.content))
    edit(place, "Calentarlas", "Lavarlas", "tazas")
    (advice,) = place.build().report.advice
    assert "“Calentarlas.” has become “Lavarlas.”" in advice.message


def test_a_seal_that_nobody_has(place):
    """Advice, not silence; drafts and what is withdrawn are known."""
    place.article("secret", Status="draft")
    ask(place, "cups,secret,the-quiet-kettle")
    seals = place.content / "seals"
    (seals / "mugs.toml").write_bytes((seals / "cups.toml").read_bytes())
    place.write(
        "content/withdrawn.toml",
        '[[withdrawn]]\narticle = "cups"\non = 2026-05-01\nwhy = "x"\nwho = "x"\n',
    )
    found = [a for a in place.build().report.advice if a.code == "seal-unknown"]
    assert [advice.path.rpartition("/")[2] for advice in found] == ["mugs.toml"]


def test_a_file_that_was_tampered_with(place):
    """Words that do not fit their digest are a problem, which holds the article back."""
    ask(place, "cups")
    path = place.content / "seals" / "cups.toml"
    path.write_text(path.read_text("utf-8").replace("Warm", "Heat"), "utf-8")
    (problem,) = place.build().report.problems
    assert (problem.code, problem.line) == ("seal-file", 6)
    assert [held.rpartition("/")[2] for held in problem.holds] == ["cups.md"]
    with pytest.raises(PressError, match="do not fit the digest"):
        ask(place, "cups", why="x")


@pytest.mark.parametrize(
    ("fields", "text", "code"),
    [
        ({"Permission": "unknown"}, "x", "unknown-permission"),
        ({"Permission": "kettle-weekly"}, "<!-- reprint --> x", "reprint-mark"),
        ({}, "<!-- reprint --> x", "reprint-mark"),
        ({"Date": "soon"}, "x", "bad-date"),
    ],
)
def test_what_cannot_be_sealed(place, fields, text, code):
    """It is said, and nothing is written."""
    place.article("bad", text, **fields)
    with pytest.raises(PressError) as caught:
        ask(place, "bad")
    assert [problem.code for problem in caught.value.problems] == [code]
    assert not (place.content / "seals").exists()


def test_rename_takes_seal_and_withdrawal_along(place):
    """They go by the slug."""
    ask(place, "cups")
    table = '[[withdrawn]]\narticle = "cups"\non = 2027-05-01\nwhy = "x"\nwho = "x"\n'
    place.write("content/withdrawn.toml", table)
    move(BASE, "cups", "warm-cups", content=str(place.content))
    found = tree(place.content)
    assert "seals/warm-cups.toml" in found
    assert "seals/cups.toml" not in found
    assert 'article = "warm-cups"' in found["withdrawn.toml"].decode()
    assert place.build().report.advice == ()
    move(BASE, "the-quiet-kettle", "kettle-again", content=str(place.content))
    assert place.codes() == []


def test_a_withdrawn_article_can_be_renamed(place):
    """Its old address leads to the page in its place."""
    table = '[[withdrawn]]\narticle = "cups"\non = 2026-05-01\nwhy = "x"\nwho = "x"\n'
    place.write("content/withdrawn.toml", table)
    move(BASE, "cups", "warm-cups", content=str(place.content))
    place.build()
    assert "withdrew this article" in place.read("2026/03/warm-cups.html")
    assert "/2026/03/warm-cups.html" in place.read("2026/03/cups.html")
