"""Creative Commons licences, by address, by short name and by full name.

What they allow is what https://creativecommons.org/licenses/ says: whoever gives credit may pass a
work on; NC excludes commercial use, ND excludes adaptations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"creativecommons\.org/licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)"
    r"(?:/(?P<version>\d\.\d)(?:/(?P<port>[a-z]{2})(?![\w-]))?)?",
    re.IGNORECASE,
)
_ZERO = re.compile(r"creativecommons\.org/publicdomain/zero|\bCC[ -]?(?:0|zero)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\bCC[ -](?P<kind>BY(?:[ -]NC)?(?:[ -](?:ND|SA))?)(?:[ -](?P<version>\d\.\d))?", re.IGNORECASE
)
_LONG = re.compile(
    r"\bAttribution(?P<nc>[ -]+Non[ -]?Commercial)?(?:[ -]+(?:(?P<nd>No[ -]?Deriv\w*)|"
    r"(?P<sa>Share[ -]?Alike)))?(?: (?:(?P<version>\d\.\d)|International|Unported|licen[sc]e))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Licence:
    """``kind`` is ``by``, ``by-nc-nd`` …, or ``zero``; ``version`` is empty where none is named."""

    kind: str
    version: str = ""
    port: str = ""

    @property
    def url(self) -> str | None:
        """Its own address."""
        if self.kind == "zero":
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        port = f"{self.port}/" if self.port else ""
        base = "https://creativecommons.org/licenses"
        return f"{base}/{self.kind}/{self.version}/{port}" if self.version else None

    @property
    def spdx(self) -> str | None:
        """Its name in the SPDX list, where it surely has one."""
        if self.kind == "zero":
            return "CC0-1.0"
        known = self.version and not self.port
        return f"CC-{self.kind.upper()}-{self.version}" if known else None

    @property
    def name(self) -> str:
        """As people write it."""
        if self.kind == "zero":
            return "CC0"
        return f"CC {self.kind.upper()} {self.version}".strip()

    @property
    def modifications(self) -> str:
        """The permission's field."""
        return "none" if "nd" in self.kind else "free"

    @property
    def commercial_use(self) -> str:
        """The permission's field."""
        return "forbidden" if "nc" in self.kind else "allowed"


def find(text: str, addresses: tuple[str, ...] = ()) -> Licence | None:
    """The licence that ``text`` names or one of ``addresses`` leads to: the address wins."""
    for place in (*addresses, text):
        if match := _ADDRESS.search(place):
            return Licence(match["kind"].lower(), match["version"] or "", match["port"] or "")
    for place in (*addresses, text):
        if _ZERO.search(place):
            return Licence("zero")
    if match := _SHORT.search(text):
        return Licence(re.sub("[ -]+", "-", match["kind"].lower()), match["version"] or "")
    if match := _LONG.search(text):
        kind = "by" + "".join(f"-{part}" for part in ("nc", "nd", "sa") if match[part])
        return Licence(kind, match["version"] or "")
    return None
