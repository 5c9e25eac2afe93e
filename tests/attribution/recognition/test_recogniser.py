"""Tests of the whole recognition: a paste goes in, a proposal comes out."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from plugins.attribution.recognition import paste
from plugins.attribution.recognition.proposal import Answers
from plugins.attribution.recognition.reading import Site
from plugins.attribution.recognition.recogniser import recognise
from plugins.attribution.registry import EXAMPLE
from plugins.attribution.statement import render
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_settings import load
from plugins.press.words import tokens
from tests.conftest import ROOT
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"
CASES = [*cases(FIXTURES / "text.md"), *cases(FIXTURES / "markup.md")]


def site(**given) -> Site:
    """An empty site, on a day in 2026."""
    settings = load(ROOT / "pelicanconf.py", None, {})
    plain = {
        "day": dt.date(2026, 6, 1),
        "slug_of": lambda title: slug_of(title, settings),
        "authority": "site.example.org,2026",
        "category": "Articles",
    }
    return Site(**{**plain, **given})


def proposed(text: str | bytes, answers: Answers | None = None, **given):
    """What is proposed for a text."""
    data = text.encode() if isinstance(text, str) else text
    return recognise("pasted.txt", paste.read(data), site(**given), answers or Answers())


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


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_fixtures(given, expected):
    """Each field that a case names is the proposal's; of the longer ones a part is named."""
    told = as_fields(proposed(given))
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
