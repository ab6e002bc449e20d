"""A Word file in, out comes what the rules of a venue look at.

The promise: it is the file as its reader sees it, whichever program wrote it; what the file does
not say (its number of pages) is None and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.checks.ready.headings import with_headings
from assistant.checks.ready.traces import Traces, traces_of
from assistant.documents.wordfile import WordFile, read_word_file
from assistant.documents.wordfile.contents import Paragraph

FIRST_PAGE = 450
"""Words of a page of A4 in eleven points, headings and space between paragraphs included."""

_SUMMARY = re.compile(
    r"(?i)^\W*(?:[\divx.]+\s+)?(?:executive\s+)?"
    r"(?:summary|(?:key|main) (?:points|messages|asks|findings|recommendations)|headlines|"
    r"at a glance|in brief|overview|crynodeb)\b"
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
    traces: Traces
    brief: Brief | None = None

    @property
    def pages(self) -> int | None:
        """The pages in which the program that saved the file last laid it out."""
        return self.traces.pages

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
    file = file.model_copy(update={"paragraphs": with_headings(file.paragraphs)})
    return Paper(path, file, len(data), traces_of(data), brief)


def where(paragraph: Paragraph) -> str:
    """Return the place of a paragraph in words a person can follow."""
    if paragraph.story in _MARGINS:
        return _MARGINS[paragraph.story]
    if paragraph.story in ("footnote", "endnote"):
        return f"A note, “{_short(paragraph.text, 40)}”"
    heading = quoted_heading(paragraph.heading[-1]) if paragraph.heading else "the opening"
    if paragraph.label and not paragraph.bullet:
        return f"{heading}, paragraph {paragraph.label.rstrip('.')}"
    if not paragraph.text.strip():
        return f"{heading}, an empty line"
    return f"{heading}, “{_short(paragraph.text, 40)}”"


def quoted_heading(heading: str) -> str:
    """Return a heading as it stands in the places of findings."""
    return f"“{_short(heading, 50)}”"


_MARGINS = {"header": "The head of the page", "footer": "The foot of the page"}


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


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
