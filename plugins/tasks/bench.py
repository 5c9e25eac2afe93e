"""``bench``: the benchmarks, each with a table of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).parents[2]
BENCHMARKS = {
    "mutations": ("benchmarks.mutations.score", "damages that the gate has to catch"),
    "comments": ("benchmarks.comments_import", "comments in, beside lxml's bare iterparse"),
    "gate": ("benchmarks.gate_share", "the gate's share of a cold build"),
}


@task(
    help={
        "only": f"one of {', '.join(BENCHMARKS)} (default: all, one after another)",
    }
)
def bench(_: Any, only: str | None = None) -> None:
    """Run the benchmarks: what the gate catches, and what it costs.

    They take minutes. Times are to be compared within one run: the machine's speed is not ours.
    """
    if only is not None and only not in BENCHMARKS:
        raise Exit(f"There is no benchmark {only!r}; known are {', '.join(BENCHMARKS)}.", code=2)
    failed = False
    for name, (module, what) in BENCHMARKS.items():
        if only in {None, name}:
            print(f"{name}: {what}", flush=True)
            done = subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=False)
            failed = failed or done.returncode != 0
    if failed:
        raise Exit(code=1)
