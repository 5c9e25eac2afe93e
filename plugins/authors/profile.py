"""What is known of an author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown import Markdown

from plugins.press import front_matter, source
from plugins.press.addresses import is_web
from plugins.press.files import shown
from plugins.press.pictures import Size, size_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Profile:
    """An author's profile. ``biography`` is HTML; ``picture`` an address on this site."""

    name: str
    biography: str
    url: str | None
    picture: str | None
    size: Size | None


def load(content: Path, slug_of: Callable[[str], str]) -> tuple[dict[str, Profile], list[Problem]]:
    """The profiles by the slug of their author, and what is wrong in their files."""
    profiles: dict[str, Profile] = {}
    problems: list[Problem] = []
    for path in sorted((content / "authors").glob("*.md")):
        try:
            text, _ = source.read(path)
        except source.UnreadableError as error:
            problems.append(Problem(shown(path), error.line, error.code, str(error), error.mend))
            continue
        profile, found = _profile(content, path, text)
        profiles[slug_of(profile.name)] = profile
        problems += found
    return profiles, problems


def _profile(content: Path, path: Path, text: str) -> tuple[Profile, list[Problem]]:
    fields = front_matter.fields(text)
    body = Markdown(extensions=["meta"], output_format="html").convert(text)
    url = fields.get("url", (0, ""))[1] or None
    picture = fields.get("picture", (0, ""))[1] or None
    problems = []
    if url is not None and not is_web(url):
        message = f"The URL {url!r} is no http(s) address."
        problems.append(Problem(shown(path), fields["url"][0], "bad-url", message))
    size = size_of(content, picture) if picture else None
    if picture is not None and size is None:
        message = f"The picture {picture} is not in {content.name}/, or is no picture."
        mend = "Write its address on this site, such as /images/authors/name.png."
        problems.append(Problem(shown(path), fields["picture"][0], "no-picture", message, mend))
    name = fields.get("name", (0, ""))[1] or path.stem.replace("-", " ").title()
    return Profile(name, body, url, picture, size), problems
