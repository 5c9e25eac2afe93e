"""Reads an article's Markdown: one conversion, whose result depends on the file alone."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from dateutil import parser as dates
from markdown import Markdown
from pelican.contents import Tag
from pelican.readers import DUPLICATES_DEFINITIONS_ALLOWED, MarkdownReader, ensure_metadata_list

from plugins.press import source
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.problem import Problem, Refused
from plugins.press.spelling import KNOWN, mistakes

_MARKUP = re.compile(r"</?(em|i|strong|b|code|q|cite|sub|sup|abbr)>", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?!#?\w+;)")

SYNONYMS = {"labels": "tags"}
"""Front matter under Blogger's names, and Pelican's name for it."""


class Reader(MarkdownReader):
    """Pelican's Markdown reader, with ``Labels`` and with dates that today cannot change."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The article as HTML, and its front matter as Pelican's objects."""
        text = self._text(Path(source_path))
        named = {name.lower() for name in self.settings.get("KNOWN_FIELDS", ())}
        wrong = list(mistakes(shown(Path(source_path)), text, KNOWN | named))
        markdown = Markdown(**self.settings["MARKDOWN"])
        html = markdown.convert(text)
        fields: dict[str, list[str]] = getattr(markdown, "Meta", {})
        if "meta" in markdown.preprocessors:
            markdown.preprocessors.deregister("meta")
        metadata = self._metadata(Path(source_path), markdown, fields, wrong)
        if wrong:
            raise Refused(wrong)
        return html, metadata

    def process_metadata(self, name: str, value: Any) -> Any:
        """As Pelican's; a date must be whole, for Pelican fills in what is missing from today's."""
        if name in {"date", "modified"}:
            return whole_date(value.replace("_", " "))
        if name in _FORMS and not _FORMS[name][0].fullmatch(value.strip()):
            raise ValueError(f"{value!r} {_FORMS[name][1]}")
        return super().process_metadata(name, value)

    def _text(self, path: Path) -> str:
        """The file's text. Raises Refused where it cannot be read; control characters go."""
        try:
            text, dropped = source.read(path)
        except source.UnreadableError as error:
            told = (error.line, error.code, str(error), error.mend)
            raise Refused([Problem.in_article(shown(path), *told)]) from error
        except OSError as error:
            message = f"This file cannot be read: {error.strerror}."
            raise Refused([Problem.in_article(shown(path), 1, "unreadable", message)]) from error
        build = self.settings.get(SETTING)
        if dropped and build is not None:
            message = f"Control characters were dropped: {dropped.names}."
            build.advice.append(Problem(shown(path), dropped.line, "control-character", message))
        return text

    def _metadata(
        self,
        path: Path,
        markdown: Markdown,
        fields: dict[str, list[str]],
        wrong: list[Problem],
    ) -> dict[str, Any]:
        """The fields as Pelican's objects; what is wrong with a value is added to ``wrong``."""
        found: dict[str, Any] = {}
        labels: list[str] = []
        for field, lines in fields.items():
            name = SYNONYMS.get(field.lower(), field.lower())
            if name == "tags":
                labels += ensure_metadata_list("\n".join(lines))
                continue
            value: Any = as_text(lines[0]) if name == "title" else lines[0]
            if name in self.settings["FORMATTED_FIELDS"]:
                value = markdown.reset().convert("\n".join(lines))
            elif len(lines) > 1 and DUPLICATES_DEFINITIONS_ALLOWED.get(name, True):
                value = lines
            try:
                found[name] = self.process_metadata(name, value)
            except ValueError as error:
                message, line = f"{field.title()}: {error}.", line_of(path, field)
                wrong.append(Problem.in_article(shown(path), line, f"bad-{name}", message))
        if labels:
            tags = [Tag(label, self.settings) for label in dict.fromkeys(labels)]
            once = {" ".join(tag.name.casefold().split()): tag for tag in reversed(tags)}
            found["tags"] = list(once.values())[::-1]
        return found


_FORMS = {
    "title": (re.compile(r".*\w.*", re.DOTALL), "has no letter"),
    "slug": (re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*|"), "may hold A-Z, 0-9, - and _ only"),
    "lang": (re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|"), "is no language such as pt-BR"),
    "guid": (
        re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+|"),
        "is no id such as tag:a.org,2026:x",
    ),
}
"""What a field may hold, and what to say where it holds something else."""


def as_text(title: str) -> str:
    """A title as HTML: what is no mark-up that a title can have is text.

    ``3 < 4``, ``Generics<T>`` and ``<script>`` stand as they were typed; ``<em>`` that is closed
    again is emphasis.
    """
    opened = sorted(match[1].lower() for match in _MARKUP.finditer(title) if match[0][1] != "/")
    closed = sorted(match[1].lower() for match in _MARKUP.finditer(title) if match[0][1] == "/")
    allowed = _MARKUP if opened == closed else re.compile("(?!)")
    pieces, at = [], 0
    for match in allowed.finditer(title):
        pieces += [_escaped(title[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*pieces, _escaped(title[at:])])


def _escaped(text: str) -> str:
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def whole_date(text: str) -> dt.datetime:
    """The date in ``text``, in any form that Pelican reads. Raises ValueError where part of it,
    year, month or day, is missing."""
    readings: list[dt.datetime] = []
    for default in (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2)):  # noqa: DTZ001, RUF100
        try:
            readings.append(dates.parse(" ".join(text.split()), default=default))
        except (ValueError, OverflowError, TypeError):
            raise ValueError(f"{text!r} is not a date such as 2026-03-31") from None
    if readings[0] != readings[1]:
        raise ValueError(f"{text!r} is not a whole date such as 2026-03-31")
    return readings[0]
