"""Tests of plugins.figures and plugins.press.pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from plugins.figures.markup import Picture, improve
from plugins.figures.variants import widths
from plugins.press.pictures import Size, file_of, size_of
from tests.conftest import tree
from tests.fixtures import cases


def look(address):
    """One small picture and one large one are ours."""
    return {
        "/images/small.png": Picture(Size(300, 200), {}),
        "/images/large.jpg": Picture(Size(2000, 1000), {672: "/images/large-672w.jpg"}),
    }.get(address)


@pytest.mark.parametrize(
    ("html", "expected"), cases(Path(__file__).parent / "fixtures" / "figures.md")
)
def test_pictures(html, expected):
    """What the author wrote stays; what is missing is added."""

    assert BeautifulSoup(improve(html, look), "html.parser") == BeautifulSoup(
        expected, "html.parser"
    )


@pytest.mark.parametrize(
    ("width", "offered"), [(300, []), (700, [336]), (1000, [336, 672]), (4000, [336, 672, 1344])]
)
def test_widths(width, offered):
    """Narrower ones that are worth a file."""
    assert list(widths("/images/a.jpg", Size(width, 100))) == offered
    assert widths("/images/a.svg", Size(width, 100)) == {}


@pytest.mark.parametrize(
    "address", ["/../secret.png", "https://k.example/a.png", "a.png", "/no.png"]
)
def test_only_pictures_of_the_content(tmp_path, address):
    """No path leads out of it."""
    (tmp_path / "secret.png").touch()
    (tmp_path / "content").mkdir()
    assert file_of(tmp_path / "content", address) is None
    assert size_of(tmp_path / "content", address) is None


def test_in_a_build(place):
    """A wide photograph is offered in several widths, without what the camera knew."""
    folder = place.content / "images"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x010F] = "A camera that knows where it is"
    Image.new("RGB", (1500, 900), "teal").save(folder / "tea.jpg", exif=exif)
    place.article("tea", '![A cup](/images/tea.jpg "At four.")')
    assert place.build().error is None
    page = place.read("2026/01/tea.html")
    assert "<figcaption>At four.</figcaption>" in page
    assert 'width="1500"' in page
    for width in (336, 672):
        data = tree(place.output)[f"images/tea-{width}w.jpg"]
        assert Image.open(io.BytesIO(data)).size == (width, round(width * 3 / 5))
        assert b"camera" not in data
    first = tree(place.output)
    place.build(clean=True)
    assert tree(place.output) == first
    assert "https://courtesy.example.org/images/tea-672w.jpg 672w" in place.read(
        "feeds/all.atom.xml"
    )


def test_a_file_that_is_no_picture(place):
    """It stays as it is."""
    place.write("content/images/a.png", "no picture")
    place.article("tea", "![A cup](/images/a.png)")
    assert place.build().error is None
    assert "width=" not in place.read("2026/01/tea.html").split("<main")[1]
