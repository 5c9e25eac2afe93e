"""Changes that lose nothing: other typography, other markup, other spellings of an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _in_text(html: str, change: Callable[[str], str]) -> str:
    """Change what stands between tags."""
    parts = re.split(r"(<[^>]*>)", html)
    return "".join(part if part.startswith("<") else change(part) for part in parts)


def _quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


TEXT: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "straight quotation marks": lambda text: _in_text(text, _quotes),
    "dashes": lambda text: _in_text(text, lambda part: part.replace("–", "—")),
    "wide spaces": lambda text: _in_text(text, lambda part: part.replace(" ", "\u00a0")),
    "line breaks": lambda text: _in_text(text, lambda part: part.replace(" ", "\n")),
    "soft hyphens": lambda text: _in_text(
        text, lambda part: re.sub(r"(?<![/.:\w])([A-Za-z]{4})([a-z]{3})", "\\1\u00ad\\2", part)
    ),
}
MARKUP: dict[str, Callable[[str], str]] = {
    "another wrapper": lambda html: f'<section class="credit"><div>{html}</div></section>',
    "emphasis": lambda html: f"<em>{html}</em>",
    "entities": lambda html: _in_text(html, lambda part: part.replace("e", "&#101;")),
    "comments between": lambda html: _in_text(html, lambda part: part.replace(" ", "<!-- --> ")),
    "https": lambda html: html.replace('href="http://', 'href="https://'),
    "a slash": lambda html: re.sub(r'href="(https?://[^"/?]+)/?"', r'href="\1/"', html),
    "no slash": lambda html: re.sub(r'href="(https?://[^"/?]+)/"', r'href="\1"', html),
    "a campaign": lambda html: re.sub(
        r'href="(https?://[^"?]+)"', r'href="\1?utm_source=partner"', html
    ),
    "rel and target": lambda html: html.replace("<a ", '<a target="_blank" rel="noopener" '),
    "single quotation marks": lambda html: re.sub(r'href="([^"\']*)"', r"href='\1'", html),
    "capitals": lambda html: html.replace("<a ", "<A ").replace("</a>", "</A>"),
    "open details": lambda html: f"<details open><summary>About</summary>{html}</details>",
    "a frame of text": lambda html: f"<p>Before.</p>{html}<p>After.</p>",
}
