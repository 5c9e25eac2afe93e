"""Tests of plugins.press.workshop."""

from pathlib import Path

import pytest

from plugins.press import manifest
from plugins.press.problem import CannotBuild
from plugins.press.workshop import Workshop


@pytest.fixture
def built(tmp_path):
    """An output of ours with one file, and one that a person put there."""
    output = tmp_path / "output"
    (output / ".well-known").mkdir(parents=True)
    (output / "index.html").write_text("ours")
    (output / manifest.NAME).write_bytes(manifest.Manifest(manifest.digests(output)).as_bytes())
    (output / "CNAME").write_text("site.example.org")
    (output / ".well-known" / "link").symlink_to("../CNAME")
    return output


def test_a_second_build_waits_and_is_told(built):
    """Two builds never mix."""
    second = Workshop(built).opened(patience=0.1)
    with Workshop(built).opened(), pytest.raises(CannotBuild, match="Another build"), second:
        pass


def test_nothing_stays_behind(built):
    """After a build, good or bad, staging is gone and the output is as it was."""
    shop = Workshop(built)
    with shop.opened():
        (shop.staging / "half").touch()
    assert not shop.staging.exists()
    assert (built / "index.html").read_text() == "ours"


def test_a_folder_that_is_not_ours_is_refused(tmp_path):
    """Somebody's photographs are not replaced by a website."""
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(CannotBuild, match=r"not empty.*--adopt"), Workshop(tmp_path).opened():
        pass
    with Workshop(tmp_path, adopt=True).opened() as shop:
        assert shop.carry_over() == []
        assert (shop.staging / "photo.jpg").exists()


def test_a_file_is_no_output(tmp_path):
    """Not even with --adopt: what is in it would be gone."""
    (tmp_path / "f").write_text("precious")
    for adopt in (False, True):
        shop = Workshop(tmp_path / "f", adopt=adopt)
        with pytest.raises(CannotBuild, match="a file"), shop.opened():
            pass
    assert (tmp_path / "f").read_text() == "precious"
    with pytest.raises(CannotBuild, match="cannot be replaced"):
        Workshop(Path("/"))


def test_an_empty_folder_is_fine(tmp_path):
    """As a hosting service may have made it."""
    with Workshop(tmp_path).opened() as shop:
        (shop.staging / "index.html").touch()
        shop.promote()
    assert (tmp_path / "index.html").exists()


@pytest.mark.parametrize("place", ["content", ".", "content/inside"])
def test_output_and_content_do_not_stand_in_one_another(tmp_path, place):
    """Not even with --adopt: a swap would carry the articles away."""
    (tmp_path / "content").mkdir()
    with pytest.raises(CannotBuild, match="cannot stand in one another"):
        Workshop(tmp_path / place, [tmp_path / "content"], adopt=True)


def test_what_a_person_put_there_is_carried_over(built):
    """Files, hidden files and links that no build wrote; what a build wrote is not."""
    with Workshop(built).opened() as shop:
        assert shop.carry_over() == []
        assert shop.carried == {"CNAME", ".well-known/link"}
        assert (shop.staging / "CNAME").read_text() == "site.example.org"
        assert (shop.staging / ".well-known" / "link").is_symlink()
        assert not (shop.staging / "index.html").exists()


def test_a_persons_file_is_not_overwritten(built):
    """Where the build now writes it too, a person decides."""
    with Workshop(built).opened() as shop:
        (shop.staging / "CNAME").write_text("other")
        (problem,) = shop.carry_over()
        assert problem.code == "not-ours"
    with Workshop(built, adopt=True).opened() as shop:
        (shop.staging / "CNAME").write_text("other")
        assert shop.carry_over() == []
        assert (shop.staging / "CNAME").read_text() == "other"


def test_unchanged_files_are_the_same_files(built):
    """Hard links keep times, so that a server's caches and rsync see no change."""
    with Workshop(built).opened() as shop:
        (shop.staging / "index.html").write_text("ours")
        (shop.staging / "new.html").write_text("new")
        shop.link_unchanged()
        same = (shop.staging / "index.html").stat().st_ino
    assert same == (built / "index.html").stat().st_ino


def test_a_link_to_the_output_is_followed(built, tmp_path):
    """The folder behind it is replaced, the link stays."""
    link = tmp_path / "www"
    link.symlink_to(built)
    with Workshop(link).opened() as shop:
        (shop.staging / "index.html").write_text("new")
        shop.promote()
    assert link.is_symlink()
    assert (built / "index.html").read_text() == "new"
