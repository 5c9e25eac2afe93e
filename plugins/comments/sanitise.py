"""A comment's text as HTML that can be shown: made when it is asked for, and not stored.

What was stored is what its author wrote; a rule that becomes stricter tomorrow then holds for
every comment at once. Text of each form becomes HTML first, and whatever came out goes through one
allow-list: a few words of markup, no pictures (they tell who reads), no classes, no styles. Links
lead to http, https and mailto addresses in full, and vouch for nothing.

=========  ======================  ===========================================
form       in the export           as HTML
=========  ======================  ===========================================
text       ``1 < 2⏎so``            ``<p>1 &lt; 2<br>so</p>``
wordpress  ``a⏎b⏎⏎c``              ``<p>a<br>b</p><p>c</p>``
markdown   ``*so*``                ``<p><em>so</em></p>``
html       ``<b onclick=x>y</b>``  ``<b>y</b>``
=========  ======================  ===========================================
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import markdown
import nh3

from plugins.comments.incoming import Form

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = frozenset(
    "a abbr b blockquote br cite code del em i li ol p pre q s strong sub sup ul".split()
)
_SCHEMES = frozenset({"http", "https", "mailto"})
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={"a": {"href", "title"}},
    attribute_filter=lambda tag, name, value: _link(value) if name == "href" else value,
    strip_comments=True,
    link_rel="nofollow ugc noopener",
    url_schemes=set(_SCHEMES),
)


_BLOCK = re.compile(r"</?(?:blockquote|ol|p|pre|ul|div|h[1-6]|table)\b", re.IGNORECASE)
_EMPTY = re.compile(r"\n[ \t]*\n\s*")


def to_html(body: str, form: Form) -> str:
    """A comment's text as safe HTML."""
    return _CLEANER.clean(_FORMS[form](body.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def _link(address: str) -> str | None:
    """An address in full, or nothing: ``/login`` would be a page of this site, and ``//host`` is
    written by nobody who means well."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES:
        return None
    return address if parts.hostname or parts.scheme.lower() == "mailto" else None


def _from_text(body: str) -> str:
    return _paragraphs(html.escape(body, quote=False))


def _from_wordpress(body: str) -> str:
    """WordPress stores what was typed and breaks lines when it shows them; lists, quotations and
    code keep theirs."""
    if not _BLOCK.search(body):
        return _paragraphs(body)
    return body if "\n" not in body else _between_blocks(body)


def _between_blocks(body: str) -> str:
    made, at = [], 0
    for piece in _blocks(body):
        made += [_paragraphs(body[at : piece[0]]), body[piece[0] : piece[1]]]
        at = piece[1]
    return "".join([*made, _paragraphs(body[at:])])


def _blocks(body: str) -> list[tuple[int, int]]:
    """Where the outermost block elements begin and end; one that never ends does so at the end."""
    found: list[tuple[int, int]] = []
    depth, begin = 0, 0
    for tag in _BLOCK.finditer(body):
        closing = body[tag.start() + 1] == "/"
        if not closing:
            begin = tag.start() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                end = body.find(">", tag.end())
                found.append((begin, len(body) if end < 0 else end + 1))
    return [*found, (begin, len(body))] if depth else found


def _paragraphs(text: str) -> str:
    pieces = (piece.strip() for piece in _EMPTY.split(text.strip()))
    return "".join("<p>" + piece.replace("\n", "<br>\n") + "</p>" for piece in pieces if piece)


def _from_markdown(body: str) -> str:
    """Python-Markdown looks for the end of a link from every bracket: a text with so many that
    this would take long is shown as it was typed, and so is one of a book's length."""
    if len(body) > _LONGEST or body.count("[") * len(body) > _BRACKETS:
        return _from_text(body)
    return _markdown()(body)


_LONGEST = 50_000
_BRACKETS = 1_000_000


@lru_cache(maxsize=1)
def _markdown() -> Callable[[str], str]:
    """Python-Markdown with line breaks kept, as comment systems have it; what it cannot make sense
    of is shown as it was typed."""
    converter = markdown.Markdown(extensions=["nl2br", "sane_lists", "fenced_code"])

    def convert(body: str) -> str:
        try:
            return converter.reset().convert(body)
        except RecursionError:
            return _from_text(body)

    return convert


_FORMS: dict[Form, Callable[[str], str]] = {
    Form.TEXT: _from_text,
    Form.WORDPRESS: _from_wordpress,
    Form.MARKDOWN: _from_markdown,
    Form.HTML: str,
}
