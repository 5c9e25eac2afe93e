"""Tests of plugins.press.constraints, and of the versions that this project names."""

import tomllib
from importlib.metadata import distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from plugins.press.constraints import with_pins
from tests.conftest import ROOT


def test_pins_take_the_place_of_older_ones():
    """Sorted, one a line; comments and everything else stay."""
    text = '# mine\n[tool.uv]\npackage = false # yes\nconstraint-dependencies = ["old==1"]\n'
    assert with_pins(text, ["b==2", "a==1 ; x"]) == (
        "# mine\n[tool.uv]\npackage = false # yes\nconstraint-dependencies = [\n"
        '    "a==1 ; x",\n    "b==2",\n]\n'
    )


def test_every_package_has_its_exact_version():
    """What is installed is what pyproject.toml names, transitive packages too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = {}
    for line in project["tool"]["uv"]["constraint-dependencies"]:
        pin = Requirement(line)
        (version,) = pin.specifier
        assert version.operator == "=="
        if pin.marker is None or pin.marker.evaluate():
            pinned[canonicalize_name(pin.name)] = version.version
    installed = {canonicalize_name(d.metadata["Name"]): d.version for d in distributions()}
    tools = {"pip", "setuptools", "wheel", "uv"}
    assert {n: v for n, v in installed.items() if n not in tools and pinned.get(n) != v} == {}


def test_no_registry_is_named():
    """Neither a lock file nor an address of a mirror is part of the project."""
    assert "/uv.lock" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
