"""Pelican's class, extended: stage, let the gate judge, promote.

``PELICAN_CLASS = Site`` in the settings is all that it takes, with ``invoke build`` and with plain
``pelican``. Plugins find the :class:`~plugins.press.build.Build` under ``settings["PRESS_BUILD"]``
and may have two module attributes:

``GATE``
    a tuple of :class:`~plugins.press.gate.Check`, rows that are added to the gate's table;
``MAKES``
    names of attributes that the plugin sets on articles and that its checks want to see.
"""

from __future__ import annotations

import contextlib
import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import Pelican
from pelican.log import console
from pelican.writers import Writer

from plugins.press import build as press
from plugins.press import gate, manifest, waivers
from plugins.press.advice import ADVISERS, advise
from plugins.press.day import build_day
from plugins.press.files import loops, shown
from plugins.press.holding import held_back, to_hold
from plugins.press.manuscript import Note, Papers
from plugins.press.pelican_content import forget_contents
from plugins.press.pelican_generators import REPLACED
from plugins.press.pelican_log import Heard, listening, place_of
from plugins.press.pelican_published import manuscripts, published
from plugins.press.pelican_reader import Reader
from plugins.press.pelican_signals import handlers_kept
from plugins.press.pelican_writer import StagingWriter
from plugins.press.problem import CannotBuild, PressError, Problem, Refused
from plugins.press.progress import silent
from plugins.press.staged import Staged
from plugins.press.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator


REQUIRED = frozenset({"plugins.attribution", "plugins.labels", "plugins.syndication"})
"""The plugins without which there is no gate."""


class Site(Pelican):
    """A site that is published whole and judged, or not at all."""

    def __init__(self, settings: dict[str, Any]) -> None:
        try:
            day = build_day(settings.get("BUILD_DAY"), os.environ, settings.get("TIMEZONE", "UTC"))
        except ValueError as error:
            place = "--on" if settings.get("BUILD_DAY") else "SOURCE_DATE_EPOCH"
            raise CannotBuild([Problem(place, 1, "build-day", f"{error}.")]) from error
        progress = settings.get(press.PROGRESS, silent)
        self.press = settings[press.SETTING] = press.Build(day, progress=progress)
        settings["READERS"] = {
            **dict.fromkeys(Reader.file_extensions, Reader),
            **settings["READERS"],
        }
        with self._collecting(settings), handlers_kept() as lost:
            super().__init__(settings)
        self.press.problems.extend(lost)
        self.press.problems.extend(self._missing_rows(settings))
        if self.press.problems:
            raise Refused(self.press.problems)
        self.context: dict[str, Any] = {}
        self.writer: Any = None
        self.report = press.Report.of(self.press, 0.0)
        self.published = gate.Published(())

    def run(self) -> None:
        """Build into staging, judge, promote. Raises Refused or CannotBuild; then nothing moved.

        With the setting ``HOLD``, articles that have a problem are held back and the rest is
        tried again; a problem that is nobody's article refuses the site all the same.
        """
        held: dict[str, Problem] = {}
        while True:
            try:
                self._attempt(held)
            except Refused as error:
                more = to_hold(error) if self.settings.get("HOLD") else {}
                if not set(more) - set(held):
                    raise
                held = {**more, **held}
            else:
                return

    def _attempt(self, held: dict[str, Problem]) -> None:
        started = time.monotonic()
        self.settings[press.HELD] = frozenset(held)
        self.press.problems, self.press.news = [], []
        self.press.advice = [held_back(path, problem) for path, problem in held.items()]
        self._refuse_loops()
        workshop = self._workshop()
        with workshop.opened():
            with self._collecting(self.settings), self._staged_in(workshop.staging):
                super().run()
            self.press.problems += workshop.carry_over()
            with self._collecting(self.settings):
                self._judge(workshop)
            articles = tuple(item.path for item in self.published.items if item.entry_id)
            new = manifest.of_folder(workshop.staging, articles, workshop.carried)
            means = press.meaning(manifest.load(workshop.output), new)
            if means.removes and not articles:
                self.press.problems.append(_empties(workshop.output, means.removes))
            self._waive()
            if self.press.problems:
                raise Refused(self.press.problems)
            (workshop.staging / manifest.NAME).write_bytes(new.as_bytes())
            if not self.settings.get("REBUILD_ALL"):
                workshop.link_unchanged()
            workshop.promote()
        forget_contents()
        self.report = press.Report.of(self.press, time.monotonic() - started, means)

    def _missing_rows(self, settings: dict[str, Any]) -> Iterator[Problem]:
        """The plugins whose rows belong to the gate, and that no setting may leave out."""
        loaded = {plugin.__name__ for plugin in self.plugins if hasattr(plugin, "__name__")}
        place = next(iter(settings.get("SETTINGS_FILES", ())), "pelicanconf.py")
        for name in sorted(REQUIRED - loaded):
            message = f"PLUGINS leaves out {name!r}, whose checks belong to the gate."
            yield Problem(shown(Path(place)), 1, "gate-off", message, "Add it.")

    def _refuse_loops(self) -> None:
        """Pelican follows links, and a loop forty times."""
        message = "This link leads back to a folder that it lies in."
        problems = [
            Problem(shown(link), 1, "symlink-loop", message, "Remove it.")
            for link in loops(Path(self.path))
        ]
        if problems:
            raise Refused(problems)

    def _workshop(self) -> Workshop:
        protected = [self.path, self.theme, *self.settings.get("SETTINGS_FILES", ())]
        return Workshop(
            Path(self.settings["OUTPUT_PATH"]),
            [Path(path) for path in protected],
            adopt=bool(self.settings.get("ADOPT_OUTPUT")),
        )

    @property
    def checks(self) -> list[gate.Check]:
        """The gate's table: the press's rows, then the plugins'."""
        return [*gate.CHECKS, *(row for p in self.plugins for row in getattr(p, "GATE", ()))]

    def _waive(self) -> None:
        """Let pass what somebody answers for, and what concerns nothing that is published: a draft
        that its author looks at, a permission that nobody uses."""
        known, mistakes = waivers.load(Path(self.path) / "waivers.toml")
        slugs = {item.source: item.slug for item in self.published.items}
        drafts = {item.source for item in self.published.items if item.is_draft}
        build = self.press
        advice = [problem for problem in build.problems if problem.path in drafts]
        problems = [problem for problem in build.problems if problem.path not in drafts]
        build.problems, waived = waivers.apply([*problems, *mistakes], known, slugs, build.day)
        advice += waived
        if self.settings.get("HOLD"):
            advice += [problem for problem in build.problems if problem.holds == ()]
            build.problems = [problem for problem in build.problems if problem.holds != ()]
        build.advice += advice

    def _say_what_is_missing(self) -> None:
        """A site without articles and pages may be meant, and may be a mistake."""
        if not self.published.items:
            there = Path(self.path).is_dir()
            message = "This folder holds" if there else "There is no such folder, so there are"
            message += " no articles and no pages: the site is empty."
            self.press.advice.append(Problem(shown(Path(self.path)), 1, "no-content", message))

    def advise(self) -> list[Note]:
        """What is worth a second look in the manuscripts of the last build."""
        rows = [*ADVISERS, *(row for p in self.plugins for row in getattr(p, "ADVICE", ()))]
        known = frozenset(name.lower() for name in self.settings.get("KNOWN_FIELDS", ()))
        found = tuple(manuscripts(self.context))
        return advise(Papers(found, Path(self.path), self.press.day, known), rows)

    def _judge(self, workshop: Workshop) -> None:
        """Let every row of the gate read the staged files."""
        staged = Staged(workshop.staging, self.settings["SITEURL"], workshop.carried)
        self.published = published(
            self.context,
            makes=[name for plugin in self.plugins for name in getattr(plugin, "MAKES", ())],
            writers=self.writer.writers() if isinstance(self.writer, StagingWriter) else {},
            production=bool(self.settings.get("PRODUCTION")),
        )
        self.press.counts.update(
            articles=sum(item.is_article and not item.is_draft for item in self.published.items),
            pages=sum(not item.is_article and not item.is_draft for item in self.published.items),
        )
        self._say_what_is_missing()
        problems, advice = gate.inspect(staged, self.published, self.checks, self.press.progress)
        self.press.problems += problems
        self.press.advice += advice

    @contextlib.contextmanager
    def _collecting(self, settings: dict[str, Any]) -> Iterator[None]:
        """Whatever is logged, and an exception that a plugin or template raises, is a problem."""
        heard = Heard()
        try:
            with listening(Path(settings["PATH"])) as heard:
                yield
        except PressError:
            raise
        except Exception as error:
            problem = crash(error)
            raise Refused([*self.press.problems, *heard.problems, problem]) from error
        finally:
            self.press.problems += heard.problems
            self.press.advice += heard.advice

    @contextlib.contextmanager
    def _staged_in(self, folder: Path) -> Iterator[None]:
        """Let Pelican write into ``folder``, without a word on the terminal."""
        output, quiet = self.settings["OUTPUT_PATH"], console.quiet
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)
        console.quiet = True
        try:
            yield
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = output
            console.quiet = quiet

    def _get_generator_classes(self) -> list[Any]:
        found = [REPLACED.get(cls, cls) for cls in super()._get_generator_classes()]
        return [*found, partial(_Last, self)]

    def _get_writer(self) -> Writer:
        writer = super()._get_writer()
        self.writer = writer
        if type(writer) is Writer:
            self.writer = StagingWriter(self.output_path, self.settings)
        return self.writer


class _Last:
    """Comes after all generators, and shows the site what they made."""

    def __init__(self, site: Site, context: dict[str, Any], **_: Any) -> None:
        self.site = site
        self.context = context

    def generate_output(self, writer: Writer) -> None:
        self.site.context = self.context


def crash(error: Exception) -> Problem:
    """What stopped a build that should not have stopped, and where."""
    path, line = place_of(error.__traceback__)
    path, line = getattr(error, "filename", None) or path, getattr(error, "lineno", None) or line
    return Problem(shown(Path(str(path))), line, "crash", f"{type(error).__name__}: {error}")


def _empties(output: Path, articles: int) -> Problem:
    message = f"This build would remove all {articles} articles."
    mend = "Is --content right? To empty the site, delete this folder first."
    return Problem(shown(output), 1, "empties-site", message, mend)
