"""A document as its reader has it: the words that can be seen and the links that can be followed.

Words are the tokens of :mod:`plugins.press.words`. Hidden means hidden by the element's nature
(``template``, ``noscript``, a closed ``details`` …), by an attribute, by an inline style, or by
any rule of the page's stylesheets that may match the element or an ancestor.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.press.inner_sheets import inner_sheets
from plugins.press.noscript import without_noscript
from plugins.press.stylesheet import Styles, styles
from plugins.press.words import canonical, token_spans

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset(
    "head title script style template noscript textarea iframe noembed noframes object embed "
    "audio video canvas select datalist option optgroup progress meter svg math bdo del s strike "
    "rp param source track area".split()
)
_DATA = frozenset(["script", "style"])
"""What is no text, hidden or not: JSON-LD repeats a statement, and does not hold it."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q "
    "ruby rb rt samp small span strong sub sup time tt u var wbr -text -comment".split()
)
_OPEN, _CLOSE, _BEGIN, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_BEGIN}{_END}]")
_CAUGHT = re.compile(r"return\s+false|prevent|stop\w*propagation|location|open\(", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """An ``a[href]`` whose words are ``tokens[start:end]`` of the text that it stands in."""

    href: str
    start: int
    end: int
    active: bool
    rel: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """What can be seen, in reading order. ``articles`` are the first and last token of each
    ``article`` element, in the order in which they begin."""

    tokens: tuple[str, ...]
    links: tuple[Link, ...]
    articles: tuple[tuple[int, int], ...] = ()


def readings(html: str, sheets: tuple[str, ...] = ()) -> tuple[Text, ...]:
    """``html`` as it is seen: with scripting and without, where the two differ.

    ``sheets`` are the texts of the stylesheets that it links to; its ``style`` elements are found
    here.
    """
    variants = [html]
    if "<noscript" in html.lower():
        variants.append(without_noscript(html))
    return tuple(read(LexborHTMLParser(variant), sheets) for variant in variants)


def read(tree: LexborHTMLParser, sheets: tuple[str, ...] = (), *, unseen: bool = False) -> Text:
    """The words and links of a parsed document; with ``unseen`` also what is hidden in it."""
    inner = inner_sheets(tree)
    root = tree.root
    if root is None:
        return Text((), ())
    return _assemble(_Walk(tree, styles(sheets + inner), unseen=unseen).pieces(root))


class _Walk:
    """One pass over a document, without recursion: its nesting is not ours to bound."""

    def __init__(self, tree: LexborHTMLParser, style: Styles, *, unseen: bool) -> None:
        self.style = style
        self.unseen = unseen
        self.concealed = {n.mem_id for s in style.concealing for n in tree.css(s)}
        clipping = {n.mem_id for s in style.clipping for n in tree.css(s)}
        if clipping:
            self.concealed |= clipping & {n.mem_id for s in style.sized for n in tree.css(s)}
        self.disarmed = {n.mem_id for s in style.disarming for n in tree.css(s)}
        self.found: list[tuple[str, bool, tuple[str, ...]]] = []

    def pieces(self, root: LexborNode) -> tuple[str, list[tuple[str, bool, tuple[str, ...]]]]:
        out: list[str] = []
        stack: list[tuple[LexborNode | str, bool]] = [(root, False)]
        while stack:
            node, inert = stack.pop()
            if isinstance(node, str):
                out.append(node)
            elif node.tag == "-text":
                out.append(_MARKS.sub("", node.text_content or ""))
            elif node.tag != "-comment":
                self._enter(node, inert, out, stack)
        return "".join(out), self.found

    def _enter(
        self,
        node: LexborNode,
        inert: bool,
        out: list[str],
        stack: list[tuple[LexborNode | str, bool]],
    ) -> None:
        attributes = node.attributes
        inline = attributes.get("style")
        inline_hides, inline_disarms = self.style.inline(inline) if inline else (False, False)
        unseen = inline_hides or self._is_unseen(node, attributes)
        if node.tag in _DATA or (unseen and not self.unseen):
            out.append(" ")
            return
        inert = inert or inline_disarms or node.mem_id in self.disarmed or _disarms(node)
        edge = "" if node.tag in _INLINE or "-" in (node.tag or "") else " "
        out.append(edge)
        stack.append((edge, False))
        if node.tag == "a" and (href := attributes.get("href")) is not None:
            rel = tuple((attributes.get("rel") or "").lower().split())
            self.found.append((href, not inert, rel))
            out.append(_OPEN)
            stack.append((_CLOSE, False))
        elif node.tag == "article":
            out.append(_BEGIN)
            stack.append((_END, False))
        children: list[tuple[LexborNode | str, bool]] = []
        child = node.child
        while child is not None:
            children.append((child, inert))
            child = child.next
        if node.tag == "details" and not self.unseen and _is_closed(attributes):
            children = [c for c in children if getattr(c[0], "tag", "") == "summary"][:1]
        if not self.unseen and any(_is_shadow(child) for child, _ in children):
            children = []
        stack.extend(reversed(children))

    def _is_unseen(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        if node.tag in _UNSEEN or node.mem_id in self.concealed:
            return True
        if "hidden" in attributes or "popover" in attributes:
            return True
        if (attributes.get("aria-hidden") or "").strip().lower() == "true":
            return True
        return node.tag == "dialog" and "open" not in attributes


def _disarms(node: LexborNode) -> bool:
    """Whether links in ``node`` cannot be followed: inert, being edited, or with a script that
    catches the click."""
    attributes = node.attributes
    if "inert" in attributes or node.tag == "button":
        return True
    editable = (attributes.get("contenteditable", "false") or "true").lower()
    if editable not in {"false", "inherit"}:
        return True
    scripts = (value or "" for name, value in attributes.items() if name.startswith("on"))
    return any(_CAUGHT.search(script) for script in scripts)


def _is_closed(attributes: dict[str, str | None]) -> bool:
    """Of several ``details`` with one name a browser leaves one open, whichever."""
    return "open" not in attributes or "name" in attributes


def _is_shadow(node: LexborNode | str) -> bool:
    """A declarative shadow root takes the place of what stands beside it."""
    return (
        not isinstance(node, str) and node.tag == "template" and "shadowrootmode" in node.attributes
    )


def _assemble(walked: tuple[str, list[tuple[str, bool, tuple[str, ...]]]]) -> Text:
    """Tokens of the whole text, and for each link those that it covers in part at least."""
    marked, found = walked
    spans: list[tuple[int, int]] = [(0, 0)] * len(found)
    opened: list[int] = []
    articles: list[tuple[int, int]] = []
    begun: list[int] = []
    clean: list[str] = []
    offset = entered = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}{_BEGIN}{_END}])", canonical(marked)):
        if piece == _OPEN:
            opened.append(entered)
            spans[entered] = (offset, offset)
            entered += 1
        elif piece == _CLOSE:
            link = opened.pop()
            spans[link] = (spans[link][0], offset)
        elif piece == _BEGIN:
            begun.append(len(articles))
            articles.append((offset, offset))
        elif piece == _END:
            article = begun.pop()
            articles[article] = (articles[article][0], offset)
        else:
            clean.append(piece)
            offset += len(piece)
    words = token_spans("".join(clean))
    starts, ends = [start for _, start, _ in words], [end for _, _, end in words]

    def tokens_in(first: int, last: int) -> tuple[int, int]:
        return bisect_right(ends, first), bisect_left(starts, last)

    links = tuple(
        Link(href, *tokens_in(*span), active, rel)
        for (href, active, rel), span in zip(found, spans, strict=True)
    )
    return Text(
        tuple(word for word, _, _ in words), links, tuple(tokens_in(*span) for span in articles)
    )
