"""How fast an export of comments is imported, beside lxml's bare iterparse over the same file.

    python -m benchmarks.comments_import --sizes 10000,100000,1000000 [--db postgresql://...]

*Bare* is that of :mod:`benchmarks.comments_read`. *Import* is everything that
``invoke comments.import`` does from the open file to the report: reading, laying down, merging,
threads, replies. *Again* is the same file once more, when every comment is known. *Sanitise* makes
HTML of ten thousand of them, which an import does not do. Each runs in a process of its own; times
are the processor's, and the clock's beside them; memory is the process's peak.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.comments_read import bare, write
from plugins.comments.articles import Articles
from plugins.comments.imports import Wish, import_files
from plugins.comments.sanitise import to_html
from plugins.comments.selection import parse
from plugins.comments.store.connect import open_store
from plugins.comments.store.listing import listed

SIZES = (10_000, 100_000, 1_000_000)
LIMIT_MB = 300
LIMIT_RATIO = 4.0
SANITISED = 10_000


def import_(file: Path, address: str) -> int:
    """Import the file; how many comments it holds."""
    store = open_store(address)
    report = import_files(lambda: store, Wish((file,)), Articles, "The benchmark")
    store.close()
    return report.files[0].read


def sanitise(_: Path, address: str) -> int:
    """Make HTML of some."""
    store = open_store(address)
    found = sum(
        bool(to_html(each.body, each.form))
        for each in islice(listed(store, parse("all")), SANITISED)
    )
    store.close()
    return found


RUNS = {
    "bare": lambda file, _: bare(file),
    "import": import_,
    "again": import_,
    "sanitise": sanitise,
}


def _once(name: str, file: Path, address: str) -> dict[str, float]:
    clock, processor = time.perf_counter(), time.process_time()
    found = RUNS[name](file, address)
    return {
        "found": found,
        "seconds": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(comments: int, folder: Path, address: str) -> dict[str, dict[str, float]]:
    """Every run over one file, each in a process of its own."""
    file = folder / f"{comments}.xml"
    write(file, comments)
    found = {}
    for name in RUNS:
        command = [sys.executable, "-m", "benchmarks.comments_import"]
        command += ["--once", name, str(file), "--db", address]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found[name] = json.loads(done.stdout)
    if found["import"]["found"] != comments:
        raise SystemExit(f"{comments} comments were written, {found['import']['found']} read")
    file.unlink()
    return found


def main() -> None:
    """Measure and print, a line a run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--db", default="")
    parser.add_argument("--once", nargs=2, metavar=("RUN", "FILE"))
    options = parser.parse_args()
    if options.once:
        name, file = options.once
        print(json.dumps(_once(name, Path(file), options.db)))
        return
    print(f"at most {LIMIT_RATIO} times bare, and {LIMIT_MB} MB")
    for comments in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="courtesy-bench-") as folder:
            address = options.db or f"sqlite:///{Path(folder, 'comments.sqlite3')}"
            runs = measure(comments, Path(folder), address)
        base = runs["bare"]
        for name, run in runs.items():
            print(
                f"{comments:>9,} {name:<9} {run['seconds']:7.1f} s ({run['clock']:.1f} by the "
                f"clock) {run['megabytes']:5.0f} MB"
                + (
                    f" {run['seconds'] / base['seconds']:6.2f} times bare"
                    f" ({run['clock'] / base['clock']:.2f} by the clock)"
                    if name in {"import", "again"}
                    else ""
                ),
                flush=True,
            )


if __name__ == "__main__":
    main()
