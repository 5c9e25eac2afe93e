"""What a build wrote: a list that lies in the output and makes it recognisable as ours."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.press.files import digest, walk

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".press-manifest.json"


@dataclass(frozen=True)
class Manifest:
    """``files`` maps each path that the build wrote to its SHA-256; ``articles`` are the pages.

    ``passed`` maps the gate's checks that every file passed to their keys.
    """

    files: dict[str, str]
    articles: tuple[str, ...] = ()
    passed: dict[str, str] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """The same bytes for the same site."""
        content = {
            "version": 1,
            "articles": sorted(self.articles),
            "files": self.files,
            "passed": self.passed,
        }
        return json.dumps(content, indent=0, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in ``folder``."""
    files = (path for path in walk(folder) if path != NAME and (folder / path).is_file())
    return {path: digest((folder / path).read_bytes()) for path in files}


def load(folder: Path) -> Manifest | None:
    """The manifest of an output folder, or None where there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_bytes())
        files, articles = content["files"], content["articles"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(files, dict) or not isinstance(articles, list):
        return None
    passed = content.get("passed", {})
    if not isinstance(passed, dict):
        passed = {}
    return Manifest(
        {str(k): str(v) for k, v in files.items()},
        tuple(map(str, articles)),
        {str(k): str(v) for k, v in passed.items()},
    )
