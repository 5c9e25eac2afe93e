"""What is to become of the problems of a build: which refuse it, and which are let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press import waivers
from plugins.press.files import loops, shown
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.press.build import Build
    from plugins.press.gate import Published
    from plugins.press.manifest import Manifest


def let_pass(build: Build, published: Published, content: Path, *, hold: bool) -> None:
    """Make advice of what somebody answers for, and of what concerns nothing that is published: a
    draft that its author looks at and, where articles are held back, what nobody uses."""
    known, mistakes = waivers.load(content / "waivers.toml")
    slugs = {item.source: item.slug for item in published.items}
    drafts = {item.source for item in published.items if item.is_draft}
    advice = [problem for problem in build.problems if problem.path in drafts]
    problems = [problem for problem in build.problems if problem.path not in drafts]
    build.problems, waived = waivers.apply([*problems, *mistakes], known, slugs, build.day)
    if hold:
        waived += [problem for problem in build.problems if problem.holds == ()]
        build.problems = [problem for problem in build.problems if problem.holds != ()]
    build.advice += advice + waived


def loops_in(content: Path) -> Iterator[Problem]:
    """Links that lead in circles: Pelican would follow each forty times."""
    message = "This link leads back to a folder that it lies in."
    for link in loops(content):
        yield Problem(shown(link), 1, "symlink-loop", message, "Remove it.")


def nothing_there(published: Published, content: Path) -> Iterator[Problem]:
    """A site without articles and pages may be meant, and may be a mistake: advice."""
    if not published.items and not published.gone:
        message = "There is no such folder, so there are no articles and no pages"
        if content.is_dir():
            message = "This folder holds no articles and no pages"
        yield Problem(shown(content), 1, "no-content", f"{message}: the site is empty.")


def still_matters(problems: Iterable[Problem], published: Published) -> list[Problem]:
    """The problems that were found while the site was made, without those of articles that are
    taken out: what is wrong with an article must not keep it on the site."""
    gone = {item.source for item in published.gone}
    return [problem for problem in problems if problem.path not in gone]


def emptied(
    output: Path, before: Manifest | None, published: Published, content: Path
) -> Iterator[Problem]:
    """A typing error in ``--content`` must not take a site down; taking down every article of it,
    one by one, is no typing error."""
    gone = {item.path for item in published.gone}
    removed = set(before.articles) - gone if before else set()
    if removed and not any(item.entry_id for item in published.items):
        why = "" if content.is_dir() else f": there is no folder {shown(content)}"
        message = f"This build would remove all {len(removed)} articles{why}."
        mend = "Is --content right? To empty the site, delete this folder first."
        yield Problem(shown(output), 1, "empties-site", message, mend)
