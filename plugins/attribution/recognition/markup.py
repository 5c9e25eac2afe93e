"""HTML as blocks, without recursion: its nesting is not ours to bound.

What a reader does not see is not there: scripts, forms, navigation, what an attribute or an inline
style hides, words that are struck out. Pictures are left out and counted: a permission to print
words says nothing of pictures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.recognition.addresses import target
from plugins.attribution.recognition.blocks import Block, Kind, Run
from plugins.press.stylesheet import styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

_LEFT_OUT = frozenset(
    "head title script style template noscript textarea iframe noembed noframes object embed audio "
    "video canvas select datalist svg math del s strike nav form button menu figcaption dialog "
    "input label search map area progress meter".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer "
    "h1 h2 h3 h4 h5 h6 header hgroup html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption".split()
)
_DEEPEST = 1000
"""How deep elements may stand in one another: the parser's time grows with the square of it."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_NOT_CLOSED = frozenset(
    "p li dt dd tr td th thead tbody tfoot option optgroup br hr img input meta link col area base "
    "embed source track wbr param".split()
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_HEADING = re.compile("h([1-6])$")
_STYLES = styles(())
_PLAIN = Run("")


@dataclass(frozen=True)
class _Look:
    """What an element passes on to the text in it."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 1
    ordered: bool = False
    run: Run = _PLAIN
    outside: bool = False
    keeps_spaces: bool = False


@dataclass
class _Walk:
    base: str
    article: LexborNode | None
    around: frozenset[int] = frozenset()
    made: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    look: _Look = field(default_factory=_Look)
    pictures: int = 0

    def over(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode, _Look] | Callable[[], None]] = [(root, _Look())]
        while stack:
            step = stack.pop()
            if callable(step):
                step()
                continue
            node, look = step
            if node.tag == "-text":
                self._say(node.text_content or "", look)
            elif node.tag in {"br", "hr"}:
                self._break(look, rule=node.tag == "hr")
            elif node.tag in {"img", "picture"}:
                self.pictures += 1
            elif node.tag == "table" and _is_data(node):
                self._table(node, look)
            elif (node.tag or "-")[0] != "-" and not _is_hidden(node):
                self._enter(node, look, stack)

    def _enter(
        self,
        node: LexborNode,
        look: _Look,
        stack: list[tuple[LexborNode, _Look] | Callable[[], None]],
    ) -> None:
        if node.tag in _BLOCKS:
            self.flush()
            stack.append(self.flush)
        inner = _look(node, look, self.base)
        is_article = self.article is not None and node.mem_id == self.article.mem_id
        after = False
        children: list[tuple[LexborNode, _Look]] = []
        child = node.child
        while child is not None:
            if not is_article and child.mem_id in self.around:
                children.clear()  # what stands before the article is the page's own head
                after = True
                children.append((child, inner))
            else:
                children.append((child, replace(inner, outside=inner.outside or after)))
            child = child.next
        stack.extend(reversed(children))

    def _say(self, text: str, look: _Look) -> None:
        if not look.keeps_spaces:
            text = _SPACES.sub(" ", text)
        if not self.runs:
            text = text.lstrip() if not look.keeps_spaces else text
            self.look = look
        if text:
            self.runs.append(replace(look.run, text=text))

    def _break(self, look: _Look, *, rule: bool) -> None:
        if look.keeps_spaces and not rule:
            self.runs.append(Run("\n", code=True))
            return
        self.flush()
        if rule:
            self.made.append(Block(Kind.RULE, (), outside=look.outside))

    def flush(self) -> None:
        """End the block that is being read."""
        runs, self.runs = self.runs, []
        if "".join(run.text for run in runs).strip():
            look = self.look
            self.made.append(
                Block(
                    look.kind,
                    tuple(runs) if look.keeps_spaces else _tidy(runs),
                    0,
                    look.level,
                    look.ordered,
                    look.outside,
                )
            )

    def _table(self, node: LexborNode, look: _Look) -> None:
        self.flush()
        rows = []
        for row in node.css("tr"):
            cells = []
            for cell in row.css("th, td"):
                inner = _Walk(self.base, None)
                inner.over(cell)
                inner.flush()
                between = [(*block.runs, Run(" ")) for block in inner.made]
                cells.append(_tidy([run for runs in between for run in runs]))
            rows.append(tuple(cells))
        if rows:
            self.made.append(Block(Kind.TABLE, (), outside=look.outside, rows=tuple(rows)))


def is_too_deep(html: str) -> bool:
    """Whether reading it would take for ever. Elements that are rarely closed do not count."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag["name"].lower() not in _NOT_CLOSED:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def blocks(html: str, base: str = "") -> tuple[tuple[Block, ...], int]:
    """The blocks of ``html`` and how many pictures were left out.

    Where it has one ``article`` element, what stands before that is dropped and what stands after
    it is marked as outside.
    """
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return (), 0
    articles = tree.css("article")
    article = articles[0] if len(articles) == 1 else None
    walk = _Walk(base, article, _ancestors(article))
    walk.over(tree.body)
    walk.flush()
    return tuple(walk.made), walk.pictures


def _ancestors(node: LexborNode | None) -> frozenset[int]:
    """``node`` and everything that it stands in."""
    found = set()
    while node is not None:
        found.add(node.mem_id)
        node = node.parent
    return frozenset(found)


def _look(node: LexborNode, look: _Look, base: str) -> _Look:
    tag, run = node.tag or "", look.run
    if heading := _HEADING.match(tag):
        return replace(look, kind=Kind.HEADING, level=int(heading[1]))
    if tag == "li":
        return replace(look, kind=Kind.ITEM)
    if tag in {"ul", "ol"}:
        deeper = look.level + 1 if look.kind is Kind.ITEM else 1
        return replace(look, kind=Kind.ITEM, level=deeper, ordered=tag == "ol")
    if tag == "blockquote":
        return replace(look, kind=Kind.QUOTE)
    if tag == "pre":
        return replace(look, kind=Kind.CODE, keeps_spaces=True)
    if tag == "a" and (href := node.attributes.get("href")):
        return replace(look, run=replace(run, href=target(href, base)))
    if tag in {"em", "i", "cite"}:
        return replace(look, run=replace(run, emphasis=True))
    if tag in {"strong", "b"}:
        return replace(look, run=replace(run, strong=True))
    if tag in {"code", "kbd", "samp", "tt"}:
        return replace(look, run=replace(run, code=True))
    return look


def _is_data(table: LexborNode) -> bool:
    """Whether a table has headings and holds no other: the rest were for layout."""
    return table.css_first("th") is not None and table.css_first("td table, th table") is None


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag in _LEFT_OUT or "hidden" in attributes or "popover" in attributes:
        return True
    if (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    inline = attributes.get("style")
    return bool(inline) and _STYLES.inline(inline or "")[0]


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of one look joined, with one space between words and none at the ends."""
    joined: list[Run] = []
    for run in runs:
        text = run.text
        if not joined or joined[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + text)
        elif text:
            joined.append(replace(run, text=text))
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)
