"""Tests of plugins.press.memory: what the gate need not read again."""

from plugins.press.gate import Check, Published, inspect
from plugins.press.manifest import Manifest
from plugins.press.memory import Memory, code
from plugins.press.problem import Problem
from plugins.press.staged import Staged


def test_what_is_unchanged():
    """Files with the digest that was published; none where nothing was."""
    old = Manifest({"a": "1", "b": "2"}, passed={"row": "key"})
    memory = Memory.of(old, {"a": "1", "b": "3", "c": "4"})
    assert memory.unchanged == {"a"}
    assert memory.settled("row", "key") == {"a"}
    assert memory.settled("row", "other") == frozenset()
    assert memory.settled("other", "key") == frozenset()
    assert Memory.of(None, {"a": "1"}).unchanged == frozenset()


def test_a_row_that_found_something_is_asked_again(tmp_path):
    """What is waived or advice is told by every build."""
    seen = []

    def run(staged, published):
        seen.append(staged.settled)
        return [Problem("a", 1, "code", "message")] if len(seen) == 1 else []

    check = Check("row", run, key=lambda staged, published: "key")
    first = Memory(frozenset({"a"}), {})
    inspect(Staged(tmp_path), Published(()), [check], memory=first)
    assert first.keys == {}
    second = Memory(frozenset({"a"}), first.keys)
    inspect(Staged(tmp_path), Published(()), [check], memory=second)
    third = Memory(frozenset({"a"}), second.keys)
    inspect(Staged(tmp_path), Published(()), [check], memory=third)
    assert seen == [frozenset(), frozenset(), frozenset({"a"})]


def test_our_code_is_part_of_the_key():
    """It is a digest, the same within a process."""
    assert len(code()) == 64
    assert code() == code()


def test_from_build_to_build(place):
    """A rebuild reads nothing again; a changed article is read, and its page judged."""
    assert place.build().error is None
    assert place.build().error is None
    theme = place.folder / "theme"
    place.write("theme/templates/print.html", "{{ articles[0].content }}")
    long = "\n\n".join(f"Sentence {n} of many about kettles and cups." for n in range(40))
    kettle = place.content / "articles" / "kettle.md"
    kettle.write_text(kettle.read_text("utf-8") + long, "utf-8")
    settings = place.write(
        "more.py",
        f"THEME_TEMPLATES_OVERRIDES = [{str(theme / 'templates')!r}]\n"
        "TEMPLATE_PAGES = {}\nDIRECT_TEMPLATES = ['index', 'tags', 'archives', '404', 'print']\n",
    )
    place.write("theme/templates/print.html", "{% for a in articles %}{{ a.content }}{% endfor %}")
    assert place.codes(settings=str(settings)) == ["statement-missing"]
    assert place.codes(settings=str(settings)) == ["statement-missing"], "it is told again"
