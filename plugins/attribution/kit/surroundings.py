"""Where an article stands, and what its addresses mean there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.attribution.kit.pictures import Rights


@dataclass(frozen=True)
class Surroundings:
    """Its ``page``, the ``homes`` that its site's addresses begin with, and what is known of the
    site's pictures by their path."""

    page: str
    homes: tuple[str, ...] = ()
    rights: Mapping[str, Rights] = field(default_factory=dict)

    def absolute(self, address: str) -> str:
        """``address`` as it leads from the page; what is no address stays what it is."""
        try:
            return urljoin(self.page, address.strip())
        except ValueError:
            return address

    def path_of(self, address: str) -> str | None:
        """The path in the content folder of an absolute address of ours."""
        for home in self.homes:
            if address.startswith(home):
                return unquote(urlsplit(address[len(home) :]).path).lstrip("/")
        return None
