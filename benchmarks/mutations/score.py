"""The score: damages that were caught, harmless changes that were let pass."""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from benchmarks.mutations import bystanders, damages, harmless, kits
from benchmarks.mutations.carriers import HTML, MARKDOWN, TEXT, Carrier, Reprint, carriers
from plugins import attribution
from plugins.press.gate import inspect
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site
from plugins.press.staged import Staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.press.gate import Published

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples" / "site" / "content"
FORMS = {
    HTML: {**damages.WORDS, **damages.LINKS, **damages.HIDING},
    TEXT: {**damages.WORDS, **damages.PLAIN},
    MARKDOWN: {**damages.WORDS, **damages.MARKDOWN},
}


@dataclass
class Score:
    """What was tried of each kind of file, and what went wrong."""

    damages: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{'file':16}{'damages':>9}{'harmless':>10}"]
        lines += [
            f"{name:16}{self.damages[name]:>9}{self.harmless[name]:>10}"
            for name in dict.fromkeys([*self.damages, *self.harmless])
        ]
        caught = self.damages.total() - len(self.missed)
        passed = self.harmless.total() - len(self.flagged)
        lines.append(f"{caught} of {self.damages.total()} damages caught")
        lines.append(f"{passed} of {self.harmless.total()} harmless changes let pass")
        lines += [f"MISSED: {each}" for each in self.missed]
        lines += [f"FLAGGED: {each}" for each in self.flagged]
        return "\n".join(lines)


def score(contents: list[Path]) -> Score:
    """Try everything on the reprints of each of the content folders."""
    total = Score()
    for content in contents:
        with tempfile.TemporaryDirectory() as folder:
            _score(content, Path(folder), total)
    return total


def _score(content: Path, folder: Path, total: Score) -> None:
    published, reprints = _published(content, folder / "output")
    for number, reprint in enumerate(reprints):
        others = (*reprints[number + 1 :], *reprints[:number])
        for place, carrier in enumerate(carriers(reprint, others)):
            ask = _gate(folder / f"{number}-{place}", carrier, published)
            _try(carrier, reprint, ask, total)
    _score_kits(folder / "output", published, total)
    texts = [reprint.text for reprint in reprints]
    _score_bystanders(folder, "unrelated", bystanders.unrelated(texts, 20), published, total)
    for reprint in reprints:
        found = bystanders.quotations(reprint.text, reprint.limit)
        _score_bystanders(folder, "quotation", found, published, total)


def _score_bystanders(
    folder: Path, kind: str, texts: Iterable[str], published: Published, total: Score
) -> None:
    """What is no reprint, as each kind of file."""
    for number, text in enumerate(texts):
        for path, content in bystanders.files(text):
            place = folder / kind / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, "utf-8")
            total.harmless[kind] += 1
            if inspect(Staged(folder / kind), published, attribution.GATE[:3])[0]:
                total.flagged.append(f"{kind} {number} in {path}")
            place.unlink()


def _score_kits(output: Path, published: Published, total: Score) -> None:
    """The kits as they were written, one file damaged at a time."""
    for item in published.items:
        kit = item.made.get("republish")
        if not kit or not item.made.get("licence"):
            continue
        words = item.made["licence"].attribution.statement.text
        for path in (kit, *(kit.removesuffix(".html") + suffix for suffix in (".txt", ".md"))):
            file = output / path
            whole = file.read_text("utf-8")
            for name, text in kits.damaged(path, whole, re.findall(r"\w+", words)):
                file.write_text(text, "utf-8")
                total.damages["our kits"] += 1
                alone = replace(published, items=(item,))
                if not inspect(Only(output, path), alone, attribution.GATE[2:])[0]:
                    total.missed.append(name)
            file.write_text(whole, "utf-8")
            total.harmless["our kits"] += 1


class Only(Staged):
    """A site of which only one file changed."""

    def __init__(self, folder: Path, path: str) -> None:
        super().__init__(folder)
        self.path = path

    @property
    def settled(self) -> frozenset[str]:
        """Everything else."""
        return self.files - {self.path}

    @settled.setter
    def settled(self, paths: frozenset[str]) -> None:
        pass


def _try(carrier: Carrier, reprint: Reprint, ask: Callable[[str], int], total: Score) -> None:
    whole = {
        HTML: reprint.statement,
        TEXT: reprint.statement_text,
        MARKDOWN: reprint.statement_markdown,
    }[carrier.form]
    for name, damage in FORMS[carrier.form].items():
        left = damage(whole)
        if left is not None and left != whole:
            total.damages[carrier.name] += 1
            if not ask(left):
                total.missed.append(f"{reprint.title}, {carrier.name}: {name}")
    changes = {**harmless.TEXT, **(harmless.MARKUP if carrier.form is HTML else {})}
    for name, change in changes.items():
        total.harmless[carrier.name] += 1
        if ask(change(whole)):
            total.flagged.append(f"{reprint.title}, {carrier.name}: {name}")


def _gate(folder: Path, carrier: Carrier, published: Published) -> Callable[[str], int]:
    """How many problems the gate finds with the file, for a statement in it."""
    path = folder / carrier.path
    path.parent.mkdir(parents=True)

    def ask(statement: str) -> int:
        path.write_text(carrier.write(statement), "utf-8")
        problems, _ = inspect(Staged(folder), published, attribution.GATE[:3])
        return len(problems)

    return ask


def _published(content: Path, output: Path) -> tuple[Published, tuple[Reprint, ...]]:
    typed = {"PATH": str(content), "OUTPUT_PATH": str(output), "BUILD_DAY": "2026-09-01"}
    site = Site(load(ROOT / "pelicanconf.py", None, {**typed, "PRESS_RAISES": True}))
    site.publish()
    return site.published, tuple(_reprints(site))


def _reprints(site: Site) -> Iterator[Reprint]:
    for item in site.published.items:
        made = item.made.get("attribution")
        if made is None:
            continue
        page = Path(site.settings["OUTPUT_PATH"]) / item.path
        (body,) = LexborHTMLParser(page.read_text("utf-8")).css(".article-body")
        yield Reprint(
            item.title,
            item.path,
            item.entry_id or "",
            body.html or "",
            " ".join(body.text(separator=" ").split()),
            made.statement.html,
            _spelled(made.statement.html, "{words} ({href})"),
            _spelled(made.statement.html, "[{words}]({href})"),
            item.made["licence"].unattributed_words,
        )


def _spelled(html: str, link: str) -> str:
    """A statement as text, each link written as ``link`` says; an address of its own stays."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for anchor in tree.css("a[href]"):
        words, href = anchor.text(), anchor.attributes["href"] or ""
        alone = words == href and "[" not in link
        anchor.replace_with(words if alone else link.format(words=words, href=href))
    return " ".join(tree.text(separator="").split())


def main() -> int:
    """Print the score; 1 where anything was missed or flagged."""
    contents = [ROOT / "content", *([SAMPLES] if SAMPLES.is_dir() else [])]
    result = score(contents)
    sys.stdout.write(f"{result}\n")
    return 1 if result.missed or result.flagged else 0


if __name__ == "__main__":
    sys.exit(main())
