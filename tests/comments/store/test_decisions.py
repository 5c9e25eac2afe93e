"""Deciding, alone and together."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from plugins.comments.incoming import Claim
from plugins.comments.state import State
from plugins.comments.store.connect import open_store
from plugins.comments.store.decisions import decide
from tests.comments.store.bringing import body_of, bring, everything, logged, said, stored, thread


def test_a_decision_is_logged_with_who_when_and_why(store):
    """Before and after stand there too."""
    bring(store, thread(), said("1", claim=Claim.UNKNOWN))
    one = stored(store, "1").id
    decision = decide(store, [one, "nobody"], State.APPROVED, "Mo", "kind words")
    assert (decision.decided, decision.missing) == ((one,), ("nobody",))
    row = stored(store, "1")
    (entry,) = logged(store, "decided")
    assert (row.state, row.decided) == ("approved", entry.n)
    assert (entry.who, entry.why, entry.subject, entry.decision) == (
        "Mo",
        "kind words",
        one,
        decision.id,
    )
    assert '"state": "pending"' in entry.before
    assert '"state": "approved"' in entry.after


def test_many_at_one_stroke(store):
    """One decision, an entry for each comment."""
    bring(store, thread(), *(said(str(n)) for n in range(1200)))
    ids = [stored(store, str(n)).id for n in (0, 599, 1199)]
    decide(store, ids, State.SPAM, "Mo")
    assert {stored(store, str(n)).state for n in (0, 599, 1199)} == {"spam"}
    assert len({entry.decision for entry in logged(store, "decided")}) == 1


def test_to_approve_is_to_approve_what_waits(store):
    """The newer text takes the older one's place."""
    bring(store, thread(), said("1", "Before."))
    bring(store, thread(), said("1", "After."))
    decide(store, [stored(store, "1").id], State.APPROVED, "Mo")
    row = stored(store, "1")
    assert (body_of(store, row), row.waiting, row.state) == ("After.", None, "approved")


def test_to_refuse_a_change_leaves_what_was_approved(store):
    """And the change does not come back with the next import."""
    bring(store, thread(), said("1", "Before."))
    bring(store, thread(), said("1", "After."))
    decide(store, [stored(store, "1").id], State.SPAM, "Mo")
    bring(store, thread(), said("1", "After."))
    row = stored(store, "1")
    assert (body_of(store, row), row.waiting, row.state) == ("Before.", None, "approved")


def test_a_text_that_nobody_saw_is_not_decided_about(store):
    """Between looking and deciding, an import brought another text."""
    bring(store, thread(), said("1", "Before."))
    row = stored(store, "1")
    bring(store, thread(), said("1", "After."))
    decision = decide(store, [row.id], State.APPROVED, "Mo", seen={row.id: row.text})
    assert (decision.decided, decision.stale) == ((), (row.id,))
    assert stored(store, "1").waiting is not None


def test_two_moderators_at_once_lose_no_decision(store, address):
    """Each decides about every comment; every decision is in the log, and the last one holds."""
    bring(store, thread(), *(said(str(n), claim=Claim.UNKNOWN) for n in range(40)))
    ids = [stored(store, str(n)).id for n in range(40)]
    failures: list[BaseException] = []

    def moderate(who: str, state: State, order: list[str]) -> None:
        own = open_store(address)
        try:
            for one in order:
                decide(own, [one, ids[0]], state, who)
        except BaseException as error:
            failures.append(error)
        finally:
            own.close()

    people = [
        threading.Thread(target=moderate, args=("Mo", State.APPROVED, ids)),
        threading.Thread(target=moderate, args=("Ines", State.SPAM, ids[::-1])),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert not failures
    entries = logged(store, "decided")
    assert len(entries) == 2 * (40 * 2 - 1)
    last = {entry.subject: entry for entry in entries}
    for number in range(40):
        row = stored(store, str(number))
        assert row.decided == last[row.id].n
        assert f'"state": "{row.state}"' in last[row.id].after


def test_a_decision_and_an_import_at_once(store, address):
    """Neither fails, and what was decided stays decided."""
    items = [thread(), *(said(str(n), claim=Claim.UNKNOWN) for n in range(300))]
    bring(store, *items)
    ids = [stored(store, str(n)).id for n in range(0, 300, 3)]
    failures: list[BaseException] = []

    def again() -> None:
        own = open_store(address)
        try:
            changed = [said(str(n), "Other.", claim=Claim.SPAM) for n in range(300)]
            bring(own, *items, *changed, batch=20)
        except BaseException as error:
            failures.append(error)
        finally:
            own.close()

    importing = threading.Thread(target=again)
    importing.start()
    for one in ids:
        decide(store, [one], State.APPROVED, "Mo")
    importing.join()
    assert not failures
    assert {stored(store, str(n)).state for n in range(0, 300, 3)} == {"approved"}


@pytest.mark.parametrize("statement", ["UPDATE log SET who = 'x'", "DELETE FROM log"])
def test_the_log_is_only_ever_added_to(store, statement):
    """The database itself refuses anything else."""
    bring(store, thread(), said("1"))
    with pytest.raises(DBAPIError, match="only ever added to"), store.writing() as connection:
        connection.execute(text(statement))
    assert len(logged(store, "import")) == 1


def test_two_imports_at_once(store, address, fresh):
    """Of files that overlap: every comment once, as if one had come after the other."""
    files = [[thread(), *(said(str(n)) for n in range(begin, begin + 300))] for begin in (0, 150)]
    failures: list[BaseException] = []

    def import_(items) -> None:
        own = open_store(address)
        try:
            bring(own, *items, batch=20)
        except BaseException as error:
            failures.append(error)
        finally:
            own.close()

    both = [threading.Thread(target=import_, args=(items,)) for items in files]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert not failures
    other = open_store(fresh())
    for items in files:
        bring(other, *items)
    assert everything(store) == everything(other)
    other.close()


def test_what_exports_claim_follows_the_text_that_is_shown(store):
    """The claim about a newer text counts once that text is shown."""
    bring(store, thread(), said("1", "Before."))
    bring(store, thread(), said("1", "After.", claim=Claim.UNKNOWN))
    decide(store, [stored(store, "1").id], State.APPROVED, "Mo")
    assert stored(store, "1").claim == "unknown"
