"""A kit in a real browser, under the strictest policy that our pages promise to bear."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager

import pytest

from tests.browser import chromium

OURS = 'holder = "Us"\nstatement = "“{title}” first appeared at [Us](https://us.example.org/)."\n'
FORMS = ["HTML", "Newsletter", "Plain text", "Print", "Markdown"]


class Strict(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with a content security policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(folder):
    """The address of ``folder`` on this machine."""
    handler = functools.partial(Strict, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def kit(place):
    """The address of a kit."""
    place.write("content/permissions/ours.toml", OURS)
    place.article("pots", "A pot & a cup.", Offer="ours")
    assert place.build().error is None
    with served(place.output) as address:
        yield f"{address}/republish/pots.html"


def test_copying(kit):
    """With a script by button and keyboard, without a clipboard by selection, without a script by
    hand; nothing that the policy forbids is tried."""
    with chromium() as browser:
        with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
            page = context.new_page()
            told: list[str] = []
            page.on("console", lambda message: told.append(message.text))
            page.goto(kit)
            buttons = page.get_by_role("button")
            assert buttons.all_inner_texts() == [f"Copy {name}" for name in FORMS]
            for at, name in enumerate(FORMS):
                text = page.get_by_role("textbox", name=name, exact=True)
                buttons.nth(at).focus()
                page.keyboard.press("Enter")
                page.get_by_role("status").nth(at).get_by_text("Copied").wait_for()
                copied = page.evaluate("navigator.clipboard.readText()")
                assert copied.replace("\r\n", "\n") == text.input_value()
                assert "https://us.example.org/" in copied
                page.keyboard.press("Tab")
                assert text.evaluate("each => each === document.activeElement")
            assert [line for line in told if "favicon" not in line and "404" not in line] == []
        with browser.new_context() as context:
            page = context.new_page()
            page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: null})")
            page.goto(kit)
            page.get_by_role("button", name="Copy HTML").click()
            page.get_by_role("status").first.get_by_text("Copied").wait_for()
            selected = "each => each.value.slice(each.selectionStart, each.selectionEnd)"
            text = page.get_by_role("textbox", name="HTML", exact=True)
            assert text.evaluate(selected) == text.input_value()
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(kit)
            assert page.get_by_role("button").count() == 0
            assert page.get_by_role("textbox").count() == len(FORMS)
            assert "A pot &amp; a&nbsp;cup." in page.get_by_role("textbox").first.input_value()
