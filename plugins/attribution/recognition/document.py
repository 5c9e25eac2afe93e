"""A paste as a document: its blocks, and what its own fields or its page's head say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.recognition import markup, plain
from plugins.attribution.recognition.addresses import target
from plugins.attribution.recognition.blocks import Block, Kind
from plugins.attribution.recognition.paste import Form
from plugins.press.source import UnreadableError

if TYPE_CHECKING:
    from plugins.attribution.recognition.paste import Paste

_FIELDS = {
    "title": "title",
    "article title": "title",
    "author": "author",
    "authors": "author",
    "author name": "author",
    "by": "author",
    "date": "date",
    "published": "date",
    "category": "category",
    "source": "source",
    "lang": "lang",
}
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z_ -]{1,20}):\s+(?P<value>\S.*)$")
_OTHER = frozenset(
    "word count,keywords,summary,contact email,author email,byline,labels,tags,slug,guid,"
    "permission,extent,source title,status,modified,template,license,licence,copyright,url,email,"
    "website,subject,description".split(",")
)
_META = {
    "og:title": "title",
    "article:author": "author",
    "author": "author",
    "article:published_time": "date",
    "dc.title": "title",
    "dc.creator": "author",
    "dc.date": "date",
    "article:section": "category",
    "og:site_name": "site",
}
_LONGEST_HEADING = 25
"""A heading of more words is a paragraph that somebody drew a line under."""


@dataclass(frozen=True)
class Document:
    """``told`` is what the document says of itself: title, author, date, category, source, site,
    lang, licence. ``notes`` are for the editor."""

    form: Form
    blocks: tuple[Block, ...]
    told: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read(paste: Paste) -> Document:
    """The document that was pasted. Raises UnreadableError where it is no page that anybody wrote:
    a thousand elements in one another."""
    text, told = _fields(paste.text)
    if paste.form is Form.TEXT:
        return Document(paste.form, plain.blocks(text), told, paste.notes)
    html = text
    if paste.form is Form.MARKDOWN:
        reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        html = str(reader.render(text))
    if markup.is_too_deep(html):
        message = "Its elements stand too deep in one another."
        raise UnreadableError(1, "too-deep", message, "Paste the article as text.")
    if paste.form is Form.HTML:
        told = {**told, **_head(text)}
    made, pictures = markup.blocks(html, told.get("source", ""))
    notes = list(paste.notes)
    if pictures:
        count = "1 picture was" if pictures == 1 else f"{pictures} pictures were"
        notes.append(f"{count} left out: words may be reprinted, pictures are asked for apart.")
    return Document(paste.form, tuple(_without_drawn_lines(made)), told, tuple(notes))


def _without_drawn_lines(made: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in made:
        if block.kind is Kind.HEADING and block.words > _LONGEST_HEADING:
            rule = Block(Kind.RULE, (), block.line, outside=block.outside)
            found += [replace(block, kind=Kind.PARAGRAPH, level=1), rule]
        else:
            found.append(block)
    return found


def _fields(text: str) -> tuple[str, dict[str, str]]:
    """The text after its front matter, or after the labelled lines that article directories put
    before an article; and what they say. Line numbers stay: what is taken leaves empty lines."""
    lines = text.split("\n")
    told: dict[str, str] = {}
    taken = 0
    fenced = lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:60])
    if fenced:
        taken = next(n for n, line in enumerate(lines[1:60], 2) if line.strip() == "---")
    for number, line in enumerate(lines[:60], 1):
        if number == 1 and fenced:
            continue
        match = _FIELD.match(line.strip())
        name = match["name"].strip().lower().replace("_", " ") if match else ""
        if match and name in _FIELDS:
            told.setdefault(_FIELDS[name], match["value"].strip("\"'“” "))
        elif not (name in _OTHER or (fenced and number <= taken)):
            if line.strip():
                break
            continue
        taken = max(taken, number)
    if not fenced and "title" not in told:
        return text, {}
    told = {name: value for name, value in told.items() if value}
    if "source" in told and not target(told["source"]):
        del told["source"]
    return "\n".join(["" for _ in lines[:taken]] + lines[taken:]), told


def _head(html: str) -> dict[str, str]:
    """What an HTML page says in its head, and with the elements that are made for it."""
    tree = LexborHTMLParser(html)
    told: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if name in _META and (value := " ".join((attributes.get("content") or "").split())):
            told.setdefault(_META[name], value)
    for selector, name in (('link[rel~="canonical"]', "source"), ('[rel~="license"]', "licence")):
        node = tree.css_first(selector)
        if node is not None and (href := target(node.attributes.get("href") or "")):
            told[name] = href
    for selector, name in (("h1", "title"), ("[rel~=author]", "author"), ("title", "page")):
        nodes = tree.css(selector)
        if nodes and name not in told and (words := " ".join(nodes[0].text().split())):
            told[name] = words
    time = tree.css_first("time[datetime]")
    if time is not None and "date" not in told:
        told["date"] = time.attributes.get("datetime") or ""
    root = tree.css_first("html[lang]")
    if root is not None:
        told["lang"] = root.attributes.get("lang") or ""
    if "title" not in told and "page" in told:
        told["title"] = re.split(r"\s+[|–—-]\s+", told["page"])[0]
    return {name: value for name, value in told.items() if value}
