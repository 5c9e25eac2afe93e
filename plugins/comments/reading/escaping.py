"""Escaping undone once, and only where it was there twice.

An XML parser has undone XML's own escaping already. What is text (a name, an address, a title)
then has no entities left, unless it was escaped twice. HTML has them rightly, so an HTML body
counts as escaped twice only if all of it is: no ``<`` anywhere, each escaped ``<`` begins a tag,
each escaped ``&`` an entity.

=============================================  ============================================
given                                          becomes
=============================================  ============================================
text ``Jo&#039;s``                             ``Jo's``
text ``?p=1&#038;q=2``, ``?p=1&copy=2``        ``?p=1&q=2``, the same
HTML ``&lt;p&gt;It&amp;#39;s&lt;/p&gt;``       ``<p>It&#39;s</p>``
HTML ``It&amp;#39;s here``                     ``It&#39;s here``
HTML ``Use &lt;b&gt; for bold``                the same: somebody writes about HTML
HTML ``Write &amp;lt; to get &lt;``            the same
=============================================  ============================================
"""

from __future__ import annotations

import html
import re

_NAMED = r"(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_LT, _GT = "&(?:lt|#0*60);", "&(?:gt|#0*62);"
_ENTITY = re.compile(f"&{_NAMED}")
_AMPERSANDS = re.compile(r"&(?:amp|#0*38);")
_ESCAPED = re.compile(f"&(?:amp|#0*38);{_NAMED}")
_LESS = re.compile(_LT)
_TAG = re.compile(f"{_LT}/?[A-Za-z](?:(?!{_LT}|{_GT}).){{0,2000}}{_GT}", re.DOTALL)
_BLOCK = re.compile(r"\s*&lt;(p|div|blockquote)\b.*&lt;/\1&gt;\s*$", re.DOTALL)


def text(value: str | None) -> str:
    """``value``, which is no HTML, without entities and the space around it."""
    if not value:
        return ""
    value = value.strip()
    if "&" not in value:
        return value
    return _ENTITY.sub(lambda found: html.unescape(found[0]), value)


def markup(value: str | None) -> str:
    """``value``, which is HTML, as it was meant, without the space around it."""
    if not value:
        return ""
    value = value.strip()
    if "&" in value and "<" not in value and _twice(value):
        return _ENTITY.sub(lambda found: html.unescape(found[0]), value)
    return value


def _twice(value: str) -> bool:
    doubled = len(_ESCAPED.findall(value))
    if doubled != len(_AMPERSANDS.findall(value)):
        return False
    if len(_TAG.findall(value)) != len(_LESS.findall(value)):
        return False
    return doubled > 0 or _BLOCK.match(value) is not None
