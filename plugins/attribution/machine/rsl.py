"""``license.xml``: Really Simple Licensing 1.0 (https://rslstandard.org/rsl).

Sections: ``max-age`` 3.2, ``content`` 3.3, ``permits`` and ``prohibits`` 3.5 and 3.6, ``payment``
3.7 to 3.9, ``alternate`` 3.14, ``copyright`` 3.16, ``terms`` 3.17. The files of a kit are
alternatives of the page, and so under its terms. A ``payment`` of the kind ``attribution`` asks for
visible credit and a link, which is what a statement is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.attribution.machine.scopes import Scope
    from plugins.attribution.machine.work import Party, Work

NAMESPACE = "https://rslstandard.org/rsl"
PATH = "license.xml"
MEDIA_TYPE = "application/rsl+xml"
MAX_AGE = 7
"""Days until a machine has to ask again: a permission may be withdrawn any day."""


def write(parts: Iterable[Scope], site: Party) -> bytes:
    """The licences of ``parts``; the same bytes for the same values."""
    root = etree.Element(f"{{{NAMESPACE}}}rsl", {"max-age": str(MAX_AGE)}, {None: NAMESPACE})
    for part in parts:
        _content(root, part, site)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _content(root: etree._Element, part: Scope, site: Party) -> None:
    content = _add(root, "content", url=part.paths[0])
    licence = _add(content, "license")
    for name, usages in (("permits", part.use.permits), ("prohibits", part.use.prohibits)):
        if usages:
            _add(licence, name, " ".join(usages), type="usage")
    payment = _add(licence, "payment", type="attribution")
    work = part.work
    if work is None:
        _copyright(content, site, site.url)
        if part.use.policy:
            _add(content, "terms", part.use.policy)
        return
    if work.public_licence:
        _add(payment, "standard", work.public_licence)
    if work.acquire:
        _add(payment, "custom", work.acquire)
    _alternates(content, work)
    _copyright(content, work.holder, work.licence.contact)
    if work.license:
        _add(content, "terms", work.license)


def _alternates(content: etree._Element, work: Work) -> None:
    if work.kit is None:
        return
    files = {
        "text/html": work.kit.html,
        "text/plain": work.kit.text,
        "text/markdown": work.kit.markdown,
    }
    for kind, address in files.items():
        if address:
            _add(content, "alternate", address, type=kind)


def _copyright(content: etree._Element, holder: Party, contact: str | None) -> None:
    told = {"type": "person" if holder.is_person else "organization"}
    if contact and contact.startswith("mailto:"):
        told["contactEmail"] = contact.removeprefix("mailto:").partition("?")[0]
    elif contact:
        told["contactUrl"] = contact
    _add(content, "copyright", holder.name, **told)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    node = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    node.text = text or None
    return node
