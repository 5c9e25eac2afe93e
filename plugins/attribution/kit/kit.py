"""A kit: an article and its statement as one document, in every form that a partner may want."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.attribution import statement
from plugins.attribution.block import WORDS
from plugins.attribution.kit import body
from plugins.attribution.kit.as_html import to_html
from plugins.attribution.kit.as_markdown import to_markdown
from plugins.attribution.kit.as_newsletter import to_newsletter
from plugins.attribution.kit.as_text import PRINT, to_text
from plugins.attribution.kit.body import LeftOut
from plugins.attribution.kit.rules import Rule, rules
from plugins.attribution.kit.tree import Element, link, paragraph, spaced_text
from plugins.attribution.reprint import Extent
from plugins.press import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.kit.body import Body
    from plugins.attribution.kit.surroundings import Surroundings
    from plugins.attribution.licence import Licence

TEXT, MARKDOWN = "text", "markdown"
"""The copies that are files as well."""
_AROUND = LeftOut("What we wrote before and after it", "it is no part of the work")


@dataclass(frozen=True)
class Correction:
    """What was wrong, and since when it is right; a day may be missing."""

    text: str
    day: str = ""

    @classmethod
    def of(cls, written: str) -> Correction:
        """From the field ``Correction``: a day, if it begins with one, and the text."""
        spelled = written.strip()
        day = spelled[:10]
        if len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdigit():
            return cls(spelled[10:].strip(), day)
        return cls(spelled)


@dataclass(frozen=True)
class Work:
    """An article that others may reprint. ``html`` is its licensed text, ``in_part`` says that the
    page holds more; ``when`` is its date in words."""

    title: str
    authors: tuple[str, ...]
    lang: str
    when: str
    html: str
    in_part: bool
    around: Surroundings
    licence: Licence
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Copy:
    """One form of it: its ``id`` on the page, its ``name``, what it is ``for``, and the text."""

    id: str
    name: str
    about: str
    text: str


@dataclass(frozen=True)
class Kit:
    """What stands on the kit's page and in its files; ``terms`` are HTML."""

    title: str
    authors: tuple[str, ...]
    lang: str
    licence: Licence
    words: int
    rules: tuple[Rule, ...]
    terms: str
    corrections: tuple[Correction, ...]
    copies: tuple[Copy, ...]
    left_out: tuple[LeftOut, ...]

    def copy(self, name: str) -> str:
        """The text of one copy."""
        return next(copy.text for copy in self.copies if copy.id == name)


def make(work: Work) -> Kit:
    """The kit of ``work``."""
    read = body.read(work.html, work.around, in_part=work.in_part)
    return Kit(
        title=work.title,
        authors=work.authors,
        lang=work.lang,
        licence=work.licence,
        words=words.count(spaced_text(read.blocks)),
        rules=tuple(rules(work.licence, read.pictures)),
        terms=statement.to_html(work.licence.attribution.terms or ""),
        corrections=work.corrections,
        copies=tuple(_copies(work, read)),
        left_out=(*((_AROUND,) if work.in_part else ()), *dict.fromkeys(read.left_out)),
    )


def _copies(work: Work, read: Body) -> Iterator[Copy]:
    opening, closing = tuple(_opening(work, read)), tuple(_closing(work))
    document = (*opening, *closing)
    yield Copy(
        "html",
        "HTML",
        "For your site. No scripts, no classes, no tracking; every address is absolute.",
        to_html([Element("article", document, {"lang": work.lang})]),
    )
    yield Copy(
        "newsletter",
        "Newsletter",
        "HTML for mail programs: each element brings its own style.",
        to_newsletter(document, work.lang),
    )
    yield Copy(TEXT, "Plain text", "Addresses are spelled out.", to_text(document))
    yield Copy(
        "print",
        "Print",
        "For a layout program: a line for each paragraph, tabs, addresses spelled out.",
        to_text(document, PRINT),
    )
    yield Copy(MARKDOWN, "Markdown", "For whoever writes in Markdown.", _markdown(opening, closing))


def _markdown(opening: tuple[Element, ...], closing: tuple[Element, ...]) -> str:
    """Where some of it stands as HTML, so does the statement: a program that takes the whole for
    HTML finds its links all the same."""
    text = to_markdown(opening)
    end = to_html(closing) + "\n" if "<" in text else to_markdown(closing)
    return f"{text}\n{end}"


def _opening(work: Work, read: Body) -> Iterator[Element]:
    yield Element("h1", (work.title,))
    if work.authors:
        yield paragraph(f"{WORDS['by']} {', '.join(work.authors)}")
    for correction in work.corrections:
        since = f" of {correction.day}" if correction.day else ""
        yield paragraph(Element("strong", (f"Correction{since}.",)), f" {correction.text}")
    yield from read.blocks
    if read.credits:
        yield paragraph(f"Pictures: {'; '.join(dict.fromkeys(read.credits))}.")


def _closing(work: Work) -> Iterator[Element]:
    """Where it first appeared, and the statement."""
    made = work.licence.attribution
    yield Element("hr")
    introduction = WORDS["excerpt" if made.extent is Extent.EXCERPT else "first published"]
    when = f", {work.when}" if work.licence.is_offer else ""
    yield paragraph(f"{introduction} ", link(made.source_title, made.source), f"{when}.")
    if work.licence.license_url:
        name = work.licence.spdx or work.licence.license_url
        yield paragraph("Licence: ", link(name, work.licence.license_url), ".")
    told = body.read(made.statement.html, work.around).blocks
    lang = {"lang": made.statement_lang} if made.statement_lang else {}
    yield from (replace(block, attributes={**block.attributes, **lang}) for block in told)
