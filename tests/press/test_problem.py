"""Tests of plugins.press.problem."""

from plugins.press.problem import CannotBuild, PressError, Problem, Refused


def test_a_problem_prints_where_it_is_and_how_to_mend_it():
    """`path:line: [code] message mend`, which editors and people can follow."""
    problem = Problem("content/a.md", 3, "no-guid", "There is no Guid.", "Add one.")
    assert str(problem) == "content/a.md:3: [no-guid] There is no Guid. Add one."
    assert problem.as_json() == {
        "path": "content/a.md",
        "line": 3,
        "code": "no-guid",
        "message": "There is no Guid. Add one.",
    }


def test_an_error_shows_each_problem_once_in_order():
    """Two checks may find the same; a person reads it once."""
    one, two = Problem("a.md", 1, "x", "One."), Problem("b.md", 1, "x", "Two.")
    error = Refused([two, one, two])
    assert error.problems == (one, two)
    assert str(error) == "a.md:1: [x] One.\nb.md:1: [x] Two."


def test_exit_codes():
    """1 where problems were found, 2 where it could not be tried."""
    assert (Refused.exitcode, CannotBuild.exitcode) == (1, 2)
    assert issubclass(Refused, PressError)
