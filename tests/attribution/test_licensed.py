"""Tests of plugins.attribution.licensed."""

import pytest

from plugins.attribution.licensed import count, parts, without_marks

TEXT = "<p>One two.</p><!-- reprint --><p>Three four five.</p><!-- /reprint --><p>Six.</p>"


def test_without_marks_all_of_it_is_licensed():
    """The usual reprint."""
    assert count("<p>One <b>two</b> three’s.</p>") == 3


def test_between_the_marks():
    """The editor's own words do not count."""
    assert parts(TEXT) == ["<p>Three four five.</p>"]
    assert count(TEXT) == 3
    assert count(TEXT + TEXT) == 6
    assert without_marks(TEXT) == "<p>One two.</p><p>Three four five.</p><p>Six.</p>"


@pytest.mark.parametrize(
    "html",
    ["<!-- reprint -->a", "a<!-- /reprint -->", "<!--reprint--><!--reprint-->a<!--/reprint-->"],
)
def test_a_mark_without_its_partner(html):
    """Nobody can say what is licensed then."""
    with pytest.raises(ValueError, match=r"stands|closed"):
        parts(html)
