"""Articles by the thousand, the same for the same seed: made-up words in natural frequencies."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PERMISSION = """\
holder = "Corpus Press"
holder_url = "https://press.example.org/"
statement = "“{title}” by {author} is reprinted by courtesy of [Corpus Press](https://press.example.org/)."
republish = "yes"
"""
_SYLLABLES = (
    "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne".split()
)


@dataclass(frozen=True)
class Corpus:
    """How many articles of how many words; which share of them is reprinted, which is offered."""

    articles: int = 5000
    words: int = 800
    labels: int = 52
    categories: int = 12
    reprinted: float = 0.0
    offered: float = 0.0
    seed: int = 2026


def write(corpus: Corpus, content: Path) -> None:
    """Write the corpus as a content folder."""
    chance = random.Random(corpus.seed)  # noqa: S311
    vocabulary = _vocabulary(chance)
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    (content / "articles").mkdir(parents=True)
    if corpus.reprinted or corpus.offered:
        (content / "permissions").mkdir()
        (content / "permissions" / "press.toml").write_text(PERMISSION, "utf-8")
    for number in range(corpus.articles):
        words = chance.choices(vocabulary, weights, k=corpus.words)
        kind = number / corpus.articles
        fields = {
            "Title": f"{words[0]} {words[1]} {number}".title(),
            "Date": f"{2006 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "Author": f"Author {number % 9}",
            "Category": f"Category {number % corpus.categories}",
            "Labels": ", ".join(f"label {(number * 7 + n) % corpus.labels}" for n in range(3)),
            "Slug": f"article-{number}",
            "Guid": f"tag:corpus.example.org,2026:article-{number}",
        }
        if kind < corpus.reprinted:
            fields |= {"Permission": "press", "Source": f"https://press.example.org/{number}"}
        elif kind < corpus.reprinted + corpus.offered:
            fields |= {"Offer": "press"}
        head = "\n".join(f"{name}: {value}" for name, value in fields.items())
        path = content / "articles" / f"article-{number}.md"
        path.write_text(f"{head}\n\n{_text(words, chance)}\n", "utf-8")


def _text(words: list[str], chance: random.Random) -> str:
    """Paragraphs of sentences, with a heading, a link and some emphasis here and there."""
    paragraphs, at = [], 0
    while at < len(words):
        length = chance.randint(40, 90)
        sentence = words[at : at + length]
        at += length
        sentence[0] = sentence[0].capitalize()
        if len(sentence) > 30:
            sentence[9] = f"*{sentence[9]}*"
            sentence[20] = f"[{sentence[20]}](https://elsewhere.example.org/{at})"
            sentence[14] += "."
            sentence[15] = sentence[15].capitalize()
        paragraphs.append(" ".join(sentence) + ".")
    middle = len(paragraphs) // 2
    return "\n\n".join([*paragraphs[:middle], "## Key Learning Point", *paragraphs[middle:]])


def _vocabulary(chance: random.Random) -> list[str]:
    words = {"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(9000)}
    return sorted(words)[:6000]
