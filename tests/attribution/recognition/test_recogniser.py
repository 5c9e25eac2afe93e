"""Tests of the whole recognition: a paste goes in, a proposal comes out."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.attribution.permission import Permission, Republish
from plugins.attribution.recognition import paste
from plugins.attribution.recognition.proposal import Answers
from plugins.attribution.recognition.reading import Site
from plugins.attribution.recognition.recogniser import recognise
from plugins.attribution.registry import EXAMPLE
from plugins.attribution.statement import render
from plugins.press.addresses import is_web
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_settings import load
from plugins.press.source import UnreadableError
from plugins.press.words import tokens
from tests.conftest import ROOT
from tests.fixtures import cases

SETTINGS = load(ROOT / "pelicanconf.py", None, {})
FIXTURES = Path(__file__).parent / "fixtures"
CASES = [*cases(FIXTURES / "text.md"), *cases(FIXTURES / "markup.md")]


def site(**chosen) -> Site:
    """An empty site, on a day in 2026."""
    plain = {
        "day": dt.date(2026, 6, 1),
        "slug_of": lambda title: slug_of(title, SETTINGS),
        "authority": "site.example.org,2026",
        "category": "Articles",
    }
    return Site(**{**plain, **chosen})


def proposed(text: str | bytes, answers: Answers | None = None, **chosen):
    """What is proposed for a text."""
    data = text.encode() if isinstance(text, str) else text
    return recognise("pasted.txt", paste.read(data), site(**chosen), answers or Answers())


def as_fields(proposal) -> dict[str, str]:
    """A proposal as the fixtures have it."""
    article, new = proposal.article, proposal.permission
    told = {"problem": " ".join(problem.code for problem in proposal.problems)}
    if article is not None:
        told |= {
            "title": article.title,
            "author": "; ".join(article.authors),
            "date": str(article.day),
            "category": article.category,
            "source": article.source,
            "source_title": article.source_title,
            "extent": "excerpt" if article.is_excerpt else "full",
            "draft": "yes" if article.is_draft else "no",
            "body": article.text,
            "id": article.permission,
        }
    if new is not None:
        told |= {name: str(value) for name, value in tomllib.loads(new.text).items()}
    told["asks"] = "\n".join(map(str, proposal.questions))
    told["notes"] = "\n".join(proposal.notes)
    told["left"] = "\n".join(proposal.left)
    return told


IN_PART = {"asks", "body", "notes", "left"}


@pytest.mark.parametrize(("pasted", "expected"), CASES)
def test_fixtures(pasted, expected):
    """Each field that a case names is the proposal's; of the longer ones a part is named."""
    told = as_fields(proposed(pasted))
    for line in expected.splitlines():
        name, _, value = line.partition(": ")
        value = "" if value == "-" else value
        found = told.get(name, "")
        if name in IN_PART:
            assert value in found, name
        elif name == "statement":
            assert list(render(found, EXAMPLE).tokens) == tokens(value)
        else:
            assert found == value, name


LINES = sorted({line for case in CASES for line in case.values[0].split("\n")})


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["", *LINES]), min_size=1, max_size=25).map("\n".join))
def test_any_mixture(text):
    """Whatever lines stand together, a proposal is complete: an article that waits or may be
    published, under a permission whose file has no mistake; or a problem, and nothing."""
    try:
        proposal = proposed(text)
    except UnreadableError:
        assert not re.sub("<[^>]*>", "", text).strip() or "<" in text
        return
    if proposal.problems:
        assert (proposal.article, proposal.permission) == (None, None)
        return
    assert proposal.article.title
    assert proposal.article.permission == proposal.permission.id
    permission = msgspec.convert(tomllib.loads(proposal.permission.text), Permission)
    assert proposal.article.is_draft or permission.republish is Republish.YES
    assert proposal.article.is_draft or is_web(proposal.article.source)
    assert render(permission.statement, EXAMPLE).tokens


def test_a_title_that_is_typed_wins():
    """So do author, date, category, source and slug; and the questions about them are gone."""
    text = "A door is a promise, said the cat, and went out.\n\n© Jo Ray. You may reprint this."
    answers = Answers(
        title="Doors",
        slug="d",
        day=dt.date(2020, 1, 2),
        author="Ann Moss and Ed Lind",
        category="Rooms",
        source="https://rooms.example.org/d",
    )
    proposal = proposed(text, answers)
    assert [str(question) for question in proposal.questions if not question.field] == []
    assert proposal.article.file.split("\n")[:9] == [
        "Title: Doors",
        "Date: 2020-01-02",
        "Authors: Ann Moss; Ed Lind",
        "Category: Rooms",
        "Slug: d",
        "Guid: tag:site.example.org,2026:d",
        "Permission: jo-ray",
        "Source: https://rooms.example.org/d",
        "",
    ]
    assert {finding.why for finding in proposal.findings} == {"you named it", "you named them"}


def test_a_statement_that_nobody_wrote():
    """It is asked for, and so is the holder's leave; the article waits for both."""
    given = next(case.values[0] for case in CASES if case.id == "a summary that a blog introduces")
    proposal = proposed(given)
    waits = [str(question) for question in proposal.questions if question.holds_back]
    made = "The statement is not in the text; it is made of the introduction."
    assert waits[-3].startswith(made)
    assert "Counter Point Quarterly agree, and to how many words?" in waits[-1]
    assert f"# TODO: {made}" in proposal.permission.text
    assert proposal.article.is_draft


def test_no_link_follows_its_reader():
    """Statement, holder and contact have no tracking parameters; what else an address says
    stays. And where the source is known from is said."""
    query = "utm_source=x&amp;id=%7E1&amp;fbclid=2"
    proposal = proposed(
        '<link rel="canonical" href="https://rooms.example.org/small"><h1>Small Doors</h1>'
        "<p>By Mara Lind</p><p>A small door makes a large room, said the cat.</p>"
        f'<p>© Mara Lind, <a href="https://doors.example.org/?{query}#top">Doors</a>. You may '
        f'reprint it. For commercial use ask <a href="https://desk.example.org/?{query}">us</a>.</p>'
    )
    fields = proposal.permission.fields
    assert fields["holder_url"] == "https://doors.example.org/?id=%7E1#top"
    assert fields["contact"] == "https://desk.example.org/?id=%7E1"
    assert "utm_" not in proposal.permission.text + proposal.article.file
    source = next(finding for finding in proposal.findings if finding.name == "source")
    assert (source.value, source.why) == ("https://rooms.example.org/small", "the page says so")


def test_a_title_that_is_cut_shows_it():
    """Among those of a page of several articles."""
    post = "Monday, May {}, 2026\n\n{}\n\nA small door makes a large room, said the cat.\n\n"
    title = "Of doors and of those who open them without ever closing them"
    proposal = proposed(post.format(4, f"{title} again") + post.format(5, "Small Doors"))
    (problem,) = proposal.problems
    assert "closing th…”" in problem.message
    assert "“Small Doors”" in problem.message
