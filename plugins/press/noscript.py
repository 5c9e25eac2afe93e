"""``noscript`` as a browser that runs scripts has it: raw text up to the end tag, never shown.

A parser without scripting reads elements there, and the two build different trees.
"""

from __future__ import annotations

import re

_TAG_END = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
_SKIPPED = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|iframe|xmp|noembed|noframes)\b"
    + _TAG_END
    + ".*?(?:</(?P=raw)|\\Z)"
    r"|(?P<noscript><noscript\b" + _TAG_END + r").*?(?:</noscript\s*>?|\Z)"
    r"|<[a-z]" + _TAG_END,
    re.IGNORECASE | re.DOTALL,
)


def without_noscript(html: str) -> str:
    """``html`` without what a browser that runs scripts skips: raw text, up to the end tag.

    The elements are looked for as a tokenizer does, past comments, attributes and other raw text.
    """
    kept: list[str] = []
    start, at = 0, html.find("<")
    while at >= 0:
        match = _SKIPPED.match(html, at)
        end = match.end() if match else at + 1
        if match and match["noscript"]:
            kept.append(html[start:at])
            start = end
        if match is None and html[at + 1 : at + 2].isalpha():
            end = html.find(">", at) + 1
            if end == 0:
                break
        at = html.find("<", end)
    return "".join([*kept, html[start:]])
