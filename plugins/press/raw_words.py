"""All the words that a file holds, wherever they stand and however they are wrapped.

For finding, not for judging: what is hidden, quoted in a script, escaped twice or kept in an
attribute is in the file all the same, and this finds it. Words are runs of letters and digits in
lower case and without accents; an apostrophe may stand inside of one. In scripts that put no space
between words each letter is one.

===========================================  =============================
in the file                                  as words
===========================================  =============================
``<b>K</b>ettles that don&#8217;t sing``     ``kettles that don't sing``
``"a\\u00adb <p>\\"c\\"<\\/p>"``             ``ab c``
``<p data-text="…">`` (40 characters up)     the attribute's words as well
``?body=The%20kettle``                       ``body the kettle``
===========================================  =============================

What is packed (zip, base64) is not opened.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|label|mark|nobr|output"
    r"|q|ruby|s|samp|small|span|strong|sub|time|tt|u|var|wbr)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--|-->|<!\[CDATA\[|\]\]>")
_LONG_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_VALUE = r"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
_ATTRIBUTES = re.compile(
    rf"</?[A-Za-z][^\s/>]*(?:[\s/]+[^\s=/>\"'`;(){{}}\[\]]+(?:{_VALUE})?)*[\s/]*>"
)
"""What is a tag for sure: ``i<n;i++){} docs=["…"]; a=>`` begins and ends like one."""
_LONG_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]{40,})\"|'([^']{40,})')")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_SPACES = {"n": " ", "t": " ", "r": " ", "f": " ", "b": " "}
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]+"
)
_PLAIN = {**dict.fromkeys("’‘ʼ′＇`´", "'"), **dict.fromkeys("“”«»–—…·•→←©\u00a0\u2009\u202f", " ")}
_APART = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "'")}
"""What parts words, in text that is ASCII."""
_ONCE = re.compile("''+")
_COMBINING = re.compile("[\u0300-\u036f]")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no space between words: each counts as a word."""
WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*")
_LETTER = re.compile(f"[{_UNSPACED}]")
_LAYERS = 4
"""HTML in an attribute of HTML in a feed is three."""
_UNPACKED = 64 * 1024 * 1024


def words(data: bytes) -> list[str]:
    """The words of a file."""
    return words_in(decoded(data))


def decoded(data: bytes) -> str:
    """A file as text: UTF-8, or UTF-16 with its mark; a gzipped one unpacked, in bounds."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(_UNPACKED)
        except (OSError, EOFError):
            return ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def words_in(text: str) -> list[str]:
    """The words of a text, every layer of markup taken off."""
    return _words(_bare(text).lower())


def words_and_parts(text: str) -> tuple[list[str], set[int]]:
    """The same, and the places of those that a person would not count: what stands between two
    spaces is one word to them, ``point-of-view`` and an address too."""
    found: list[str] = []
    parts: set[int] = set()
    for chunk in _bare(text).lower().split():
        words = _words(chunk)
        parts.update(
            len(found) + place
            for place, word in enumerate(words)
            if place and not _LETTER.match(word)
        )
        found += words
    return found, parts


def _bare(text: str) -> str:
    """``text`` without markup and escaping, the long attributes at its end."""
    for _ in range(_LAYERS):
        if "\\" not in text:
            break
        text = _ESCAPE.sub(_unescaped, text)
    for _ in range(_LAYERS):
        if "<" in text:
            kept = [one or other for one, other in _LONG_ATTRIBUTE.findall(text)]
            text = _LONG_TAG.sub(_untagged, _TAG.sub(" ", _INLINE.sub("", text)))
            if kept:
                text = " ".join([text, *kept])
        if "&" not in text:
            break
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return unquote(text) if "%20" in text else text


def _untagged(tag: re.Match[str]) -> str:
    """Nothing, for a tag; what only looks like one, in a script, keeps its words."""
    return " " if _ATTRIBUTES.fullmatch(tag[0]) else tag[0][1:-1]


def _words(text: str) -> list[str]:
    """The words of a text without markup, in lower case; most are plain, and split fast."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        for typographic, plain in _PLAIN.items():
            text = text.replace(typographic, plain)
    if text.isascii():
        found = text.translate(_APART).split()
        if "'" in text:
            found = [word for word in (word.strip("'") for word in found) if word]
            return [part for word in found for part in _ONCE.split(word)] if "''" in text else found
        return found
    if _COMBINING.search(text):
        text = unicodedata.normalize("NFC", text)
    return [folded(word) for word in WORD.findall(text)]


def folded(word: str) -> str:
    """A word as it is compared: compatibility forms and accents folded, as search plugins do."""
    return word if word.isascii() else _folded(word)


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", bare).replace("ß", "ss")


def _unescaped(escape: re.Match[str]) -> str:
    """What a backslash and what follows it stand for in JSON and JavaScript."""
    code = escape[1] or escape[2]
    if code:
        return chr(int(code, 16))
    return _SPACES.get(escape[3], escape[3])
