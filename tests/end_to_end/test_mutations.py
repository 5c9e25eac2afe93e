"""Every generated damage is caught, nothing harmless is flagged: the benchmark's score."""

from __future__ import annotations

import pytest

from benchmarks.mutations.score import ROOT, score


@pytest.mark.slow
def test_the_score(samples):
    """On this project's articles and on the samples, in every kind of file."""
    result = score([ROOT / "content", samples / "site" / "content"])
    assert result.missed == []
    assert result.flagged == []
    kinds = {"page", "listing", "feed", "kit", "our kits", "JSON feed", "search index", "text"}
    assert all(result.damages[kind] > 50 for kind in kinds)
    assert result.damages.total() >= 500
    assert result.harmless.total() >= 200
