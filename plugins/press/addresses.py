"""When two addresses lead to the same place.

=============================================  ==========================================
address                                        as the same place
=============================================  ==========================================
``http://WWW.Example.org``                     ``//www.example.org/``
``https://example.org:443/a/?utm_source=x#b``  ``//example.org/a``
``https://example.org/?expert=Jo``             ``//example.org/?expert=Jo``
=============================================  ==========================================

http and https, the case of the host, a default port, a trailing slash, tracking parameters and
the fragment make no difference; the path's case and every other query parameter do (RFC 3986,
section 6.2).
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCAL = "http://localhost:8000"

_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPED = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile("[A-Za-z0-9._~-]")
_NOTHING_TO_A_BROWSER = re.compile("[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))
"""What a browser strips from both ends: C0 controls and the space, no other kind of space."""


@lru_cache(maxsize=4096)
def place(address: str) -> str:
    """One spelling for all addresses that lead to the same place, as browsers read them
    (WHATWG URL, section 4.4): a backslash is a slash, tabs and newlines are not there."""
    spelled = _NOTHING_TO_A_BROWSER.sub("", address.strip(_AROUND))
    head, mark, tail = spelled.partition("?")
    try:
        parts = urlsplit(head.replace("\\", "/") + mark + tail)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return spelled
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return spelled
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return spelled
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = posixpath.normpath(f"/{_ESCAPED.sub(_unescape, quote(parts.path, safe=_SAFE))}")
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k)]
    place = f"//{host.rstrip('.')}/{path.strip('/')}"
    return place + (f"?{urlencode(query)}" if query else "")


def home(settings: Mapping[str, Any]) -> str:
    """The site's own address with a slash at its end, for what is read far from it: the setting
    ``FEED_DOMAIN``, else ``SITEURL``; where neither is known, this machine's."""
    return f"{settings.get('FEED_DOMAIN') or settings.get('SITEURL') or LOCAL}/"


def is_web(address: str) -> bool:
    """Whether ``address`` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address


def without_tracking(address: str) -> str:
    """``address`` without what tells its site who sent the reader; else as it is."""
    before, question, rest = address.partition("?")
    query, mark, fragment = rest.partition("#")
    if not question or "#" in before or not before.lower().startswith("http"):
        return address
    parts = query.split("&")
    kept = [part for part in parts if not _tracks(part.partition("=")[0])]
    if len(kept) == len(parts):
        return address
    return before + (f"?{'&'.join(kept)}" if kept else "") + mark + fragment


def _tracks(parameter: str) -> bool:
    return parameter.startswith("utm_") or parameter in _TRACKING


_SAFE = "%/~:@!$&'()*+,;="


def _unescape(escaped: re.Match[str]) -> str:
    """An escaped letter is the letter; an escaped slash is no slash (RFC 3986, section 6.2.2)."""
    character = chr(int(escaped[1], 16))
    return character if _UNRESERVED.match(character) else escaped[0].upper()
