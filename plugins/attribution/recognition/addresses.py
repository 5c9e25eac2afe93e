"""Addresses in a text: what is one, and where it leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from plugins.attribution.recognition.blocks import Run
from plugins.press.addresses import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOP = (
    "com|org|net|edu|gov|info|biz|io|co|dev|app|blog|news|me|uk|de|fr|es|it|nl|pt|br|ca|au|ie|nz|"
    "in|eu|us|ch|at|be|se|no|dk|fi|pl|za"
)
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:"
    r"(?P<whole>https?://[^\s<>()\[\]{}|\\^`\"'“”‘’]{3,2000})"
    r"|(?P<mail>[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24})"
    rf"|(?P<bare>(?:www\.(?:[\w-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,24}}"
    rf"|(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}(?:{_TOP}))\b(?:/[^\s<>()\[\]{{}}|\\^`\"'“”‘’]{{0,2000}})?)"
    r")",
    re.IGNORECASE,
)
_AFTER = ".,;:!?"
_UNSAFE = re.compile(r"[\s<>\"'`\\{}|^\[\]\x00-\x1f]")


def target(href: str, base: str = "") -> str:
    """Where a link leads, absolute and safe to write anywhere; empty where it leads nowhere from
    another site: relative addresses without a ``base``, scripts, files."""
    address = href.strip()
    try:
        if base:
            address = urljoin(base, address)
        if not (is_web(address) or re.match(r"mailto:[^@\s]+@[^@\s]+$", address)):
            return ""
    except ValueError:
        return ""
    return _UNSAFE.sub(lambda bad: "".join(f"%{byte:02X}" for byte in bad[0].encode()), address)


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """Each address in ``text``: where it begins and ends, and where it leads.

    An address without a scheme gets ``http://``: a site that has only https leads on from there,
    and one that has only http would be lost the other way.
    """
    for match in _ADDRESS.finditer(text):
        words = match[0].rstrip(_AFTER)
        scheme = "" if match["whole"] else "mailto:" if match["mail"] else "http://"
        if href := target(scheme + words):
            yield match.start(), match.start() + len(words), href


def linked(runs: tuple[Run, ...], *, bare: bool) -> tuple[Run, ...]:
    """``runs`` with the addresses in them as links; with ``bare`` also those that have no scheme.

    Where a run is a link already it stays as it is.
    """
    made: list[Run] = []
    for run in runs:
        if run.href or run.code:
            made.append(run)
            continue
        at = 0
        for start, end, href in found(run.text):
            if not bare and not run.text[start:].lower().startswith(("http://", "https://")):
                continue
            made += [_part(run, at, start), _part(run, start, end, href)]
            at = end
        made.append(_part(run, at, len(run.text)))
    return tuple(run for run in made if run.text)


def _part(run: Run, start: int, end: int, href: str = "") -> Run:
    return Run(run.text[start:end], href, run.emphasis, run.strong)
