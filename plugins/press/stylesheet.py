"""What a page's stylesheets can hide, whatever the medium, the state or the specificity.

Rules inside ``@media``, ``@supports``, ``@layer`` and ``@container`` and nested rules count as any
other. Animations do not, and neither does what only the cascade can tell: ink of one rule on paper
of another, or a box that is laid over the text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2

from plugins.press.concealment import Declarations, conceals, cuts, disarms
from plugins.press.selectors import widened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.css_variables import Variables

_NOT_ABOUT_ELEMENTS = frozenset(
    "keyframes -webkit-keyframes font-face page counter-style starting-style "
    "font-palette-values view-transition position-try".split()
)


@dataclass(frozen=True)
class Styles:
    """What a page's stylesheets say of seeing and following.

    ``concealing`` and ``disarming`` are selectors; what matches both a selector of ``clipping``
    and one of ``sized`` is cut off. ``variables`` holds every value that a custom property has
    anywhere.
    """

    concealing: tuple[str, ...]
    disarming: tuple[str, ...]
    clipping: tuple[str, ...]
    sized: tuple[str, ...]
    variables: Variables

    def inline(self, style: str) -> tuple[bool, bool]:
        """Whether a ``style`` attribute hides its element, and whether it disarms a link."""
        try:
            block = _declarations(tinycss2.parse_blocks_contents(style))
        except RecursionError:
            return True, True
        hides = conceals(block, self.variables) or all(cuts(block, self.variables))
        return hides, disarms(block, self.variables)


@lru_cache(maxsize=256)
def styles(sheets: tuple[str, ...]) -> Styles:
    """All stylesheets of a page, read as one."""
    rules = [rule for sheet in sheets for rule in _rules_of(sheet)]
    collected: dict[str, list[str]] = defaultdict(list)
    for _, block in rules:
        for name, value in block:
            if name.startswith("--") and value not in collected[name]:
                collected[name].append(value)
    variables = {name: tuple(values) for name, values in collected.items()}
    cutting = [(selector, *cuts(block, variables)) for selector, block in rules]
    return Styles(
        tuple(dict.fromkeys(s for s, block in rules if conceals(block, variables))),
        tuple(dict.fromkeys(s for s, block in rules if disarms(block, variables))),
        tuple(dict.fromkeys(s for s, clips, _ in cutting if clips)),
        tuple(dict.fromkeys(s for s, _, sized in cutting if sized)),
        variables,
    )


@lru_cache(maxsize=256)
def imports(sheet: str) -> tuple[str, ...]:
    """The addresses of a stylesheet's ``@import`` rules."""
    found = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            for token in rule.prelude:
                if token.type in {"string", "url"}:
                    found.append(str(token.value))
                elif token.type == "function" and token.lower_name == "url":
                    found.extend(str(a.value) for a in token.arguments if a.type == "string")
    return tuple(found)


@lru_cache(maxsize=256)
def _rules_of(sheet: str) -> tuple[tuple[str, Declarations], ...]:
    try:
        rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        return tuple(_walk(rules, ()))
    except RecursionError:
        # Nobody nests so deep; what cannot be read may hide everything.
        return (("*", (("display", "none"),)),)


def _walk(rules: list[Any], parents: tuple[str, ...]) -> Iterator[tuple[str, Declarations]]:
    """Each selector with a block that it applies, nested ones and those in at-rules too."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = tuple(widened(_meaningful(rule.prelude), parents))
            content = tinycss2.parse_blocks_contents(rule.content)
            block = _declarations(content)
            yield from ((selector, block) for selector in selectors)
            yield from _walk(content, selectors)
        elif rule.type == "at-rule" and rule.lower_at_keyword not in _NOT_ABOUT_ELEMENTS:
            content = tinycss2.parse_blocks_contents(rule.content or ())
            block = _declarations(content)
            yield from ((selector, block) for selector in parents if block)
            yield from _walk(content, parents)


def _declarations(content: list[Any]) -> Declarations:
    return tuple(
        (node.lower_name, tinycss2.serialize(_meaningful(node.value)).strip().lower())
        for node in content
        if node.type == "declaration"
    )


def _meaningful(prelude: list[Any]) -> list[Any]:
    return [token for token in prelude if token.type != "comment"]
