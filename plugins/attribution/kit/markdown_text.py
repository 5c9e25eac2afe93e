"""Words that Markdown must not take for anything else.

====================  ======================================================
in the text           in Markdown
====================  ======================================================
``*kettle*``          ``\\*kettle\\*``
``1986. A year``      ``1986\\. A year``, where a line begins with it
``<b> and &copy;``    ``&lt;b> and &amp;copy;``
``# not a heading``   ``\\# not a heading``, where a line begins with it
====================  ======================================================

Only what has a meaning where it stands is escaped, and only in ways that Markdown has had from its
beginning, CommonMark has, and Python-Markdown has.
"""

from __future__ import annotations

import re

_ANY = re.compile(r"[\\`*_\[\]{!&<~]")
_ANYWHERE = re.compile(r"[\\`*_\[\]]|\{(?=:)|!(?=\[)")
_REFERENCE = re.compile(r"&(?!\s)")
_AT_START = re.compile(r"(?m)^( *)([#>+=-]|~~~)")
_NUMBER = re.compile(r"(?m)^( *\d+)([.)])(?=\s|$)")
_TILDES = re.compile("~(?=~)|(?<=~)~")
_DEFINITION = re.compile(r"(?m)^( *):(?=\s)")
_CLOSING_HASH = re.compile(r"#(?=#*\s*$)")
_PLAIN_ADDRESS = re.compile(r"[\w:/?#&=.,~%+@;$!'-]+", re.ASCII)
_IN_ADDRESS = str.maketrans(
    {" ": "%20", "<": "%3C", ">": "%3E", "`": "%60", "\\": "%5C", '"': "%22", "\n": "", "\t": ""}
)


def escape(text: str) -> str:
    """``text`` as it has to be written in the middle of a line."""
    if _ANY.search(text) is None:
        return text
    text = _REFERENCE.sub("&amp;", text).replace("<", "&lt;")
    return _TILDES.sub("&#126;", _ANYWHERE.sub(r"\\\g<0>", text))


def escape_starts(markdown: str) -> str:
    """Escaped text that stands at the beginning of a line."""
    markdown = _AT_START.sub(_start, markdown)
    return _DEFINITION.sub(r"\1&#58;", _NUMBER.sub(r"\1\\\2", markdown))


def escape_heading(markdown: str) -> str:
    """The same for a heading, whose last number signs would close it."""
    return _CLOSING_HASH.sub(r"\\#", markdown)


def address(url: str) -> str:
    """An address as the target of a link."""
    spelled = url.translate(_IN_ADDRESS).replace("&", "&amp;")
    return spelled if _PLAIN_ADDRESS.fullmatch(spelled) else f"<{spelled}>"


def title(text: str) -> str:
    """The title of a link or picture, with the space before it."""
    spelled = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    return ' "' + spelled.replace('"', "&quot;").replace("\\", "&#92;") + '"' if spelled else ""


def _start(match: re.Match[str]) -> str:
    sign = match[2]
    return match[1] + {"=": "&#61;", "~~~": "&#126;&#126;&#126;", ">": "&gt;"}.get(
        sign, f"\\{sign}"
    )
