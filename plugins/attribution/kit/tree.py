"""A document as a small tree of its own: the least that every form of a copy can be made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Node: TypeAlias = "Element | str"

BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table caption thead tbody tfoot tr th td dl dt dd "
    "figure figcaption hr".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STRUCK = frozenset({"del", "s", "strike"})
"""Words that no longer count; forms without a line to strike them through leave them out."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Element:
    """An element: white space in its texts is single spaces, but for what stands in ``pre``."""

    name: str
    children: tuple[Node, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_block(self) -> bool:
        """Whether it begins a line of its own."""
        return self.name in BLOCKS

    def named(self, *names: str) -> list[Element]:
        """Its children of these names."""
        return [child for child in elements(self.children) if child.name in names]


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """The elements among ``nodes``."""
    return (node for node in nodes if isinstance(node, Element))


def paragraph(*children: Node) -> Element:
    """A paragraph."""
    return Element("p", children)


def link(words: str, address: str) -> Element:
    """A link."""
    return Element("a", (words,), {"href": address})


def text_of(node: Node) -> str:
    """All text below ``node``, as it stands."""
    if isinstance(node, str):
        return node
    return "\n" if node.name == "br" else "".join(map(text_of, node.children))


def spaced_text(nodes: Iterable[Node]) -> str:
    """All text below ``nodes``, with a space wherever a block ends."""
    return "".join(
        node
        if isinstance(node, str)
        else f"{spaced_text(node.children)} "
        if node.is_block or node.name == "br"
        else spaced_text(node.children)
        for node in nodes
    )


def holds(node: Node, *names: str) -> bool:
    """Whether ``node`` is one of these elements, or one stands in it."""
    if isinstance(node, str):
        return False
    return node.name in names or any(holds(child, *names) for child in node.children)


def every(node: Node, name: str) -> Iterator[Element]:
    """Each element of this name in ``node``."""
    if isinstance(node, Element):
        if node.name == name:
            yield node
        for child in node.children:
            yield from every(child, name)


def is_empty(nodes: Iterable[Node]) -> bool:
    """Whether there is nothing that a reader sees."""
    return all(
        not node.strip()
        if isinstance(node, str)
        else node.name not in {"img", "hr"} and is_empty(node.children)
        for node in nodes
    )


def blocks(nodes: Iterable[Node]) -> list[Element]:
    """``nodes`` as blocks: what stands between them in a line becomes a paragraph."""
    found: list[Element] = []
    line: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.is_block:
            _close(line, found)
            found.append(node)
        else:
            line.append(node)
    _close(line, found)
    return found


def _close(line: list[Node], found: list[Element]) -> None:
    if not is_empty(line):
        found.append(Element("p", tuple(line)))
    line.clear()


def small_digits(element: Element) -> str | None:
    """The digits of a ``sup`` or ``sub`` as characters that need no element (``¹``, ``₂``)."""
    text = text_of(element).strip()
    if not (text.isascii() and text.isdigit()):
        return None
    return text.translate(_RAISED if element.name == "sup" else _LOWERED)
