"""The parts of an OpenDocument text go in; out comes its layout.

The one promise: a file that is locked, broken or all pictures is refused with the way out.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.archive import Archive, open_archive
from assistant.documents.composing import compose, lines_of, refuse_pictures
from assistant.documents.file import File
from assistant.documents.layout import Layout
from assistant.documents.odt.inline import OdtInline
from assistant.documents.odt.lists import ListStyles
from assistant.documents.odt.names import DC, HEADING, META, OFFICE, PARAGRAPH, STYLE, TEXT
from assistant.documents.odt.styles import OdtStyles
from assistant.documents.odt.walking import TooManyUnitsError, Walk
from assistant.documents.stating import stated
from assistant.documents.xml_part import BadXmlError, Element, parse_xml
from assistant.errors import CannotRead

_KIND = "an OpenDocument text"
_REMEDY = "Open it in LibreOffice and save it again as .odt or .docx."
_UNLOCK = "Open it with its password, save a copy without one, then try again."
_MARGINS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


def layout_of(file: File) -> Layout:
    """Return the layout of ``file``; CannotRead as the reader says."""
    archive = open_archive(file.data, file.path, _KIND, _REMEDY)
    _refuse_locked(archive)
    content = _tree(archive, "content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        archive.refuse("it holds no text document")
    styles = _tree(archive, "styles.xml")
    trees = [tree for tree in (content, styles) if tree is not None]
    walk = Walk(OdtStyles(trees), ListStyles(trees))
    try:
        walk.blocks(body)
    except TooManyUnitsError:
        archive.refuse("it has more paragraphs than any text")
    except RecursionError:
        archive.refuse("it is nested too deeply")
    refuse_pictures(file.path, walk.units, walk.pictures)
    layout = compose(walk.units, _margins(styles, walk.styles), walk.endnotes)
    layout.metadata = _metadata(_tree(archive, "meta.xml"), layout.text or "")
    layout.notes = _notes(body, walk)
    return layout


def _refuse_locked(archive: Archive) -> None:
    place = "META-INF/manifest.xml"
    if archive.has(place) and b"encryption-data" in archive.read(place):
        raise CannotRead(archive.path, "It is locked with a password.", _UNLOCK)


def _tree(archive: Archive, name: str) -> Element | None:
    if not archive.has(name):
        return None
    try:
        return parse_xml(archive.read(name))
    except BadXmlError as error:
        archive.refuse(f"“{name}” inside it {error}")


def _margins(styles: Element | None, known: OdtStyles) -> Iterator[str]:
    """Yield the lines of the headers and footers of all pages."""
    for page in () if styles is None else styles.iter(f"{STYLE}master-page"):
        for margin in _MARGINS:
            for element in page.findall(f"{STYLE}{margin}"):
                for paragraph in element.iter(PARAGRAPH, HEADING):
                    yield from lines_of("".join(OdtInline(known).read(paragraph).pieces))


def _metadata(meta: Element | None, text: str) -> dict[str, str]:
    def value(name: str) -> str:
        found = None if meta is None else next(meta.iter(name), None)
        return "" if found is None else " ".join((found.text or "").split())

    return stated(
        text,
        title=value(f"{DC}title"),
        author=value(f"{META}initial-creator") or value(f"{DC}creator"),
        created=value(f"{META}creation-date"),
        modified=value(f"{DC}date"),
    )


def _notes(body: Element, walk: Walk) -> list[str]:
    notes: list[str] = []
    if body.find(f"{TEXT}tracked-changes/{TEXT}changed-region") is not None:
        notes.append("It holds tracked changes; it was read as if all were accepted.")
    hidden = sum(len(text.split()) for text in walk.hidden)
    if hidden:
        notes.append(f"Hidden text was left out ({hidden:,} word{'' if hidden == 1 else 's'}).")
    comments = sum(1 for _ in body.iter(f"{OFFICE}annotation"))
    if comments:
        notes.append(f"{comments:,} comment{'' if comments == 1 else 's'} left out.")
    return notes
