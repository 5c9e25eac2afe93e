"""What the gate need not read again: files that passed a check and did not change since.

A check that judges each file by itself has a key: a digest of everything else that its verdict
depends on. A build whose files all passed writes the key into its manifest; the next build with
the same key reads only the files that changed. Where a check found anything, waived or not, no
key is written: the next build reads everything, and says it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.files import digest, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.press.manifest import Manifest

_OURS = Path(__file__).parents[1]


@dataclass
class Memory:
    """``unchanged`` are the files that are as they were published; ``passed`` maps checks that all
    of them passed to their keys. ``keys`` collects those of the build at hand."""

    unchanged: frozenset[str] = frozenset()
    passed: Mapping[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, old: Manifest | None, files: Mapping[str, str]) -> Memory:
        """What is remembered of ``old`` about ``files``, which maps paths to their digests."""
        if old is None:
            return cls()
        same = frozenset(path for path, known in files.items() if old.files.get(path) == known)
        return cls(same, old.passed)

    def settled(self, check: str, key: str) -> frozenset[str]:
        """The files that ``check`` has passed already."""
        return self.unchanged if self.passed.get(check) == key else frozenset()


@cache
def code() -> str:
    """A digest of our code and of the versions of all libraries: a new verdict may differ."""
    sources = (
        f"{path} {digest((_OURS / path).read_bytes())}"
        for path in sorted(walk(_OURS))
        if path.endswith(".py")
    )
    libraries = sorted({f"{found.name} {found.version}" for found in distributions()})
    return digest("\n".join([*sources, *libraries]).encode())
