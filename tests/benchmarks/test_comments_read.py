"""The benchmark of reading runs, counts right, and finds that memory does not grow."""

from __future__ import annotations

import json

import pytest

from benchmarks.comments_read import main


@pytest.mark.slow
def test_memory_does_not_grow(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten times the comments take hardly more memory, and less than 300 MB."""
    main(["--sizes", "4000,40000", "--rounds", "1", "--json"])
    few, many = map(json.loads, capsys.readouterr().out.splitlines())
    assert (few["comments"], many["comments"]) == (4000, 40_000)
    assert many["reader_mb"] < few["reader_mb"] + 10 < 300
    assert many["ratio"] > 0
