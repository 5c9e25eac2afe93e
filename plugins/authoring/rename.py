"""A new slug or a new date for an article: everything that knows it by the old one follows.

The old address becomes an ``Alias``, so that links to it keep leading to the article. The entry's
id stays; where it was never written down it is written down first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.press import front_matter
from plugins.press.files import shown, write_atomic
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Move:
    """What changes: ``old_path`` and ``new_path`` are addresses on the site, without a slash."""

    file: Path
    old_slug: str
    new_slug: str
    old_path: str
    new_path: str
    entry_id: str
    date: str | None = None


@dataclass
class Changes:
    """New texts by file, and files that get another name."""

    texts: dict[Path, str] = field(default_factory=dict)
    names: dict[Path, Path] = field(default_factory=dict)


def plan(content: Path, move: Move) -> Changes:
    """All that has to change, before anything does. Raises CannotBuild where it cannot."""
    changes = Changes()
    target = move.file
    if move.file.stem == move.old_slug:
        target = move.file.with_name(f"{move.new_slug}{move.file.suffix}")
    comments = content / "comments" / f"{move.old_slug}.jsonl"
    seal = content / "seals" / f"{move.old_slug}.toml"
    named = [(path, path.with_name(f"{move.new_slug}{path.suffix}")) for path in (comments, seal)]
    for old, new in ((move.file, target), *named):
        if old != new and old.exists():
            if new.exists():
                message = "This file is there already."
                raise CannotBuild([Problem(shown(new), 1, "exists", message, "Move it away.")])
            changes.names[old] = new
    changes.texts[move.file] = _renamed(move.file.read_text("utf-8"), move)
    for path, text in _others(content, move):
        changed = _mentions(path, text, move, target)
        if changed != text:
            changes.texts[path] = changed
    return changes


def carry_out(changes: Changes) -> list[Path]:
    """Write the texts, then give the new names; returns the files as they are called now.

    A file that bears a new name is written under it before the old one goes.
    """
    for path, text in changes.texts.items():
        write_atomic(changes.names.get(path, path), text.encode())
    for old, new in changes.names.items():
        if old in changes.texts:
            old.unlink()
        else:
            old.rename(new)
    return sorted({changes.names.get(path, path) for path in (*changes.texts, *changes.names)})


def _renamed(text: str, move: Move) -> str:
    text = _with_field(text, "Slug", move.new_slug)
    if move.date is not None:
        text = _with_field(text, "Date", move.date)
    fields = front_matter.fields(text)
    if not fields.get("guid", (0, ""))[1]:
        text = _with_field(text, "Guid", move.entry_id)
    if move.old_path != move.new_path:
        aliases = [a.strip() for a in fields.get("alias", (0, ""))[1].split(",") if a.strip()]
        wanted = [alias for alias in aliases if alias.strip("/") != move.new_path]
        old = f"/{move.old_path}"
        text = _with_field(text, "Alias", ", ".join(dict.fromkeys([*wanted, old])))
    return text


def _with_field(text: str, name: str, value: str) -> str:
    """``text`` with a field of its front matter set, behind the others where it is new."""
    lines = text.split("\n")
    fields = front_matter.fields(text)
    if name.lower() in fields:
        lines[fields[name.lower()][0] - 1] = f"{name}: {value}"
    else:
        lines.insert(min(line for line, _ in fields.values()), f"{name}: {value}")
    return "\n".join(lines)


def _others(content: Path, move: Move) -> Iterator[tuple[Path, str]]:
    names = [*content.glob("articles/**/*.md"), *content.glob("pages/**/*.md")]
    names += [content / f"{name}.toml" for name in ("copies", "waivers", "withdrawn")]
    for path in names:
        if path != move.file and path.is_file():
            yield path, path.read_text("utf-8")


def _mentions(path: Path, text: str, move: Move, target: Path) -> str:
    """``text`` with every mention of the article by its old name."""
    if path.suffix == ".toml":
        article = re.compile(rf'^(article\s*=\s*")({re.escape(move.old_slug)})(")', re.MULTILINE)
        return article.sub(rf"\g<1>{move.new_slug}\g<3>", text)
    variant = front_matter.fields(text).get("variant_of")
    if variant is not None and variant[1] == move.old_slug:
        text = _with_field(text, "Variant_Of", move.new_slug)
    link = re.compile(rf"(\{{filename\}}[^\s)\"'>]*?){re.escape(move.file.name)}(?=[#?\s)\"'>])")
    return link.sub(rf"\g<1>{target.name}", text)
