"""Tests of plugins.attribution.phrases and plugins.attribution.shares."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.attribution.phrases import LENGTH, Index, covered, phrases
from plugins.attribution.shares import held
from tests.attribution.works import licence, words, work


def counts(works, text):
    """How many words of each work a text holds."""
    index = Index.of(each.words for each in works)
    return {each.work.title: each.words for each in held(works, index, text)}


def test_a_run_of_five_words_is_found():
    """Four words in a row are anybody's."""
    one = work("a", words("a", 100))
    assert counts([one], ("x", *one.words[10:15], "y")) == {"A": 5}
    assert counts([one], ("x", *one.words[10:14], "y")) == {}


def test_scattered_runs_are_added_up():
    """Different words of the work count, each once, however often they stand there."""
    one = work("a", words("a", 100))
    text = (*one.words[:20], "x", *one.words[50:70], "y", *one.words[:20])
    assert counts([one], text) == {"A": 40}


@given(st.integers(1, 200), st.integers(0, 150))
def test_a_quotation_counts_its_words(length, start):
    """A verbatim quotation of n words counts n, from five on."""
    one = work("a", words("a", 400))
    quoted = one.words[start : start + length]
    assert counts([one], ("x", *quoted, "y")).get("A", 0) == (length if length >= LENGTH else 0)


def test_the_limit_is_the_permissions():
    """At the limit nothing is over, one word more is; a dozen words are chance."""
    for allowed, most in [(75, 75), (0, 12), (200, 200)]:
        one = work("a", words("a", 400), licence(unattributed_words=allowed))
        index = Index.of([one.words])
        for length, over in [(most, False), (most + 1, True)]:
            (found,) = held([one], index, one.words[:length])
            assert found.is_over is over


def test_a_short_work_is_a_work():
    """Of a work of a few words, more than half is too much where nothing is allowed."""
    one = work("a", words("a", 10), licence(unattributed_words=0))
    (found,) = held([one], Index.of([one.words]), one.words)
    assert found.is_over


def test_shared_words_count_for_the_work_that_is_shown():
    """Two works share their middle: each text holds the one that it follows."""
    shared = words("s", 200)
    one = work("a", (*words("a", 100), *shared, *words("e", 100)))
    two = work("b", (*words("b", 20), *shared))
    assert counts([one, two], one.words) == {"A": 400}
    assert counts([one, two], two.words) == {"B": 220}
    assert counts([one, two], (*one.words, "x", *two.words)) == {"A": 400, "B": 220}


def test_an_excerpt_that_both_hold_is_of_the_shorter():
    """The text holds the largest share of that one."""
    shared = words("s", 100)
    one = work("a", (*shared, *words("a", 400)))
    two = work("b", (*shared, *words("b", 20)))
    assert counts([one, two], shared) == {"B": 100}
    (found,) = held([one, two], Index.of([one.words, two.words]), shared)
    assert found.rivals == ()


def test_two_summaries_of_variants_are_two_summaries():
    """Side by side on a listing, neither holds the other's words."""
    one = work("a", words("w", 300))
    two = work("b", (*words("b", 20), *words("w", 300)))
    text = (*one.words[:50], "read", "more", *two.words[:50], "read", "more")
    assert counts([one, two], text) == {"A": 50, "B": 50}


def test_equal_texts_are_rivals():
    """Of two works with the same words either statement will do."""
    one, two = work("a", words("w", 200)), work("b", words("w", 200))
    (found,) = held([one, two], Index.of([one.words, two.words]), one.words)
    assert {found.work.title, *(rival.title for rival in found.rivals)} == {"A", "B"}


def test_a_variant_of_ours_takes_its_words():
    """What is our own needs no statement, and is not the licensed variant."""
    ours = work("ours", words("w", 200), licence=None)
    theirs = work("theirs", (*words("t", 50), *words("w", 200)))
    assert counts([ours, theirs], ours.words) == {}
    assert counts([ours, theirs], theirs.words) == {"Theirs": 250}


@given(st.lists(st.integers(0, 30), max_size=60))
def test_coverage_is_that_of_a_set(starts):
    """Counted in one pass, and by hand."""
    assert covered(starts) == len({start + n for start in starts for n in range(LENGTH)})


def test_phrases_of_less_than_five_words():
    """There are none."""
    assert list(phrases(["a", "b", "c", "d"])) == []


def test_a_text_of_refrains():
    """A work that repeats itself is found whole, and its refrain alone counts once."""
    verses = [word for n in range(20) for word in (f"verse{n}", *words("refrain", 10))]
    one = work("a", tuple(verses))
    assert counts([one], one.words) == {"A": 220}
    assert counts([one], words("refrain", 10)) == {"A": 10}


def test_a_text_of_one_word():
    """It is looked for in no more places than it takes."""
    one = work("a", ("word",) * 20_000)
    assert counts([one], ("word",) * 20_000)["A"] >= 5
