"""What a person can get wrong, said so that it can be mended.

A mistake is a value, not an exception: it is collected, and all are shown together. Only then is
one of these raised::

    PressError            carries the problems
    ├── Refused           the build was tried and is not published: exit status 1
    └── CannotBuild       it could not be tried (no such file, a locked folder): exit status 2
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what it is, and how to mend it.

    ``path`` is the file that a person would open to mend it, ``line`` counts from 1. ``holds``
    are the articles to hold back so that the rest can be published without it; None where it is
    nobody's article: then it refuses the whole site.
    """

    path: str
    line: int
    code: str
    message: str
    mend: str = ""
    holds: tuple[str, ...] | None = field(default=None, compare=False)

    @classmethod
    def in_article(cls, path: str, line: int, code: str, message: str, mend: str = "") -> Problem:
        """A problem of one article, which can be held back."""
        return cls(path, line, code, message, mend, (path,))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.code}] {self.text}"

    @property
    def text(self) -> str:
        """The message with its mend, as one line."""
        return f"{self.message} {self.mend}".strip()

    def as_json(self) -> dict[str, str | int]:
        """What ``build --report`` writes of it."""
        return {"path": self.path, "line": self.line, "code": self.code, "message": self.text}


def sort_once(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the files they stand in."""
    return sorted(set(problems))


class PressError(Exception):
    """The build did not come about; ``problems`` says why.

    ``taken_down`` are the titles of withdrawn articles that left the published site all the same.
    """

    exitcode: ClassVar[int] = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sort_once(problems))
        self.taken_down: tuple[str, ...] = ()
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Refused(PressError):
    """Problems were found; the output stays as it was."""


class CannotBuild(PressError):
    """The build could not be tried; the output stays as it was."""

    exitcode = 2
