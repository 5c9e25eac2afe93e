"""What a person types: ``invoke comments.import`` and the like."""

from __future__ import annotations

import contextlib
import json as jsonlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.collection import Collection
from invoke.exceptions import Exit
from invoke.tasks import task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.store.connect import Store

BASE = Path(__file__).parent.parent.parent / "pelicanconf.py"

PLACE = {
    "db": "the store (default: .moderation/comments.sqlite3 beside the content folder); "
    "postgresql://USER@HOST/DATABASE for a team",
    "content": "the content folder whose articles were discussed (default: content)",
}


@task(
    name="import",
    auto_shortflags=False,
    iterable=["also"],
    help={
        "file": "an export: a plain file, gz, zip or folder",
        "also": "one more; may be given again",
        "format": "what it is, where that cannot be seen in it",
        "map": "a CSV's columns, as in author=NAME,body=CONTENT; our fields are id, thread, "
        "parent, author, email, url, published, body, status",
        "trust": "what the export does not flag as pending was approved there",
        "site": "a name for the site, where the store has another one's comments of that system",
        "partial": "of a broken file, take what stands whole in it",
        "json": "print the report as JSON",
        **PLACE,
    },
)
def import_(
    _: Any,
    file: str,
    also: list[str],
    format: str | None = None,
    map: str | None = None,
    trust: bool = False,
    partial: bool = False,
    site: str = "",
    json: bool = False,
    db: str | None = None,
    content: str | None = None,
) -> None:
    """Read comments from another system's export; nothing is published by it.

    A file that was read before adds nothing twice. Where a file cannot be read, the store stays as
    it was, and the exit status is 2.
    """
    from plugins.comments import terminal
    from plugins.comments.columns import parse
    from plugins.comments.imports import Wish, import_files
    from plugins.comments.pelican_articles import articles
    from plugins.press.person import git_user
    from plugins.press.progress import Line, silent
    from plugins.press.terminal import say

    paths = tuple(Path(name) for name in (file, *also))
    with _told(), contextlib.ExitStack() as stack:
        wish = Wish(paths, format, parse(map), trust, partial, site)
        done = import_files(
            lambda: stack.enter_context(_store(db, content)),
            wish,
            lambda: articles(BASE, content),
            git_user(),
            progress=silent if json else Line(),
        )
        if json:
            say(jsonlib.dumps(done.as_json(), ensure_ascii=False, indent=2))
            return
        for line in terminal.report(done, _options(db, content)):
            say(line)


@task(
    name="list",
    auto_shortflags=False,
    help={
        "where": "which: all, ids, or field=value pairs with commas between; the fields are "
        "status, article, author, reason, source, before, after, score (default: all)",
        "json": "print them as JSON",
        **PLACE,
    },
)
def list_(
    _: Any,
    where: str = "all",
    json: bool = False,
    db: str | None = None,
    content: str | None = None,
) -> None:
    """List comments, from the oldest to the newest; without e-mail and IP addresses."""
    from plugins.comments import terminal
    from plugins.comments.json_array import array
    from plugins.comments.selection import parse
    from plugins.comments.store.listing import listed
    from plugins.press.terminal import say

    with _told():
        selection = parse(where)
        with _store(db, content) as store:
            found = listed(store, selection)
            lines = array(each.as_json() for each in found) if json else terminal.comments(found)
            for line in lines:
                if not say(line):
                    break


@task(
    auto_shortflags=False,
    help={"unmatched": "those without an article only", "json": "print them as JSON", **PLACE},
)
def threads(
    _: Any,
    unmatched: bool = False,
    json: bool = False,
    db: str | None = None,
    content: str | None = None,
) -> None:
    """List the discussions, and which article each was about."""
    from dataclasses import asdict

    from plugins.comments import terminal
    from plugins.comments.json_array import array
    from plugins.comments.pelican_articles import articles
    from plugins.comments.store.threads import listed, rematch
    from plugins.press.terminal import say

    with _told(), _store(db, content) as store:
        rematch(store, articles(BASE, content))
        found = listed(store, unmatched=unmatched)
        lines = (
            array(asdict(each) for each in found)
            if json
            else terminal.threads(found, _options(db, content))
        )
        for line in lines:
            if not say(line):
                break


@task(
    auto_shortflags=False,
    help={
        "thread": "a thread's id, as comments.threads lists it",
        "slug": "the slug of the article that it was about",
        **PLACE,
    },
)
def assign(
    _: Any, thread: str, slug: str, db: str | None = None, content: str | None = None
) -> None:
    """Give a thread its article, where nothing in the export says which it was."""
    from plugins.comments.pelican_articles import articles
    from plugins.comments.store import threads as stored
    from plugins.press.person import git_user
    from plugins.press.terminal import say

    with _told(), _store(db, content) as store:
        comments = stored.assign(store, thread, slug, articles(BASE, content), git_user())
        of = "1 comment" if comments == 1 else f"{comments:,} comments"
        say(f"Thread {thread} with {of} belongs to {slug}.")


namespace = Collection("comments", import_, list_, threads, assign)
"""All of them, for tasks.py."""


@contextlib.contextmanager
def _store(db: str | None, content: str | None) -> Iterator[Store]:
    """The store that is meant, closed at the end."""
    from plugins.comments.store.connect import open_store, place_for

    if db is None and content is None:
        from plugins.comments.pelican_articles import content_folder  # Pelican takes its time

        store = open_store(place_for(content_folder(BASE)))
    else:
        store = open_store(db or place_for(Path(content or "content")))
    try:
        yield store
    finally:
        store.close()


def _options(db: str | None, content: str | None) -> list[str]:
    """What the next command has to say to mean the same store and site; never a password."""
    from plugins.comments.store.connect import without_password

    given = [("--db", db and without_password(db)), ("--content", content)]
    return [word for name, value in given if value for word in (name, value)]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell problems as every task does, with its exit status."""
    from sqlalchemy.exc import DBAPIError

    from plugins.comments.imports import Interrupted
    from plugins.comments.store.connect import failed
    from plugins.press.problem import PressError
    from plugins.press.terminal import tell_problems

    try:
        yield
    except PressError as error:
        tell_problems(error.problems)
        raise Exit(code=error.exitcode) from error
    except DBAPIError as error:
        tell_problems([failed(error)])
        raise Exit(code=2) from error
    except Interrupted as error:
        raise Exit(str(error), code=130) from None
    except KeyboardInterrupt:
        raise Exit("Interrupted. The store is as it was.", code=130) from None
