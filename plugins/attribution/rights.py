"""What a permission allows: each rule is a row of a table, and every row is asked.

A rule is handed the reprint, its permission and how the site is used, and yields messages with
their mend. Quotas, which one article alone cannot break, come after.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from plugins.attribution.licence import Licence
from plugins.attribution.permission import CommercialUse, Period, Permission
from plugins.attribution.reprint import Extent, Reprint
from plugins.press.addresses import is_web
from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from plugins.attribution.registry import Registry

Complaints: TypeAlias = "Iterator[tuple[str, str, str]]"
"""The front-matter field to look at, the message, the mend."""


@dataclass
class Resolution:
    """What became of the reprints, by the path of their file."""

    licences: dict[str, Licence] = field(default_factory=dict)
    removed: dict[str, Licence] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)


def resolve(
    reprints: Iterable[Reprint], registry: Registry, day: dt.date, site_use: str
) -> Resolution:
    """Find each reprint's permission, ask every rule, and make its attribution."""
    outcome = Resolution()
    printed: list[Reprint] = []
    for reprint in reprints:
        permission = registry.permissions.get(reprint.permission)
        if permission is None:
            if reprint.permission not in registry.broken:
                outcome.problems.append(_unknown(reprint, registry))
        elif permission.is_removed_on(day):
            outcome.removed[reprint.path] = Licence.of(reprint, permission, day)
            outcome.advice.append(_removal(reprint, permission))
        else:
            printed.append(reprint)
            for code, rule in RULES:
                for name, message, mend in rule(reprint, permission, site_use):
                    outcome.problems.append(_problem(reprint, name, code, message, mend))
            outcome.licences[reprint.path] = Licence.of(reprint, permission, day)
    outcome.problems += over_quota(printed, registry.permissions)
    return outcome


def not_yet_valid(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """Printed before the permission begins."""
    first = permission.valid_from
    if first is not None and reprint.day < first:
        message = f"The permission {reprint.permission!r} begins on {first}, after {reprint.day}."
        yield "Date", message, f"Date the article {first} or later."


def printed_after_its_end(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """Printed after the permission ended; what was printed before may stay."""
    last = permission.valid_until
    if last is not None and reprint.day > last:
        message = f"The permission {reprint.permission!r} ended on {last}, before {reprint.day}."
        yield "Date", message, "Ask the holder for a new one."


def source_missing(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """A reprint says where the work first appeared, as an address that a reader can follow."""
    if reprint.source is None:
        message = "A reprint has to say where the work first appeared, and this one does not."
        yield "Permission", message, "Add the field Source: https://…"
    elif not is_web(reprint.source):
        yield "Source", f"The source {reprint.source!r} is no http(s) address.", ""


def author_missing(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """A statement that names the author needs one, from the article and not from a default."""
    statement, _ = permission.statement_in(reprint.lang)
    if "{author}" in statement and not reprint.names_author:
        message = "The statement names the author, and this article has none."
        yield "Permission", message, "Add the field Author: …"


def excerpt_too_long(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """An excerpt keeps to the length that the permission sets."""
    if reprint.extent is None:
        yield "Extent", "An article's Extent is “full” or “excerpt”.", ""
    longest = permission.max_excerpt_words
    if reprint.extent is Extent.EXCERPT and longest is not None and reprint.words > longest:
        message = (
            f"The excerpt has {reprint.words} words; the permission {reprint.permission!r} "
            f"allows {longest}."
        )
        mend = "Shorten it, or mark what is licensed with <!-- reprint --> and <!-- /reprint -->."
        yield "Extent", message, mend


def commercial_use(reprint: Reprint, permission: Permission, site_use: str) -> Complaints:
    """A commercial site prints only what it may print commercially."""
    if site_use != "commercial" or permission.commercial_use in {None, CommercialUse.ALLOWED}:
        return
    contact = permission.contact or permission.holder_url or permission.holder
    if permission.commercial_use is CommercialUse.FORBIDDEN:
        message = f"The permission {reprint.permission!r} forbids commercial use."
        yield "Permission", message, "SITE_USE says that this site is commercial."
    else:
        message = f"The permission {reprint.permission!r} asks before commercial use."
        yield "Permission", message, f'Ask {contact}; then write commercial_use = "allowed".'


RULES: tuple[tuple[str, Callable[[Reprint, Permission, str], Complaints]], ...] = (
    ("not-yet-valid", not_yet_valid),
    ("printed-after-end", printed_after_its_end),
    ("source-missing", source_missing),
    ("author-missing", author_missing),
    ("excerpt-too-long", excerpt_too_long),
    ("commercial-use", commercial_use),
)


def over_quota(reprints: list[Reprint], permissions: dict[str, Permission]) -> Iterator[Problem]:
    """A problem for each article beyond the number that a permission allows, oldest first."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for reprint in sorted(reprints, key=lambda reprint: (reprint.day, reprint.path)):
        permission = permissions[reprint.permission]
        if permission.max_articles is None:
            continue
        period, words = _period(reprint, permission.max_articles_per)
        counted[reprint.permission, period] += 1
        if counted[reprint.permission, period] > permission.max_articles:
            allowed = permission.max_articles
            message = (
                f"The permission {reprint.permission!r} allows {allowed} "
                f"{'article' if allowed == 1 else 'articles'} {words}; this is number "
                f"{counted[reprint.permission, period]}."
            )
            yield _problem(reprint, "Permission", "quota", message, "Leave one out.")


def _period(reprint: Reprint, per: Period) -> tuple[str, str]:
    if per is Period.AT_ONCE:
        return "", "at once"
    period = reprint.day.strftime("%Y" if per is Period.YEAR else "%Y-%m")
    return period, f"a {per.value}, here {period}"


def _unknown(reprint: Reprint, registry: Registry) -> Problem:
    known = ", ".join(sorted(registry.places)) or "none"
    return _problem(
        reprint,
        "Permission",
        "unknown-permission",
        f"There is no permission {reprint.permission!r}.",
        f"Write content/permissions/{reprint.permission}.toml, or name one of: {known}.",
    )


def _removal(reprint: Reprint, permission: Permission) -> Problem:
    if permission.withdrawn is not None:
        reason = f"was withdrawn on {permission.withdrawn}"
    else:
        reason = f"ended on {permission.valid_until}"
    message = f"Left out of the site: the permission {reprint.permission!r} {reason}."
    return _problem(reprint, "Permission", "left-out", message, "")


def _problem(reprint: Reprint, name: str, code: str, message: str, mend: str) -> Problem:
    line = line_of(Path(reprint.path), name)
    return Problem.in_article(reprint.path, line, code, message, mend)
