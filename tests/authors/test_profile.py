"""Tests of plugins.authors."""

from PIL import Image


def test_an_author_with_biography_and_picture(place):
    """On the author's page, with the size of the picture."""
    place.write(
        "content/authors/ann-moss.md",
        "Name: Ann Moss\nURL: https://ann.example.org/\nPicture: /images/ann.png\n\nAnn *pours*.\n",
    )
    place.write("content/images/ann.png", "")
    Image.new("RGB", (40, 30)).save(place.content / "images" / "ann.png")
    assert place.build().error is None
    page = place.read("author/ann-moss.html")
    assert '<img src="/images/ann.png" alt="" width="40" height="30">' in page
    assert "<p>Ann <em>pours</em>.</p>" in page
    assert '<a href="https://ann.example.org/" rel="me">ann.example.org</a>' in page
    assert "profile" not in place.read("author/jo-ray.html")


def test_mistakes_in_a_profile(place):
    """A picture that is not there, an address that is none, a file that is no text."""
    place.write("content/authors/a.md", "Picture: /images/no.png\nURL: ann.example.org\n\nText.\n")
    (place.content / "authors" / "b.md").write_bytes(b"Name: \xff")
    found = {(p.path[-4:], p.line, p.code) for p in place.build().report.problems}
    assert found == {("a.md", 1, "no-picture"), ("a.md", 2, "bad-url"), ("b.md", 1, "not-utf-8")}
