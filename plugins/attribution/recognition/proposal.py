"""What is proposed for a pasted article: values, and the text of the files that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from plugins.attribution.recognition.fit import Fit
    from plugins.attribution.recognition.paste import Form
    from plugins.attribution.recognition.permission_file import NewPermission
    from plugins.press.problem import Problem


@dataclass(frozen=True)
class Answers:
    """What the editor said, which wins over what the text says."""

    title: str = ""
    slug: str = ""
    day: dt.date | None = None
    author: str = ""
    category: str = ""
    source: str = ""
    permission: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that was recognised, and why."""

    name: str
    value: str
    why: str = ""


@dataclass(frozen=True)
class Question:
    """What the text does not say. ``answer`` is what to type or to write; where ``holds_back`` the
    article is written as a draft until it is answered. ``field`` is a permission's.
    ``once_written`` is the answer where the files are there already; ``{article}`` in it stands for
    the article's."""

    words: str
    answer: str = ""
    field: str = ""
    holds_back: bool = False
    once_written: str = ""

    def __str__(self) -> str:
        return f"{self.words} {self.answer}".strip()

    def for_files(self, article: str) -> str:
        """The question with what to write into the files; ``article`` names its own."""
        answer = self.once_written.replace("{article}", article) or self.answer
        return f"{self.words} {answer}".strip()


@dataclass(frozen=True)
class Article:
    """The article to be written. ``text`` is Markdown."""

    title: str
    slug: str
    day: dt.date
    authors: tuple[str, ...]
    category: str
    guid: str
    permission: str
    text: str
    source: str = ""
    source_title: str = ""
    is_excerpt: bool = False
    variant_of: str = ""
    lang: str = ""
    is_draft: bool = False

    @property
    def file(self) -> str:
        """The file's text, front matter included."""
        return "".join(f"{line}\n" for line in self._fields()) + f"\n{self.text}"

    def _fields(self) -> Iterator[str]:
        fields = (
            ("Title", self.title),
            ("Date", self.day.isoformat()),
            ("Authors" if len(self.authors) > 1 else "Author", "; ".join(self.authors)),
            ("Category", self.category),
            ("Lang", self.lang),
            ("Slug", self.slug),
            ("Guid", self.guid),
            ("Status", "draft" if self.is_draft else ""),
            ("Permission", self.permission),
            ("Extent", "excerpt" if self.is_excerpt else ""),
            ("Source", self.source),
            ("Source_Title", self.source_title),
            ("Variant_Of", self.variant_of),
        )
        yield from (f"{name}: {one_line(value)}" for name, value in fields if value)


@dataclass(frozen=True)
class Proposal:
    """Everything that was recognised. Where there are ``problems`` nothing is offered.

    ``permission`` is new, or None where ``fit`` names one that is known. ``left`` are the lines
    that were taken for a page's furniture.
    """

    form: Form
    findings: tuple[Finding, ...] = ()
    article: Article | None = None
    permission: NewPermission | None = None
    fit: Fit | None = None
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def one_line(text: str) -> str:
    """A value that cannot begin another field."""
    return " ".join(text.split())
