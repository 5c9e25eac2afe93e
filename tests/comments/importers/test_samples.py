"""Real exports: as many comments as somebody who counts otherwise finds, or the right refusal.

The counts are made here, with regular expressions and json, apart from the importers.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from plugins.comments.importers import ExportError, open_export
from plugins.comments.incoming import IncomingComment, IncomingThread, Skipped
from tests.comments.importers.told import comments

if TYPE_CHECKING:
    from pathlib import Path


def _text(path: Path) -> str:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read(archive.namelist()[0]).decode("utf-8")
    return path.read_text(encoding="utf-8")


def _tags(name: str):
    return lambda path: len(re.findall(rf"<{name}[\s>]", _text(path)))


def _classic(path: Path) -> int:
    return len(
        re.findall(r"term=.http://schemas.google.com/blogger/2008/kind#comment", _text(path))
    )


def _takeout(path: Path) -> int:
    entries = _text(path).split("<entry>")[1:]
    own = [re.sub(r"(?s)<author>.*?</author>", "", entry) for entry in entries]
    return sum("<blogger:type>COMMENT<" in entry for entry in own)


def _lines(path: Path) -> int:
    return len(_text(path).strip().split("\n")) - 1


COUNTS = {
    "wordpress/WPTT__theme-test-data__themeunittestdata.wordpress.xml": _tags("wp:comment"),
    "wordpress/WordPress__wordpress-importer__valid-wxr-1.0.xml": _tags("wp:comment"),
    "wordpress/isso__wordpress.xml": _tags("wp:comment"),
    "wordpress/comentario__wordpress-ok-single.zip": _tags("wp:comment"),
    "disqus/comentario__disqus-ok-single.xml.gz": _tags("post"),
    "disqus/isso__disqus.xml": _tags("post"),
    "disqus/remark42__disqus.xml": _tags("post"),
    "disqus/schnack__disqus.xml": _tags("post"),
    "blogger/getpelican__pelican__bloggerexport.xml": _classic,
    "blogger/takeout__newssite-classic.atom": _classic,
    "blogger/takeout__newssite-2018.atom": _takeout,
    "blogger/takeout__eagleeye.atom": _takeout,
    "commento/comentario-ok-single-v3.json.gz": lambda path: len(
        json.loads(_text(path))["comments"]
    ),
    "commento/remark42__migrator-commento.json": lambda path: len(
        json.loads(_text(path))["comments"]
    ),
    "isso/isso__generic.json": lambda path: sum(
        len(thread["comments"]) for thread in json.loads(_text(path))
    ),
    "remark42/remark42__native_0.json": _lines,
    "staticman/comments-test": lambda path: len(list(path.iterdir())),
}
REFUSED = {
    "wordpress/WordPress__wordpress-importer__crazy-cdata.xml": "WordPress (WXR) holds no comments",
    "wordpress/WordPress__wordpress-importer__malformed.xml": "line 90: This is no well-formed XML",
    "wordpress/comentario__wordpress-bad-format.zip": "xml, line 1: This is no well-formed XML",
    "disqus/nonsapiens__not-an-export.xml": "no known export: its root is <extension>",
    "blogger/sanjaysingh__blogger-to-githubpages__sample-blog.xml": "Blogger holds no comments",
    "commento/comentario-bad-format.json.gz": "line 1, column 23: This is no JSON",
    "remark42/umputun__remark42__import.txt.gz": "This is text that begins with 'blah'",
    "remark42/umputun__remark42__tree.json": "an answer of Remark42's programming interface",
}


def test_every_sample_is_spoken_of(samples: Path) -> None:
    """No sample is left out of the two tables."""
    exports = samples / "exports"
    assert {path.relative_to(exports).as_posix() for path in exports.glob("*/*")} == {
        *COUNTS,
        *REFUSED,
    }


@pytest.mark.parametrize("name", COUNTS)
def test_a_sample_holds_what_it_holds(name: str, samples: Path) -> None:
    """Comments and skipped ones together are as many as an independent count finds."""
    path = samples / "exports" / name
    (source,) = open_export(path)
    items = list(source.items())
    read = [item for item in items if not isinstance(item, IncomingThread)]
    assert len(read) == COUNTS[name](path) > 0
    assert source.format == "comentario" if "v3" in name else name.partition("/")[0]
    ids = [item.source_id for item in read if isinstance(item, IncomingComment)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", REFUSED)
def test_a_sample_is_refused(name: str, samples: Path) -> None:
    """What is no export, or a broken one, is refused with its place and reason."""
    with pytest.raises(ExportError) as caught:
        comments(samples / "exports" / name)
    assert REFUSED[name] in str(caught.value)
    assert name.rpartition("/")[2] in str(caught.value)


def test_the_one_that_cannot_be_taken_is_told(samples: Path) -> None:
    """Of Remark42's broken Disqus file, the post without quotes is skipped, with its line."""
    (source,) = open_export(samples / "exports/disqus/remark42__disqus.xml")
    skipped = [item for item in source.items() if isinstance(item, Skipped)]
    assert [(item.where, "AttValue" in item.why) for item in skipped] == [("line 135", True)]


def test_all_samples_as_one_folder(samples: Path) -> None:
    """A folder of everything gives what its files give; what is no export is left out and told."""
    sources = open_export(samples / "exports", partial=True)
    read = sum(
        not isinstance(item, IncomingThread) for source in sources for item in source.items()
    )
    assert read == sum(count(samples / "exports" / name) for name, count in COUNTS.items())
    notes = " ".join(note.what for source in sources for note in source.notes)
    assert "left out: This is text that begins with 'blah'" in notes
