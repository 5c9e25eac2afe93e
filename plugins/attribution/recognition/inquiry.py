"""What there is to say about a reading: findings with their reasons, questions, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.attribution.recognition.blocks import Kind
from plugins.attribution.recognition.proposal import Article, Finding, Question, one_line
from plugins.attribution.recognition.terms import NOTHING_ALLOWS
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.recognition.reading import Reading

_TITLES = 6
_LONGEST_TITLE = 60


def problems(name: str, reading: Reading) -> Iterator[Problem]:
    """Why nothing can be offered; ``name`` is what the editor calls the file."""
    registry = reading.site.registry
    known = ", ".join(sorted(registry.places)) or "none yet"
    wanted = reading.answers.permission
    if wanted and wanted not in registry.permissions:
        message = f"There is no permission {wanted!r} that can be used."
        yield Problem("--permission", 1, "unknown-permission", message, f"Known are: {known}.")
    elif reading.like is not None and reading.like.is_same:
        message = f"This article is on the site already: {reading.like.work.path}."
        yield Problem(name, 1, "known-article", message)
    elif reading.terms is None and reading.covered_by is None:
        message = f"{NOTHING_ALLOWS} It has no statement, footer or source line."
        mend = f"Ask its author; then name the permission: --permission. Known are: {known}."
        yield Problem(name, 1, "no-statement", message, mend)


def several(name: str, articles: list[tuple[int, str]]) -> Problem:
    """A page of several articles, with where each begins."""
    titles = "; ".join(f"line {line}: “{_cut(t)}”" for line, t in articles[:_TITLES])
    more = " …" if len(articles) > _TITLES else ""
    message = (
        f"This is a page of {len(articles)} articles, and no reprint of one ({titles}{more}). "
        "None has a statement that allows a reprint."
    )
    return Problem(name, articles[0][0] or 1, "several-articles", message, "Paste one of them.")


def _cut(title: str) -> str:
    """As much of a title as a line has room for."""
    words = one_line(title)
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"


def questions(reading: Reading) -> Iterator[Question]:
    """What the text leaves open: about the article first, then about the permission."""
    source, known_by = reading.source
    if not reading.title:
        words = "What is its title? The text has none."
        yield Question(words, "Say --title.", "", True, "Write Title: … into {article}.")
    if not source:
        mend = "Write Source: https://… into {article}."
        words = "Where did it first appear?"
        yield Question(words, "Say --source https://….", "", True, mend)
    elif not known_by:
        words = "Where did it first appear? Source is the holder's site."
        yield Question(words, "Say --source.", once_written="Write Source: … into {article}.")
    if not (reading.answers.day or reading.head.day):
        words = f"When? It is dated {reading.site.day}, the build day."
        yield Question(words, "Say --date.", once_written="Write Date: … into {article}.")
    if not reading.byline[0]:
        words = "Who wrote it? The text names nobody."
        yield Question(words, "Say --author.", once_written="Write Author: … into {article}.")
    if reading.rests_on_likeness and reading.covered_by is not None:
        name = reading.covered_by.id
        words = f"Does {name} cover it? The text has no statement."
        mend = f"If not, write another Permission: than {name} into {{article}}."
        yield Question(words, f"Then say --permission {name}.", "", True, mend)
    yield from _over(reading)
    if reading.nearly is not None:
        name = reading.nearly.id
        words = f"Is this {name} in other words? {reading.nearly.difference}."
        more = "and mend its statement if need be."
        mend = f"Then write Permission: {name} into {{article}}, {more}"
        yield Question(words, f"Then say --permission {name}, {more}", "statement", False, mend)
    if reading.covered_by is None and reading.terms is not None:
        yield from reading.terms.questions


def _over(reading: Reading) -> Iterator[Question]:
    """The permission that fits may have ended, or not have begun, on the article's date."""
    covered = reading.covered_by
    permission = reading.site.known.get(covered.id) if covered else None
    if covered is None or permission is None:
        return
    ended = min(filter(None, (permission.withdrawn, permission.valid_until)), default=None)
    if permission.is_removed_on(reading.site.day) or (ended and ended < reading.day):
        words = f"{covered.id} ended on {ended}: is there a new permission?"
        yield Question(words, f"Ask {permission.holder}.", holds_back=True)
    elif permission.valid_from is not None and reading.day < permission.valid_from:
        words = f"{covered.id} begins on {permission.valid_from}, after {reading.day}."
        yield Question(
            words, "Say a later --date.", "", True, "Write a later Date: into {article}."
        )


def findings(reading: Reading, article: Article) -> Iterator[Finding]:
    """What was recognised, each with how it is known."""
    why, typed, site = reading.head.why, reading.answers, "the site's own"
    title = why.get("title", "its first words, for want of a title")
    day = why.get("date", "the build day, for want of a date")
    source = reading.source[1] or "the holder's site, for want of the article's address"
    yield Finding("title", article.title, _why(typed.title, title))
    yield Finding("author", ", ".join(article.authors), reading.byline[1])
    yield Finding("date", str(article.day), _why(typed.day, day))
    yield Finding("category", article.category, _why(typed.category, why.get("category", site)))
    yield Finding("source", article.source, source)
    if reading.excerpt is not None:
        said = f"{reading.excerpt.words} words, after an introduction of the site's own"
        yield Finding("extent", "excerpt", said)
    if reading.like is not None:
        share = f"{reading.like.shared:.0%} of the shorter stands in {reading.like.work.path}"
        yield Finding("variant of", article.variant_of, share)


def notes(reading: Reading) -> Iterator[str]:
    """What was done to the text that the editor may not expect."""
    yield from reading.document.notes
    covered = reading.covered_by
    if reading.answers.permission and reading.terms and not (covered and covered.blocks):
        yield "The text's own statement is not that permission's; it is left out of the article."
    if any(block.kind is Kind.TABLE for block in reading.body):
        yield "A table was carried over: look at it."


def _why(typed: object, otherwise: str) -> str:
    return "you named it" if typed else otherwise
