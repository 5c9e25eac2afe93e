"""From a paste to a proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.attribution.recognition import (
    document,
    excerpt,
    furniture,
    head,
    inquiry,
    reading,
    terms,
)
from plugins.attribution.recognition.addresses import linked
from plugins.attribution.recognition.permission_file import NewPermission
from plugins.attribution.recognition.proposal import Answers, Article, Proposal, one_line
from plugins.press.identity import mint
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from plugins.attribution.recognition.paste import Paste
    from plugins.attribution.recognition.proposal import Question
    from plugins.attribution.recognition.reading import Reading, Site

_TITLE_WORDS = 10
_LONGEST_SLUG = 60
_LEAST = 5
"""An article of fewer words is none."""


def recognise(name: str, paste: Paste, site: Site, answers: Answers) -> Proposal:
    """The proposal for what was pasted; ``name`` is what the editor calls the file."""
    read = document.read(paste)
    kept, left = furniture.cut(read.blocks)
    articles = head.several(tuple(block for block in kept if not block.outside))
    nothing = Proposal(read.form, notes=read.notes, left=tuple(block.text for block in left))
    if articles:
        return replace(nothing, problems=(inquiry.several(name, articles),))
    made = reading.read(read, kept, site, answers)
    if sum(block.words for block in made.body) < _LEAST:
        message = "There is no article in it, or nothing of one beside its footer."
        return replace(nothing, problems=(Problem(name, 1, "no-article", message),))
    problems = tuple(inquiry.problems(name, made))
    if problems:
        return replace(nothing, problems=problems)
    questions = tuple(inquiry.questions(made))
    new = _permission(made, questions)
    article = _article(made, new, is_draft=any(question.holds_back for question in questions))
    return Proposal(
        read.form,
        tuple(inquiry.findings(made, article)),
        article,
        new,
        made.covered_by or made.nearly,
        questions,
        tuple(inquiry.notes(made)),
        tuple(block.text for block in (*left, *made.head.left)),
    )


def _permission(made: Reading, questions: Iterable[Question]) -> NewPermission | None:
    """A new permission, under a name that no file has; None where a known one is used."""
    if made.covered_by is not None or made.terms is None:
        return None
    site = made.site
    base = _short(site.slug_of(" ".join(made.terms.id))) or "permission"
    name = _free(base, {*site.registry.places, *site.registry.broken})
    todo = tuple(
        (question.field, question.for_files("the article"))
        for question in questions
        if question.field
    )
    return NewPermission(name, made.terms.fields, todo)


def _article(made: Reading, new: NewPermission | None, *, is_draft: bool) -> Article:
    site, answers = made.site, made.answers
    title = made.title or _working_title(made)
    variant_of = (made.like.work.variant_of or made.like.work.slug) if made.like else ""
    slug = answers.slug or _short(site.slug_of(title))
    if variant_of and not answers.slug:
        slug = _free(slug, {work.slug for work in site.works})
    lang = made.document.told.get("lang", "")
    body = tuple(replace(block, runs=linked(block.runs, bare=False)) for block in made.body)
    permission = new.id if new else made.covered_by.id if made.covered_by else ""
    return Article(
        title=title,
        slug=slug,
        day=made.day,
        authors=made.byline[0],
        category=one_line(answers.category or made.head.category) or site.category,
        guid=mint(site.authority, slug),
        permission=permission,
        text=terms.body_of(excerpt.find(body) if made.excerpt else None, body),
        source=made.source[0],
        source_title=_source_title(made),
        is_excerpt=made.excerpt is not None,
        variant_of=variant_of,
        lang=lang if lang.lower().partition("-")[0] != site.lang.lower() else "",
        is_draft=is_draft,
    )


def _source_title(made: Reading) -> str:
    if made.excerpt is not None:
        return made.excerpt.holder
    return made.terms.parties.publication if made.terms else ""


def _working_title(made: Reading) -> str:
    """The first words, until there is a title."""
    words = made.body[0].text.split()
    short = " ".join(words[:_TITLE_WORDS]).rstrip(".,;:")
    return f"{short}…" if len(words) > _TITLE_WORDS else short


def _short(slug: str) -> str:
    """A slug that an address has room for, cut between words where it has any."""
    if len(slug) <= _LONGEST_SLUG:
        return slug
    whole, _, _ = slug[: _LONGEST_SLUG + 1].rpartition("-")
    return whole.rstrip("-") or slug[:_LONGEST_SLUG]


def _free(name: str, taken: Container[str]) -> str:
    """``name``, with a number where it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
