"""What stands around an article on the page that it was copied from, and is no part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.attribution.recognition.blocks import Block

_LONGEST = 400
"""The characters of the longest line that is judged."""

_ROWS: tuple[tuple[str, str], ...] = (
    ("comments", r"(?:no|\d{1,5}) (?:comments?|responses?|replies)\b.{0,40}"),
    ("comment form", r"(?:post|leave|add|write) a (?:comment|reply)\b.{0,40}"),
    ("comment form", r"(?:please )?feel free to leave (?:your|a) comment.{0,120}"),
    ("comment form", r"comments are (?:moderated|closed|off)\b.{0,40}"),
    ("subscribe", r"subscribe to:?"),
    ("subscribe", r"(?:post(?: comments)?|posts|comments) ?\(atom\)"),
    ("subscribe", r"(?:subscribe|sign up) (?:to|for) (?:our|the|my) newsletter\W*"),
    ("label page", r"showing (?:newest |older )?posts (?:with|labell?ed|for) .{0,200}"),
    ("label page", r"show all posts"),
    ("pager", r"(?:newer posts?|older posts?|home|next|previous|back|next post|previous post)"),
    ("posted by", r"posted by .{0,100}?(?: (?:at|on) .{0,60})?"),
    ("filed under", r"(?:labels|tags|filed under|categories|posted in|topics):.{0,200}"),
    ("share", r"(?:email this|blogthis!?|share (?:this|to|on)\b.{0,60}|tweet(?: this)?|pin it)"),
    ("share", r"(?:facebook|twitter|linkedin|pinterest|print|email|print this|copy link)\W*"),
    ("links", r"(?:links to this post|create a link|permalink|trackback\w*)\W*"),
    ("search", r"(?:google )?search(?: right here| this blog| this site)?[\s.:…]*"),
    ("menu", r"(?:skip to (?:main )?content|menu|navigation|main menu|toggle navigation)"),
    ("credit", r"(?:powered by blogger|powered by wordpress|theme by .{0,60})\W*"),
    ("advertisement", r"(?:advertisement|sponsored|ad|continue reading below)\W*"),
    ("related", r"(?:related (?:posts|articles|stories)|you (?:may|might) also like|read more)\W*"),
    ("reading time", r"(?:reading time:? )?\d{1,3} ?min(?:ute)?s?(?: read)?"),
    ("directory badge", r".{2,120}?level: ?(?:basic(?: plus)?|silver|platinum|diamond|quality).*"),
    ("loading", r"loading\W*"),
)
FURNITURE = tuple((name, re.compile(row, re.IGNORECASE | re.DOTALL)) for name, row in _ROWS)
ENDS = frozenset({"comments", "comment form", "label page"})
"""What only comes after the end of an article: readers' comments follow it."""


def name(block: Block) -> str | None:
    """What kind of furniture a block is; None where it is none."""
    text = " ".join(block.text.split())
    if not 0 < len(text) <= _LONGEST:
        return None
    return next((kind for kind, row in FURNITURE if row.fullmatch(text)), None)


def cut(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the article, and those that were left out.

    Where comments begin everything after is theirs, if half of the words stand before.
    """
    counted = [block.words for block in blocks]
    before, total = 0, sum(counted)
    kept: list[Block] = []
    left: list[Block] = []
    for at, block in enumerate(blocks):
        kind = name(block)
        if kind in ENDS and kept and 2 * before >= total:
            left += blocks[at:]
            break
        (left if kind else kept).append(block)
        before += counted[at]
    return tuple(kept), tuple(left)
