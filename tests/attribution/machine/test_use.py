"""The setting MACHINE_USE."""

import pytest

from plugins.attribution.machine.use import USAGES, MachineUse, parse


def test_a_setting_that_says_everything():
    """Each key has its place."""
    use, mistakes = parse(
        {
            "permits": ["search"],
            "prohibits": ("ai-train",),
            "tdm_reservation": 1,
            "policy": "p/a.html",
        }
    )
    assert not mistakes
    assert use == MachineUse(("search",), ("ai-train",), tdm_reservation=True, policy="p/a.html")


@pytest.mark.parametrize("setting", [None, {}])
def test_a_setting_that_says_nothing(setting):
    """A new site says nothing to machines, and that is no mistake."""
    assert parse(setting) == (None, [])


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("search", "has to be a dict"),
        (["search"], "has to be a dict"),
        ({"permit": []}, "Did you mean 'permits'?"),
        ({1: []}, "Known are permits, prohibits, tdm_reservation, policy."),
        ({"permits": "search"}, "has to be a list"),
        ({"permits": 5}, "has to be a list"),
        ({"permits": ["train-ai"]}, "'train-ai', which RSL 1.0 does not know. Allowed are 'all'"),
        ({"prohibits": [["all"]]}, "does not know"),
        ({"permits": ["search"], "prohibits": ["search"]}, "permits 'search' and prohibits it"),
        ({"tdm_reservation": "yes"}, "is 'yes'. Allowed are True and False."),
        ({"tdm_reservation": 2}, "is 2."),
        ({"prohibits": ["ai-train"], "tdm_reservation": False}, "reserves nothing"),
        ({"prohibits": ["all"], "tdm_reservation": 0}, "reserves nothing"),
        ({"policy": "mailto:us@example.org"}, "no page and no address"),
        ({"policy": 7}, "no page and no address"),
        ({"policy": "/"}, "no page and no address"),
    ],
)
def test_a_wrong_setting_names_what_is_allowed(setting, words):
    """And says nothing until it is mended."""
    use, ((message, mend),) = parse(setting)
    assert use is None
    assert words in f"{message} {mend}"


def test_all_mistakes_are_told_together():
    """Whoever made three sees three."""
    _, mistakes = parse({"permits": ["x"], "prohibit": [], "policy": 7})
    assert len(mistakes) == 3


@pytest.mark.parametrize(
    ("permits", "prohibits", "allowed"),
    [
        ((), (), set(USAGES)),
        (("search",), (), {"search"}),
        (("ai-all",), (), {"ai-all", "ai-train", "ai-input", "ai-index"}),
        (("all",), ("ai-train",), set(USAGES) - {"ai-train"}),
        (("search",), ("all",), set()),
        ((), ("ai-all",), {"all", "search"}),
    ],
)
def test_what_is_allowed(permits, prohibits, allowed):
    """A list of permissions is closed, and a prohibition beats it (RSL 1.0, 3.5 and 3.1.1)."""
    use = MachineUse(permits, prohibits)
    assert {usage for usage in USAGES if use.allows(usage)} == allowed


@pytest.mark.parametrize("search", [True, False])
@pytest.mark.parametrize("reserved", [True, False, None])
def test_of_somebody_elses_work_no_more_is_passed_on(search, reserved):
    """Searching, where the site allows it; nothing by models; mining reserved where any is told."""
    site = MachineUse(("all",), () if search else ("search",), reserved, "https://a.example.org/")
    others = site.of_others()
    assert [usage for usage in USAGES if others.allows(usage)] == ["search"] * search
    assert others.tdm_reservation is (None if reserved is None else True)
    assert others.policy == site.policy
