"""Tests of plugins.press.parallel."""

import os
import threading

import pytest

from plugins.press.parallel import WORTH_IT, spread


def squares(numbers):
    """Each number with the process that looked at it."""
    return [(number * number, os.getpid()) for number in numbers]


@pytest.mark.parametrize("count", [0, 1, WORTH_IT - 1, WORTH_IT, 1001])
@pytest.mark.parametrize("cores", [1, 2, 3])
def test_every_part_once(count, cores):
    """Whatever the number of parts and cores, the results are those of all parts."""
    found = spread(squares, range(count), cores)
    assert sorted(square for square, _ in found) == [number * number for number in range(count)]


def test_many_parts_are_taken_by_others():
    """Where that is worth it, and where no thread runs that a fork would lose."""
    if threading.active_count() == 1:
        assert os.getpid() not in {process for _, process in spread(squares, range(WORTH_IT), 2)}
    assert {process for _, process in spread(squares, range(9), 2)} == {os.getpid()}
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {process for _, process in spread(squares, range(WORTH_IT), 2)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_an_exception_is_raised():
    """It is no result, and is not lost."""

    def fail(parts):
        raise ValueError(len(parts))

    with pytest.raises(ValueError, match=r"\d"):
        spread(fail, range(WORTH_IT), 2)
