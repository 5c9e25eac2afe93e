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

from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=4096)
def place(address: str) -> str:
    """One spelling for all addresses that lead to the same place."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return address.strip()
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        return address.strip()
    if port and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/~:@!$&'()*+,;=").rstrip("/") or "/"
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k)]
    return f"//{host.rstrip('.')}{path}" + (f"?{urlencode(query)}" if query else "")


def is_web(address: str) -> bool:
    """Whether ``address`` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address


def _tracks(parameter: str) -> bool:
    return parameter.startswith("utm_") or parameter in _TRACKING
