"""Files that were cut off: whatever the place, no half comment, and nothing but an ExportError."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.comments.importers import ExportError, open_export
from plugins.comments.incoming import Incoming, IncomingComment, IncomingThread
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"
WHOLE = {"wordpress: An approved comment", "disqus: What a post", "blogger: ", "json: "}
QUIET = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _exports() -> list[object]:
    """The fixtures of formats that say where they end."""
    found: list[object] = []
    for file in sorted(FIXTURES.glob("*.md")):
        for case in cases(file):
            title = f"{file.stem}: {case.id}"
            text, expected = case.values
            if "refused |" not in expected and any(title.startswith(each) for each in WHOLE):
                found.append(pytest.param(text.encode(), id=title))
    return found


def _read(path: Path, data: bytes, *, partial: bool = False) -> tuple[list[Incoming], str]:
    """The comments and the skipped ones, and why the rest is refused."""
    path.write_bytes(data)
    found: list[Incoming] = []
    try:
        for source in open_export(path, partial=partial):
            found.extend(each for each in source.items() if not isinstance(each, IncomingThread))
    except ExportError as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize("data", _exports())
@QUIET
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_that_was_cut_off(data: bytes, share: float, tmp_path: Path) -> None:
    """It is refused; with partial its first whole comments are there, each as in the whole file."""
    file = tmp_path / "export"
    data = data.rstrip()
    whole, _ = _read(file, data)
    cut = data[: int(len(data) * share)]
    by_lines = b'{"version":1,"users"' in data
    found, refused = _read(file, cut)
    assert _taken(found) == _taken(whole)[: len(_taken(found))]
    assert refused or (by_lines and len(found) <= len(whole))
    again, _ = _read(file, cut, partial=True)
    assert _taken(again) == _taken(whole)[: len(_taken(again))]
    assert len(again) >= len(found)


def _taken(found: list[Incoming]) -> list[IncomingComment]:
    """The comments; without their authors, which some formats write down elsewhere."""
    return [
        replace(each, author="", email="", url="")
        for each in found
        if isinstance(each, IncomingComment)
    ]


def test_names_that_are_cut_off(tmp_path: Path) -> None:
    """Who wrote stands last in Commento's file: without it, the comments are there all the same."""
    comments = '"comments": [{"commentHex": "a", "commenterHex": "c2", "markdown": "x"}]'
    people = '"commenters": [{"commenterHex": "c1"}, {"commenterHex": "c2", "name": "Jo"}, {"comm'
    data = f'{{"version": 1, {comments}, {people}'.encode()
    (found,), refused = _read(tmp_path / "export", data, partial=True)
    assert isinstance(found, IncomingComment)
    assert (found.author, refused) == ("Jo", "")
    assert "its JSON does not end" in _read(tmp_path / "export", data)[1]


@QUIET
@given(at=st.floats(0, 1, exclude_max=True), put=st.binary(min_size=1, max_size=4))
@pytest.mark.parametrize("data", _exports())
def test_a_file_with_wrong_bytes(data: bytes, at: float, put: bytes, tmp_path: Path) -> None:
    """Whatever bytes are changed, the reader ends with items or an ExportError."""
    place = int(len(data) * at)
    changed = data[:place] + put + data[place + len(put) :]
    found, refused = _read(tmp_path / "export", changed)
    assert found or refused
    for comment in _taken(found):
        assert f"{comment.source_id}{comment.author}{comment.body}".encode()
