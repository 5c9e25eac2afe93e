"""A copy as Markdown that every reader of Markdown takes for the same words.

It uses what Markdown has had from its beginning. What that cannot say (tables, lists of
definitions, items of several kinds) stands as HTML, which is Markdown as well.

Written here, because the libraries that turn HTML into Markdown lose words: of "1986. A year" they
make a list, of a written ``<b>`` an element, of backticks code, and of nested lists and tables what
only some readers understand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.attribution.kit import markdown_text
from plugins.attribution.kit.as_html import to_html
from plugins.attribution.kit.tree import (
    HEADINGS,
    STRUCK,
    Element,
    blocks,
    elements,
    holds,
    small_digits,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.attribution.kit.tree import Node

_STRESS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_CODE = frozenset({"code", "kbd", "samp"})
_HAS_A_SIGN = frozenset(_STRESS) | _CODE | {"a", "img", "br"}
_LISTS = ("ul", "ol")
_TAGS = {"b": "strong", "i": "em"}
_AROUND_BREAK = re.compile(r" *\n *")
_SPACES = re.compile("  +")
_FOUR = "    "


def to_markdown(nodes: Iterable[Element]) -> str:
    """``nodes`` as Markdown, with a newline at its end."""
    return "\n\n".join(filter(None, _blocks(list(nodes)))) + "\n"


def _blocks(nodes: Sequence[Element]) -> Iterable[str]:
    """Each block. Two lists that follow each other would be one, and code after a list a part of
    its last item: something has to stand between."""
    before = ""
    for node in nodes:
        text = _block(node, before)
        if before in _LISTS and node.name in _LISTS and not text.startswith("<"):
            text = _as_html(node)
        before = node.name if text else before
        yield text


def _block(node: Element, before: str = "") -> str:
    if node.name in HEADINGS:
        line = _line(node.children).replace("  \n", " ")
        return f"{'#' * HEADINGS[node.name]} {markdown_text.escape_heading(line)}" if line else ""
    if node.name == "p":
        return markdown_text.escape_starts(_line(node.children))
    if node.name == "hr":
        return "* * *"
    if node.name == "pre":
        return _code(node, before)
    if node.name == "blockquote" and all(_is_simple(child) for child in elements(node.children)):
        inside = "\n\n".join(filter(None, _blocks(blocks(node.children))))
        return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
    if node.name in _LISTS and _is_simple(node):
        return _list(node)
    if node.name == "figure":
        return _figure(node)
    return _as_html(node)


def _line(nodes: Iterable[Node], *, inside: str = "") -> str:
    """What stands in a line; ``inside`` is the element that it stands in."""
    parts = list(_flat(nodes))
    out = []
    for at, node in enumerate(parts):
        if isinstance(node, str):
            out.append(markdown_text.escape(node))
        else:
            beside = (*parts[at - 1 : at], *parts[at + 1 : at + 2]) if at else parts[1:2]
            before = text_of(parts[at - 1])[-1:] if at else ""
            after = text_of(parts[at + 1])[:1] if at + 1 < len(parts) else ""
            crowded = any(isinstance(other, Element) for other in beside)
            out.append(_inline(node, inside, before, after, crowded=crowded))
    text = _joined(out).replace("\xa0", " ")
    if inside:
        return text
    text = _SPACES.sub(" ", text).strip()
    return _AROUND_BREAK.sub("  \n", text) if "\n" in text else text


def _joined(pieces: Iterable[str]) -> str:
    """``pieces`` in a row. An exclamation mark before a link would make a picture of it, and a
    bracket before a colon the definition of a link."""
    text = ""
    for piece in pieces:
        if piece.startswith("[") and text.endswith("!"):
            text = text[:-1] + "\\!"
        text += piece
    return text.replace("\\]:", "&#93;:")


def _inline(node: Element, inside: str, before: str, after: str, *, crowded: bool) -> str:
    if node.name == "br":
        return "\n"
    if node.name == "img":
        return _image(node)
    if node.name in _CODE:
        return _code_in_line(text_of(node))
    words = _line(node.children, inside=inside if inside in _STRESS else node.name)
    if node.name == "a":
        target = markdown_text.address(node.attributes["href"])
        return f"[{words}]({target}{markdown_text.title(node.attributes.get('title', ''))})"
    if node.name in _STRESS and words.strip():
        edges = before + text_of(node).strip()[:1] + text_of(node).strip()[-1:] + after
        clear = not crowded and inside not in _STRESS and "\n" not in words.strip()
        if clear and _meets_no_letter(words, before, after, edges):
            return _stressed(words, _STRESS[node.name], _STRESS[node.name])
        name = _TAGS.get(node.name, node.name)
        return _stressed(words, f"<{name}>", f"</{name}>")
    return words


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """``nodes`` with only such elements as Markdown has a sign for."""
    for node in nodes:
        if isinstance(node, str) or node.name in _HAS_A_SIGN:
            yield node
        elif node.name == "q":
            yield from ("“", *_flat(node.children), "”")
        elif node.name in {"sup", "sub"} and (digits := small_digits(node)):
            yield digits
        elif node.name not in STRUCK:
            yield from _flat(node.children)


def _meets_no_letter(words: str, before: str, after: str, edges: str) -> bool:
    """Whether asterisks around ``words`` mean the same to every reader: beside letters, or other
    asterisks, they differ."""
    glued = (before.isalnum() and words == words.lstrip()) or (
        after.isalnum() and words == words.rstrip()
    )
    return "*" not in edges and not glued


def _stressed(words: str, opening: str, closing: str, written: str = "") -> str:
    """``words``, or how they are ``written``, between signs that touch them."""
    lead = words[: len(words) - len(words.lstrip())]
    return f"{lead}{opening}{written or words.strip()}{closing}{words[len(words.rstrip()) :]}"


def _code_in_line(text: str) -> str:
    bare = " ".join(text.split())
    if not bare:
        return text
    if any(sign in bare for sign in "`<&\\"):
        return _stressed(text, "<code>", "</code>", markdown_text.escape(bare))
    return _stressed(text, "`", "`", bare)


def _image(node: Element) -> str:
    alt = " ".join(node.attributes.get("alt", "").split())
    return f"![{markdown_text.escape(alt)}]({markdown_text.address(node.attributes['src'])})"


def _code(node: Element, before: str) -> str:
    """Indented; as HTML after a list, and where it would look like markup."""
    text = text_of(node).strip("\n")
    if before in _LISTS or "<" in text or "&" in text or not text.strip():
        return _as_html(node)
    return "\n".join(_FOUR + line if line.strip() else "" for line in text.split("\n"))


def _figure(node: Element) -> str:
    images = [_line([picture]) for picture in elements(node.children) if holds(picture, "img")]
    captions = [_line(caption.children) for caption in node.named("figcaption")]
    return "\n\n".join(
        [*images, *(markdown_text.escape_starts(caption) for caption in captions if caption)]
    )


def _list(node: Element) -> str:
    items = []
    for number, item in enumerate(node.named("li"), 1):
        mark = f"{number}. " if node.name == "ol" else "- "
        inside = blocks(item.children)
        tight = all(child.name in _LISTS for child in inside[1:]) and not holds(item, "p")
        text = ("\n" if tight else "\n\n").join(_block(child) for child in inside)
        lines = text.split("\n")
        rest = (_FOUR + line if line else "" for line in lines[1:])
        items.append("\n".join([mark + lines[0], *rest]))
    apart = any("\n\n" in item for item in items) or holds(node, "p")
    return ("\n\n" if apart else "\n").join(items)


def _is_simple(node: Element) -> bool:
    """Whether ``node`` means the same to every reader of Markdown: paragraphs, and lists of up to
    99 items, each a line or paragraphs, with at most one more list at its end."""
    if node.name == "li":
        inside = blocks(node.children)
        return (
            bool(inside)
            and inside[0].name == "p"
            and all(child.name == "p" for child in inside[:-1])
            and (inside[-1].name == "p" or (inside[-1].name in _LISTS and _is_simple(inside[-1])))
            and not (inside[-1].name in _LISTS and holds(node, "p"))
        )
    if node.name in _LISTS:
        items = node.named("li")
        numbered = {"start", "value", "reversed", "type"}
        plain = not (numbered & set(node.attributes)) and not any(i.attributes for i in items)
        return plain and len(items) < 100 and all(map(_is_simple, items))
    return not node.is_block or node.name == "p"


def _as_html(node: Element) -> str:
    """HTML without an empty line, which would end it."""
    return re.sub(r"\n\s*\n", "\n", to_html([node], newline="&#10;"))
