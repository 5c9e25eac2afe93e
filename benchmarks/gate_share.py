"""What the gate costs: its share of a cold build, row by row, and of a build without changes.

Times are by the clock: compare them within one run, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import Corpus, write
from plugins.press import gate
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.gate import Check, Published
    from plugins.press.problem import Problem
    from plugins.press.staged import Staged

ROOT = Path(__file__).parents[1]


@dataclass
class Times:
    """Seconds: of the whole build, and of each of the gate's rows."""

    build: float = 0.0
    rows: dict[str, float] = field(default_factory=dict)

    def share(self, row: str) -> float:
        """The share of the build that a row takes."""
        return self.rows[row] / self.build


@contextmanager
def _watched(times: Times) -> Iterator[None]:
    """Every row of the gate, with a clock."""
    inspect = gate.inspect

    def timed(check: Check) -> Check:
        def run(staged: Staged, published: Published) -> list[Problem]:
            started = time.perf_counter()
            found = list(check.run(staged, published))
            times.rows[check.name] = time.perf_counter() - started
            return found

        return replace(check, run=run)

    def watched(staged: Staged, published: Published, checks: Any, *rest: Any) -> Any:
        return inspect(staged, published, [timed(check) for check in checks], *rest)

    gate.inspect = watched  # type: ignore[assignment]
    try:
        yield
    finally:
        gate.inspect = inspect


def measure(folder: Path) -> Times:
    """Build the site in ``folder`` once more."""
    times = Times()
    typed = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output")}
    with _watched(times):
        started = time.perf_counter()
        site = Site(
            load(
                ROOT / "pelicanconf.py",
                None,
                {**typed, "BUILD_DAY": "2026-09-01", "PRESS_RAISES": True},
            )
        )
        site.publish()
        times.build = time.perf_counter() - started
    return times


def table(name: str, cold: Times, again: Times) -> str:
    """Both builds, row by row."""
    lines = [f"{name:40}{'cold':>16}{'no change':>16}"]
    for label, one, other in [
        *((row, cold.rows[row], again.rows[row]) for row in cold.rows),
        ("the gate", sum(cold.rows.values()), sum(again.rows.values())),
    ]:
        shares = (one / cold.build, other / again.build)
        lines.append(f"  {label:38}{one:8.2f} s{shares[0]:6.1%}{other:8.2f} s{shares[1]:6.1%}")
    lines.append(f"  {'the build':38}{cold.build:8.2f} s{'':6}{again.build:8.2f} s")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    chosen = parser.parse_args(arguments)
    for name, corpus in {
        "our own articles only": Corpus(chosen.articles),
        "10 % reprints, 20 % offered": Corpus(chosen.articles, reprinted=0.1, offered=0.2),
    }.items():
        with tempfile.TemporaryDirectory() as folder:
            write(corpus, Path(folder) / "content")
            cold, again = measure(Path(folder)), measure(Path(folder))
        sys.stdout.write(f"{table(f'{chosen.articles} articles, {name}', cold, again)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
