"""Works for tests: made of numbered words, so that what is found can be told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugins.attribution.licence import Licence
from plugins.attribution.permission import Permission
from plugins.attribution.reprint import Reprint
from plugins.attribution.work import Wording, Work

DAY = dt.date(2026, 6, 1)


def words(name: str, count: int) -> tuple[str, ...]:
    """``name0 name1 …``."""
    return tuple(f"{name}{number}" for number in range(count))


def licence(statement: str = "© [Kettle Weekly](https://kettle.example.org/).", **terms) -> Licence:
    """The terms of a reprint under a permission with this statement."""
    permission = Permission(holder="K", statement=statement, **terms)
    article = {"permission": "kettle", "source": "https://kettle.example.org/1"}
    reprint = Reprint.from_metadata("a.md", "A", DAY, ("Jo",), 9, article)
    return Licence.of(reprint, permission, DAY)


def work(name: str, text: tuple[str, ...], terms: Licence | None = None, **fields) -> Work:
    """A licensed work; ``terms=None`` gives it the usual ones."""
    given: dict[str, Any] = {
        "path": f"{name}.html",
        "entry_id": f"tag:{name}",
        "licence": terms or licence(),
    }
    return Work(
        f"content/articles/{name}.md", name.title(), wording=Wording(text), **{**given, **fields}
    )
