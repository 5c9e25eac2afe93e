"""Comments out of the store."""

from __future__ import annotations

import pytest

from plugins.comments.articles import Article, Articles
from plugins.comments.incoming import Claim
from plugins.comments.plain import one_line, words
from plugins.comments.selection import parse
from plugins.comments.store import listing, threads
from plugins.comments.store.tables import comments
from plugins.press.problem import CannotBuild
from tests.comments.store.bringing import NOON, bring, said, stored, thread

TEA = Article("tea", "/2026/tea.html", (), "Tea")


@pytest.fixture
def full(store):
    """Five comments of all kinds."""
    bring(
        store,
        thread(links=("https://a.example.org/2026/tea.html",)),
        thread("8"),
        said("1"),
        said("2", claim=Claim.UNKNOWN, author="Bo, Jr", published=NOON.replace(hour=1)),
        said("3", claim=Claim.SPAM, thread="8", published=NOON.replace(day=2)),
        said("4", published=None),
        said("5", "Before.", source="disqus"),
        articles=[TEA],
    )
    bring(store, said("5", "After.", source="disqus"), articles=[TEA])
    with store.writing() as connection:
        connection.execute(
            comments.update()
            .where(comments.c.source_id == "3")
            .values(score=0.95, reasons='["links", "caps 50%"]')
        )
    return store


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("all", "21534"),
        ("status=approved", "154"),
        ("status=pending", "25"),
        ("status=pending,status=spam", "253"),
        ("article=tea", "214"),
        ("article=", "53"),
        ("author=Bo\\, Jr", "2"),
        ("author=bo", ""),
        ("reason=links", "3"),
        ("reason=caps 50%", "3"),
        ("reason=link", ""),
        ("reason=changed", "5"),
        ("source=disqus", "5"),
        ("before=2026-03-01T12:00:00Z", "2"),
        ("after=2026-03-02", "3"),
        ("score=0.9..", "3"),
        ("score=..0.5", ""),
    ],
)
def test_a_selection(full, where, found):
    """From the oldest to the newest, those without a time last."""
    rows = list(listing.listed(full, parse(where)))
    assert sorted(row.source_id for row in rows) == sorted(found)
    if where == "all":
        assert rows[0].source_id == "2"
        assert rows[-1].source_id == "4"
    assert listing.count(full, parse(where)) == len(found)


def test_ids(full):
    """One, or several."""
    ids = [stored(full, one).id for one in "12"]
    rows = listing.listed(full, parse(",".join(ids)))
    assert {row.source_id for row in rows} == {"1", "2"}


def test_the_text_that_a_decision_would_be_about(full):
    """The newer one, where one waits; with its reason."""
    (row,) = listing.listed(full, parse("source=disqus"))
    assert (row.body, row.reasons, row.status.value) == ("After.", ("changed",), "approved")


def test_nothing_private_is_listed(full):
    """No e-mail, no IP address."""
    whole = str([row.as_json() for row in listing.listed(full, parse("all"))])
    assert "ada@" not in whole
    assert "192.0.2" not in whole


def test_strangers_words_do_not_steer_the_terminal():
    """No control character, no reversed text, no second line."""
    assert one_line("a\x1b[31m\n b\u202ec\x07") == "a[31m bc"
    assert one_line("x" * 100, 10) == "xxxxxxxxx…"
    assert words("<p>a &lt;b&gt;<br>c</p>") == "a <b> c"


def test_a_thread_is_described_by_several_exports(store):
    """Each adds what it knows."""
    bring(store, thread(identifiers=("b",), title=""), said("1"))
    bring(store, thread(identifiers=("a", "b"), links=("/x",), title="Tea"), said("1"))
    (listed,) = threads.listed(store)
    assert (listed.identifiers, listed.links, listed.title, listed.comments) == (
        ("a", "b"),
        ("/x",),
        "Tea",
        1,
    )


def test_what_somebody_assigned_stays(store):
    """Whatever a later import would make of it."""
    cups = Article("cups", "/2026/cups.html")
    bring(store, thread(), said("1"), articles=[TEA, cups])
    (lost,) = threads.listed(store, unmatched=True)
    assert threads.assign(store, lost.id, "cups", Articles((TEA, cups)), "Mo") == 1
    bring(store, thread(links=("/2026/tea.html",)), said("1"), articles=[TEA, cups])
    (listed,) = threads.listed(store)
    assert (listed.article, listed.matched_by) == ("cups", "hand")
    with pytest.raises(CannotBuild, match="no thread"):
        threads.assign(store, "none", "cups", Articles((cups,)), "Mo")
    with pytest.raises(CannotBuild, match="no article"):
        threads.assign(store, lost.id, "plates", Articles((cups,)), "Mo")


def test_an_article_that_is_gone_is_remembered(store):
    """It may have been renamed, and the thread finds it again; another answer is taken."""
    here = thread(links=("https://a.example.org/2026/tea.html",))
    bring(store, here, said("1"), articles=[TEA])
    assert threads.rematch(store, Articles(())) == 0
    assert threads.listed(store)[0].article == "tea"
    renamed = Article("green-tea", "/2026/green-tea.html", ("/2026/tea.html",))
    assert threads.rematch(store, Articles((renamed,))) == 1
    assert threads.listed(store)[0].article == "green-tea"
