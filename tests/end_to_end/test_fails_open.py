"""Where Pelican publishes all the same, we do not: each way in which a plugin can fail.

Through `invoke build` and through plain `pelican`: exit status 1, and the output untouched.
"""

from __future__ import annotations

import textwrap

import pytest

from tests.conftest import ROOT, run, tree

PLUGINS = {
    "logs an error in a handler": """
        import logging
        from pelican import signals
        def handler(sender):
            logging.getLogger(__name__).error("the tea is cold")
        def register():
            signals.all_generators_finalized.connect(handler)
        """,
    "raises inside register": """
        def register():
            raise RuntimeError("the tea is cold")
        """,
    "cannot be imported": """
        raise ImportError("the tea is cold")
        """,
    "connects a closure made inside register": """
        from pelican import signals
        def register():
            def the_tea_is_cold(sender):
                raise RuntimeError
            signals.all_generators_finalized.connect(the_tea_is_cold)
        """,
    "raises inside a handler": """
        from pelican import signals
        def handler(sender):
            raise RuntimeError("the tea is cold")
        def register():
            signals.all_generators_finalized.connect(handler)
        """,
}
SETTINGS = """
import sys
sys.path[:0] = [{root!r}, {here!r}]
from pelicanconf import *
PLUGINS = [*PLUGINS, "failing"]
PATH = {content!r}
OUTPUT_PATH = {output!r}
THEME = {theme!r}
BUILD_DAY = "2026-06-01"
"""


@pytest.fixture
def published(place):
    """A site that was published once, and a way to publish it with one plugin more."""
    place.build()
    here = place.folder / "here"

    def with_plugin(code: str) -> str:
        place.write("here/failing.py", textwrap.dedent(code))
        settings = SETTINGS.format(
            root=str(ROOT),
            here=str(here),
            content=str(place.content),
            output=str(place.output),
            theme=str(ROOT / "theme"),
        )
        return str(place.write("here/extra.py", settings))

    return place, with_plugin


@pytest.mark.parametrize("code", PLUGINS.values(), ids=PLUGINS)
@pytest.mark.parametrize("way", ["invoke build --settings", "pelican -s", "pelican -q -s"])
def test_a_plugin_that_fails_stops_the_build(published, code, way):
    """The exit status is 1, the reason is told with its place, and nothing was published."""
    place, with_plugin = published
    settings = with_plugin(code)
    before = tree(place.output)
    place.article("new")
    done = run(*way.split(), settings)
    assert done.returncode == 1, done.stdout + done.stderr
    said = " ".join((done.stdout + done.stderr).replace("_", " ").split())
    assert "tea is cold" in said
    assert tree(place.output) == before


def test_plain_pelican_publishes_through_the_gate(published):
    """With nothing wrong it publishes; with something wrong it does not."""
    place, with_plugin = published
    settings = with_plugin("def register(): pass")
    place.article("new")
    done = run("pelican", "-s", settings)
    assert done.returncode == 0
    assert "This build publishes 1, removes 0, changes 1 feed." in done.stdout
    assert "2026/01/new.html" in tree(place.output)
    place.article("bad", Permission="none")
    done = run("pelican", "-s", settings)
    assert done.returncode == 1
    assert "bad.md:7: [unknown-permission]" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "2026/01/bad.html" not in tree(place.output)


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_pelicans_own_commands(tmp_path, settings):
    """As Pelican's documentation has them, with this project's own files."""
    output = tmp_path / "output"
    done = run("pelican", "content", "-s", settings, "-o", str(output))
    assert done.returncode == 0, done.stderr
    assert "Attribution verified on 4 reprints." in done.stdout
    page = (output / "2026" / "04" / "hold-music-is-a-promise.html").read_text("utf-8")
    assert "attribution-statement" in page
    broken = run("pelican", "content", "-s", settings, "-o", str(output), "-e", "PLUGINS=[]")
    assert broken.returncode == 1
    assert "gate-off" in broken.stderr
