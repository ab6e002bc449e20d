"""A Word file in, out comes what the rules of a venue look at.

The promise: it is the file as its reader sees it, whichever program wrote it; what the file does
not say (its number of pages) is None and never guessed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from assistant.briefs.brief import Brief
from assistant.documents.wordfile import WordFile, read_word_file
from assistant.documents.wordfile.contents import Paragraph

FIRST_PAGE = 450
"""Words of a full page of A4 in eleven points."""

_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_PAGE_FIELD = re.compile(rb"instrText[^>]*>[^<]*\b(?:PAGE|NUMPAGES)\b|w:instr=\"[^\"]*\bPAGE\b")
_SUMMARY = re.compile(
    r"(?i)^\W*(?:[\divx.]+\s+)?(?:executive\s+)?"
    r"(?:summary|key (?:points|messages|asks)|main points|in brief|overview|crynodeb)\b"
)
_ANNEX = re.compile(r"(?i)^\W*(?:annex|appendix|appendices|references|bibliography|endnotes?)\b")


@dataclass(frozen=True)
class Section:
    """A heading and the paragraphs under it, to the next heading of any level; the first section
    of a paper may have no heading."""

    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self.heading.text.strip() if self.heading is not None else ""

    @property
    def is_summary(self) -> bool:
        """Whether it is headed as a summary."""
        return bool(_SUMMARY.match(self.title))

    @property
    def is_annex(self) -> bool:
        """Whether it stands behind the paper: an annex, an appendix, a list of references."""
        return bool(_ANNEX.match(self.title))


@dataclass(frozen=True)
class Paper:
    """A file that is to be sent: as read, its size in bytes, and the brief where it has one."""

    path: Path
    file: WordFile
    size: int
    pages: int | None
    has_page_numbers: bool
    brief: Brief | None = None

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body that have words, tables and text boxes among them."""
        return tuple(
            p
            for p in self.file.paragraphs
            if p.story in ("body", "textbox") and p.text.strip() and p.kind != "contents"
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the body, in order."""
        return tuple(_sections(self.body))

    @cached_property
    def main(self) -> tuple[Section, ...]:
        """The sections before the first annex."""
        return tuple(_before_annexes(self.sections))

    @cached_property
    def opening(self) -> str:
        """The words of the first page, one paragraph a line."""
        return "\n".join(_first_words(self.body, FIRST_PAGE))

    @cached_property
    def text(self) -> str:
        """All the words of the body, one paragraph a line."""
        return "\n".join(p.text for p in self.body)


def paper_of(data: bytes, path: Path, brief: Brief | None = None) -> Paper:
    """Read the Word file ``data``; tracked changes count as accepted.

    Raises:
        CannotRead: it is no Word file that can be read; the reason and the way out are given.
    """
    file = read_word_file(data, path)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        footers = [n for n in parts.namelist() if re.search(r"word/(?:footer|header)\d*\.xml$", n)]
        numbered = any(_PAGE_FIELD.search(parts.read(name)) for name in footers)
        pages = _pages(parts)
    return Paper(path, file, len(data), pages, numbered, brief)


def where(paragraph: Paragraph) -> str:
    """Return the place of a paragraph in words a person can follow."""
    heading = f"“{_short(paragraph.heading[-1], 50)}”" if paragraph.heading else "the opening"
    if paragraph.label and not paragraph.bullet:
        return f"{heading}, paragraph {paragraph.label.rstrip('.')}"
    return f"{heading}, “{_short(paragraph.text, 40)}”"


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def _pages(parts: zipfile.ZipFile) -> int | None:
    """The number of pages that the program which saved the file last laid it out in."""
    try:
        data = parts.read("docProps/app.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        found = etree.fromstring(data, parser).findtext(_PAGES)
        return int(found) if found and int(found) > 0 else None
    except (KeyError, ValueError, etree.XMLSyntaxError):
        return None


def _sections(body: tuple[Paragraph, ...]) -> Iterator[Section]:
    heading: Paragraph | None = None
    under: list[Paragraph] = []
    for paragraph in body:
        if paragraph.kind in ("heading", "title"):
            if heading is not None or under:
                yield Section(heading, tuple(under))
            heading, under = paragraph, []
        else:
            under.append(paragraph)
    if heading is not None or under:
        yield Section(heading, tuple(under))


def _before_annexes(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        if section.is_annex:
            return
        yield section


def _first_words(body: tuple[Paragraph, ...], most: int) -> Iterator[str]:
    count = 0
    for paragraph in body:
        if count >= most:
            return
        count += len(paragraph.text.split())
        yield paragraph.text
