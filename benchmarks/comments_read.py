"""How fast an export of comments is read, beside lxml's bare iterparse over the same file.

    python -m benchmarks.comments_read --sizes 10000,100000,1000000

Each size is a WXR of its own, made in a temporary folder, about a kilobyte a comment. Each reading
runs in a process of its own, so that its peak memory is its own. *Bare* takes every end event, does
nothing with it, and clears each article so that its memory does not grow; *reader* is everything up
to the values that the store is handed. Times are those of the processor, the best of ``--rounds``,
so that other work on the machine changes them little.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

from lxml import etree

from plugins.comments.importers import open_export
from plugins.comments.incoming import IncomingComment

SIZES = (10_000, 100_000, 1_000_000)
A_THREAD = 40
"""Comments of one article."""

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>A town's kettles</title>
<link>https://blog.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version>
"""
ITEM = """<item>
<title><![CDATA[Kettle {post}]]></title>
<link>https://blog.example.org/2026/01/kettle-{post}/</link>
<guid isPermaLink="false">https://blog.example.org/?p={post}</guid>
<content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{post}</wp:post_id>
<wp:post_name><![CDATA[kettle-{post}]]></wp:post_name>
<wp:status>publish</wp:status>
"""
COMMENT = """<wp:comment>
<wp:comment_id>{number}</wp:comment_id>
<wp:comment_author><![CDATA[Reader {author}]]></wp:comment_author>
<wp:comment_author_email>reader{author}@example.org</wp:comment_author_email>
<wp:comment_author_url>https://reader{author}.example.org/</wp:comment_author_url>
<wp:comment_author_IP>192.0.2.{octet}</wp:comment_author_IP>
<wp:comment_date><![CDATA[2026-01-{day:02} 12:{minute:02}:07]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[2026-01-{day:02} 11:{minute:02}:07]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>
<wp:comment_type></wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
"""
WORDS = (
    "kettle water steam lid spout copper enamel whistle quiet patient counter morning guest tray "
    "cup saucer handle brim pour settle cool warm table window street rain umbrella doorway bell"
).split()


def write(file: Path, comments: int) -> None:
    """A WXR with so many comments, the same whenever it is made."""
    chance = random.Random(comments)  # noqa: S311
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for first in range(1, comments + 1, A_THREAD):
            _article(out, chance, first, min(first + A_THREAD, comments + 1))
        out.write("</channel>\n</rss>\n")


def _article(out: TextIO, chance: random.Random, first: int, end: int) -> None:
    out.write(ITEM.format(post=first, text=" ".join(chance.choices(WORDS, k=300))))
    out.writelines(
        COMMENT.format(
            number=number,
            author=chance.randrange(5000),
            octet=number % 250,
            day=number % 28 + 1,
            minute=number % 60,
            text=" ".join(chance.choices(WORDS, k=chance.randrange(5, 60))),
            approved=chance.choices(("1", "0", "spam", "trash"), (80, 10, 9, 1))[0],
            parent=chance.randrange(first, number) if number > first and number % 3 else 0,
        )
        for number in range(first, end)
    )
    out.write("</item>\n")


def bare(file: Path) -> int:
    """Every end event of lxml's iterparse."""
    found = 0
    for _, element in etree.iterparse(file, events=("end",), huge_tree=True):
        found += 1
        if element.tag == "item":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return found


def reader(file: Path) -> int:
    """Every comment as the store is handed it."""
    (source,) = open_export(file)
    return sum(type(item) is IncomingComment for item in source.items())


READINGS = {"bare": bare, "reader": reader}


def _once(name: str, file: Path) -> dict[str, float]:
    """One reading in this process: seconds of the processor, peak memory in MB."""
    started = time.process_time()
    found = READINGS[name](file)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"found": found, "seconds": seconds, "megabytes": peak}


def _apart(name: str, file: Path, rounds: int) -> dict[str, float]:
    """The best of several readings, each in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.comments_read", "--once", name, str(file)]
    taken = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    ]
    best: dict[str, float] = min(taken, key=lambda each: each["seconds"])
    return best


def measure(comments: int, rounds: int) -> dict[str, float]:
    """Both readings of one file, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="courtesy-bench-") as folder:
        file = Path(folder, "export.xml")
        write(file, comments)
        size = file.stat().st_size / 1e6
        found = {name: _apart(name, file, rounds) for name in READINGS}
    if found["reader"]["found"] != comments:
        raise SystemExit(f"read {found['reader']['found']} of {comments} comments")
    return {
        "comments": comments,
        "file_mb": size,
        "bare_s": found["bare"]["seconds"],
        "reader_s": found["reader"]["seconds"],
        "ratio": found["reader"]["seconds"] / found["bare"]["seconds"],
        "bare_mb": found["bare"]["megabytes"],
        "reader_mb": found["reader"]["megabytes"],
    }


def main(arguments: list[str] | None = None) -> None:
    """Measure each size and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="comments, with commas")
    parser.add_argument("--rounds", type=int, default=3, help="readings of each, the best counts")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each size")
    parser.add_argument("--once", nargs=2, metavar=("READING", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.once:
        print(json.dumps(_once(given.once[0], Path(given.once[1]))))
        return
    line = "{:>10} {:>9} {:>9} {:>9} {:>6} {:>9} {:>9}"
    if not given.json:
        print(line.format("comments", "file MB", "bare s", "reader s", "ratio", "bare MB", "rd MB"))
    for size in given.sizes.split(","):
        found = measure(int(size), given.rounds)
        if given.json:
            print(json.dumps(found))
        else:
            print(
                line.format(*(f"{value:,.{2 if value < 100 else 0}f}" for value in found.values()))
            )


if __name__ == "__main__":
    main()
