"""What each system's export becomes: the cases stand in the fixture files, one for a system."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comments.importers.told import told
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"


def _all() -> list[object]:
    return [
        pytest.param(*case.values, id=f"{file.stem}: {case.id}")
        for file in sorted(FIXTURES.glob("*.md"))
        for case in cases(file)
    ]


@pytest.mark.parametrize(("given", "expected"), _all())
def test_an_export_becomes(given: str, expected: str, tmp_path: Path) -> None:
    """Threads, comments, notes and refusals are those of the fixture, whatever the file's name."""
    file = tmp_path / "blog" / "export.dat"
    file.parent.mkdir()
    file.write_text(given.replace("\N{SYMBOL FOR ESCAPE}", "\x1b") + "\n", encoding="utf-8")
    assert told(file) == expected.splitlines()
