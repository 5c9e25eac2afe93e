"""The same comment has the same name in every store."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.identity import comment_id, text_digest, thread_id
from plugins.comments.incoming import Form

names = st.text("0123456789a", min_size=1, max_size=12) | st.text(max_size=5)


@given(names, names)
def test_different_comments_have_different_ids(one, other):
    """Also 7 and 07, and numbers of any length; all are 16 hexadecimal digits."""
    ids = comment_id("disqus", one), comment_id("disqus", other)
    assert (ids[0] == ids[1]) == (one == other)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in ids)


def test_ids_that_everybody_agrees_on():
    """They stand in logs and addresses, so they never change."""
    assert comment_id("wordpress", "4711") == "0a55cb5000001267"
    assert comment_id("wordpress", "4711") != comment_id("disqus", "4711")
    assert comment_id("wordpress", "a4711") == "89f827f9c545d247"
    assert thread_id("wordpress", "7") == "3136665dc7d1ce7b"


def test_a_text_and_its_form():
    """Line ends and the space around make no difference."""
    assert text_digest(Form.TEXT, " a\r\nb\r") == text_digest(Form.TEXT, "a\nb")
    assert text_digest(Form.TEXT, "a") != text_digest(Form.HTML, "a")
