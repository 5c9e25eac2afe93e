"""One paste, read in the light of a site: each step depends on those before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.attribution.recognition import excerpt, fit, foot, head, terms, works
from plugins.attribution.recognition.addresses import target
from plugins.attribution.recognition.names import people
from plugins.attribution.recognition.proposal import one_line
from plugins.attribution.registry import Registry
from plugins.press.addresses import place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from plugins.attribution.permission import Permission
    from plugins.attribution.recognition.blocks import Block
    from plugins.attribution.recognition.document import Document
    from plugins.attribution.recognition.excerpt import Excerpt
    from plugins.attribution.recognition.fit import Fit
    from plugins.attribution.recognition.head import Head
    from plugins.attribution.recognition.proposal import Answers
    from plugins.attribution.recognition.terms import Terms
    from plugins.attribution.recognition.works import Likeness, Work


@dataclass(frozen=True)
class Site:
    """What a proposal depends on beside the text. ``day`` is the build day, ``slug_of`` makes a
    slug of a title, ``authority`` mints ids."""

    day: dt.date
    slug_of: Callable[[str], str]
    authority: str
    category: str
    lang: str = "en"
    registry: Registry = field(default_factory=Registry)
    works: tuple[Work, ...] = ()

    @property
    def known(self) -> dict[str, Permission]:
        """The permissions by id."""
        return self.registry.permissions


@dataclass(frozen=True)
class Reading:
    """What was made out. ``body`` is the article's text without head and foot; ``covered_by`` is
    the known permission that is used; ``nearly`` one whose statement differs in some words."""

    document: Document
    site: Site
    answers: Answers
    head: Head
    body: tuple[Block, ...]
    authors: tuple[str, ...]
    excerpt: Excerpt | None
    terms: Terms | None
    covered_by: Fit | None
    nearly: Fit | None
    like: Likeness | None

    @property
    def title(self) -> str:
        """The title, empty where there is none."""
        return one_line(self.answers.title or self.head.title)

    @property
    def rests_on_likeness(self) -> bool:
        """Whether a known permission is used though the text has no statement at all."""
        return self.covered_by is not None and self.terms is None and not self.answers.permission

    @property
    def source(self) -> tuple[str, str]:
        """Where the work first appeared, and how that is known; the holder's site, and nothing
        that says so, where it is not known."""
        home = self.terms.fields.get("holder_url", "") if self.terms else ""
        if self.covered_by is not None and self.covered_by.id in self.site.known:
            home = self.site.known[self.covered_by.id].holder_url or home
        if self.answers.source:
            return target(self.answers.source), "you named it"
        told, why = _source_told(self.document, self.terms)
        if told and place(told) != place(home):
            return told, why
        return home, ""

    @property
    def byline(self) -> tuple[tuple[str, ...], str]:
        """Who wrote it, and how that is known."""
        if self.answers.author:
            return people(self.answers.author) or (one_line(self.answers.author),), "you named them"
        if self.authors:
            return self.authors, self.head.why.get("author", "the byline")
        if self.terms and self.terms.parties.person and self.excerpt is None:
            return (self.terms.parties.person,), "the statement is about them"
        if self.like is not None and self.like.work.author:
            return (self.like.work.author,), f"as in {self.like.work.path}"
        return (), ""

    @property
    def day(self) -> dt.date:
        """The article's date; the build day, where it has none."""
        return self.answers.day or self.head.day or self.site.day


def read(document: Document, kept: tuple[Block, ...], site: Site, answers: Answers) -> Reading:
    """Make out head and foot of ``kept``, which are the blocks without the page's furniture."""
    first = head.read(kept, document.told)
    authors = people(answers.author) or first.authors or _byline(kept)
    feet = foot.find(kept, authors)
    top = head.read(feet.body, document.told)
    authors = people(answers.author) or top.authors or authors
    piece = excerpt.find(top.body)
    said = terms.of_excerpt(piece) if piece else terms.of_foot(feet, authors, document.told)
    values = {
        "author": ", ".join(authors),
        "title": one_line(answers.title or top.title),
        "source": target(answers.source) or _source_told(document, said)[0],
    }
    whole = fit.whole(kept, site.known, values, document.told.get("lang", site.lang))
    found = _fit(site, answers, whole, said, piece, values)
    inside = {id(kept[at]) for at in found.blocks} if found else set()
    body = tuple(block for block in top.body if id(block) not in inside)
    like = works.nearest("\n".join(block.text for block in body), site.works)
    nearly = found if found and found.difference else None
    used = found if found and not found.difference else None
    if used is None and said is None and like is not None:
        used = _holders_own(site, like)
    return Reading(document, site, answers, top, body, authors, piece, said, used, nearly, like)


def _fit(
    site: Site,
    answers: Answers,
    whole: Fit | None,
    said: Terms | None,
    piece: Excerpt | None,
    values: dict[str, str],
) -> Fit | None:
    """The permission that the editor named; or whose statement stands in the text; or says the
    same as what would be proposed; or allows excerpts of that holder's."""
    if answers.permission:
        inside = whole.blocks if whole and whole.id == answers.permission else frozenset()
        return fit.Fit(answers.permission, "you named it", inside)
    if whole is not None or said is None:
        return whole
    same = fit.same(said.fields["statement"], site.known, values, site.lang)
    if same is not None or piece is None:
        return same
    for name, permission in site.known.items():
        longest = permission.max_excerpt_words or 0
        if permission.holder == piece.holder and piece.words <= longest:
            return fit.Fit(name, f"it is {piece.holder}'s, and allows excerpts of {longest} words")
    return None


def _holders_own(site: Site, like: Likeness) -> Fit | None:
    """For another version of a known work, without a statement of its own: a permission of the
    same holder, rather one that is not for copies out of a directory."""
    known, work = site.known, like.work
    if work.permission not in known:
        return None
    holder = known[work.permission].holder
    own = [name for name, permission in known.items() if permission.holder == holder]
    own.sort(key=lambda name: ("article source" in known[name].statement.lower(), name))
    reason = f"it is {holder}'s, and this is another version of their {work.slug}"
    return fit.Fit(own[0], reason)


def _source_told(document: Document, said: Terms | None) -> tuple[str, str]:
    """The address of the work, as far as the text names one, and how that is known."""
    named = said.parties.sources if said else ()
    if named:
        return named[0], "the text links there"
    return target(document.told.get("source", "")), "the page says so"


def _byline(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The first byline near the head, where a statement stands before the title."""
    return next((found for block in blocks[:8] if (found := head.byline(block))), ())
