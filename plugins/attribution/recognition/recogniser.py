"""From a paste to a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.attribution.recognition import (
    document,
    excerpt,
    fit,
    foot,
    furniture,
    head,
    terms,
    works,
)
from plugins.attribution.recognition.addresses import linked, target
from plugins.attribution.recognition.blocks import Kind
from plugins.attribution.recognition.names import people
from plugins.attribution.recognition.permission_file import NewPermission
from plugins.attribution.recognition.proposal import (
    Answers,
    Article,
    Finding,
    Proposal,
    Question,
    one_line,
)
from plugins.attribution.registry import Registry
from plugins.press.addresses import place
from plugins.press.identity import mint
from plugins.press.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from plugins.attribution.permission import Permission
    from plugins.attribution.recognition.blocks import Block
    from plugins.attribution.recognition.document import Document
    from plugins.attribution.recognition.excerpt import Excerpt
    from plugins.attribution.recognition.fit import Fit
    from plugins.attribution.recognition.foot import Foot
    from plugins.attribution.recognition.head import Head
    from plugins.attribution.recognition.paste import Paste
    from plugins.attribution.recognition.terms import Terms
    from plugins.attribution.recognition.works import Likeness, Work

_TITLE_WORDS = 10
_LEAST = 5
"""An article of fewer words is none."""


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


def recognise(name: str, paste: Paste, site: Site, answers: Answers) -> Proposal:
    """The proposal for what was pasted; ``name`` is what the editor calls the file."""
    read = document.read(paste)
    kept, left = furniture.cut(read.blocks)
    inner = tuple(block for block in kept if not block.outside)
    nothing = Proposal(read.form, notes=read.notes, left=tuple(block.text for block in left))
    articles = head.several(inner)
    if articles:
        return replace(nothing, problems=(_several(name, articles),))
    ask = _Asking(name, site, answers, read, kept)
    if sum(block.words for block in ask.body) < _LEAST:
        message = "There is no article in it, or nothing of one beside its footer."
        return replace(nothing, problems=(Problem(name, 1, "no-article", message),))
    return replace(ask.proposal(), left=tuple(block.text for block in (*left, *ask.head.left)))


class _Asking:
    """One paste, step by step: each attribute depends on those above it."""

    def __init__(
        self, name: str, site: Site, answers: Answers, read: Document, kept: tuple[Block, ...]
    ) -> None:
        self.name, self.site, self.answers, self.read = name, site, answers, read
        first = head.read(kept, read.told)
        authors = people(answers.author) or first.authors or _bylines(kept)
        self.foot: Foot = foot.find(kept, authors)
        self.head: Head = head.read(self.foot.body, read.told)
        self.authors = people(answers.author) or self.head.authors or authors
        self.excerpt: Excerpt | None = excerpt.find(self.head.body)
        self.terms: Terms | None = self._terms()
        self.title = one_line(answers.title or self.head.title)
        self.fit: Fit | None = self._fit(kept)
        self.body = self.head.body
        if self.fit and self.fit.blocks:
            inside = {id(kept[at]) for at in self.fit.blocks}
            self.body = tuple(block for block in self.body if id(block) not in inside)
        self.like: Likeness | None = works.nearest(
            "\n".join(block.text for block in self.body), site.works
        )

    def proposal(self) -> Proposal:
        """Everything put together."""
        problems = tuple(self._problems())
        questions = tuple(self._questions())
        new = None if self._permission else self._new(questions)
        article = None
        if not problems:
            article = self._article(new, draft=any(q.holds_back for q in questions))
        return Proposal(
            self.read.form,
            tuple(self._findings(article)),
            article,
            None if problems else new,
            self.fit if self._permission else self._nearly,
            () if problems else questions,
            tuple(self._notes()),
            problems=problems,
        )

    # what is allowed

    def _terms(self) -> Terms | None:
        if self.excerpt is not None:
            return terms.of_excerpt(self.excerpt)
        return terms.of_foot(self.foot, self.authors, self.read.told.get("licence", ""))

    def _fit(self, kept: tuple[Block, ...]) -> Fit | None:
        """The editor's choice, or the permission whose statement stands in the text, or says the
        same as what would be proposed; or a holder's whose work this is a variant of."""
        known, lang = self.site.known, self.read.told.get("lang", self.site.lang)
        values = {"author": ", ".join(self.authors), "title": self.title, "source": self._told}
        whole = fit.whole(kept, known, values, lang)
        if self.answers.permission:
            blocks = whole.blocks if whole and whole.id == self.answers.permission else frozenset()
            return fit.Fit(self.answers.permission, "you named it", blocks)
        if whole is not None or self.terms is None:
            return whole
        same = fit.same(self.terms.fields["statement"], known, values, lang)
        return same or self._excerpts_of_holder()

    def _excerpts_of_holder(self) -> Fit | None:
        if self.excerpt is None:
            return None
        for name, permission in self.site.known.items():
            longest = permission.max_excerpt_words or 0
            if permission.holder == self.excerpt.holder and self.excerpt.words <= longest:
                reason = f"it is {permission.holder}'s, and allows an excerpt of {longest} words"
                return fit.Fit(name, reason)
        return None

    @property
    def _permission(self) -> str:
        """The id of the known permission, if one is used."""
        if self.fit is not None and not self.fit.difference:
            return self.fit.id
        return self._holders_own if self.terms is None else ""

    @property
    def _nearly(self) -> Fit | None:
        return self.fit if self.fit and self.fit.difference else None

    @property
    def _holders_own(self) -> str:
        """For a variant of a known work without a statement of its own: the permission of the same
        holder, rather one that is not for copies out of a directory."""
        if self.like is None or self.like.work.permission not in self.site.known:
            return ""
        known = self.site.known
        holder = known[self.like.work.permission].holder
        own = [name for name, permission in known.items() if permission.holder == holder]
        own.sort(key=lambda name: ("article source" in known[name].statement.lower(), name))
        return own[0]

    def _new(self, questions: Iterable[Question]) -> NewPermission | None:
        if self.terms is None:
            return None
        base = self.site.slug_of(" ".join(self.terms.id)) or "permission"
        taken = set(self.site.registry.places) | self.site.registry.broken
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        todo = tuple((q.field, str(q)) for q in questions if q.field)
        return NewPermission(name, self.terms.fields, todo)

    # what the article says

    @property
    def _told(self) -> str:
        """The address of the work, as far as the text names one."""
        told = self.read.told.get("source", "")
        parties = self.terms.parties.sources if self.terms else ()
        return target(self.answers.source) or next(iter(parties), "") or target(told)

    @property
    def _source(self) -> tuple[str, str]:
        """Where the work first appeared, and how that is known: nowhere, if by a guess."""
        home = self.terms.fields.get("holder_url", "") if self.terms else ""
        permission = self.site.known.get(self._permission)
        if permission is not None:
            home = permission.holder_url or home
        if self.answers.source:
            return self._told, "you named it"
        if self._told and place(self._told) != place(home):
            return self._told, "the text links there"
        return home, ""

    @property
    def _byline(self) -> tuple[tuple[str, ...], str]:
        if self.answers.author:
            return people(self.answers.author) or (one_line(self.answers.author),), "you named them"
        if self.authors:
            return self.authors, self.head.why.get("author", "the text")
        if self.terms and self.terms.parties.person and self.excerpt is None:
            return (self.terms.parties.person,), "the statement is about them"
        if self.like is not None and self.like.work.author:
            return (self.like.work.author,), f"as in {self.like.work.path}"
        return (), ""

    def _article(self, new: NewPermission | None, *, draft: bool) -> Article:
        title = self.title or self._working_title()
        slug = self.answers.slug or self.site.slug_of(title)
        lang = self.read.told.get("lang", "")
        publication = self._source_title()
        body = tuple(replace(b, runs=linked(b.runs, bare=False)) for b in self.body)
        piece = excerpt.find(body) if self.excerpt else None
        return Article(
            title=title,
            slug=slug,
            day=self._day,
            authors=self._byline[0],
            category=one_line(self.answers.category or self.head.category) or self.site.category,
            guid=mint(self.site.authority, slug),
            permission=new.id if new else self._permission,
            text=terms.body_of(piece, body),
            source=self._source[0],
            source_title=publication,
            is_excerpt=self.excerpt is not None,
            variant_of=self._variant,
            lang=lang if lang.lower().partition("-")[0] != self.site.lang.lower() else "",
            is_draft=draft,
        )

    @property
    def _day(self) -> dt.date:
        return self.answers.day or self.head.day or self.site.day

    @property
    def _variant(self) -> str:
        if self.like is None:
            return ""
        return self.like.work.variant_of or self.like.work.slug

    def _source_title(self) -> str:
        if self.excerpt is not None:
            return self.excerpt.holder
        return self.terms.parties.publication if self.terms else ""

    def _working_title(self) -> str:
        words = self.body[0].text.split()
        return " ".join(words[:_TITLE_WORDS]).rstrip(".,;:") + ("…" if len(words) > 10 else "")

    # what to say

    def _problems(self) -> Iterable[Problem]:
        known = ", ".join(sorted(self.site.registry.places)) or "none yet"
        wanted = self.answers.permission
        if wanted and wanted not in self.site.known:
            message = f"There is no permission {wanted!r} that can be used."
            yield Problem("--permission", 1, "unknown-permission", message, f"Known are: {known}.")
        elif self.like is not None and self.like.is_same:
            message = f"This article is on the site already: {self.like.work.path}."
            yield Problem(self.name, 1, "known-article", message)
        elif self.terms is None and not self._permission:
            message = f"{terms.NOTHING_ALLOWS} It has no statement, footer or source line."
            mend = (
                f"Ask its author; then name the permission with --permission. Known are: {known}."
            )
            yield Problem(self.name, 1, "no-statement", message, mend)

    def _questions(self) -> Iterable[Question]:
        if not self.title:
            yield Question("What is its title? The text has none.", "Say --title.", holds_back=True)
        source, known_by = self._source
        if not source:
            yield Question("Where did it first appear?", "Say --source https://….", holds_back=True)
        elif not known_by:
            yield Question(
                "Where did it first appear? Source is the holder's site.", "Say --source."
            )
        if not (self.answers.day or self.head.day):
            yield Question(f"When? It is dated {self.site.day}, the build day.", "Say --date.")
        if not self._byline[0]:
            yield Question("Who wrote it? The text names nobody.", "Say --author.")
        if self._permission and self.terms is None and not self.answers.permission:
            yield Question(
                f"Does {self._permission} cover it? The text has no statement.",
                f"Then say --permission {self._permission}.",
                holds_back=True,
            )
        if self._nearly is not None:
            yield Question(
                f"Is this {self._nearly.id} in other words? {self._nearly.difference}.",
                f"Then say --permission {self._nearly.id}, and mend its statement if need be.",
                "statement",
            )
        if not self._permission and self.terms is not None:
            yield from self.terms.questions

    def _findings(self, article: Article | None) -> Iterable[Finding]:
        if article is None:
            return
        why = dict(self.head.why)
        typed = self.answers
        first = "its first words, for want of a title"
        yield Finding("title", article.title, _why(typed.title, why.get("title", first)))
        yield Finding("author", ", ".join(article.authors), self._byline[1])
        day = _why(typed.day, why.get("date", "the build day, for want of a date"))
        yield Finding("date", str(article.day), day)
        default = why.get("category", "the site's own")
        yield Finding("category", article.category, _why(typed.category, default))
        site = "the holder's site, for want of the article's address"
        yield Finding("source", article.source, self._source[1] or (site if article.source else ""))
        if self.excerpt is not None:
            said = f"{self.excerpt.words} words, after an introduction of the site's own"
            yield Finding("extent", "excerpt", said)
        if self.like is not None:
            share = f"{self.like.shared:.0%} of its words stand in {self.like.work.path}"
            yield Finding("variant of", article.variant_of, share)

    def _notes(self) -> Iterable[str]:
        yield from self.read.notes
        if self.answers.permission and self.terms and not (self.fit and self.fit.blocks):
            yield "The text's own statement is another one than that permission's; it is left out."
        if any(block.kind is Kind.TABLE for block in self.body):
            yield "A table was carried over: look at it."


def _why(typed: object, otherwise: str) -> str:
    return "you named it" if typed else otherwise


def _bylines(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The first byline near the head, where a statement stands before the title."""
    for block in blocks[:8]:
        found = head.byline(block)
        if found:
            return found
    return ()


def _several(name: str, articles: list[tuple[int, str]]) -> Problem:
    titles = "; ".join(f"line {line}: “{one_line(title)[:60]}”" for line, title in articles[:6])
    more = " …" if len(articles) > 6 else ""
    message = (
        f"This is a page of {len(articles)} articles, and no reprint of one ({titles}{more}). "
        "None has a statement that allows a reprint."
    )
    return Problem(name, articles[0][0] or 1, "several-articles", message, "Paste one of them.")
