"""Pelican's writer, which writes nothing at once: each page becomes a job, and jobs run last.

A job knows its path before it is rendered. So two sources of one path are found before anything is
written, and jobs can be skipped or shared among processes where their keys say so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.paginator import Paginator
from pelican.plugins import signals
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import Writer

from plugins.press.build import SETTING
from plugins.press.files import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Template


@dataclass(frozen=True)
class Job:
    """One file to write: ``path`` is relative to the output, ``source`` is who asked for it."""

    path: str
    source: str
    make: Callable[[], bytes]
    overrides: bool = False
    context: Callable[[], dict[str, Any]] = dict


class StagingWriter(Writer):
    """Collects jobs; :meth:`finish` runs them."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.jobs: list[Job] = []
        self.copied: dict[str, str] = {}

    def write_file(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: dict[str, list[Any]] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Plan one page, or each page of a listing; the parameters are Pelican's."""
        if not name:
            return
        if paginated is None:
            paginated = {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        pages = [(name, kwargs)]
        if paginated and template_name in self.settings["PAGINATED_TEMPLATES"]:
            size = self.settings["PAGINATED_TEMPLATES"][template_name]
            size = size or self.settings["DEFAULT_PAGINATION"]
            paginators = {
                key: Paginator(name, url, items, self.settings, size)
                for key, items in paginated.items()
            }
            pages = list(_listing(paginators, kwargs))
        for path, variables in pages:
            page = _Page(path, template, context, variables, relative_urls)
            self.jobs.append(Job(path, page.source, page.render, override_output, page.context))

    def write_bytes(self, path: str, source: str, make: Callable[[], bytes]) -> None:
        """Plan a file that is no page: a feed, a list."""
        self.jobs.append(Job(path, source, make))

    def finish(self) -> None:
        """Run the jobs, each path once: an override wins, as with Pelican."""
        build = self.settings.get(SETTING)
        jobs = {job.path: job for job in sorted(self.jobs, key=lambda job: job.overrides)}
        for number, job in enumerate(jobs.values(), 1):
            if build is not None:
                build.progress("Writing", number, len(jobs))
            target = Path(sanitised_join(self.output_path, job.path))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(job.make())
            signals.content_written.send(str(target), context=job.context())

    def writers(self) -> dict[str, tuple[str, ...]]:
        """Who writes each path. Where one job overrides the others, it is the only one.

        ``copied`` holds the static files, by their path in the output.
        """
        plain: dict[str, list[str]] = defaultdict(list)
        overriding: dict[str, list[str]] = defaultdict(list)
        for job in self.jobs:
            (overriding if job.overrides else plain)[job.path].append(job.source)
        sources = {**plain, **overriding}
        for path, source in self.copied.items():
            sources.setdefault(path, []).append(source)
        return {path: tuple(who) for path, who in sources.items()}


@dataclass(frozen=True)
class _Page:
    path: str
    template: Template
    shared: dict[str, Any]
    variables: dict[str, Any]
    relative_urls: bool

    @property
    def source(self) -> str:
        content = self.variables.get("article") or self.variables.get("page")
        if content is not None:
            return shown(Path(content.source_path))
        return f"the template {self.template.name}"

    def context(self) -> dict[str, Any]:
        local = {**self.shared, "output_file": self.path}
        if self.relative_urls:
            local["SITEURL"] = local["localsiteurl"] = path_to_url(get_relative_path(self.path))
            self.shared["localsiteurl"] = local["localsiteurl"]
        return {**local, **self.variables}

    def render(self) -> bytes:
        return str(self.template.render(self.context())).encode()


def _listing(
    paginators: dict[str, Paginator], variables: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each page of a listing: its path, and the variables that Pelican's themes expect."""
    total = next(iter(paginators.values())).num_pages
    for number in range(1, total + 1):
        local = dict(variables)
        for key, paginator in paginators.items():
            local[f"{key}_paginator"] = paginator
            local[f"{key}_page"] = page = paginator.page(number)
            local[f"{key}_previous_page"] = paginator.page(number - 1) if number > 1 else None
            local[f"{key}_next_page"] = paginator.page(number + 1) if number < total else None
        yield page.save_as, local
