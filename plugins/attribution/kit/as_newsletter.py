"""A copy as HTML for newsletters: mail programs drop stylesheets, so every element has its style.

Plain blocks without a layout table, of the few properties that they all know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.attribution.kit.as_html import to_html
from plugins.attribution.kit.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE = "max-width: 600px; margin: 0 auto; font: 17px/1.6 Georgia, serif;"
_QUOTED = "padding: 0 0 0 16px; border-left: 3px solid #d0d0d0; color: #555555;"
_MONO = "font-family: Menlo, Consolas, monospace; font-size: 14px;"
_CELL = "padding: 6px 12px 6px 0; border-bottom: 1px solid #d0d0d0; text-align: left;"
_HEADING = "margin: 28px 0 8px; line-height: 1.3; font-weight: bold;"

_STYLES = {
    "div": f"{_PAGE} color: #222222;",
    "h1": "margin: 0 0 12px; font-size: 28px; line-height: 1.25; font-weight: bold;",
    "h2": f"{_HEADING} font-size: 21px;",
    "h3": f"{_HEADING} font-size: 18px;",
    "h4": f"{_HEADING} font-size: 17px;",
    "h5": f"{_HEADING} font-size: 17px;",
    "h6": f"{_HEADING} font-size: 17px;",
    "p": "margin: 0 0 16px;",
    "a": "color: #8a2f10; text-decoration: underline;",
    "ul": "margin: 0 0 16px; padding: 0 0 0 24px;",
    "ol": "margin: 0 0 16px; padding: 0 0 0 28px;",
    "li": "margin: 0 0 6px;",
    "blockquote": f"margin: 0 0 16px; {_QUOTED}",
    "pre": f"margin: 0 0 16px; padding: 12px; background: #f4f4f4; {_MONO} white-space: pre-wrap;",
    "code": _MONO,
    "table": "margin: 0 0 16px; border-collapse: collapse; font-size: 16px;",
    "th": f"{_CELL} font-family: Helvetica, Arial, sans-serif; font-size: 14px;",
    "td": _CELL,
    "dt": "font-weight: bold;",
    "dd": "margin: 0 0 10px 20px;",
    "figure": "margin: 0 0 16px;",
    "figcaption": "margin: 6px 0 0; font-size: 14px; line-height: 1.45; color: #555555;",
    "img": "display: block; max-width: 100%; height: auto; border: 0;",
    "hr": "margin: 28px 0; border: 0; border-top: 1px solid #d0d0d0;",
    "sup": "font-size: 12px; line-height: 1;",
    "sub": "font-size: 12px; line-height: 1;",
}
_INSTEAD = {"figure": "div", "figcaption": "p"}
DRESS = {name: (_INSTEAD.get(name, name), style) for name, style in _STYLES.items()}


def to_newsletter(nodes: Iterable[Element], lang: str) -> str:
    """``nodes`` with their styles, in one block."""
    return to_html([Element("div", tuple(nodes), {"lang": lang})], DRESS)
