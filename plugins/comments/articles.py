"""Which article a thread discussed.

Asked in this order, and the first that answers decides; where two articles answer at once, nobody
knows, and the next is asked:

==========  ===================================================================
identifier  the site's own name for it is an article's slug, Guid, address or
            Alias; ``198 https://old.example.org/?p=198`` is two names
path        one of its addresses has the path that the article has
alias       one of its addresses has a path that the article once had
slug        one of its addresses ends in the article's slug
title       it has the article's title
==========  ===================================================================

Hosts make no difference: a blog's comments come from its old domain, or from localhost.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from plugins.press.words import canonical


@dataclass(frozen=True)
class Article:
    """What an article can be known by. ``path`` and ``aliases`` are of this site:
    ``/2026/05/tea.html``."""

    slug: str
    path: str
    aliases: tuple[str, ...] = ()
    title: str = ""
    guid: str = ""


@dataclass(frozen=True)
class Discussed:
    """What a thread knows of its article."""

    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    title: str = ""


Names = Mapping[str, frozenset[str]]
"""Slugs by a name; of a name with more than one nobody knows whose it is."""


@dataclass(frozen=True)
class Articles:
    """All articles, to be asked."""

    known: tuple[Article, ...] = ()

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Every slug there is."""
        return frozenset(article.slug for article in self.known)

    @cached_property
    def by_path(self) -> Names:
        """By the path that each has."""
        return _index((path_of(a.path), a.slug) for a in self.known)

    @cached_property
    def by_alias(self) -> Names:
        """By the paths that each once had."""
        return _index((path_of(alias), a.slug) for a in self.known for alias in a.aliases)

    @cached_property
    def by_name(self) -> Names:
        """By what a system could have been told that each is called."""
        return _index((n, a.slug) for a in self.known for n in (a.slug, a.guid))

    @cached_property
    def by_title(self) -> Names:
        """By title, whatever its case and marks."""
        return _index((canonical(a.title).casefold(), a.slug) for a in self.known)

    def find(self, thread: Discussed) -> tuple[str, str] | None:
        """The article's slug, and what it was known by."""
        for how, ask in _WAYS:
            found = {slug for slugs in ask(self, thread) for slug in slugs}
            if len(found) == 1:
                return found.pop(), how
        return None


def path_of(address: str) -> str:
    """The path of an address as two of one page agree in: decoded, without a slash at its end and
    without ``index.html``; of a front page the query, which is a page's name on some systems.

    ``https://old.example.org/2019/05/tea/?m=1#c7`` -> ``/2019/05/tea``
    ``https://old.example.org/?p=198`` -> ``/?p=198``
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = posixpath.normpath(f"/{unquote(parts.path).strip('/')}").removesuffix("/index.html")
    if path in {"", "/", "/index.php"}:
        return f"/?{parts.query}" if parts.query else ""
    return path


def _index(pairs: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, set[str]] = defaultdict(set)
    for name, slug in pairs:
        if name:
            found[name].add(slug)
    return {name: frozenset(slugs) for name, slugs in found.items()}


def _by_identifier(articles: Articles, thread: Discussed) -> Iterator[frozenset[str]]:
    nobody: frozenset[str] = frozenset()
    for identifier in thread.identifiers:
        for name in {identifier, *identifier.split()}:
            yield articles.by_name.get(name, nobody)
            if "/" in name:
                path = path_of(name)
                yield articles.by_path.get(path) or articles.by_alias.get(path, nobody)


def _by_path(articles: Articles, thread: Discussed) -> Iterator[frozenset[str]]:
    return (articles.by_path.get(path_of(link), frozenset()) for link in thread.links)


def _by_alias(articles: Articles, thread: Discussed) -> Iterator[frozenset[str]]:
    return (articles.by_alias.get(path_of(link), frozenset()) for link in thread.links)


def _by_slug(articles: Articles, thread: Discussed) -> Iterator[frozenset[str]]:
    for link in thread.links:
        name = posixpath.splitext(posixpath.basename(path_of(link)))[0]
        if name in articles.slugs:
            yield frozenset({name})


def _by_title(articles: Articles, thread: Discussed) -> Iterator[frozenset[str]]:
    yield articles.by_title.get(canonical(thread.title).casefold(), frozenset())


_WAYS: tuple[tuple[str, Callable[[Articles, Discussed], Iterable[frozenset[str]]]], ...] = (
    ("identifier", _by_identifier),
    ("path", _by_path),
    ("alias", _by_alias),
    ("slug", _by_slug),
    ("title", _by_title),
)
