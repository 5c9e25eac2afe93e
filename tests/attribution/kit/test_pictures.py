"""Which pictures may be passed on, and every mistake in the file that says so."""

import pytest

from plugins.attribution.kit.pictures import Rights, load

PATH = "Write the path in the content folder, such as images/name.png."


@pytest.fixture
def content(tmp_path):
    """A content folder with two pictures."""
    for name in ("a.png", "b.png"):
        path = tmp_path / "images" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def write(content, text):
    (content / "images/rights.toml").write_text(text, "utf-8")
    rights, problems = load(content)
    return rights, [(problem.line, problem.code, problem.text) for problem in problems]


def test_a_folder_without_the_file(tmp_path):
    """Nothing is known, and nothing is wrong."""
    assert load(tmp_path) == ({}, [])


def test_a_table_for_each_picture(content):
    """What is not said may not be passed on."""
    rights, problems = write(
        content,
        '["images/a.png"]\ncredit = "Ann"\npass_on = true\n["images/b.png"]\ncredit = "Bo"\n',
    )
    assert not problems
    assert rights == {
        "images/a.png": Rights(credit="Ann", pass_on=True),
        "images/b.png": Rights(credit="Bo"),
    }


PASS_ON = 'pass_on = "yes": it has to be true or false, without quotation marks.'


def test_every_mistake_has_its_line(content):
    """All are told at once; a table that has one is not used."""
    rights, problems = write(
        content,
        '["images/a.png"]\ncredit = "Ann"\npasson = true\n\n'
        '["images/b.png"]\ncredit = " "\npass_on = "yes"\n\n'
        '["images/c.png"]\ncredit = "Cy"\n["../secret.png"]\n',
    )
    assert not rights
    assert problems == [
        (3, "picture-rights", "'passon' is not a field of a picture. Did you mean 'pass_on'?"),
        (7, "picture-rights", PASS_ON),
        (6, "picture-rights", 'The picture images/b.png has no credit. Write credit = "…".'),
        (
            9,
            "picture-rights",
            f"There is no picture 'images/c.png'. {PATH}",
        ),
        (11, "picture-rights", 'The picture ../secret.png has no credit. Write credit = "…".'),
        (
            11,
            "picture-rights",
            f"There is no picture '../secret.png'. {PATH}",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('["images/a.png"]\ncredit = Ann', 2, "toml"),
        ('credit = "Ann"', 1, "picture-rights"),
        ("[" * 5000, 1, "toml"),
    ],
)
def test_a_file_that_is_no_list_of_pictures(content, text, line, code):
    """One problem, where it is."""
    rights, ((found_line, found_code, _),) = write(content, text)
    assert (rights, found_line, found_code) == ({}, line, code)


def test_a_file_that_is_not_utf_8(content):
    """The byte is named."""
    (content / "images/rights.toml").write_bytes(b'["\xff"]')
    _, (problem,) = load(content)
    assert problem.code == "not-utf-8"
