"""The way in for ``invoke build``: options in, a report out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.press import build as press
from plugins.press.build import SHOW_DRAFTS
from plugins.press.files import shown, write_atomic
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site
from plugins.press.problem import CannotBuild, PressError, Problem, sort_once
from plugins.press.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Options:
    """What ``invoke build`` was told; None where it was not."""

    content: str | None = None
    output: str | None = None
    settings: str | None = None
    on: str | None = None
    adopt: bool = False
    clean: bool = False
    hold: bool = False
    drafts: bool = False
    confirm: int | None = None
    progress: Progress = silent

    def as_settings(self) -> dict[str, Any]:
        """The options under the names that settings have; paths are relative to here."""
        return dict(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, Any]]:
        if self.content is not None:
            yield "PATH", str(Path(self.content).absolute())
        if self.output is not None:
            yield "OUTPUT_PATH", str(Path(self.output).absolute())
        if self.on is not None:
            yield "BUILD_DAY", self.on
        if self.adopt:
            yield "ADOPT_OUTPUT", True
        if self.clean:
            yield "REBUILD_ALL", True
        if self.hold:
            yield "HOLD", True
        if self.confirm is not None:
            yield press.CONFIRMED, self.confirm
        yield press.PROGRESS, self.progress
        yield press.RAISES, True
        if self.drafts:
            yield SHOW_DRAFTS, True


@dataclass(frozen=True)
class Outcome:
    """How it ended: ``error`` is what to exit with, ``report`` what to tell."""

    report: press.Report
    error: PressError | None
    output: Path | None


def build(base: Path, options: Options) -> Outcome:
    """Build a site with the settings file ``base`` and what ``options`` lay over it.

    Mistakes of a person come back in the outcome, none as an exception.
    """
    return attempt(base, options)[0]


def attempt(base: Path, options: Options) -> tuple[Outcome, Site | None]:
    """The same, and the site that was built or refused; None where it did not come to that."""
    started = time.monotonic()
    site: Site | None = None
    output: Path | None = None
    try:
        named = Path(options.settings) if options.settings else None
        settings = load(base, named, options.as_settings())
        output = Path(settings["OUTPUT_PATH"])
        site = Site(settings)
        site.publish()
        options.progress("", 0, 0)
    except PressError as error:
        options.progress("", 0, 0)
        return Outcome(_failed(site, error, time.monotonic() - started), error, output), site
    except OSError as error:
        place = shown(Path(error.filename)) if error.filename else "?"
        cannot = CannotBuild([Problem(place, 1, "unreadable", f"{error.strerror or error}.")])
        return Outcome(_failed(site, cannot, time.monotonic() - started), cannot, output), site
    return Outcome(site.report, None, output), site


def write_report(path: Path, outcome: Outcome) -> None:
    """Write what ``--report`` asked for, after a failed build too. Raises CannotBuild where it
    cannot be written; the build is then what it is."""
    try:
        write_atomic(path, outcome.report.as_json())
    except OSError as error:
        message = f"The report cannot be written: {error.strerror}."
        raise CannotBuild([Problem(shown(path), 1, "no-report", message)]) from error


def _failed(site: Site | None, error: PressError, seconds: float) -> press.Report:
    """What can be told of a build that did not come about."""
    build = site.press if site is not None else None
    return press.Report(
        day=build.day if build else None,
        seconds=seconds,
        problems=error.problems,
        advice=tuple(sort_once(build.advice)) if build else (),
        counts=build.counts if build else {},
    )
