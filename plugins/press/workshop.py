"""The folder beside the output where a build works: its lock, its staging, its leavings.

For ``site/output`` it is ``site/.output.press``. Only one build at a time is let in.
"""

from __future__ import annotations

import contextlib
import errno
import filecmp
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from plugins.press import manifest, promotion
from plugins.press.files import shown, walk
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 10.0
"""How long a build waits for another one to finish, in seconds."""


class Workshop:
    """Where one output folder is made.

    ``protected`` are files and folders that it must neither replace nor stand in.
    """

    def __init__(
        self, output: Path, protected: Iterable[Path] = (), *, adopt: bool = False
    ) -> None:
        self.output = Path(os.path.realpath(output))
        if not self.output.name:
            raise CannotBuild([self._problem("output-place", "This folder cannot be replaced.")])
        self.folder = self.output.with_name(f".{self.output.name}.press")
        self.staging = self.folder / "staging"
        self.adopt = adopt
        self.carried: frozenset[str] = frozenset()
        self.recovered = False
        self._refuse_to_replace(protected)

    @contextlib.contextmanager
    def opened(self, patience: float = PATIENCE) -> Iterator[Workshop]:
        """Hold the lock, with an empty staging folder, which is gone afterwards."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "lock", timeout=patience):
                self.recovered = promotion.recover(self.staging, self.output)
                self._refuse_foreign()
                self.staging.mkdir()
                try:
                    yield self
                finally:
                    shutil.rmtree(self.staging, ignore_errors=True)
        except Timeout:
            raise CannotBuild(
                [self._problem("locked", "Another build is writing here.", "Wait until it ends.")]
            ) from None
        except OSError as error:
            reason = f"{error.strerror}: {error.filename or self.output}."
            if error.errno == errno.EBUSY:
                reason = "This folder is a mount point, and cannot be replaced in one step."
            raise CannotBuild(
                [
                    self._problem(
                        "no-folder", reason, "Name another --output, or a folder inside of it."
                    )
                ]
            ) from error

    def foreign(self) -> list[str]:
        """What stands in the output and no build wrote."""
        old = manifest.load(self.output)
        ours = {manifest.NAME, *(old.files if old else ())}
        return [path for path in walk(self.output) if path not in ours]

    def carry_over(self) -> list[Problem]:
        """Bring along what stands in the output and no build wrote: a CNAME file, a ``.git``.

        A problem for each of them that this build writes itself, unless ``adopt`` gives it away.
        """
        written = set(walk(self.staging))
        foreign = self.foreign()
        taken = [path for path in foreign if path in written]
        self.carried = frozenset(foreign) - frozenset(taken)
        for path in sorted(self.carried):
            _bring(self.output / path, self.staging / path)
        return [] if self.adopt else [self._clash(path) for path in taken]

    def copy_output(self) -> None:
        """Stage the output as it is, as hard links where the system has them."""
        for path in walk(self.output):
            _bring(self.output / path, self.staging / path)

    def link_unchanged(self) -> None:
        """Let files that are as they were be the very files that they were, times and all."""
        for path in walk(self.staging):
            new, old = self.staging / path, self.output / path
            if path in self.carried or not old.is_file() or old.is_symlink():
                continue
            if not filecmp.cmp(new, old, shallow=False):
                continue
            spare = self.folder / "link"
            try:
                os.link(old, spare)
                spare.replace(new)
            except OSError:
                spare.unlink(missing_ok=True)  # this system has no hard links: keep the copy

    def promote(self) -> None:
        """Publish what is staged."""
        promotion.promote(self.staging, self.output)

    def _refuse_to_replace(self, protected: Iterable[Path]) -> None:
        for folder in protected:
            real = Path(os.path.realpath(folder))
            if self.output == real or self.output in real.parents or real in self.output.parents:
                message = f"The output and {shown(real)} cannot stand in one another."
                raise CannotBuild(
                    [self._problem("output-place", message, "Name another --output.")]
                )

    def _refuse_foreign(self) -> None:
        if self.output.exists() and not self.output.is_dir():
            raise CannotBuild([self._problem("not-ours", "This is a file, and no folder.")])
        if self.adopt or not self.output.exists() or manifest.load(self.output):
            return
        if any(self.output.iterdir()):
            message = "This folder is not empty, and no build of ours made it."
            mend = "Name another --output, or take it over with --adopt: what is in it stays."
            raise CannotBuild([self._problem("not-ours", message, mend)])

    def _clash(self, path: str) -> Problem:
        return Problem(
            shown(self.output / path),
            1,
            "not-ours",
            "This file was put here by hand, and the build writes it too.",
            "Move it away, or give it up with --adopt.",
        )

    def _problem(self, code: str, message: str, mend: str = "") -> Problem:
        return Problem(shown(self.output), 1, code, message, mend)


def discard(output: Path) -> str:
    """Delete an output that is ours, with what a build left beside it; says what was done.

    Raises CannotBuild where it is not ours, or holds what a person put there.
    """
    shop = Workshop(output)
    if not shop.output.exists():
        return f"There is no {shown(shop.output)}."
    ours = manifest.load(shop.output)
    if ours is None:
        message = "No build of ours made this folder, so it stays."
        raise CannotBuild([Problem(shown(shop.output), 1, "not-ours", message)])
    foreign = sorted(set(walk(shop.output)) - set(ours.files) - {manifest.NAME})
    if foreign:
        message = f"Somebody put {', '.join(foreign[:3])}{' …' * (len(foreign) > 3)} here."
        mend = "Move it away first."
        raise CannotBuild([Problem(shown(shop.output), 1, "not-ours", message, mend)])
    shutil.rmtree(shop.output)
    shutil.rmtree(shop.folder, ignore_errors=True)
    return f"Deleted {shown(shop.output)}."


def _bring(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_symlink():
        new.symlink_to(old.readlink())
        return
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
