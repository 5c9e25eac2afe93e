"""The ways in for ``invoke serve`` and ``invoke regenerate``: build, watch, build again."""

from __future__ import annotations

import signal
import tempfile
import threading
import webbrowser
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from plugins.authoring.live import Live
from plugins.authoring.server import Server
from plugins.press.pelican_build import Options, Outcome, attempt
from plugins.press.terminal import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PORT = 8000


def serve(base: Path, options: Options, *, port: int = PORT, browse: bool = False) -> None:
    """Build with drafts into a folder of its own, serve it, and build again on every change.

    Returns when it is interrupted (Ctrl-C, or a signal to end). The output stays as it is.
    """
    with tempfile.TemporaryDirectory(prefix="serve-") as folder, _interruptible():
        preview = Path(folder).resolve() / "site"
        preview.mkdir()
        live = Live()
        server = Server(preview, live, port)
        chosen = replace(options, output=str(preview), drafts=True)
        _once(base, chosen, live)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Serving {server.address} with drafts. Ctrl-C stops it.")
        if browse:
            webbrowser.open(server.address)
        try:
            _whenever_it_changes(base, chosen, lambda: _once(base, chosen, live))
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            live.close()
            server.shutdown()
            server.server_close()


def regenerate(base: Path, options: Options) -> None:
    """Build now and again on every change, into the output, until it is interrupted."""
    with _interruptible():
        tell(attempt(base, options)[0])
        say("Watching. Ctrl-C stops it.")
        try:
            _whenever_it_changes(base, options, lambda: tell(attempt(base, options)[0]))
        except KeyboardInterrupt:
            say("Stopped.")


def _once(base: Path, options: Options, live: Live) -> Outcome:
    outcome, _ = attempt(base, options)
    tell(outcome)
    if outcome.error is None:
        live.built()
    else:
        live.failed(outcome.report.problems)
    return outcome


def _whenever_it_changes(base: Path, options: Options, act: Callable[[], object]) -> None:
    content = Path(options.content or base.parent / "content").resolve()
    places = [content, base.parent / "theme", base]
    if options.settings:
        places.append(Path(options.settings).resolve())
    for _ in watch(*[p for p in places if p.exists()], debounce=200, step=20, rust_timeout=500):
        act()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let a signal to end be an interruption, so that everything is closed and cleared away."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
