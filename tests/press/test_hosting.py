"""Tests of plugins.press.hosting: what the web server has to be told."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from plugins.press.hosting import Rules, netlify, nginx
from tests.conftest import needs

RULES = Rules(gone=("2026/03/b.html", "2026/03/a b.html", "old/index.html"))


def test_nginx():
    """One location for each address, quoted, and the page from a named one."""
    lines = nginx(RULES).splitlines()
    assert lines[2:] == [
        'location = "/2026/03/a b.html" { error_page 410 @gone; return 410; }',
        'location = "/2026/03/b.html" { error_page 410 @gone; return 410; }',
        'location = "/old/" { error_page 410 @gone; return 410; }',
        'location = "/old/index.html" { error_page 410 @gone; return 410; }',
        "location @gone { try_files $uri ${uri}index.html =410; }",
    ]


def test_netlify():
    """A rule for each address, which counts although there is a file."""
    assert netlify(RULES).splitlines() == [
        "/2026/03/a%20b.html  /2026/03/a%20b.html  410!",
        "/2026/03/b.html  /2026/03/b.html  410!",
        "/old/  /old/index.html  410!",
        "/old/index.html  /old/index.html  410!",
    ]


def test_a_site_below_a_path():
    """Addresses begin with it."""
    rules = Rules(gone=("a.html",), base="/blog")
    assert 'location = "/blog/a.html"' in nginx(rules)
    assert netlify(rules) == "/blog/a.html  /blog/a.html  410!\n"


def test_names_that_would_break_out():
    """A quotation mark or a backslash in a name stays inside of the name."""
    assert r'location = "/a\"b\\.html" {' in nginx(Rules(gone=('a"b\\.html',)))


def test_nothing_is_gone():
    """No named location, no lines."""
    assert "location" not in nginx(Rules())
    assert not netlify(Rules())


@pytest.mark.slow
def test_nginx_sends_the_page_with_410(tmp_path):
    """As nginx itself understands it, where it is installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    needs(program, "nginx is not installed")
    assert program is not None
    site = tmp_path / "site"
    for path in RULES.gone:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(f"It is gone: {path}", "utf-8")
    (site / "nginx.conf").write_text(nginx(RULES), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "main.conf"
    # As root it would read as nobody, who may not look into a temporary folder.
    user = "user root; " if os.geteuid() == 0 else ""
    config.write_text(
        f"{user}daemon off; pid {tmp_path}/pid; error_log stderr; events {{}} http {{ "
        f"access_log off; server {{ listen 127.0.0.1:{port}; root {site}; "
        f"include {site}/nginx.conf; }} }}",
        "utf-8",
    )
    process = subprocess.Popen([program, "-p", str(tmp_path), "-c", str(config)])
    try:
        for address, path in {
            "2026/03/a%20b.html": "2026/03/a b.html",
            "2026/03/b.html": "2026/03/b.html",
            "old/": "old/index.html",
        }.items():
            status, body = _fetch(f"http://127.0.0.1:{port}/{address}")
            assert (status, body) == (410, f"It is gone: {path}")
    finally:
        process.terminate()
        process.wait()


def _fetch(address):
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer")
