"""Pelican's class, extended: stage, let the gate judge, promote.

``PELICAN_CLASS = Site`` in the settings is all that it takes, with ``invoke build`` and with plain
``pelican``. Plugins find the :class:`~plugins.press.build.Build` under ``settings["PRESS_BUILD"]``
and may have two module attributes:

``GATE``
    a tuple of :class:`~plugins.press.gate.Check`, rows that are added to the gate's table;
``MAKES``
    names of attributes that the plugin sets on articles and that its checks want to see;
``ADVICE``
    a tuple of :class:`~plugins.press.manuscript.Adviser`, rows for ``invoke check``.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.log import console
from pelican.writers import Writer

from plugins.press import build as press
from plugins.press import gate, manifest, verdict
from plugins.press.addresses import home
from plugins.press.advice import ADVISERS, advise
from plugins.press.day import build_day
from plugins.press.files import shown
from plugins.press.holding import held_back, to_hold
from plugins.press.hosting import Rules
from plugins.press.manuscript import Note, Papers
from plugins.press.memory import Memory
from plugins.press.pelican_content import forget_contents
from plugins.press.pelican_faults import collecting
from plugins.press.pelican_generators import REPLACED
from plugins.press.pelican_published import manuscripts, published
from plugins.press.pelican_reader import Reader
from plugins.press.pelican_signals import handlers_kept
from plugins.press.pelican_writer import StagingWriter
from plugins.press.problem import CannotBuild, PressError, Problem, Refused
from plugins.press.progress import silent
from plugins.press.removal import remove
from plugins.press.staged import Staged
from plugins.press.terminal import tell_problems, tell_report
from plugins.press.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator


REQUIRED = frozenset({"plugins.attribution", "plugins.labels", "plugins.syndication"})
"""The plugins without which there is no gate."""


class Site(Pelican):
    """A site that is published whole and judged, or not at all."""

    def __init__(self, settings: dict[str, Any]) -> None:
        with _told_unless(settings.get(press.RAISES)):
            self._prepare(settings)

    def run(self) -> None:
        """What plain ``pelican`` calls: publish, and tell a person how it went."""
        with _told_unless(self.settings.get(press.RAISES)):
            self.publish()
        tell_report(self.report, Path(self.settings["OUTPUT_PATH"]))

    def _prepare(self, settings: dict[str, Any]) -> None:
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
        with collecting(self.press, Path(settings["PATH"])), handlers_kept() as lost:
            super().__init__(settings)
        self.press.problems.extend(lost)
        self.press.problems.extend(self._missing_rows(settings))
        if self.press.problems:
            raise Refused(self.press.problems)
        self.context: dict[str, Any] = {}
        self.writer: Any = None
        self.report = press.Report.of(self.press, 0.0)
        self.published = gate.Published(())

    def publish(self) -> None:
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
                    self._take_down(error)
                    raise
                held = {**more, **held}
            else:
                return

    def _attempt(self, held: dict[str, Problem]) -> None:
        started = time.monotonic()
        self.settings[press.HELD] = frozenset(held)
        self.press.problems, self.press.news, self.press.gone = [], [], ()
        self.press.advice = [held_back(path, problem) for path, problem in held.items()]
        content = Path(self.path)
        if circles := list(verdict.loops_in(content)):
            raise Refused(circles)
        workshop = self._workshop()
        with workshop.opened():
            self.press.before = manifest.load(workshop.output)
            self.press.foreign = frozenset(workshop.foreign())
            with collecting(self.press, content), self._staged_in(workshop.staging):
                super().run()
            self.press.problems += workshop.carry_over()
            files = manifest.digests(workshop.staging)
            memory = Memory.of(self.press.before, files)
            with collecting(self.press, content):
                self._judge(workshop, memory)
            articles = tuple(item.path for item in self.published.items if item.entry_id)
            written = {path: files[path] for path in files if path not in workshop.carried}
            new = manifest.Manifest(written, articles, memory.keys)
            means = press.meaning(self.press.before, new)
            self.press.problems += verdict.emptied(
                workshop.output, self.press.before, self.published, content
            )
            hold = bool(self.settings.get("HOLD"))
            verdict.let_pass(self.press, self.published, content, hold=hold)
            if self.press.problems:
                raise Refused(self.press.problems)
            (workshop.staging / manifest.NAME).write_bytes(new.as_bytes())
            if not self.settings.get("REBUILD_ALL"):
                workshop.link_unchanged()
            workshop.promote()
        forget_contents()
        self.report = press.Report.of(self.press, time.monotonic() - started, means)

    def _take_down(self, error: Refused) -> None:
        """Let leave what is withdrawn, from the output as it is: no problem may stand in the way.
        Where not even that can be done, ``error`` is all there is to tell."""
        gone = self.press.gone
        new = {each.path: each.title for each in gone if each.is_new}
        if not new:
            return
        workshop, siteurl = self._workshop(), self.settings["SITEURL"]
        rules = Rules(tuple(each.path for each in gone), urlsplit(siteurl).path.rstrip("/"))
        with contextlib.suppress(CannotBuild), workshop.opened():
            before = manifest.load(workshop.output)
            if before is None:
                return
            workshop.copy_output()
            foreign, articles = frozenset(workshop.foreign()), frozenset(before.articles)
            homes = (siteurl, home(self.settings))
            remove(workshop.staging, gone, articles, homes, rules, foreign)
            kept = tuple(path for path in before.articles if path not in new)
            files = manifest.digests(workshop.staging)
            made = manifest.Manifest({p: files[p] for p in files if p not in foreign}, kept)
            (workshop.staging / manifest.NAME).unlink()
            (workshop.staging / manifest.NAME).write_bytes(made.as_bytes())
            workshop.promote()
            error.taken_down = tuple(sorted(new.values()))

    def _missing_rows(self, settings: dict[str, Any]) -> Iterator[Problem]:
        """The plugins whose rows belong to the gate, and that no setting may leave out."""
        loaded = {plugin.__name__ for plugin in self.plugins if hasattr(plugin, "__name__")}
        place = next(iter(settings.get("SETTINGS_FILES", ())), "pelicanconf.py")
        for name in sorted(REQUIRED - loaded):
            message = f"PLUGINS leaves out {name!r}, whose checks belong to the gate."
            yield Problem(shown(Path(place)), 1, "gate-off", message, "Add it.")

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

    def advise(self) -> list[Note]:
        """What is worth a second look in the manuscripts of the last build."""
        rows = [*ADVISERS, *(row for p in self.plugins for row in getattr(p, "ADVICE", ()))]
        known = frozenset(name.lower() for name in self.settings.get("KNOWN_FIELDS", ()))
        found = tuple(manuscripts(self.context))
        return advise(Papers(found, Path(self.path), self.press.day, known), rows)

    def _judge(self, workshop: Workshop, memory: Memory) -> None:
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
        self.press.problems = verdict.still_matters(self.press.problems, self.published)
        self.press.advice += verdict.nothing_there(self.published, Path(self.path))
        problems, advice = gate.inspect(
            staged, self.published, self.checks, self.press.progress, memory
        )
        self.press.problems += problems
        self.press.advice += advice

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


@contextlib.contextmanager
def _told_unless(raises: object) -> Iterator[None]:
    """Under plain ``pelican``, print problems and exit; it would show a traceback of ours."""
    try:
        yield
    except PressError as error:
        if raises:
            raise
        tell_problems(error.problems)
        sys.exit(error.exitcode)


class _Last:
    """Comes after all generators, and shows the site what they made."""

    def __init__(self, site: Site, context: dict[str, Any], **_: Any) -> None:
        self.site = site
        self.context = context

    def generate_output(self, writer: Writer) -> None:
        self.site.context = self.context
