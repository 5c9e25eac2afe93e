"""A PostgreSQL of the tests' own: made in a temporary folder, heard on a socket in it alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def programs() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, the newest where there are several; Debian keeps
    them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """The address of a server; it is gone afterwards, with all that it held.

    PostgreSQL refuses to be run by root, who runs it as Debian's ``postgres`` instead.
    """
    as_root = os.geteuid() == 0
    runs = ["runuser", "-u", "postgres", "--"] if as_root else []
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if as_root:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = f"{folder}/data"

        def call(program: str, *options: str) -> None:
            done = subprocess.run(
                [*runs, str(programs / program), "-D", data, *options],
                cwd=folder,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            assert done.returncode == 0, done.stderr

        call("initdb", "--auth=trust", "--username=press", "--encoding=UTF8", "--locale=C", "-N")
        quick = f"-c fsync=off -c listen_addresses='' -k {folder}"
        call("pg_ctl", "-w", "-l", f"{folder}/log", "-o", quick, "start")
        try:
            yield f"postgresql://press@/postgres?host={folder}"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
