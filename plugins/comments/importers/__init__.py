'''Exports of other systems, read: what they are is seen in what they hold, not in their names.

::

    for source in open_export(path):          # a plain file, gz, zip or folder
        for item in source.items(progress):   # IncomingThread | IncomingComment | Skipped
            ...
        source.notes                          # what was mended or left out, once all is read

What whoever stores it can rely on:

- A comment's thread comes before the comment, if only with its key. A thread may come more than
  once, with more known of it each time: the later adds to the earlier. Threads without comments
  come too, where the export lists them.
- Within one source no two comments have one ``source_id``, and every comment that the file holds
  comes once: as IncomingComment or as Skipped. One without an id gets a digest of its content.
- Comments come in the file's order, replies before parents where it has them so; ``parent`` may
  name a comment that never comes, the comment itself, or one that leads back to it.
- Nothing is kept: memory does not grow with the file, and every call of ``items`` reads anew.
- What cannot be read raises :class:`ExportError`, from ``open_export`` or at any time while
  ``items`` is read, also after the last whole comment. With ``partial=True`` what stands whole in
  the file is yielded, and the fault becomes the last of ``source.notes``.
- An export without any comment is an ExportError too; of several files in a zip or folder, only
  if none has any.
'''

from __future__ import annotations

from plugins.comments.reading.errors import ExportError, Note

__all__ = ["ExportError", "Note"]
