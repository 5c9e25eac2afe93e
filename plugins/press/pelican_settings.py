"""Settings in layers: ``pelicanconf.py``, the file that was named, the options that were typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.settings import get_settings_from_file, read_settings

from plugins.press.files import shown
from plugins.press.pelican_log import listening, place_of
from plugins.press.pelican_site import Site
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PATHS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")


def load(base: Path, named: Path | None, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings for a build.

    Relative paths in a file are relative to it. Raises CannotBuild where a file is missing, fails,
    or turns the gate off, and where the content is no folder.
    """
    layers = [_read(base)]
    if named is not None and named.resolve() != base.resolve():
        layers.append(_read(named))
        problems = list(_gate_turned_off(named, layers[0], layers[1]))
        if problems:
            raise CannotBuild(problems)
    merged = {name: value for layer in layers for name, value in layer.items()} | dict(typed)
    merged["SETTINGS_FILES"] = [str(path) for path in (base, named) if path is not None]
    content = Path(merged.get("PATH", "."))
    if content.exists() and not content.is_dir():
        raise CannotBuild([Problem(shown(content), 1, "no-content", "This is not a folder.")])
    with listening(content) as heard:
        # Pelican insists on a folder; a missing one is an ordinary case for us.
        there = str(content if content.is_dir() else base.parent)
        try:
            settings: dict[str, Any] = read_settings(None, override={**merged, "PATH": there})
        except (ValueError, TypeError, KeyError) as error:
            problem = Problem(shown(named or base), 1, "settings", f"{error}.")
            raise CannotBuild([problem]) from error
    if heard.problems:
        raise CannotBuild(heard.problems)
    return {**settings, "PATH": str(content)}


def content_of(settings: Mapping[str, Any]) -> Path:
    """The content folder, for what is about articles that are there. Raises CannotBuild where it
    is not: a build makes an empty site of that, any other command a typing error."""
    content = Path(settings["PATH"])
    if not content.is_dir():
        raise CannotBuild([Problem(shown(content), 1, "no-content", "There is no such folder.")])
    return content


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise CannotBuild([Problem(shown(path), 1, "no-settings", "There is no such file.")])
    if path.suffix != ".py":
        message = "Settings are a Python file, and this is none."
        raise CannotBuild([Problem(shown(path), 1, "no-settings", message)])
    try:
        settings: dict[str, Any] = get_settings_from_file(str(path.resolve()))
    except Exception as error:
        where, line = place_of(error.__traceback__)
        if isinstance(error, SyntaxError):
            where, line = shown(Path(error.filename or path)), error.lineno or 1
        problem = Problem(where, line, "settings", f"{type(error).__name__}: {error}.")
        raise CannotBuild([problem]) from error
    for name in _PATHS:
        if name in settings and (name != "THEME" or (path.parent / settings[name]).exists()):
            settings[name] = str((path.parent / settings[name]).resolve())
    return settings


def _gate_turned_off(
    named: Path, base: Mapping[str, Any], over: Mapping[str, Any]
) -> Iterable[Problem]:
    """The gate is the Site class and the plugins' rows: neither may be taken away."""
    cls = over.get("PELICAN_CLASS", base["PELICAN_CLASS"])
    if not (isinstance(cls, type) and issubclass(cls, Site)):
        message = f"PELICAN_CLASS is {cls!r}, which has no gate."
        yield Problem(shown(named), 1, "gate-off", message, "Leave this setting out.")
    plugins = over.get("PLUGINS", base["PLUGINS"]) or []
    for plugin in base["PLUGINS"]:
        if plugin not in plugins:
            message = f"PLUGINS leaves out {plugin!r}, whose checks belong to the gate."
            mend = f"Write PLUGINS = [{plugin!r}, ...] with all of pelicanconf.py's."
            yield Problem(shown(named), 1, "gate-off", message, mend)
