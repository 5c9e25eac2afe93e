"""The pictures of an article's HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from plugins.press.soup import html_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plugins.press.pictures import Size

COLUMN = 672
"""The width of the text, in pixels."""


@dataclass(frozen=True)
class Picture:
    """A picture of ours; ``narrower`` maps widths in pixels to the addresses of its copies."""

    size: Size
    narrower: Mapping[int, str]


def improve(html: str, look: Callable[[str], Picture | None]) -> str:
    """``html`` with sizes, widths and figures. ``look`` tells what is known of an address.

    What the author wrote stays: a width, a height, a ``srcset`` that is there already.
    """
    soup = BeautifulSoup(html, "html.parser")
    for image in soup.find_all("img"):
        picture = look(str(image.get("src", "")))
        if picture is not None:
            _measure(image, picture)
        _frame(soup, image)
    return html_of(soup)


def _measure(image: Tag, picture: Picture) -> None:
    if "width" not in image.attrs and "height" not in image.attrs:
        image["width"], image["height"] = map(str, picture.size)
    if picture.narrower and "srcset" not in image.attrs:
        candidates = {**picture.narrower, picture.size.width: str(image["src"])}
        image["srcset"] = ", ".join(f"{url} {width}w" for width, url in sorted(candidates.items()))
        image["sizes"] = f"(min-width: {COLUMN}px) {COLUMN}px, 100vw"


def _frame(soup: BeautifulSoup, image: Tag) -> None:
    """A picture that stands alone becomes a figure, and its title the caption."""
    parent = image.parent
    alone = parent if parent is not None and parent.name == "p" else None
    if alone is None or any(
        node is not image and not (isinstance(node, NavigableString) and not node.strip())
        for node in alone.children
    ):
        return
    alone.name = "figure"
    title = image.attrs.pop("title", None)
    if title:
        caption = soup.new_tag("figcaption")
        caption.string = str(title)
        alone.append(caption)
