"""Tests of plugins.attribution.takedown.many: more than ten at once ask first."""

import datetime as dt

import pytest

from plugins.attribution.licence import Status
from plugins.attribution.takedown.many import unconfirmed
from plugins.attribution.takedown.withdrawal import Withdrawal


def withdrawn(number, *, confirmed=False):
    day = dt.date(2026, 6, 1)
    return [
        Withdrawal(f"T{n}", day, Status.WITHDRAWN, "K", None, None, "p.toml", 3, confirmed)
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "confirmed", "asks"),
    [(10, None, False), (11, None, True), (11, 11, False), (11, 12, True), (3, 9, False)],
)
def test_the_exact_number(number, confirmed, asks):
    """Ten go without being asked; beyond, only their number lets them."""
    problems = unconfirmed(withdrawn(number), confirmed)
    assert bool(problems) is asks
    for problem in problems:
        assert (problem.path, problem.line, problem.code) == ("p.toml", 3, "confirm")
        assert problem.holds is None
        assert f"take down {number} articles at once: “T0”, “T1”, “T2” …" in problem.message
        assert problem.mend.endswith(f"invoke build --confirm {number}")


def test_what_a_command_asked_for_is_not_counted():
    """Nobody is asked twice."""
    assert not unconfirmed(withdrawn(12, confirmed=True) + withdrawn(10), None)
    (problem,) = unconfirmed(withdrawn(12, confirmed=True) + withdrawn(11), None)
    assert "11 articles" in problem.message
