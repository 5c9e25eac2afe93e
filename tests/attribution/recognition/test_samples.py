"""The five texts that this project began with: what is proposed is what an editor wrote by hand.

Compared field by field. What a field of the editor's cannot have come from is listed in
``NOT_IN_THE_TEXT``, and a question about it must stand in the proposal.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace

import msgspec
import pytest

from plugins.attribution import registry
from plugins.attribution.recognition import works
from plugins.attribution.recognition.proposal import Answers
from plugins.attribution.statement import render
from plugins.press import front_matter
from plugins.press.addresses import place
from plugins.press.words import tokens
from tests.attribution.recognition.test_recogniser import proposed

TEXTS = {
    "000": ("beta-means-never-having-to-say-youre-sorry", "ezinearticles-ron-kaufman"),
    "002": ("when-an-upgrade-starts-as-a-downgrade", "uplifting-service"),
    "003": ("customer-issues-are-opportunities", "clo-summary"),
}
NOT_IN_THE_TEXT = {
    "000": {},
    "002": {"title": "What is its title?", "date": "When?"},
    "003": {
        "title": "What is its title?",
        "date": "When?",
        "author": "Who wrote it?",
        "source": "Where did it first appear?",
        "holder_url": "Where is Chief Learning Officer Magazine on the web?",
        "statement's link": "Where is Chief Learning Officer Magazine on the web?",
        "max_excerpt_words": "to how many words?",
    },
}
"""For each text, what the editor knew from elsewhere, and the question that asks for it. Categories
and labels are the editor's own filing."""
ALWAYS_OURS = {"statement"}


def text_of(samples, number) -> bytes:
    """The text as it was found."""
    (path,) = (samples / "articles").glob(f"{number}_*.txt")
    return bytes(path.read_bytes())


def editors(samples, number):
    """The editor's permission, and the fields and text of the editor's article."""
    slug, name = TEXTS[number]
    content = samples / "site" / "content"
    permission, problems = registry.read(content / "permissions" / f"{name}.toml")
    assert permission is not None
    assert not problems
    text = (content / "articles" / f"{slug}.md").read_text("utf-8")
    fields = {key: value for key, (_, value) in front_matter.fields(text).items()}
    return permission, fields, text.partition("\n\n")[2]


@pytest.mark.parametrize("number", TEXTS)
def test_the_permission_is_the_editors(samples, tmp_path, number):
    """Every field of the type, not only those that the editor wrote: a default is compared too."""
    wanted, _, _ = editors(samples, number)
    new = proposed(text_of(samples, number)).permission
    path = tmp_path / "new.toml"
    path.write_text(new.text, "utf-8")
    found, problems = registry.read(path)
    assert found is not None
    assert not problems
    missing = NOT_IN_THE_TEXT[number]
    compared = {field.name for field in msgspec.structs.fields(wanted)} - ALWAYS_OURS - set(missing)
    assert {name: getattr(found, name) for name in compared} == {
        name: getattr(wanted, name) for name in compared
    }
    ours, theirs = render(found.statement, {}), render(wanted.statement, {})
    assert ours.tokens == theirs.tokens
    links = [(place(link.href), link.start, link.end) for link in ours.links]
    if "statement's link" in missing:
        assert links == []
    else:
        assert links == [(place(link.href), link.start, link.end) for link in theirs.links]
    if "max_excerpt_words" in missing:
        assert 321 <= (found.max_excerpt_words or 0) <= (wanted.max_excerpt_words or 0)


@pytest.mark.parametrize("number", TEXTS)
def test_what_the_text_does_not_say_is_asked(samples, number):
    """Each in the output; what concerns the permission as a comment in its file too."""
    proposal = proposed(text_of(samples, number))
    asked = " ".join(map(str, proposal.questions))
    for question in NOT_IN_THE_TEXT[number].values():
        assert question in asked
    in_file = [question for question in proposal.questions if question.field]
    assert [str(q) for q in in_file if f"# TODO: {q}" not in proposal.permission.text] == []
    assert tomllib.loads(proposal.permission.text)


@pytest.mark.parametrize("number", TEXTS)
def test_the_article_is_the_editors(samples, number):
    """Title, author, date, source, extent and every paragraph with its marks, in order; once the
    questions are answered, the file's front matter but for category and labels."""
    _, fields, body = editors(samples, number)
    article = proposed(text_of(samples, number)).article
    missing = NOT_IN_THE_TEXT[number]
    found = {
        "title": article.title,
        "date": str(article.day),
        "author": "; ".join(article.authors),
        "source": article.source,
        "source_title": article.source_title,
        "extent": "excerpt" if article.is_excerpt else "",
    }
    compared = set(found) - set(missing)
    assert {name: found[name] for name in compared} == {
        name: fields.get(name, "") for name in compared
    }
    assert paragraphs(article.text) == paragraphs(body)
    assert article.is_draft is bool(missing)


@pytest.mark.parametrize("number", ["000", "002", "003"])
def test_a_known_permission_is_found(samples, number):
    """With the editor's permissions at hand no new one is proposed, and why is said."""
    known = registry.load(samples / "site" / "content" / "permissions")
    answers = Answers(title="A title", author="The Blog")
    proposal = proposed(text_of(samples, number), answers, registry=known)
    assert proposal.permission is None
    assert proposal.article.permission == proposal.fit.id == TEXTS[number][1]
    assert not proposal.article.is_draft
    said = "its statement stands in line" if number != "003" else "has the same words"
    assert said in proposal.fit.reason


def test_the_authors_own_version_is_a_variant(samples):
    """No statement: what it is like is said, its holder's own permission is proposed, and it waits
    for the editor's word."""
    content = samples / "site" / "content"
    slug = TEXTS["000"][0]
    known = tuple(work for work in works.load(content / "articles") if work.slug == slug)
    registered = registry.load(content / "permissions")
    proposal = proposed(text_of(samples, "001"), registry=registered, works=known)
    article = proposal.article
    assert (article.variant_of, article.permission) == (slug, "uplifting-service")
    assert (article.title, article.authors) == (
        "Beta Means Never Having to Say You’re Sorry",
        ("Ron Kaufman",),
    )
    assert article.category == "Customer Service"
    assert article.source == "http://www.RonKaufman.com"
    assert article.slug != slug
    assert article.is_draft
    assert slug in proposal.fit.reason
    text = (content / "articles" / "beta-means-never-customer-experience.md").read_text("utf-8")
    assert paragraphs(article.text) == paragraphs(text.partition("\n\n")[2])
    agreed = proposed(
        text_of(samples, "001"),
        Answers(permission="uplifting-service"),
        registry=registered,
        works=known,
    )
    assert replace(agreed.article, is_draft=True) == article
    assert not agreed.article.is_draft


def test_the_authors_own_version_on_a_site_that_knows_nothing(samples):
    """Then nothing allows a reprint, and nothing is offered."""
    proposal = proposed(text_of(samples, "001"))
    assert [problem.code for problem in proposal.problems] == ["no-statement"]
    assert (proposal.article, proposal.permission) == (None, None)


def test_a_page_of_four_posts(samples):
    """It is said to be one, with where each begins, and nothing is offered."""
    proposal = proposed(text_of(samples, "004"))
    (problem,) = proposal.problems
    assert problem.code == "several-articles"
    assert re.findall(r"line (\d+)", problem.message) == ["3", "6", "11", "16"]
    assert "None has a statement" in problem.message
    assert (proposal.article, proposal.permission) == (None, None)


def test_an_article_that_the_site_has_already(samples):
    """It is not written a second time."""
    content = samples / "site" / "content"
    known = tuple(works.load(content / "articles"))
    registered = registry.load(content / "permissions")
    proposal = proposed(text_of(samples, "000"), registry=registered, works=known)
    (problem,) = proposal.problems
    assert problem.code == "known-article"
    assert "beta-means-never-having-to-say-youre-sorry.md" in problem.message


def paragraphs(markdown: str) -> list[list[str]]:
    """The words of each paragraph; a heading's mark is one of them."""
    found = (tokens(part) for part in markdown.split("\n\n"))
    return [part for part in found if part]
