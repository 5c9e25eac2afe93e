"""Staticman: a folder of small files, each a comment, as YAML or JSON.

``_parent`` names the page; without it, a file belongs to the article that its folder is named
after. Field names are the site's own, so the usual ones are tried in turn. ``hp`` is the honeypot
of a form and is dropped. ``email`` is a digest (MD5) as a rule: only what has an @ is an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread, Skipped
from plugins.comments.reading import times
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.identity import digest
from plugins.comments.reading.json_depth import DEEPEST
from plugins.comments.reading.json_stream import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "staticman"
TITLE = "Staticman"

_YAML_ID = re.compile(r"^_id\s*:", re.MULTILINE)
_YAML_TEXT = re.compile(r"^(message|comment|body|content|text)\s*:", re.MULTILINE)
_TEXTS = ("message", "comment", "body", "content", "text")
_PARENTS = ("replying_to_uid", "reply_to", "replying_to", "replyTo", "parent_id")
_AUTHORS = ("name", "author", "fullname")
_URLS = ("url", "website", "site")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Makes text of everything but null: no numbers, no dates, no objects, no aliases."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, found) for tag, found in resolvers if tag.endswith(":null")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def recognises(head: Head) -> bool:
    """A small mapping with ``_id`` and a text."""
    if head.json:
        keys = head.json.at("")
        return head.json.top == "map" and "_id" in keys and bool(keys & set(_TEXTS))
    return bool(_YAML_ID.search(head.text) and _YAML_TEXT.search(head.text))


def read(file: ExportFile) -> Iterator[Incoming]:
    """The comment of each file, in the order of their names."""
    known: set[str] = set()
    for each in file.members or (file,):
        where = each.name
        try:
            found = _mapping(each)
        except ExportError as error:
            if not file.members:
                raise
            yield Skipped(where, error.why)
            continue
        comment = _comment(found, where, each.slug)
        if comment.thread not in known:
            known.add(comment.thread)
            yield _thread(comment.thread, each.slug)
        yield comment


def _mapping(file: ExportFile) -> Mapping[str, Any]:
    data = file.small()
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
        else:
            found = _yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        why = f"Byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8."
        raise ExportError("", why, "Save it as UTF-8.") from error
    except (yaml.YAMLError, msgspec.DecodeError, RecursionError, ValueError) as error:
        said = " ".join(str(error).split())
        raise ExportError("", f"It is neither YAML nor JSON: {said}.") from error
    if not isinstance(found, dict):
        raise ExportError("", "It holds no fields with values.")
    return found


def _yaml(said: str) -> Any:
    """The data of a YAML document that is flat enough: libyaml's stack ends where nesting does."""
    depth = 0
    for event in yaml.parse(said, _Loader):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("an alias (*) stands in it")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError(f"it nests more than {DEEPEST} levels deep")
    loader = _Loader(said)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _first(found: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (text(found, name).strip() for name in names)), "")


def _thread(key: str, slug: str) -> IncomingThread:
    page = key.startswith(("/", "http://", "https://"))
    names = dict.fromkeys(name for name in (key, slug) if name)
    return IncomingThread(NAME, key, () if page else tuple(names), (key,) if page else ())


def _comment(found: Mapping[str, Any], where: str, slug: str) -> IncomingComment:
    author, body = _first(found, _AUTHORS), _first(found, _TEXTS).replace("\r\n", "\n")
    thread, said = text(found, "_parent").strip() or slug or "none", text(found, "date")
    email = text(found, "email").strip()
    return IncomingComment(
        source=NAME,
        source_id=text(found, "_id").strip() or digest(thread, author, said, body),
        thread=thread,
        parent=_first(found, _PARENTS) or None,
        author=author,
        email=email if "@" in email else "",
        url=_first(found, _URLS),
        ip="",
        agent="",
        published=times.parse(said),
        body=body,
        form=Form.MARKDOWN,
        claim=Claim.UNKNOWN,
        where=where,
    )
