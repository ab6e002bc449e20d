"""A draft goes in; what its writer must know before the first word comes out.

Word wants a contents list before the headings and a cross-reference before its target. The one
promise: headings and targets are counted in the order in which they will be written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.draft import (
    Block,
    Contents,
    Draft,
    Heading,
    ListBlock,
    NoteMark,
    NoteNumber,
    Paragraph,
    Reference,
)
from assistant.drafting.lines import line_text, lines_of
from assistant.word.bookmarks import heading_name, target_name

DEEPEST_HEADING = 3


@dataclass(frozen=True)
class Target:
    """Where a cross-reference leads: its bookmark, its words, and whether numbered."""

    bookmark: str
    text: str
    numbered: bool


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    bookmark: str
    level: int
    text: str


@dataclass(frozen=True)
class Survey:
    """Targets by name, lines of the contents in order, and how often each note is named.

    ``notes`` counts the marks of a note and the places that give its number. ``listed`` are the
    bookmarks of the headings that the contents list, ``referred`` the targets that something refers
    to; no other heading, target or note needs a bookmark.
    """

    targets: dict[str, Target]
    entries: tuple[Entry, ...]
    notes: Counter[str]
    listed: frozenset[str]
    referred: frozenset[str]


def survey(draft: Draft) -> Survey:
    """Look through the whole of ``draft`` once."""
    targets: dict[str, Target] = {}
    for block in every_block((*draft.cover, *draft.body, *draft.annex)):
        if isinstance(block, Heading | Paragraph) and block.target and is_printed(block):
            numbered = isinstance(block, Paragraph) and block.numbered
            target = Target(target_name(len(targets) + 1), line_text(block.content), numbered)
            targets.setdefault(block.target, target)
    lines = [
        *lines_of((*draft.cover, *draft.body, *draft.annex)),
        *(n.content for n in draft.notes),
    ]
    inlines = [inline for line in lines for inline in line]
    entries = tuple(_entries(draft))
    return Survey(
        targets,
        entries,
        notes=Counter(i.note for i in inlines if isinstance(i, NoteMark | NoteNumber)),
        listed=frozenset(entry.bookmark for entry in entries),
        referred=frozenset(i.target for i in inlines if isinstance(i, Reference)),
    )


def _entries(draft: Draft) -> Iterator[Entry]:
    inside = (*draft.body, *draft.annex)
    everything = list(every_block((*draft.cover, *inside)))
    deepest = max((b.depth for b in everything if isinstance(b, Contents)), default=0)
    number = 0
    for block in every_block(inside):
        if isinstance(block, Heading) and is_section(block):
            number += 1
            level = min(block.level, DEEPEST_HEADING)
            if level <= deepest:
                yield Entry(heading_name(number), level, line_text(block.content))


def is_section(heading: Heading) -> bool:
    """Say whether a heading opens a section; the title does not."""
    return heading.level > 0 and is_printed(heading)


def is_printed(block: Heading | Paragraph) -> bool:
    """Say whether a block is written at all: a heading without words is not."""
    return isinstance(block, Paragraph) or bool(line_text(block.content).strip())


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield ``blocks`` and those inside their lists, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from every_block(item.blocks)
