"""What becomes of comments that come in."""

from __future__ import annotations

import pytest

from plugins.comments.incoming import Claim, Form, Skipped
from plugins.comments.state import State
from plugins.comments.store.decisions import decide
from tests.comments.store.bringing import (
    NOON,
    body_of,
    bring,
    everything,
    logged,
    said,
    stored,
    thread,
)


@pytest.mark.parametrize(
    ("claim", "state"),
    [
        (Claim.APPROVED, "approved"),
        (Claim.UNKNOWN, "pending"),
        (Claim.PENDING, "pending"),
        (Claim.SPAM, "spam"),
        (Claim.REJECTED, "rejected"),
        (Claim.DELETED, "deleted"),
    ],
)
def test_the_state_on_arrival_is_what_the_export_proves(store, claim, state):
    """UNKNOWN is no proof."""
    merged = bring(store, thread(), said("1", claim=claim))
    assert stored(store, "1").state == state
    assert merged.by_status == {state: 1}


def test_trust_takes_what_is_not_flagged_for_approved(store):
    """And nothing else."""
    pending = said("2", claim=Claim.PENDING)
    bring(store, thread(), said("1", claim=Claim.UNKNOWN), pending, trust=True)
    assert [stored(store, one).state for one in "12"] == ["approved", "pending"]


def test_everything_that_came_is_kept(store):
    """E-mail, address, agent, the text to the letter, the time to the microsecond."""
    when = NOON.replace(microsecond=123457)
    given = said("1", " a\r\n<b>b ", url="https://a.example.org/", agent="A/1", published=when)
    bring(store, thread(), given)
    row = stored(store, "1")
    kept = (row.author, row.email, row.ip, row.url, row.agent, row.published, row.source_id)
    assert kept == ("Ada", "ada@example.org", "192.0.2.1", given.url, "A/1", when, "1")
    assert body_of(store, row) == given.body


def test_the_same_file_twice_adds_nothing(store):
    """Every comment is known the second time."""
    items = [thread(), *(said(str(n)) for n in range(250))]
    first = bring(store, *items)
    before = everything(store)
    second = bring(store, *items)
    assert (first.new, first.known, second.new, second.known) == (250, 0, 0, 250)
    assert everything(store) == before


def test_one_comment_twice_in_a_file(store):
    """It is new once and known once; another text of it is a change."""
    merged = bring(store, thread(), said("1"), said("1"), said("1", "Another."))
    assert (merged.new, merged.known, merged.changed, merged.done) == (1, 1, 1, 3)


def test_a_changed_text_waits_and_what_was_approved_stays(store):
    """The new text is a revision about which somebody has to decide."""
    bring(store, thread(), said("1", "Before."))
    merged = bring(store, thread(), said("1", "After."))
    row = stored(store, "1")
    assert (merged.new, merged.known, merged.changed) == (0, 0, 1)
    assert (row.state, body_of(store, row), body_of(store, row, row.waiting)) == (
        "approved",
        "Before.",
        "After.",
    )
    assert [entry.subject for entry in logged(store, "changed")] == [row.id]


def test_a_text_that_was_there_before_is_known(store):
    """An old export read again does not ask again."""
    for text in ("Before.", "After.", "Before."):
        merged = bring(store, thread(), said("1", text))
    assert (merged.known, merged.changed) == (1, 0)
    row = stored(store, "1")
    assert body_of(store, row, row.waiting) == "After."


def test_line_ends_and_the_space_around_are_no_change(store):
    """Systems export them now so, now so."""
    bring(store, thread(), said("1", "a\r\nb\n"))
    assert bring(store, thread(), said("1", "a\nb")).known == 1


def test_another_form_is_a_change(store):
    """The same letters mean something else as Markdown."""
    bring(store, thread(), said("1", "*a*"))
    assert bring(store, thread(), said("1", "*a*", form=Form.MARKDOWN)).changed == 1


def test_spam_whose_text_changes_asks_nobody(store):
    """Its other text is kept, and it stays what it was."""
    bring(store, thread(), said("1", "Buy!", claim=Claim.SPAM))
    bring(store, thread(), said("1", "Buy now!", claim=Claim.SPAM))
    row = stored(store, "1")
    assert (row.state, row.waiting) == ("spam", None)


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0), (1, 0, 1)])
def test_the_weightier_of_two_claims_counts(store, order):
    """Whichever is read first, and however often."""
    claims = (Claim.APPROVED, Claim.SPAM)
    for number in order:
        bring(store, thread(), said("1", claim=claims[number]))
    assert stored(store, "1").state == "spam"


def test_a_claim_changes_nothing_that_somebody_decided(store):
    """A person's decision is stronger than any export."""
    bring(store, thread(), said("1", claim=Claim.UNKNOWN))
    decide(store, [stored(store, "1").id], State.APPROVED, "Mo")
    bring(store, thread(), said("1", claim=Claim.SPAM))
    row = stored(store, "1")
    assert (row.state, row.claim) == ("approved", "spam")


def test_what_one_export_left_out_another_fills_in(store):
    """Disqus no longer exports e-mail; what was there stays."""
    bare = said("1", email="", ip="", author="", published=None, parent=None)
    bring(store, thread(), bare)
    merged = bring(store, thread(), said("1", parent="9"))
    row = stored(store, "1")
    assert (row.email, row.ip, row.author, row.published) == (
        "ada@example.org",
        "192.0.2.1",
        "Ada",
        NOON,
    )
    assert (row.parent_source_id, merged.known) == ("9", 1)
    bring(store, thread(), bare)
    assert stored(store, "1").email == "ada@example.org"


def test_another_sites_comment_is_not_taken_for_a_change(store):
    """Every WordPress counts from 1: another author, time and text are another comment."""
    bring(store, thread(), said("1"))
    other = said("1", "Elsewhere.", author="Bo", published=NOON.replace(hour=3))
    merged = bring(store, thread(), other)
    assert (merged.done, merged.by_status["approved"]) == (1, 0)
    (left_out,) = merged.skipped
    assert left_out.where == "line 1"
    assert "--site" in left_out.why
    assert bring(store, thread(), other, site="elsewhere").new == 1
    assert bring(store, thread(), other, site="elsewhere").known == 1


def test_what_databases_cannot_hold_is_left_out(store):
    """U+0000, and half a character, of which JSON can speak."""
    bring(store, thread(), said("1", "a\0b\ud800c", author="A\0da"))
    row = stored(store, "1")
    assert (row.author, body_of(store, row)) == ("Ada", "ab?c")


def test_batches_are_kept_one_by_one(store):
    """Whoever is interrupted has whole batches, and the same file again does the rest."""
    items = [thread(), *(said(str(n)) for n in range(25))]

    def stop(done: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(store, *items, batch=10, told=stop)
    merged = bring(store, *items, batch=10)
    assert (merged.new, merged.known) == (5, 20)


def test_an_export_that_breaks_while_it_is_read_leaves_the_store_as_it_was(store):
    """It is read to its end before anything is merged."""
    bring(store, thread(), said("1"))
    before = everything(store)

    def broken():
        yield thread()
        for number in range(5000):
            yield said(str(number), "Changed.")
        raise ValueError("cut off")

    with pytest.raises(ValueError, match="cut off"):
        bring(store, *[], *broken())
    assert everything(store) == before


def test_what_cannot_be_taken_is_handed_on(store):
    """Where it stands, and why."""
    from plugins.comments.store import staging

    with staging.opened(store) as connection:
        staged = staging.stage(connection, [Skipped("line 3", "it has no text"), thread()])
    assert staged.skipped == (Skipped("line 3", "it has no text"),)
    assert staged.comments == 0


def test_the_log_names_nobody_who_commented(store):
    """A person's data can be erased without touching it."""
    bring(store, thread(), said("1", email=""))
    bring(store, thread(), said("1", "Other.", email="ada@example.org"))
    whole = str([logged(store, action) for action in ("import", "changed", "completed")])
    assert "Ada" not in whole
    assert "example.org" not in whole
    assert "'email" not in whole
    assert "Mo" in whole
