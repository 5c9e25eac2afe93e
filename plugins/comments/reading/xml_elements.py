"""What importers take from an element: names without namespaces, children, text, markup."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

_ROOM = 1000


class Names(dict[str, str]):
    """The local name of each tag that was met, without its namespace or prefix.

    "" for a name that is not among those ``wanted``, where there are such. It keeps what it was
    asked, as far as there is room, for it is asked a dozen times for each comment.
    """

    def __init__(self, wanted: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, tag: str) -> str:
        name = tag[tag.rfind("}") + 1 :].rpartition(":")[2]
        if self._wanted and name not in self._wanted:
            name = ""
        if len(self) < _ROOM:
            self[tag] = name
        return name


local = Names().__getitem__
"""The name without its namespace or prefix."""


def children(element: Any) -> dict[str, Any]:
    """The first child of each local name."""
    found: dict[str, Any] = {}
    for child in element:
        found.setdefault(local(child.tag), child)
    return found


def inner(element: Any) -> str:
    """The text of an element; its markup where its HTML was not escaped."""
    if element is None:
        return ""
    text = element.text or ""
    if len(element) == 0:
        return str(text)
    return text + "".join(_unqualified(child) for child in element)


def _unqualified(element: Any) -> str:
    alone = copy.deepcopy(element)
    for each in alone.iter(etree.Element):
        each.tag = local(each.tag)
    etree.cleanup_namespaces(alone)
    return str(etree.tostring(alone, encoding="unicode", method="html"))


def leaves(element: Any, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of the first children called ``names``."""
    found: dict[str, str] = {}
    for child in element:
        name = local(child.tag)
        if name in names:
            found.setdefault(name, child.text or "")
    return found
