"""What stands in a line, as Markdown that every reader of Markdown takes for the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.attribution.kit import markdown_text
from plugins.attribution.kit.tree import STRUCK, Element, small_digits, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.attribution.kit.tree import Node

_STRESS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_CODE = frozenset({"code", "kbd", "samp"})
_HAS_A_SIGN = frozenset(_STRESS) | _CODE | {"a", "img", "br"}
_TAGS = {"b": "strong", "i": "em"}
_AROUND_BREAK = re.compile(r" *\n *")
_SPACES = re.compile("  +")


def line(nodes: Iterable[Node], *, inside: str = "") -> str:
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
    words = line(node.children, inside=inside if inside in _STRESS else node.name)
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
