"""Works to tell machines of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from plugins.attribution.licence import Licence
from plugins.attribution.machine.work import Party, Work
from plugins.attribution.permission import Permission
from plugins.attribution.reprint import Reprint

DAY = dt.date(2026, 6, 1)
HOME = "https://site.example.org/"
SITE = Party("Our Site", HOME)
STATEMENT = "© Kettle Weekly. Visit [the archive](https://kettle.example.org/)."


def permission(**fields: Any) -> Permission:
    """One of somebody else's."""
    given = {"holder": "Kettle Weekly", "statement": STATEMENT, **fields}
    return msgspec.convert(given, Permission)


def work(name: str = "cups", *, is_offer: bool = False, **fields: Any) -> Work:
    """A work; fields of :class:`Work` are its own, all others are its permission's."""
    own = {key: fields.pop(key) for key in list(fields) if key in Work.__dataclass_fields__}
    metadata = {"permission": "kettle", "source": f"https://kettle.example.org/{name}"}
    reprint = Reprint.from_metadata(f"{name}.md", "Cups", DAY, ("Jo Ray",), 9, metadata)
    given: dict[str, Any] = {
        "id": f"tag:site.example.org,2026:{name}",
        "title": "Cups",
        "page": f"{HOME}2026/06/{name}.html",
        "lang": "en",
        "authors": (Party("Jo Ray", is_person=True),),
        "published": dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
        "updated": dt.datetime(2026, 6, 2, tzinfo=dt.UTC),
        "licence": Licence.of(reprint, permission(**fields), DAY, is_offer=is_offer),
        "publisher": SITE,
    }
    return Work(**{**given, **own})
