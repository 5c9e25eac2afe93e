"""Reads an article's Markdown: one conversion, whose result depends on the file alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from dateutil import parser as dates
from markdown import Markdown
from pelican.contents import Tag
from pelican.readers import DUPLICATES_DEFINITIONS_ALLOWED, MarkdownReader, ensure_metadata_list

SYNONYMS = {"labels": "tags"}
"""Front matter under Blogger's names, and Pelican's name for it."""


class Reader(MarkdownReader):
    """Pelican's Markdown reader, with ``Labels`` and with dates that today cannot change."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The article as HTML, and its front matter as Pelican's objects."""
        text = Path(source_path).read_text(encoding="utf-8-sig")
        markdown = Markdown(**self.settings["MARKDOWN"])
        html = markdown.convert(text)
        fields: dict[str, list[str]] = getattr(markdown, "Meta", {})
        if "meta" in markdown.preprocessors:
            markdown.preprocessors.deregister("meta")
        return html, self._metadata(markdown, fields)

    def process_metadata(self, name: str, value: Any) -> Any:
        """As Pelican's; a date must be whole, for Pelican fills in what is missing from today's."""
        if name in {"date", "modified"}:
            return whole_date(value.replace("_", " "))
        return super().process_metadata(name, value)

    def _metadata(self, markdown: Markdown, fields: dict[str, list[str]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        labels: list[str] = []
        for field, lines in fields.items():
            name = SYNONYMS.get(field.lower(), field.lower())
            if name == "tags":
                labels += ensure_metadata_list("\n".join(lines))
            elif name in self.settings["FORMATTED_FIELDS"]:
                found[name] = self.process_metadata(
                    name, markdown.reset().convert("\n".join(lines))
                )
            elif len(lines) > 1 and DUPLICATES_DEFINITIONS_ALLOWED.get(name, True):
                found[name] = self.process_metadata(name, lines)
            else:
                found[name] = self.process_metadata(name, lines[0])
        if labels:
            found["tags"] = [Tag(label, self.settings) for label in dict.fromkeys(labels)]
        return found


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
