"""`invoke serve`, looked at with a real browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.conftest import ROOT


@contextmanager
def served(place, *options):
    """The running task and its address; ended as an author ends it."""
    command = [
        str(Path(sys.executable).parent / "invoke"),
        "serve",
        "--content",
        str(place.content),
    ]
    process = subprocess.Popen(
        [*command, "--on", "2026-06-01", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.match(r"Serving (http://127\.0\.0\.1:\d+/)", line):
                yield found[1], process
                break
        else:
            pytest.fail("it ended before it served anything")
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        process.stdout.close()


@pytest.mark.slow
def test_edit_break_mend(place):
    """Edit, see; break, see the problem on the last good page; mend, see the page."""
    with served(place, "--port", "0") as (address, _), chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}2026/03/cups.html")
        page.get_by_text("Warm them first.").wait_for()

        file = place.content / "articles" / "cups.md"
        good = file.read_text("utf-8")
        file.write_text(good.replace("first", "twice"), "utf-8")
        page.get_by_text("Warm them twice.").wait_for(timeout=15_000)

        file.write_text(good.replace("Date: 2026-03-02", "Date: soon"), "utf-8")
        alert = page.get_by_role("alert")
        alert.wait_for(timeout=15_000)
        assert "cups.md:2: [bad-date]" in alert.inner_text()
        assert page.get_by_text("Warm them twice.").is_visible()
        page.reload()
        alert.wait_for(timeout=15_000)

        file.write_text(good.replace("first", "slowly"), "utf-8")
        page.get_by_text("Warm them slowly.").wait_for(timeout=15_000)
        assert alert.count() == 0
    assert not place.output.exists()


@pytest.mark.slow
def test_drafts_and_their_rights_problems(place):
    """A draft has a banner with what would keep it from being published; the rest is served."""
    place.article("plan", "Tea.", Status="draft", Permission="kettle-weekly")
    place.article("later", "Tea.", Date="2026-12-24")
    with served(place, "--port", "0") as (address, _), chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("link", name="Plan").click()
        banner = page.get_by_role("complementary", name="Draft")
        assert "A reprint has to say where the work first appeared" in banner.inner_text()
        assert page.get_by_text("Used with permission").is_visible()
        page.goto(address)
        page.get_by_role("link", name="Later", exact=True).click()
        assert "It is published on 2026-12-24." in banner.inner_text()


@pytest.mark.slow
def test_a_port_that_is_taken_and_a_clean_end(place):
    """Another port is found; Ctrl-C ends it with status 0 and leaves nothing."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(place, "--port", str(port)) as (address, process):
            assert f":{port}/" not in address
            assert urllib.request.urlopen(address).status == 200  # noqa: S310
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(f"{address}../../etc/passwd")  # noqa: S310
            strange = urllib.request.Request(address, headers={"Host": "evil.example:80"})  # noqa: S310
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(strange)  # noqa: S310
    assert process.returncode == 0
