"""Who is at the keyboard."""

from __future__ import annotations

import subprocess


def git_user() -> str:
    """Who git says is working here, or "The editor"."""
    command = ["git", "config", "user.name"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "The editor"
    return done.stdout.strip() or "The editor"
