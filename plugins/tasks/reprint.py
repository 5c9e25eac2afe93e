"""``reprint.*``: other people's work, from the paste to the takedown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from invoke.tasks import task

from plugins.tasks.telling import told

ROOT = Path(__file__).parents[2]
CONTENT = "the folder to work on (default: content)"


@task(
    auto_shortflags=False,
    help={
        "file": "the pasted article: text, HTML or Markdown; - reads standard input",
        "permission": "a file in content/permissions/ that covers it (default: the one that fits)",
        "title": "its title, where the text has none",
        "slug": "the last part of the address (default: made of the title)",
        "date": "its date, as YYYY-MM-DD (default: the text's, else the build day)",
        "author": "who wrote it (default: whom the text names)",
        "category": "where it is filed",
        "source": "the address where it first appeared",
        "content": "the folder to write into (default: content)",
        "on": "the build day, as YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)",
        "yes": "write without asking; into a pipe nothing is asked anyway",
        "dry-run": "write nothing",
    },
)
def new(
    _: Any,
    file: str,
    permission: str | None = None,
    title: str | None = None,
    slug: str | None = None,
    date: str | None = None,
    author: str | None = None,
    category: str | None = None,
    source: str | None = None,
    content: str | None = None,
    on: str | None = None,
    yes: bool = False,
    dry_run: bool = False,
) -> None:
    """Take over a pasted article: find its footer and terms, write article and permission.

    What the text leaves open is asked in the output and in the new files; where that concerns the
    right to print it, or its title, the article is a draft. Exit status 1 where there is nothing to
    take over, 2 where it could not be read or a file is there already: then nothing was written.
    """
    from plugins.attribution.pelican_reprint import STANDARD_INPUT, propose
    from plugins.attribution.recognition import telling
    from plugins.press.files import shown
    from plugins.press.problem import Refused
    from plugins.press.terminal import say, width

    with told():
        proposed = propose(
            ROOT / "pelicanconf.py",
            file,
            permission=permission,
            title=title,
            slug=slug,
            date=date,
            author=author,
            category=category,
            source=source,
            content=content,
            on=on,
        )
        on_screen = sys.stdout.isatty()
        for line in telling.lines(
            proposed.name, proposed.proposal, width=width(), colour=on_screen
        ):
            say(line)
        if proposed.proposal.problems:
            raise Refused(proposed.proposal.problems)
        asks = on_screen and sys.stdin.isatty() and file != STANDARD_INPUT and not yes
        filing = proposed.filing()
        look: dict[str, Any] = {"width": width(), "colour": on_screen}
        if dry_run or asks:
            for line in telling.questions(proposed.proposal, **look):
                say(line)
        say("")
        if dry_run:
            for path, _text in filing.files:
                say(f"Would write {shown(path)}")
            return
        if asks and input("Write it? [Y/n] ").strip().lower() not in {"", "y", "yes"}:
            say("Nothing was written.")
            return
        written = filing.carry_out()
        for path in written:
            say(f"Wrote {shown(path)}")
        for line in telling.questions(proposed.proposal, shown(written[-1]), **look):
            say(line)


@task(
    positional=["slug"],
    auto_shortflags=False,
    help={
        "slug": "its slug; several with commas between, or permission=ID for all under it",
        "why": "why, for the editor's file; not published without --public",
        "public": "the page says why, too",
        "wish": "whose wish the page names (default: the rights holder, for our own work the site)",
        "lang": "this translation only (default: the article in every language)",
        "on": "from which build day on, as YYYY-MM-DD (default: today)",
        "who": "who records it (default: git's user.name)",
        "confirm": "how many articles are meant, where they are more than ten",
        "content": CONTENT,
    },
)
def withdraw(
    _: Any,
    slug: str,
    why: str | None = None,
    public: bool = False,
    wish: str | None = None,
    lang: str | None = None,
    on: str | None = None,
    who: str | None = None,
    confirm: str | None = None,
    content: str | None = None,
) -> None:
    """Take an article down: the next build leaves a page that says so in its place.

    Nothing among the articles is changed or deleted; `reprint.restore` takes it back.
    """
    from plugins.attribution.pelican_withdraw import withdraw as record
    from plugins.press.terminal import say
    from plugins.press.typed import number

    with told():
        options = {"who": who, "on": on, "lang": lang, "wish": wish, "content": content}
        confirmed = number("--confirm", confirm)
        for line in record(
            ROOT / "pelicanconf.py", slug, why, public=public, confirm=confirmed, **options
        ):
            say(line)


@task(
    positional=["slug"],
    auto_shortflags=False,
    help={
        "slug": "its slug; several with commas between, or permission=ID for all under it",
        "lang": "the withdrawal of this translation only",
        "content": CONTENT,
    },
)
def restore(_: Any, slug: str, lang: str | None = None, content: str | None = None) -> None:
    """Take a withdrawal back: the next build publishes the article again."""
    from plugins.attribution.pelican_withdraw import restore as take_back
    from plugins.press.terminal import say

    with told():
        for line in take_back(ROOT / "pelicanconf.py", slug, lang=lang, content=content):
            say(line)


@task(
    positional=["slug"],
    auto_shortflags=False,
    help={
        "slug": "its slug; several with commas between, or permission=ID for all under it",
        "why": "why it is sealed again; needed where sealed words have changed",
        "lang": "this translation only (default: the article in every language)",
        "on": "the day of the seal, as YYYY-MM-DD (default: today)",
        "who": "who vouches for the words (default: git's user.name)",
        "content": CONTENT,
    },
)
def seal(
    _: Any,
    slug: str,
    why: str | None = None,
    lang: str | None = None,
    on: str | None = None,
    who: str | None = None,
    content: str | None = None,
) -> None:
    """Record the words of an article: a build tells when a later edit changes one of them.

    Markup and typography may change. Where the permission allows no modifications, a changed word
    keeps the site from being published.
    """
    from plugins.attribution.pelican_seals import seal as record
    from plugins.press.terminal import say

    with told():
        for line in record(
            ROOT / "pelicanconf.py", slug, why=why, who=who, on=on, lang=lang, content=content
        ):
            say(line)
