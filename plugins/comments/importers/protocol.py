"""What an importer is: a module with a name, a way to recognise its files, and a way to read them.

To add a system is to add a module and its row in :data:`plugins.comments.importers.IMPORTERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head


class Importer(Protocol):
    """A system whose exports are read."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """What ``--format`` calls it."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - a module's constant
        """What people call it."""

    def recognises(self, head: Head) -> bool:
        """Is this its own? Raises ExportError for what is nearly so and cannot be taken."""

    def read(self, file: ExportFile) -> Iterator[Incoming]:
        """What the file holds, in its order. Raises ExportError where that ends too early."""
