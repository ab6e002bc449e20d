"""A draft goes in; a ``.docx`` comes out, as bytes or as a file.

The working copy carries what proves it (bookmarks, ids in the notes, the manifest); the final copy
carries none of that. The one promise: the same draft and house style give the same bytes, Word
opens them, and a file that exists is replaced only when told to.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.drafting.draft import Draft
from assistant.files.writing import write_bytes
from assistant.findings import Finding
from assistant.word.blocks import write_blocks
from assistant.word.footnotes import footnotes_xml
from assistant.word.furniture import has_first_page, write_furniture
from assistant.word.house_style import house_style as prepared
from assistant.word.manifest import ITEM, manifest_parts
from assistant.word.package import CONTENT_TYPES, DOCUMENT, Part, Relation, package_bytes
from assistant.word.page import write_page
from assistant.word.paper import Paper
from assistant.word.proof import prove
from assistant.word.properties import NAME as PROPERTIES
from assistant.word.properties import core_properties
from assistant.word.xml import Element, child, root, xml_bytes

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_USUAL_LANGUAGE = "en-GB"


@dataclass(frozen=True)
class WordBytes:
    """A Word file in memory, and what writing it found."""

    data: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class SavedWord:
    """A Word file on disk: its path, the SHA-256 of its bytes, and what writing it found."""

    path: Path
    sha256: str
    findings: tuple[Finding, ...] = ()


def word_bytes(draft: Draft, *, final: bool = False, house_style: Path | None = None) -> WordBytes:
    """Return ``draft`` as a Word file.

    ``final`` (or a draft that says so itself) leaves out ids, bookmarks of quotes, the manifest and
    the author; proposals and gaps stay visible in both. ``house_style`` is a ``.docx`` or ``.dotx``
    whose styles, page and letterhead to use.

    Raises:
        CannotRead: the house style cannot serve; the message names the broken part.
        UnprovedError: the file does not hold the draft as it was certified.
    """
    house = prepared(house_style)
    paper = Paper(draft, final or draft.final, house)
    parts, relations = _written(paper)
    data = package_bytes(parts, relations)
    prove(data, draft)
    return WordBytes(data, house.findings + paper.characters.findings)


def save_word(
    draft: Draft,
    path: Path,
    *,
    final: bool = False,
    house_style: Path | None = None,
    force: bool = False,
) -> SavedWord:
    """Write ``draft`` to ``path`` in one step; see :func:`word_bytes`.

    Raises:
        CannotRead: the house style cannot serve.
        CannotWrite: the file exists and ``force`` is False, or the disk refuses.
    """
    made = word_bytes(draft, final=final, house_style=house_style)
    write_bytes(path, made.data, overwrite=force)
    return SavedWord(path, made.sha256, made.findings)


def _written(paper: Paper) -> tuple[list[Part], list[Relation]]:
    draft, house = paper.draft, paper.house
    document = root("document")
    section = _body(paper, child(document, "body"))
    furniture, ties = write_furniture(paper, section)
    _finish_section(paper, section)
    # Notes come after the text, since the marks in it set their order.
    notes = footnotes_xml(paper)
    language = draft.language if _LANGUAGE.fullmatch(draft.language) else _USUAL_LANGUAGE
    own = [
        _part("styles", house.styles_xml(language)),
        _part("settings", house.settings),
        _part("numbering", paper.numbering.xml()),
        _part("footnotes", notes, paper.note_links.relations),
        *house.parts,
    ]
    ties += [Relation(f"rId{_kind(p)}", _kind(p), p.name) for p in own]
    ties += paper.links.relations
    evidence = [] if paper.final else manifest_parts(draft, paper.bookmarks)
    if evidence:
        ties.append(Relation("rIdManifest", "customXml", ITEM))
    main = Part(DOCUMENT, xml_bytes(document), CONTENT_TYPES[DOCUMENT], ties)
    core = core_properties(draft, language, final=paper.final)
    top = [
        Relation("rId1", "officeDocument", DOCUMENT),
        Relation("rId2", "core-properties", PROPERTIES),
    ]
    return [main, *own, *furniture, core, *evidence], top


def _body(paper: Paper, body: Element) -> Element:
    """Write cover, body and annex, each on a page of its own; return the section's properties."""
    for blocks, is_cover in (
        (paper.draft.cover, True),
        (paper.draft.body, False),
        (paper.draft.annex, False),
    ):
        if blocks:
            paper.flow.in_cover = is_cover
            paper.flow.page_break = len(body) > 0
            write_blocks(paper, body, blocks)
    if len(body) == 0:
        child(body, "p")
    return child(body, "sectPr")


def _finish_section(paper: Paper, section: Element) -> None:
    write_page(section, paper.house.page)
    child(section, "cols", space="708")
    if has_first_page(paper):
        child(section, "titlePg")


def _part(kind: str, data: bytes, relations: list[Relation] | None = None) -> Part:
    return Part(f"word/{kind}.xml", data, CONTENT_TYPES[kind], relations or ())


def _kind(part: Part) -> str:
    """Return the kind of a part from its name ("word/theme/theme1.xml" is a theme)."""
    return part.name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
