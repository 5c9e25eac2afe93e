"""Names of people, papers and organisations as they stand in English sentences."""

from __future__ import annotations

import re

_SMALL = "de|du|van|von|der|den|da|di|dos|la|le|el|bin|al|y"
_SHORT = r"(?:(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|Prof|Inc|Ltd|Co|Corp)|[^\W\d_a-z])\."
_WORD = rf"(?:{_SHORT}|[^\W\d_a-z][\w’'-]*)"
PERSON = rf"{_WORD}(?:[ ](?:(?:{_SMALL})[ ])?{_WORD}){{0,4}}"
"""As a regular expression: up to five words with capitals, with the small words between them."""
_PART = rf"(?:{_SHORT}|[^\W_a-z][\w’'&-]*(?:\.\w+)*)"
ORGANISATION = (
    rf"(?:[Tt]he )?{_PART}(?:,? (?:(?:of|for|and|&|on|in|the|{_SMALL}) ){{0,2}}{_PART}){{0,7}}"
)
BIOGRAPHY = re.compile(
    rf"(?P<name>{PERSON})(?:, [^.]{{2,80}},)? (?:is|was|are|writes|publishes|teaches|works|has|"
    r"runs|speaks|lives|leads|founded|edits|advises|helps)\b"
)
"""How a sentence about somebody begins."""
_PEOPLE = re.compile(PERSON)
_APART = re.compile(r",? and | & |; ?|, ")
_AFTER = " ,;:-–—|"
_NOT_A_NAME = frozenset(
    "this the a an it all no you for if in on at by source article copyright".split()
)
_ENDING = re.compile(r"(?<=[a-z]{2})[.]+$|[’']s$")


def tidy(name: str) -> str:
    """A name without the marks and the article of the sentence that it stood in."""
    return _ENDING.sub("", name.strip(_AFTER)).strip(_AFTER).removeprefix("the ")


def people(words: str) -> tuple[str, ...]:
    """The names in ``Ann Moss, Jo Ray and Ed Lind``; none where one of them is no name."""
    names = tuple(tidy(name) for name in _APART.split(words.strip()) if name.strip())
    return names if names and all(is_person(name) for name in names) else ()


def is_person(name: str) -> bool:
    """Whether it may be a person's name: words with capitals and no word that begins a sentence."""
    return (
        0 < len(name) <= 80
        and _PEOPLE.fullmatch(name) is not None
        and name.split()[0].lower() not in _NOT_A_NAME
    )


def squashed(name: str) -> str:
    """Only its letters and digits, as hosts are spelled."""
    return re.sub(r"[\W_]+", "", name).lower()
