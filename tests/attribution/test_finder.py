"""Tests of plugins.attribution.finder, judging and placement: finished files, as they are."""

from __future__ import annotations

import json
from html import escape

import pytest

from plugins.attribution import finder
from plugins.attribution.work import Wording
from plugins.press.gate import Check, Item, Published, inspect
from plugins.press.memory import Memory
from plugins.press.raw_words import words_in
from plugins.press.staged import Staged
from tests.attribution.works import licence, words

ONE, TWO = words("one", 300), words("two", 300)
TERMS = licence("© [Kettle Weekly](https://kettle.example.org/). All rights reserved.")
STATEMENT = TERMS.attribution.statement.html
PLAIN = "© Kettle Weekly (https://kettle.example.org/). All rights reserved."
MARKDOWN = "© [Kettle Weekly](https://kettle.example.org/). All rights reserved."
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>{}</feed>'
CHECK = Check("licensed text", finder.check_works, key=finder.key)


def item(name, text, terms=TERMS, **made):
    """A published reprint, as the gate is told of it."""
    made = {
        "licence": terms,
        "attribution": terms.attribution,
        "work": Wording(tuple(text)),
        **made,
    }
    return Item(f"{name}.md", f"{name}.html", name, name, "en", entry_id=f"tag:{name}", made=made)


SITE = (item("one", ONE), item("two", TWO))


def p(text):
    """A paragraph of words."""
    return f"<p>{' '.join(text)}</p>"


def entry(name, content):
    """An entry of a feed."""
    content = f'<content type="html">{escape(content)}</content>'
    return f"<entry><id>{name}</id><title>T</title>{content}</entry>"


@pytest.fixture
def ask(tmp_path):
    """The codes that the gate finds for a folder of these files, with the work's name."""

    def answer(files, items=SITE, gone=(), memory=None):
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        problems, _ = inspect(
            Staged(tmp_path), Published(tuple(items), gone=tuple(gone)), [CHECK], memory=memory
        )
        return [(problem.code, problem.path.removesuffix(".md")) for problem in problems]

    return answer


TENS = range(0, 160, 20)
MISSING = [("statement-missing", "one")]
HIDING = "p { display: none }"
LISTING = f"<article>{p(ONE)}{STATEMENT}</article><article>{p(TWO)}{STATEMENT}</article>"
RIGHT = {
    "a print version": ("print/a.html", p(ONE) + STATEMENT),
    "the statement first": ("print/a.html", STATEMENT + p(ONE)),
    "a quotation": ("own.html", p(ONE[:75])),
    "two quotations": ("own.html", p(ONE[:40]) + p(TWO[:70])),
    "a listing": ("index.html", LISTING),
    "a listing without articles": ("index.html", p(ONE) + STATEMENT + p(TWO) + STATEMENT),
    "statements before": ("index.html", STATEMENT + p(ONE) + STATEMENT + p(TWO)),
    "a statement behind its article": (
        "index.html",
        f"<article>{p(ONE)}</article>{STATEMENT}<article>{p(TWO)}</article>{STATEMENT}",
    ),
    "a text": ("all.txt", f"{' '.join(ONE)}\n\n{PLAIN}\n\n{' '.join(TWO)}\n\n{PLAIN}\n"),
    "Markdown": ("a.md", f"# One\n\n{' '.join(ONE)}\n\n{MARKDOWN}\n"),
    "a feed": ("feeds/x.xml", FEED.format(entry("tag:other", p(ONE) + STATEMENT))),
    "its own entry, which another row judges": (
        "feeds/x.xml",
        FEED.format(entry("tag:one", p(ONE))),
    ),
    "its own page, which another row judges": ("one.html", p(ONE)),
    "JSON": ("a.json", json.dumps({"html": p(ONE) + STATEMENT})),
    "JSON of plain text": ("a.json", json.dumps([f"{' '.join(ONE)} {PLAIN}"])),
    "JSON of Markdown": ("a.json", json.dumps([f"{' '.join(ONE)}\n\n{MARKDOWN}"])),
    "summaries in JSON": ("a.json", json.dumps([" ".join(ONE[:60]), " ".join(TWO[:60])])),
    "a text to copy": (
        "kit.html",
        f"{p(ONE)}{STATEMENT}<textarea>{escape(p(ONE) + STATEMENT)}</textarea>",
    ),
    "data beside a page": (
        "print/a.html",
        f'{p(ONE)}{STATEMENT}<script type="text/json">{{"b": "{" ".join(ONE)}"}}</script>',
    ),
    "a script that is nothing but data": (
        "search.js",
        f"var docs = {json.dumps([{'html': p(ONE) + STATEMENT}, {'html': p(TWO) + STATEMENT}])};",
    ),
    "previews of other works": (
        "print/a.html",
        f'{p(ONE)}{STATEMENT}<a data-preview="{" ".join(TWO[:60])}">Next</a>',
    ),
    "both works seen, and both in a script": (
        "index.html",
        LISTING + f"<script>let all = {json.dumps([' '.join(ONE), ' '.join(TWO)])}</script>",
    ),
}
WRONG = {
    "a print version": ("print/a.html", p(ONE), MISSING),
    "a quotation that is too long": ("own.html", p(ONE[:76]), MISSING),
    "a quotation in pieces": (
        "own.html",
        "".join(p(ONE[n : n + 10]) for n in range(0, 160, 20)),
        MISSING,
    ),
    "hidden text": ("own.html", f"<div hidden>{p(ONE)}</div>", MISSING),
    "a script": ("own.html", f"<script>let text = '{' '.join(ONE)}'</script>", MISSING),
    "an attribute": ("own.html", f'<i data-text="{" ".join(ONE)}"></i>', MISSING),
    "a comment": ("own.html", f"<!-- {' '.join(ONE)} -->", MISSING),
    "a search index": ("search.js", f"var documents = [{json.dumps(' '.join(ONE))}]", MISSING),
    "a table": ("all.csv", f"one,{' '.join(ONE)}", MISSING),
    "a text": ("all.txt", " ".join(ONE), MISSING),
    "a text without address": (
        "all.txt",
        f"{' '.join(ONE)} © Kettle Weekly. All rights reserved.",
        [("link-missing", "one")],
    ),
    "Markdown": ("a.md", " ".join(ONE), MISSING),
    "Markdown with the statement as code": (
        "a.md",
        f"{' '.join(ONE)}\n\n    {MARKDOWN}\n",
        [("statement-altered", "one")],
    ),
    "an entry of another id": ("feeds/x.xml", FEED.format(entry("tag:other", p(ONE))), MISSING),
    "an entry beside a right one": (
        "feeds/x.xml",
        FEED.format(entry("tag:a", p(ONE) + STATEMENT) + entry("tag:b", p(ONE))),
        MISSING,
    ),
    "a work cut into entries": (
        "feeds/x.xml",
        FEED.format("".join(entry(f"tag:{n}", p(ONE[n : n + 60])) for n in range(0, 180, 60))),
        MISSING,
    ),
    "a feed's subtitle": (
        "feeds/x.xml",
        FEED.format(f"<subtitle>{' '.join(ONE)}</subtitle>" + entry("tag:a", "")),
        MISSING,
    ),
    "JSON": ("a.json", json.dumps({"html": p(ONE)}), MISSING),
    "JSON with the statement beside": (
        "a.json",
        json.dumps({"html": p(ONE), "attribution": STATEMENT}),
        MISSING,
    ),
    "a work cut into strings": (
        "a.json",
        json.dumps([" ".join(ONE[n : n + 60]) for n in range(0, 180, 60)]),
        MISSING,
    ),
    "a text to copy": (
        "kit.html",
        f"{p(ONE)}{STATEMENT}<textarea>{escape(p(ONE))}</textarea>",
        MISSING,
    ),
    "a listing with one statement": (
        "index.html",
        f"<article>{p(ONE)}</article><article>{p(TWO)}{STATEMENT}</article>",
        [("statement-elsewhere", "one")],
    ),
    "one statement between two": (
        "index.html",
        p(ONE) + STATEMENT + p(TWO),
        [("statement-elsewhere", "two")],
    ),
    "both statements at the end": (
        "index.html",
        p(ONE) + p(TWO) + STATEMENT + STATEMENT,
        [("statement-elsewhere", "one")],
    ),
    "the statement with another article": (
        "index.html",
        f"<article>{p(ONE)}</article><article><p>Ours.</p>{STATEMENT}</article>",
        [("statement-elsewhere", "one")],
    ),
    "the statement far away": (
        "index.html",
        p(ONE) + p(words("else", 400)) + STATEMENT,
        [("statement-elsewhere", "one")],
    ),
    "a text with one statement": (
        "all.txt",
        f"{' '.join(ONE)}\n{' '.join(TWO)}\n{PLAIN}",
        [("statement-elsewhere", "one")],
    ),
    "another work in an attribute": (
        "print/a.html",
        f'{p(ONE)}{STATEMENT}<a data-preview="{" ".join(TWO)}">Next</a>',
        [("statement-elsewhere", "two")],
    ),
    "another work in a script": (
        "print/a.html",
        f"{p(ONE)}{STATEMENT}<script type=text/json>{json.dumps(' '.join(TWO))}</script>",
        [("statement-elsewhere", "two")],
    ),
    "a script that looks like a tag": (
        "app.js",
        f'for(var i=0;i<n;i++){{x(i)}}var docs=[{{t:1,text:"{" ".join(ONE)}"}}];docs.map(d=>d.t);',
        MISSING,
    ),
    "data with the statement in another entry": (
        "search.js",
        f"var docs = {json.dumps([{'html': p(ONE)}, {'html': STATEMENT}])};",
        MISSING,
    ),
    "a string with a hidden statement": (
        "a.json",
        json.dumps([f"{p(ONE)}<div hidden>{PLAIN}</div>"]),
        [("statement-missing", "one")],
    ),
    "a work cut over texts to copy": (
        "kit.html",
        "".join(f"<textarea>{' '.join(ONE[n : n + 60])}</textarea>" for n in range(0, 300, 60)),
        MISSING,
    ),
    "a source map": ("app.js.map", json.dumps({"sourcesContent": [" ".join(ONE)]}), MISSING),
    "a text area in capitals, on its own page": (
        "one.html",
        f"{p(ONE)}{STATEMENT}<TEXTAREA>{escape(p(ONE))}</TEXTAREA>",
        MISSING,
    ),
    "Markdown that nests without end": ("a.md", "[" * 20_000 + " ".join(ONE), MISSING),
    "JSON that nests without end": ("a.json", "[" * 100_000 + f'"{" ".join(ONE)}"', MISSING),
    "lists in lists": (
        "b.md",
        "\n".join(" " * 4 * n + "- a" for n in range(300)) + "\n\n" + " ".join(ONE),
        MISSING,
    ),
    "a hidden statement": (
        "print/a.html",
        f"{p(ONE)}<div hidden>{STATEMENT}</div>",
        [("statement-hidden", "one")],
    ),
    "a statement only without scripting": (
        "print/a.html",
        f"{p(ONE)}<noscript>{STATEMENT}</noscript>",
        [("statement-hidden", "one")],
    ),
}


@pytest.mark.parametrize(("path", "text"), RIGHT.values(), ids=RIGHT)
def test_right(ask, path, text):
    """What carries its statement, or holds too little to need one."""
    assert ask({path: text}) == []


@pytest.mark.parametrize(("path", "text", "expected"), WRONG.values(), ids=WRONG)
def test_wrong(ask, path, text, expected):
    """One problem for the file and the work, wherever the text stands in it."""
    assert ask({path: text}) == expected


def test_each_offending_file_and_work(ask):
    """One problem for each pair, however often the text stands there."""
    files = {"a.html": p(ONE) + p(TWO) + p(ONE), "b.json": json.dumps([p(ONE)] * 3)}
    assert sorted(ask(files)) == [*MISSING * 2, ("statement-missing", "two")]


def test_a_stylesheet_that_hides(ask):
    """The page's own stylesheets are read for it."""
    page = f'<link rel="stylesheet" href="/s.css">{p(ONE)}<div class="a">{STATEMENT}</div>'
    assert ask({"print/a.html": page, "s.css": ".a { color: red }"}) == []
    assert ask({"s.css": "@media print { .a { display: none } }"}) == [("statement-hidden", "one")]


def test_what_may_not_be_shown_any_more(ask):
    """No statement makes up for it; a quotation is a quotation."""
    gone = (item("one", ONE),)
    assert ask({"a.html": p(ONE) + STATEMENT}, items=(), gone=gone) == [("withdrawn-text", "one")]
    assert ask({"a.html": p(ONE[:70])}, items=(), gone=gone) == []


def test_a_page_in_the_place_of_what_is_gone(ask):
    """Its own address is no exception."""
    assert ask({"one.html": p(ONE)}, items=(), gone=(item("one", ONE),)) == [
        ("withdrawn-text", "one")
    ]


def test_variants_are_one_work(ask):
    """On each variant's page its own statement suffices; on others that of the one shown."""
    other = licence("Also in [The Pot](https://pot.example.org/).")
    variant = (*words("intro", 60), *ONE)
    site = (item("one", ONE), item("pot", variant, other, variant_of="one"))
    pot = other.attribution.statement.html
    assert ask({"one.html": p(ONE), "pot.html": p(variant)}, site) == []
    assert ask({"a.html": p(variant) + pot}, site) == []
    assert ask({"a.html": p(variant) + STATEMENT}, site) == [("statement-missing", "pot")]
    assert ask({"a.html": p(ONE) + STATEMENT}, site) == []


def test_our_own_variant_needs_no_statement(ask):
    """What is ours may be shown, and the licensed version may not."""
    ours = Item("ours.md", "ours.html", "ours", "ours", "en", made={"work": Wording(ONE)})
    theirs = item("theirs", (*words("edited", 60), *ONE[50:]), variant_of="ours")
    assert ask({"ours.html": p(ONE), "index.html": p(ONE)}, (ours, theirs)) == []
    edited = p(theirs.made["work"].words)
    assert ask({"index.html": edited}, (ours, theirs)) == [("statement-missing", "theirs")]


def test_a_variant_of_a_licensed_work_is_no_licence(ask):
    """Whoever leaves the permission out does not print their own."""
    copy = Item("copy.md", "copy.html", "copy", "copy", "en")
    copy.made.update(work=Wording(ONE), variant_of="one")
    assert ask({"copy.html": p(ONE)}, (*SITE, copy)) == MISSING


def test_what_no_build_wrote_has_no_entries_of_its_own(tmp_path):
    """A feed that was left in the output may use our ids."""
    (tmp_path / "old.xml").write_text(FEED.format(entry("tag:one", p(ONE))), "utf-8")
    staged = Staged(tmp_path, carried=frozenset({"old.xml"}))
    problems, _ = inspect(staged, Published(SITE), [CHECK])
    assert [problem.code for problem in problems] == ["statement-missing"]


def test_a_script_without_spaces(ask):
    """Where nothing parts words, each letter is one."""
    text = "".join(chr(0x4E00 + n * 7 % 5000) for n in range(400))
    site = (item("one", words_in(text)),)
    assert ask({"a.html": f"<p>{text}</p>"}, site) == MISSING
    assert ask({"a.html": f"<p>{text[:70]}</p>"}, site) == []


def test_an_index_without_accents(ask):
    """Search plugins fold them."""
    text = " ".join(f"été{n} naïve{n} côté{n}" for n in range(100))
    site = (item("one", words_in(text)),)
    plain = text.replace("é", "e").replace("ï", "i").replace("ô", "o")
    assert ask({"search.json": json.dumps([plain])}, site) == MISSING
    assert ask({"search.json": "[]", "a.html": f"<p>{text}</p>{STATEMENT}"}, site) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            {"a.css": "p { display: none }", "b.css": ""},
            {"a.css": "", "b.css": "p { display: none }"},
        ),
        ({"css/print": ""}, {"css/print": "p { display: none }"}),
    ],
)
def test_which_stylesheet_says_it(ask, before, after):
    """The same rules in another file are other rules, whatever the file is called."""
    memory, later = Memory(), Memory()
    ask(before, memory=memory)
    ask(after, memory=later)
    assert later.keys["licensed text"] != memory.keys["licensed text"]


def test_equal_works_need_either_statement(ask):
    """One text under two permissions: the file says under which it is printed."""
    other = licence("Also in [The Pot](https://pot.example.org/).")
    site = (item("one", ONE), item("pot", ONE, other))
    assert ask({"a.html": p(ONE) + STATEMENT}, site) == []
    assert ask({"a.html": p(ONE) + other.attribution.statement.html}, site) == []
    assert len(ask({"a.html": p(ONE)}, site)) == 1


def test_files_without_text_are_not_read(ask):
    """A picture holds none, whatever its bytes."""
    assert ask({"a.png": " ".join(ONE), "a.css": f"/* {' '.join(ONE)} */"}) == []


def test_nothing_licensed_nothing_to_find(ask):
    """A site of its own articles only."""
    assert ask({"a.html": p(ONE)}, (Item("o.md", "o.html", "o", "o", "en"),)) == []


def test_what_passed_is_not_read_again(ask):
    """As long as nothing that the verdict depends on changed; what did not pass, is."""
    memory = Memory()
    assert ask({"a.html": p(ONE) + STATEMENT}, memory=memory) == []
    again = Memory(frozenset({"a.html"}), memory.keys)
    damaged = {"a.html": p(ONE)}
    assert ask(damaged, memory=again) == [], "a file that is said to be unchanged is not opened"
    other = (item("one", ONE, licence("© [Other](https://other.example.org/).")),)
    changed = Memory(frozenset({"a.html"}), memory.keys)
    assert ask(damaged, other, memory=changed) == MISSING
    assert changed.keys == {}


def test_a_new_stylesheet_changes_the_key(ask):
    """A page may be hidden by a file beside it."""
    memory = Memory()
    ask({"a.html": p(ONE) + STATEMENT}, memory=memory)
    later = Memory(frozenset({"a.html"}), memory.keys)
    ask({"s.css": "p { display: none }"}, memory=later)
    assert later.keys["licensed text"] != memory.keys["licensed text"]
