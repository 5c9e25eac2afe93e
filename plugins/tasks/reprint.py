"""``reprint.*``: other people's work, from the paste to the takedown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from invoke.tasks import task

from plugins.tasks.telling import told

ROOT = Path(__file__).parents[2]


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
        filing = proposed.filing()
        say("")
        if dry_run:
            for path, _text in filing.files:
                say(f"Would write {shown(path)}")
            return
        asks = on_screen and sys.stdin.isatty() and file != STANDARD_INPUT and not yes
        if asks and input("Write it? [Y/n] ").strip().lower() not in {"", "y", "yes"}:
            say("Nothing was written.")
            return
        for path in filing.carry_out():
            say(f"Wrote {shown(path)}")
