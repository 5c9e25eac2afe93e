"""What identifies an entry: its ``Guid``, minted once and kept for ever (RFC 4287, 4.2.6)."""

from __future__ import annotations

from urllib.parse import urlsplit


def authority(setting: str | None, home: str) -> str:
    """Who mints ids, as tag URIs name it (RFC 4151): ``example.org,2026``.

    Without the setting ``TAG_AUTHORITY`` it is the host of the site's address.
    """
    return setting or f"{urlsplit(home).hostname or 'localhost'},2000"


def mint(authority: str, *parts: str) -> str:
    """A tag URI: ``mint("example.org,2026", "a-slug")`` is ``tag:example.org,2026:a-slug``."""
    return f"tag:{authority}:{'/'.join(parts)}"
