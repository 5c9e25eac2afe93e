"""What is read back, by other means than it was written with."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import fastjsonschema
from lxml import etree

RSL = "{https://rslstandard.org/rsl}"
TEXT = {"type": "string", "minLength": 1}
NULLABLE = {"type": ["string", "null"], "minLength": 1}
WEB = {"type": "string", "pattern": "^https?://[^\\s/]+(/[^\\s]*)?$"}
WEB_OR_NULL = {"anyOf": [WEB, {"type": "null"}]}
DATE = {"anyOf": [{"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}, {"type": "null"}]}
TIME = {"type": "string", "format": "date-time"}
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def record(**fields: Any) -> dict[str, Any]:
    """An object with these fields and no others."""
    required = list(fields)
    return {
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }


def array(items: Any, **more: Any) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": items, **more}


TDMREP = array(
    {
        "type": "object",
        "properties": {
            "location": {"type": "string", "pattern": "^/[!-~]*$"},
            "tdm-reservation": {"enum": [0, 1], "type": "integer"},
            "tdm-policy": WEB,
        },
        "required": ["location", "tdm-reservation"],
        "additionalProperties": False,
    },
    minItems=1,
)
USABLE = record(
    id=TEXT,
    status={"const": "usable"},
    title=TEXT,
    authors=array(TEXT),
    lang=TEXT,
    published=TIME,
    updated=TIME,
    extent={"enum": ["full", "excerpt"]},
    holder=record(name=TEXT, url=NULLABLE),
    source=WEB_OR_NULL,
    permission=TEXT,
    addresses=record(
        page=WEB,
        kit={"anyOf": [record(html=WEB, text=WEB_OR_NULL, markdown=WEB_OR_NULL), {"type": "null"}]},
        feeds=array(WEB),
    ),
    terms=record(
        text=NULLABLE,
        license=WEB_OR_NULL,
        acquire=WEB_OR_NULL,
        spdx=NULLABLE,
        commercial_use={"enum": ["allowed", "contact", "forbidden", None]},
        modifications={"enum": ["none", "style", "free"]},
        unattributed_words={"type": "integer", "minimum": 0},
        valid_until=DATE,
        contact=NULLABLE,
        copyright=TEXT,
    ),
    statement=record(html=TEXT, text=TEXT, lang=NULLABLE, required_links=array(TEXT)),
    digests=record(
        algorithm={"const": "sha-256"}, paragraphs=array(DIGEST, minItems=1), statement=DIGEST
    ),
    corrections=array(record(date=DATE, text=TEXT)),
)
ENDED = record(
    id=TEXT,
    status={"enum": ["withdrawn", "expired"]},
    permission=NULLABLE,
    page=WEB,
    since=DATE,
    reason=TEXT,
)
SIDECAR = record(
    version={"const": 1}, title=TEXT, home=WEB, articles=array({"anyOf": [USABLE, ENDED]})
)
_TDMREP, _SIDECAR = fastjsonschema.compile(TDMREP), fastjsonschema.compile(SIDECAR)
_RSL = etree.RelaxNG(etree.parse(Path(__file__).parent / "rsl.rng"))


def read_rsl(data: bytes) -> etree._Element:
    """The root of a file that keeps to the schema, and to what a schema cannot say."""
    tree = etree.fromstring(data)
    _RSL.assertValid(tree)
    places = [content.get("url") for content in tree]
    assert len(places) == len(set(places))
    for content in tree:
        permits, prohibits = usages(content)
        assert not permits & prohibits
    return tree


def usages(content: etree._Element) -> tuple[set[str], set[str]]:
    """What a content permits and prohibits."""
    licence = content.find(f"{RSL}license")
    found = (licence.findtext(f"{RSL}{name}", "") for name in ("permits", "prohibits"))
    permits, prohibits = (set(text.split()) for text in found)
    return permits, prohibits


def read_tdmrep(data: bytes) -> list[dict[str, Any]]:
    """The rules."""
    rules: list[dict[str, Any]] = json.loads(data)
    _TDMREP(rules)
    return rules


def read_sidecar(data: bytes) -> dict[str, Any]:
    """The sidecar's articles by id."""
    found = json.loads(data)
    _SIDECAR(found)
    ids = [article["id"] for article in found["articles"]]
    assert ids == sorted(set(ids))
    return {article["id"]: article for article in found["articles"]}


class Head(HTMLParser):
    """The links and JSON-LD of a page, read by Python's own parser."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.scripts: list[str] = []
        self.ids: list[str | None] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "link":
            self.links.append(given)
        self._inside = tag == "script" and given.get("type") == "application/ld+json"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def link(self, rel: str, kind: str | None = None) -> str | None:
        """The address of the only link of that kind, or None."""
        found = [
            link["href"]
            for link in self.links
            if link.get("rel") == rel and link.get("type") == kind
        ]
        assert len(found) <= 1
        return found[0] if found else None
