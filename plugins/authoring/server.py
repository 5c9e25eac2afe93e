"""Serves a folder on this machine only, as a web server would, and tells browsers what changed.

The standard library's server is enough: it serves one author. A folder's page, a 404 page and a
small script in every page are all that is added. (livereload, the library for this, reloads pages
but has no place for a build that failed.)
"""

from __future__ import annotations

import mimetypes
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.press.staged import Staged

if TYPE_CHECKING:
    from plugins.authoring.live import Live

HOST = "127.0.0.1"
HEARTBEAT = 2.0
"""Seconds between signs of life to a browser that waits."""

_HERE = Path(__file__).parent
_OWN = {"/_serve/live.js": "text/javascript", "/_serve/live.css": "text/css"}
_ADDED = b'<link rel="stylesheet" href="/_serve/live.css"><script src="/_serve/live.js"></script>'
_BODY = re.compile(rb"</body\s*>", re.IGNORECASE)


class Server(ThreadingHTTPServer):
    """Serves ``folder``. ``port`` is where it listens: another one, where the wish is taken."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, live: Live, port: int) -> None:
        self.folder = folder
        self.live = live
        try:
            super().__init__((HOST, port), _Handler)
        except OSError:
            super().__init__((HOST, 0), _Handler)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Serve a file, or what waits for changes."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        if host not in {HOST, "localhost"}:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"This is served to this machine only.")
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/_serve/events":
            self._events()
        elif path in _OWN:
            self._send(HTTPStatus.OK, _OWN[path], (_HERE / Path(path).name).read_bytes())
        else:
            self._file(path.lstrip("/"))

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def _file(self, path: str) -> None:
        staged = Staged(self.server.folder)
        wanted = staged.resolve("", f"/{path}")
        file = staged.file_for(wanted) if wanted is not None else None
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or staged.file_for("404.html")
        if file is None:
            self._send(status, "text/plain", b"There is no such page.")
            return
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        data = staged.read(file)
        if kind == "text/html":
            data = _BODY.sub(lambda match: _ADDED + match[0], data, count=1)
        self._send(status, kind, data)

    def _events(self) -> None:
        """Server-sent events, as the HTML standard has them (section 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = 0
        while not self.server.live.closed:
            seen, told = self.server.live.wait(seen, HEARTBEAT)
            self.wfile.write(f"data: {told}\n\n".encode() if told else b": alive\n\n")
            self.wfile.flush()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        charset = "; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request: an author looks for problems here."""
