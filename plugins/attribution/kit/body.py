"""Reads an article's HTML into a tree that can stand anywhere.

Addresses become absolute. Elements that mean something elsewhere stay, without classes, ids,
styles and scripts; others give way to what they hold. Pictures stay where their rights allow it;
those that do not, and films, sounds and the like, are left out and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.kit import allowed
from plugins.attribution.kit.tree import BLOCKS, Element, blocks, elements, holds, is_empty, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

    from plugins.attribution.kit.surroundings import Surroundings
    from plugins.attribution.kit.tree import Node

_SPACE = re.compile("[ \t\n\r\f]{2,}|[\t\n\r\f]")
_DEEPEST = 100


@dataclass(frozen=True)
class LeftOut:
    """What no copy holds: ``what`` it is, and ``why`` it stays here."""

    what: str
    why: str


@dataclass(frozen=True)
class Body:
    """The text of an article. ``credits`` are those of pictures that stand in a line of text."""

    blocks: tuple[Element, ...]
    left_out: tuple[LeftOut, ...] = ()
    credits: tuple[str, ...] = ()
    pictures: int = 0


def read(html: str, around: Surroundings, *, in_part: bool = False) -> Body:
    """The body of ``html``. ``in_part`` says that it is a part of a text: notes that nothing in it
    refers to are left out."""
    reader = _Reader(around, set(re.findall(r'href="#(fn:[^"]+)"', html)) if in_part else None)
    root = LexborHTMLParser(html).body
    found = blocks(reader.children(root, 0)) if root is not None else []
    return Body(tuple(found), tuple(reader.left_out), tuple(reader.credits), reader.pictures)


class _Reader:
    def __init__(self, around: Surroundings, wanted_notes: set[str] | None) -> None:
        self.around = around
        self.wanted_notes = wanted_notes
        self.left_out: list[LeftOut] = []
        self.credits: list[str] = []
        self.pictures = 0
        self.in_pre = 0

    def children(self, node: LexborNode, depth: int) -> list[Node]:
        found: list[Node] = []
        child = node.child
        while child is not None:
            self._add(child, depth + 1, found)
            child = child.next
        return found

    def _add(self, node: LexborNode, depth: int, found: list[Node]) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            found += filter(None, [text if self.in_pre else _SPACE.sub(" ", text)])
        elif depth > _DEEPEST and tag not in allowed.NOTHING:
            found.append(_SPACE.sub(" ", node.text()))
        elif (
            not tag.startswith("-")
            and tag not in allowed.NOTHING
            and not allowed.is_hidden(node.attributes)
        ):
            self._enter(node, tag, depth, found)

    def _enter(self, node: LexborNode, tag: str, depth: int, found: list[Node]) -> None:
        attributes = node.attributes
        if tag in allowed.MEDIA:
            name = (attributes.get("title") or attributes.get("src") or "").strip()
            what = f"{allowed.MEDIA[tag]} ({name})" if name else allowed.MEDIA[tag]
            self.left_out.append(LeftOut(what, "it can be seen on our page"))
        elif tag == "img":
            self._picture(attributes, found)
        elif tag == "a":
            self._link(node, attributes, depth, found)
        elif tag == "li" and self._is_unwanted(attributes):
            return
        elif tag in {"figure", "p"} and node.css_first("img") is not None:
            self._figure(node, tag, depth, found)
        elif tag in BLOCKS - {"figure"} or tag in allowed.LINE:
            self._element(node, tag, depth, found)
        elif tag in allowed.PASSED:
            found += self.children(node, depth)
        else:
            found += _unframed(self.children(node, depth))

    def _element(self, node: LexborNode, tag: str, depth: int, found: list[Node]) -> None:
        attributes = node.attributes
        self.in_pre += tag == "pre"
        inside = self.children(node, depth)
        self.in_pre -= tag == "pre"
        kept = allowed.kept(tag, attributes)
        if "cite" in kept:
            kept["cite"] = self.around.absolute(kept["cite"])
        if tag in BLOCKS and not self.in_pre and tag != "pre":
            inside = _trimmed(inside)
        note = (attributes.get("id") or "").removeprefix("fn:")
        if tag == "li" and self.wanted_notes is not None and note.isdigit():
            kept["value"] = note
        if tag in allowed.MAY_BE_EMPTY or not is_empty(inside):
            found.append(Element(tag, tuple(inside), kept))
        elif tag not in BLOCKS and inside:
            found.append(" ")

    def _figure(self, node: LexborNode, tag: str, depth: int, found: list[Node]) -> None:
        """A picture that stands alone, with its caption and credit. If the picture is left out, so
        is its caption."""
        pictures, credited = self.pictures, len(self.credits)
        inside = self.children(node, depth)
        captions = [n for n in elements(inside) if n.name == "figcaption"]
        images = [n for n in elements(inside) if holds(n, "img")]
        rest = [n for n in inside if n not in captions and n not in images]
        if not is_empty(rest) or len(node.css("img")) > 1:
            found += [Element("p", tuple(inside))] if tag == "p" else _unframed(inside)
        elif self.pictures > pictures:
            title = _title_in(node) if tag == "p" else ""
            words = captions[0].children if captions else tuple(filter(None, [title]))
            credit = ", ".join(self.credits[credited:])
            del self.credits[credited:]
            caption = (*words, f" ({credit})") if words else (credit,)
            found.append(Element("figure", (*images, Element("figcaption", caption))))

    def _link(
        self,
        node: LexborNode,
        attributes: dict[str, str | None],
        depth: int,
        found: list[Node],
    ) -> None:
        inside = self.children(node, depth)
        href = attributes.get("href")
        words = "".join(map(text_of, inside))
        if href is None or (href.startswith("#fn") and words.strip().isalnum()):
            found += inside
        elif href.startswith("#") and not any(character.isalnum() for character in words):
            return  # a heading's own sign, or the way back from a note
        elif is_empty(inside) or href.strip().lower().startswith(("javascript:", "data:")):
            found += inside
        else:
            kept = {**allowed.kept("a", attributes), "href": self.around.absolute(href)}
            found.append(Element("a", tuple(inside), kept))

    def _picture(self, attributes: dict[str, str | None], found: list[Node]) -> None:
        address = self.around.absolute(attributes.get("src") or "")
        path = self.around.path_of(address)
        alt = (attributes.get("alt") or "").strip()
        rights = self.around.rights.get(path) if path is not None else None
        if rights is None or not rights.pass_on:
            why = (
                "it may not be passed on"
                if rights is not None
                else "nothing says that it may be passed on"
            )
            name = path or (address if len(address) < 200 else "")
            self.left_out.append(LeftOut(f"“{alt}”" if alt else name or "A picture", why))
            return
        kept = {n: attributes[n] or "" for n in ("width", "height") if attributes.get(n)}
        found.append(Element("img", (), {"src": address, "alt": alt, **kept}))
        self.credits.append(rights.credit.strip())
        self.pictures += 1

    def _is_unwanted(self, attributes: dict[str, str | None]) -> bool:
        note = attributes.get("id") or ""
        return (
            self.wanted_notes is not None
            and note.startswith("fn:")
            and note not in self.wanted_notes
        )


def _trimmed(inside: list[Node]) -> list[Node]:
    """``inside`` without white space at its edges."""
    if inside and isinstance(inside[0], str):
        inside[0] = inside[0].lstrip(" ")
    if inside and isinstance(inside[-1], str):
        inside[-1] = inside[-1].rstrip(" ")
    return [node for node in inside if node != ""]


def _title_in(node: LexborNode) -> str:
    """The title of a picture that nobody has made a figure of yet; it would be the caption."""
    image = node.css_first("img")
    return (image.attributes.get("title") or "").strip() if image is not None else ""


def _unframed(inside: Iterable[Node]) -> list[Element]:
    """What stood in an element that is not kept, as blocks; a caption as a paragraph."""
    return [
        Element("p", block.children) if block.name == "figcaption" else block
        for block in blocks(inside)
    ]
