"""What the web server has to be told, in the languages of those that are asked for.

``nginx.conf`` is an include for the site's ``server`` block, ``_redirects`` is Netlify's file,
which several hosts read. Both are made of the same :class:`Rules`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GONE = "@gone"
_NOT_IN_NGINX = re.compile(r'(["\\])')


@dataclass(frozen=True)
class Rules:
    """What to answer. ``gone`` are files of the site whose page says that they are gone: they are
    sent with status 410. ``base`` is the path that the site stands under, without a slash at its
    end."""

    gone: tuple[str, ...] = ()
    base: str = ""

    @property
    def gone_addresses(self) -> tuple[str, ...]:
        """Every address, decoded, that a server sends one of those files for."""
        return tuple(address for file in sorted(self.gone) for address in self._addresses(file))

    def _addresses(self, file: str) -> Iterator[str]:
        address = f"{self.base}/{file}"
        if address.endswith("/index.html"):
            yield address.removesuffix("index.html")
        yield address


def nginx(rules: Rules) -> str:
    """The include. The page is sent from a named location: an ordinary one would match the same
    address again, and answer with nginx's own page."""
    lines = [
        "# Written by every build. In the site's server block: include …/nginx.conf;",
        "",
    ]
    for address in rules.gone_addresses:
        spelled = _NOT_IN_NGINX.sub(r"\\\1", address)
        lines.append(f'location = "{spelled}" {{ error_page 410 {_GONE}; return 410; }}')
    if rules.gone:
        lines.append(f"location {_GONE} {{ try_files $uri ${{uri}}index.html =410; }}")
    return "\n".join([*lines, ""])


def netlify(rules: Rules) -> str:
    """The lines of ``_redirects``. The ``!`` makes a rule count where there is a file."""
    lines = []
    for file in sorted(rules.gone):
        shorter = Rules((file,), rules.base).gone_addresses
        lines += [f"{quote(address)}  {quote(shorter[-1])}  410!" for address in shorter]
    return "\n".join([*lines, ""])


FILES: tuple[tuple[str, Callable[[Rules], str]], ...] = (
    ("nginx.conf", nginx),
    ("_redirects", netlify),
)
"""Each file in the output, and what makes it."""
