"""The page that stands in an article's place, where no theme can make it.

Withdrawing must not wait until somebody mends a template: a page that a theme makes is looked at,
and this one takes its place where that one cannot be used.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.press.visible import read
from plugins.press.words import tokens

if TYPE_CHECKING:
    from plugins.attribution.takedown.withdrawal import Withdrawal

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Withdrawn: {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
</head>
<body>
<main data-pagefind-ignore="all">
<h1>{title}</h1>
<p>{said}</p>
<p><a href="{home}">{site}</a></p>
</main>
</body>
</html>
"""


def plain(withdrawal: Withdrawal, home: str, site: str) -> bytes:
    """The page without any theme; ``home`` is the address that it links to."""
    by = escape(withdrawal.by)
    if withdrawal.by_url:
        by = f'<a href="{escape(withdrawal.by_url)}">{by}</a>'
    day = f'<time datetime="{withdrawal.day}">{withdrawal.day_in_words}</time>'
    if withdrawal.ended:
        said = f"The permission of {by} to print this article ended on {day}."
    elif withdrawal.ours:
        said = f"{by} withdrew this article on {day}."
    else:
        said = f"This article was withdrawn on {day}{f' at the wish of {by}' if by else ''}."
    if withdrawal.reason:
        said += f" {escape(withdrawal.reason)}"
    return _PAGE.format(
        title=escape(withdrawal.title), said=said, home=escape(home), site=escape(site)
    ).encode()


def lacks(page: str, withdrawal: Withdrawal) -> list[str]:
    """What a theme's page does not say and has to."""
    tree = LexborHTMLParser(page)
    seen = "\x1f".join(("", *read(tree).tokens, ""))
    robots = tree.css('meta[name="robots" i]')
    kept_out = any("noindex" in (meta.attributes.get("content") or "").lower() for meta in robots)
    wanted = {"the title": withdrawal.title, "by whose wish": withdrawal.by}
    missing = [
        name
        for name, text in wanted.items()
        if "\x1f".join(("", *tokens(text), "")) not in seen and tokens(text)
    ]
    if tree.css_first(f'time[datetime="{withdrawal.day}"]') is None:
        missing.append("the day")
    return missing if kept_out else [*missing, '<meta name="robots" content="noindex">']
