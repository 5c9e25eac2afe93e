"""What a person types: ``invoke build`` and the like. Each task calls one function of a plugin."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from plugins.tasks import bench, comments, reprint
from plugins.tasks.telling import told as _told

# Where a task takes a positional argument, Invoke takes `--help` for it: `new --help` would begin
# an article of that title. Asked for help, a task never acts.
if Path(sys.argv[0]).stem in {"invoke", "inv"} and {"-h", "--help"} & set(sys.argv[2:]):
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    os.execv(sys.executable, [sys.executable, "-m", "invoke", "--help", *words[:1]])  # noqa: S606


@task(
    auto_shortflags=False,  # Invoke would make -h mean --hold
    help={
        "content": "the folder with articles/, pages/, permissions/ (default: content)",
        "output": "the folder to write the site to (default: output)",
        "settings": "a settings file to lay over pelicanconf.py, such as publishconf.py",
        "on": "the build day, as YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)",
        "hold": "hold back articles that have a problem, and publish the rest",
        "adopt": "take over an output folder that no build of ours made; what is in it stays",
        "clean": "write every file anew instead of keeping those that did not change",
        "report": "a file to write the result to, as JSON",
        "confirm": "how many articles it may take down, where that is more than ten at once",
    },
)
def build(
    _: Any,
    content: str | None = None,
    output: str | None = None,
    settings: str | None = None,
    on: str | None = None,
    hold: bool = False,
    adopt: bool = False,
    clean: bool = False,
    report: str | None = None,
    confirm: str | None = None,
) -> None:
    """Build the site; refuse to publish what lacks its attribution.

    Ends with exit status 0 where it was published, 1 where problems were found, 2 where it could
    not be tried. In the last two cases the output stays as it was.
    """
    from plugins.press.pelican_build import Options, write_report
    from plugins.press.pelican_build import build as build_site
    from plugins.press.progress import Line
    from plugins.press.terminal import tell
    from plugins.press.typed import number

    with _told():
        options = Options(
            content,
            output,
            settings,
            on,
            adopt,
            clean,
            hold,
            confirm=number("--confirm", confirm),
            progress=Line(),
        )
        outcome = build_site(ROOT / "pelicanconf.py", options)
        tell(outcome)
        if report is not None:
            write_report(Path(report), outcome)
    if outcome.error is not None:
        raise Exit(code=outcome.error.exitcode)


@task(
    help={
        "content": "the folder to check (default: content)",
        "settings": "a settings file to lay over pelicanconf.py, such as publishconf.py",
        "on": "the day to check for, as YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today)",
        "fix": "write the mends that nobody has to think about",
        "accept": "take the broken links of an imported archive into waivers.toml, for a year",
    }
)
def check(
    _: Any,
    content: str | None = None,
    settings: str | None = None,
    on: str | None = None,
    fix: bool = False,
    accept: bool = False,
) -> None:
    """Check everything that a build checks, and give advice; publish nothing.

    The exit status is that of a build: advice does not change it.
    """
    from plugins.press.pelican_build import Options
    from plugins.press.pelican_check import check as check_site
    from plugins.press.terminal import tell_checked

    options = Options(content=content, settings=settings, on=on)
    with _told():
        checked = check_site(ROOT / "pelicanconf.py", options, fix=fix, take=accept)
        tell_checked(checked)
    if checked.outcome.error is not None:
        raise Exit(code=checked.outcome.error.exitcode)


@task(
    help={
        "title": "the title, in quotation marks",
        "kind": "article, reprint, excerpt or review",
        "permission": "for somebody else's work: the name of a file in content/permissions/",
        "slug": "the last part of the address (default: made of the title)",
        "author": "who wrote it (default: the setting AUTHOR, else git's user.name)",
        "category": "where it is filed",
        "content": "the folder to write into (default: content)",
        "on": "the article's date, as YYYY-MM-DD (default: today)",
        "edit": "open it in $EDITOR",
    }
)
def new(
    _: Any,
    title: str,
    kind: str = "article",
    permission: str | None = None,
    slug: str | None = None,
    author: str | None = None,
    category: str | None = None,
    content: str | None = None,
    on: str | None = None,
    edit: bool = False,
) -> None:
    """Begin an article: a Markdown file with its front matter filled in."""
    from plugins.authoring.editor import open_in_editor
    from plugins.authoring.pelican_authoring import create
    from plugins.press.files import shown
    from plugins.press.terminal import say

    with _told():
        path = create(
            ROOT / "pelicanconf.py",
            title,
            kind,
            permission=permission,
            slug=slug,
            author=author,
            category=category,
            content=content,
            on=on,
        )
        say(shown(path))
        if edit:
            open_in_editor(path)


@task(
    help={
        "old": "the slug that the article has",
        "new": "the slug that it shall have; the same, where only the date changes",
        "date": "a corrected date, as YYYY-MM-DD",
        "content": "the folder to work on (default: content)",
    }
)
def rename(_: Any, old: str, new: str, date: str | None = None, content: str | None = None) -> None:
    """Give an article a new slug or date; its old address leads to it, and its id stays."""
    from plugins.authoring.pelican_authoring import move
    from plugins.press.files import shown
    from plugins.press.terminal import say

    with _told():
        for path in move(ROOT / "pelicanconf.py", old, new, content=content, date=date):
            say(shown(path))


@task(help={"output": "the folder to delete (default: output)"})
def clean(_: Any, output: str | None = None) -> None:
    """Delete the output, if a build of ours made it."""
    from plugins.press.terminal import say
    from plugins.press.workshop import discard

    with _told():
        say(discard(Path(output) if output else ROOT / "output"))


SERVE_HELP = {
    "content": "the folder to serve (default: content)",
    "settings": "a settings file to lay over pelicanconf.py",
    "on": "the build day, as YYYY-MM-DD (default: today)",
    "port": "where to listen; another one is taken where this is in use",
    "browse": "open a browser",
}


@task(help=SERVE_HELP)
def serve(
    _: Any,
    content: str | None = None,
    settings: str | None = None,
    on: str | None = None,
    port: int = 8000,
    browse: bool = False,
) -> None:
    """Show the site with its drafts on this machine, and follow every change."""
    from plugins.authoring.pelican_serve import serve as serve_site
    from plugins.press.pelican_build import Options

    options = Options(content=content, settings=settings, on=on)
    serve_site(ROOT / "pelicanconf.py", options, port=port, browse=browse)


@task(help={name: SERVE_HELP[name] for name in ("port", "browse")})
def livereload(context: Any, port: int = 8000, browse: bool = False) -> None:
    """The same as serve."""
    serve(context, port=port, browse=browse)


@task(help={name: SERVE_HELP[name] for name in ("port", "browse")})
def reserve(context: Any, port: int = 8000, browse: bool = False) -> None:
    """Build, then serve."""
    build(context)
    serve(context, port=port, browse=browse)


@task
def regenerate(_: Any) -> None:
    """Build now and on every change, until it is interrupted."""
    from plugins.authoring.pelican_serve import regenerate as build_again_and_again
    from plugins.press.pelican_build import Options

    build_again_and_again(ROOT / "pelicanconf.py", Options())


@task
def rebuild(context: Any) -> None:
    """Build with every file written anew: build --clean."""
    build(context, clean=True)


@task
def preview(context: Any) -> None:
    """Build as for production: build --settings publishconf.py."""
    build(context, settings=str(ROOT / "publishconf.py"))


@task
def upgrade(_: Any) -> None:
    """Bring the exact versions in pyproject.toml up to date."""
    from plugins.press.constraints import upgrade as upgrade_versions
    from plugins.press.terminal import say

    changed = upgrade_versions(ROOT / "pyproject.toml")
    say("\n".join(changed) if changed else "Every version is the newest already.")


ns = Collection.from_module(sys.modules[__name__])
ns.add_collection(Collection.from_module(reprint), "reprint")
ns.add_collection(comments.namespace)
ns.add_task(bench.bench)
