"""What ``reprint.withdraw`` and ``reprint.restore`` are asked for, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.shelf import Shelved, first, with_slug
from plugins.attribution.takedown.many import needs_confirming, some
from plugins.attribution.takedown.withdrawals import Entry
from plugins.press.problem import CannotBuild, Problem, Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

BY_PERMISSION = "permission="


@dataclass(frozen=True)
class Request:
    """``slugs`` is what was typed: slugs with commas between, or ``permission=ID``."""

    slugs: str
    why: str
    who: str
    on: dt.date
    lang: str | None = None
    wish: str | None = None
    public: bool = False
    confirm: int | None = None


def selected(slugs: str, lang: str | None, shelf: Sequence[Shelved]) -> list[Shelved]:
    """The articles that are meant. Raises CannotBuild, with every name that is none."""
    if slugs.startswith(BY_PERMISSION):
        name = slugs.removeprefix(BY_PERMISSION)
        under = [e for e in shelf if e.permission == name and lang in {None, e.lang}]
        offered = [e.slug for e in shelf if e.offer == name and lang in {None, e.lang}]
        if not under and offered:
            message = f"No article is printed under the permission {name!r}; ours are only offered."
            mend = f"Name the slugs: {first(list(dict.fromkeys(offered)))}."
            raise CannotBuild([_typed("no-article", message, mend)])
        if not under:
            known = ", ".join(sorted({e.permission for e in shelf if e.permission})) or "none"
            message = f"No article is printed under the permission {name!r}."
            raise CannotBuild([_typed("no-article", message, f"In use are {known}.")])
        return under
    found: list[Shelved] = []
    problems: list[Problem] = []
    for slug in filter(None, map(str.strip, slugs.split(","))):
        try:
            found += with_slug(shelf, slug, lang)
        except CannotBuild as error:
            problems += error.problems
    if problems or not found:
        raise CannotBuild(problems or [_typed("no-article", "No slug was named.")])
    return list(dict.fromkeys(found))


def entries(request: Request, chosen: Sequence[Shelved], known: Sequence[Entry]) -> list[Entry]:
    """The tables to write. Raises Refused where so many need to be confirmed, and CannotBuild
    where nothing says why or all is done already."""
    if not request.why.strip():
        mend = '--why "…": it stays with the editor, unless --public publishes it.'
        raise CannotBuild([_typed("no-reason", "A withdrawal says why.", mend)])
    new = [e for e in chosen if not any(each.names(e.slug, e.lang) for each in known)]
    if not new:
        done = next(each for each in known if each.names(chosen[0].slug, chosen[0].lang))
        message = f"{done.article!r} is withdrawn already, on {done.on} by {done.who}."
        raise CannotBuild([_typed("withdrawn-already", message)])
    slugs = list(dict.fromkeys(each.slug for each in new))
    if needs_confirming(len(slugs), request.confirm):
        message = f"This would withdraw {len(slugs)} articles: {some(e.title for e in new)}."
        if request.confirm is not None:
            message += f" --confirm said {request.confirm}."
        mend = f"If that is meant, add --confirm {len(slugs)}"
        raise Refused([_typed("confirm", message, mend)])
    return [
        Entry(
            article=slug,
            on=request.on,
            why=request.why.strip(),
            who=request.who,
            lang=request.lang,
            wish=request.wish,
            public=request.public,
            confirmed=request.confirm if request.confirm == len(slugs) else None,
        )
        for slug in slugs
    ]


def to_restore(slugs: str, lang: str | None, known: Sequence[Entry]) -> list[Entry]:
    """The tables to cut out. Raises CannotBuild, with every slug that has none."""
    if not known:
        raise CannotBuild([_typed("not-withdrawn", "Nothing is withdrawn.")])
    found, problems = [], []
    for slug in dict.fromkeys(filter(None, map(str.strip, slugs.split(",")))):
        tables = [e for e in known if e.article == slug and (lang is None or e.lang == lang)]
        found += tables
        if not tables:
            named = f"{slug!r}{f' in {lang}' if lang else ''}"
            names = ", ".join(sorted({e.article for e in known}))
            message = f"No table of content/withdrawn.toml names {named}."
            problems.append(_typed("not-withdrawn", message, f"Withdrawn there are {names}."))
    if problems or not found:
        raise CannotBuild(problems or [_typed("not-withdrawn", "No slug was named.")])
    return found


def still_published(
    chosen: Iterable[Shelved], shelf: Sequence[Shelved], known: Sequence[Entry]
) -> Iterator[str]:
    """What else there is of the same work, and stays: a sentence each."""
    down = {id(e) for e in shelf if any(each.names(e.slug, e.lang) for each in known)}
    stays = [e for e in shelf if id(e) not in down and not e.is_draft]
    for slug in dict.fromkeys(e.slug for e in chosen):
        roots = {e.variant_of for e in shelf if e.slug == slug and e.variant_of} | {slug}
        for each in stays:
            if each.slug == slug:
                yield f"{slug!r} is still published in {each.lang}."
            elif each.slug in roots or each.variant_of in roots:
                yield f"{each.slug!r}, a variant of it, is still published."


def _typed(code: str, message: str, mend: str = "") -> Problem:
    return Problem("SLUG", 1, code, message, mend)
