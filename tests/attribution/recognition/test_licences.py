"""Tests of recognising Creative Commons licences."""

from __future__ import annotations

import pytest

from plugins.attribution.recognition import licences


@pytest.mark.parametrize(
    ("text", "spdx", "url"),
    [
        ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nd-3.0", "CC-BY-ND-3.0", "https://creativecommons.org/licenses/by-nd/3.0/"),
        ("CC BY-NC-SA", None, None),
        (
            "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
            "CC-BY-NC-ND-4.0",
            "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        ),
        (
            "Creative Commons Attribution ShareAlike 2.5 Licence",
            "CC-BY-SA-2.5",
            "https://creativecommons.org/licenses/by-sa/2.5/",
        ),
        (
            "see http://creativecommons.org/licenses/by-nc/3.0/us/ for more",
            None,
            "https://creativecommons.org/licenses/by-nc/3.0/us/",
        ),
        ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_names(text, spdx, url):
    """By address, by short name, by full name; what is not named in full has no address."""
    found = licences.find(text)
    assert found is not None
    assert (found.spdx, found.url) == (spdx, url)


@pytest.mark.parametrize("text", ["a Creative Commons licence", "CC me", "Attribution", ""])
def test_what_is_none(text):
    """Words that name no licence in particular."""
    assert licences.find(text) is None


def test_an_address_wins():
    """Over the words that stand on it."""
    found = licences.find("CC BY 4.0", ("https://creativecommons.org/licenses/by-nd/3.0/",))
    assert found is not None
    assert (found.name, found.modifications, found.commercial_use) == (
        "CC BY-ND 3.0",
        "none",
        "allowed",
    )
