"""The permission that a footer amounts to: a known one that fits, or a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from plugins.attribution.recognition import conditions, holders, licences, manuscript
from plugins.attribution.recognition.addresses import linked
from plugins.attribution.recognition.blocks import Run
from plugins.attribution.recognition.clauses import Clause
from plugins.attribution.recognition.permission_file import statement
from plugins.attribution.recognition.proposal import Question
from plugins.press.addresses import without_tracking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.attribution.recognition.blocks import Block
    from plugins.attribution.recognition.excerpt import Excerpt
    from plugins.attribution.recognition.foot import Foot
    from plugins.attribution.recognition.holders import Parties
    from plugins.attribution.recognition.licences import Licence

NOTHING_ALLOWS = "Nothing in the text allows a reprint."


@dataclass(frozen=True)
class Terms:
    """A permission's ``fields`` as its file has them, and what is open."""

    id: tuple[str, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    parties: holders.Parties = field(default_factory=holders.Parties)
    licence: Licence | None = None
    questions: tuple[Question, ...] = ()


def of_excerpt(excerpt: Excerpt) -> Terms:
    """What an own introduction says of the piece that follows it."""
    holder = excerpt.holder
    fields = {
        "holder": holder,
        "statement": f"{excerpt.piece} {manuscript.escape(holder)}.",
        "modifications": "none",
        "max_excerpt_words": excerpt.allowance,
    }
    questions = (
        Question(
            "The statement is not in the text; it is made of the introduction.",
            "Is it what they ask for?",
            "statement",
            holds_back=True,
        ),
        Question(
            f"Where is {holder} on the web?",
            f"Its name in the statement links there: [{holder}](https://…); so does holder_url.",
            "holder_url",
            holds_back=True,
        ),
        Question(
            f"Did {holder} agree, and to how many words? The text does not say.",
            f"It has {excerpt.words}.",
            "max_excerpt_words",
            holds_back=True,
        ),
    )
    return Terms(
        (holder, excerpt.piece.split()[0] if excerpt.piece.startswith("Excerpt") else "summary"),
        fields,
        holders.Parties(holder, "the introduction"),
        None,
        questions,
    )


def of_foot(foot: Foot, authors: tuple[str, ...], told: Mapping[str, str]) -> Terms | None:
    """What a footer says; None where there is none. ``told`` is what the page says of itself."""
    page_licence, page = told.get("licence", ""), told.get("source", "")
    blocks = tuple(_linked(block) for block in foot.statement)
    if not blocks:
        return None
    parties = holders.find(blocks, authors, page)
    links = tuple(run.href for block in blocks for run in block.links)
    licence = None
    if Clause.LICENCE in foot.clauses or page_licence:
        licence = licences.find(foot.text, (*links, *([page_licence] if page_licence else [])))
    hosts = [host for link in links if (host := conditions.host_of(link))]
    named = (parties.holder, told.get("site", ""), *hosts, "Unknown")
    holder = next(name for name in named if name)
    fields: dict[str, Any] = {"holder": holder}
    if parties.url:
        fields["holder_url"] = parties.url
    fields["statement"] = statement(blocks)
    fields.update(conditions.fields(foot, licence, links))
    if "terms" in fields:
        fields["terms"] = manuscript.paragraph(linked((Run(fields["terms"]),), bare=False))
    questions = list(_doubts(foot, parties, licence, fields, links))
    if fields.get("commercial_use") == "contact" and "contact" not in fields and parties.url:
        fields["contact"] = parties.url
    fields.setdefault("republish", "no")
    return Terms(_id(holder, hosts, licence), fields, parties, licence, tuple(questions))


def _linked(block: Block) -> Block:
    """A block with every address in it a link, and nothing in one that follows its reader."""
    runs = linked(block.runs, bare=True)
    return replace(block, runs=tuple(replace(r, href=without_tracking(r.href)) for r in runs))


def _doubts(
    foot: Foot,
    parties: Parties,
    licence: Licence | None,
    fields: dict[str, Any],
    links: tuple[str, ...],
) -> list[Question]:
    """What the editor has to find out, the gravest first."""
    found = []
    who = parties.holder or "the rights holder"
    if not parties.holder:
        found.append(Question("Who holds the rights?", "", "holder", holds_back=True))
    if fields.get("republish") != "yes":
        found.append(
            Question(
                _why_not(foot, who),
                f"Ask {who}; note the answer in granted_on and "
                "evidence, and what they allow in the other fields.",
                "republish",
                holds_back=True,
            )
        )
    if Clause.LICENCE in foot.clauses and licence is None:
        found.append(
            Question(
                "Which public licence is it? The text does not name it.",
                "Write its license_url.",
                "license_url",
                holds_back=True,
            )
        )
    elif licence is not None and licence.url is None:
        found.append(
            Question(
                f"Which version of {licence.name} is it?", "Write its license_url.", "license_url"
            )
        )
    if "commercial_use" not in fields and "commercial" in foot.text.lower():
        found.append(
            Question(
                "The terms speak of commercial use;",
                "say in commercial_use what they allow.",
                "commercial_use",
                holds_back=True,
            )
        )
    if parties.rivals:
        names = ", ".join(parties.rivals)
        found.append(
            Question(f"The text also names {names}: is {who} the one to ask?", "", "holder")
        )
    for link in links:
        host = conditions.host_of(link)
        if host in conditions.DIRECTORIES and licence is None:
            found.append(
                Question(
                    f"The limits are what {host} asks of every site.",
                    "Are they still its terms?",
                    "max_articles",
                )
            )
            break
    if not any(link.startswith("http") for link in links):
        found.append(
            Question(f"Where is {who} on the web? The statement has no link.", "", "holder_url")
        )
    return found


def _why_not(foot: Foot, who: str) -> str:
    """Why nothing is allowed, in the words of the text."""
    if Clause.REFUSAL in foot.clauses:
        return f"{NOTHING_ALLOWS} It forbids one without leave."
    if Clause.RESERVED in foot.clauses:
        return f"{NOTHING_ALLOWS} All rights are reserved."
    if Clause.THANKS in foot.clauses:
        return f"{NOTHING_ALLOWS} It says that {who} allowed somebody one: was that you?"
    return NOTHING_ALLOWS


def _id(holder: str, hosts: list[str], licence: Licence | None) -> tuple[str, ...]:
    """What a file is named after: the directory, the holder, the licence."""
    directory = next((host for host in hosts if host in conditions.DIRECTORIES), "")
    parts = (directory.partition(".")[0], holder, licence.name if licence else "")
    return tuple(part.replace(".", " ") for part in parts if part)


def body_of(excerpt: Excerpt | None, body: tuple[Block, ...]) -> str:
    """The article's Markdown: with the marks of the licensed part where an introduction is the
    site's own."""
    if excerpt is None:
        return manuscript.markdown(body)
    return (
        f"{manuscript.markdown(excerpt.introduction)}\n<!-- reprint -->\n\n"
        f"{manuscript.markdown(excerpt.licensed)}\n<!-- /reprint -->\n"
    )
