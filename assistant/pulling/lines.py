"""The lines of a draft and of a returned Word file in one form, so that they can be compared.

In goes a draft, or a Word file; out come :class:`Line` in reading order, one for each paragraph of
the running text. The promise: a line of our own draft and the paragraph that the Word file has for
it, unedited, have the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checks.returned.tags import note_ids
from assistant.documents.wordfile import WordFile
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Draft,
    Heading,
    Inline,
    Link,
    ListBlock,
    NoteMark,
    Paragraph,
    Quoted,
    Words,
)
from assistant.drafting.lines import PROPOSED, inline_text, line_text
from assistant.quotes.typography import comparable

_PROPOSAL = re.compile(rf"^{re.escape(PROPOSED)}: |\[{re.escape(PROPOSED)}\] ")


@dataclass(frozen=True)
class Span:
    """A quotation, or the mark of a note (where ``start`` is ``end``), and the ids it stands for.

    ``known`` is False for a note that is none of the draft's own; ``words`` are then what it says.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    known: bool = True
    words: str = ""


@dataclass(frozen=True)
class Line:
    """One line: its words, the quotations and notes in it, and how words of it look.

    ``origin`` is that of the block (see drafting.draft); ``set_off`` the id of the quotation that
    the whole line is; ``kind`` "heading", "paragraph", "item" or "quote"; ``styled`` the stretches
    that are bold, italic or links.
    """

    text: str
    kind: str
    origin: str | None = None
    quotes: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    set_off: str | None = None
    level: int = 0
    ordered: bool = False
    styled: tuple[tuple[int, int, str], ...] = ()

    @property
    def key(self) -> str:
        """The words with their typography undone, by which lines are known again."""
        return comparable(self.text)

    @property
    def field(self) -> str:
        """The field of the brief that the line is of ("text:3"), "" for a template's."""
        return (self.origin or "").rsplit(":", 1)[0] if self.has_lines else self.origin or ""

    @property
    def has_lines(self) -> bool:
        """Whether the origin is a field of own words, with the lines of it."""
        return (self.origin or "").split(":")[0] in ("text", "conditions", "summary")

    @property
    def rows(self) -> tuple[int, int]:
        """The lines of the field's text that the block was made of."""
        first, after = (self.origin or ":0-0").rsplit(":", 1)[1].split("-")
        return int(first), int(after)


# --- of a draft ----------------------------------------------------------------------------------


def lines_of_draft(draft: Draft) -> tuple[Line, ...]:
    """Return the lines of the cover, body and annex, without tables and contents."""
    notes = {note.id: note.quotes for note in draft.notes}
    blocks = (*draft.cover, *draft.body, *draft.annex)
    return tuple(line for block in blocks for line in _block_lines(block, notes, None, 0))


_Notes = dict[str, tuple[str, ...]]
_KINDS = {"heading": "heading", "paragraph": "paragraph", "block-quote": "quote"}


def _block_lines(
    block: Block, notes: _Notes, origin: str | None, level: int, *, ordered: bool = False
) -> Iterator[Line]:
    origin = getattr(block, "origin", None) or origin
    if isinstance(block, ListBlock):
        for item in block.items:
            for inner in item.blocks:
                yield from _block_lines(inner, notes, origin, level + 1, ordered=block.ordered)
    elif isinstance(block, Heading | Paragraph | BlockQuote) and line_text(block.content).strip():
        kind = _KINDS[block.kind]
        kind = "item" if level and kind == "paragraph" else kind
        set_off = block.quote if isinstance(block, BlockQuote) else None
        yield _drafted(block.content, notes, kind, origin, set_off, level, ordered)


def _drafted(
    content: Sequence[Inline],
    notes: _Notes,
    kind: str,
    origin: str | None,
    set_off: str | None,
    level: int,
    ordered: bool,
) -> Line:
    text, quotes, marks = "", list[Span](), list[Span]()
    styled: list[tuple[int, int, str]] = []
    for inline in content:
        start = len(text)
        if isinstance(inline, NoteMark):
            marks.append(Span(start, start, notes.get(inline.note, ())))
            continue
        text += "\n" if inline.kind == "break" else inline_text(inline)
        styled += [(start, len(text), look) for look in _looks(inline)]
        if isinstance(inline, Quoted):
            if quotes and quotes[-1].end == start and quotes[-1].ids == (inline.quote,):
                start = quotes.pop().start
            quotes.append(Span(start, len(text), (inline.quote,)))
    return Line(
        text=text,
        kind=kind,
        origin=origin,
        quotes=tuple(quotes),
        marks=tuple(marks),
        set_off=set_off,
        level=level,
        ordered=ordered,
        styled=tuple(styled),
    )


def _looks(inline: Inline) -> list[str]:
    if isinstance(inline, Link):
        return [inline.address]
    if not isinstance(inline, Words):
        return []
    return ["bold"] * inline.bold + ["italic"] * inline.italic


# --- of a Word file ------------------------------------------------------------------------------


def lines_of_word(word: WordFile, draft: Draft) -> tuple[Line, ...]:
    """Return the lines of the file's running text; its notes are known again by id or words."""
    known = {quote.id for quote in draft.quotes}
    notes = _notes_of(word, draft, known)
    texts = {n.id: " ".join(word.paragraphs[i].text for i in n.paragraphs) for n in word.notes}
    found: list[Line] = []
    for place, paragraph in enumerate(word.paragraphs):
        aside = paragraph.cell or paragraph.kind == "contents" or _is_caption(paragraph.style)
        if paragraph.story != "body" or aside:
            continue
        label = _PROPOSAL.match(paragraph.text)
        cut = label.end() if label else 0
        text = paragraph.text[cut:]
        if not text.strip():
            continue
        marks = tuple(
            Span(m.at - cut, m.at - cut, ids or (), ids is not None, texts.get(m.id, ""))
            for m in paragraph.notes
            if m.id
            for ids in (notes.get(m.id),)
        )
        quotes = tuple(
            Span(b.start.offset - cut, b.end.offset - cut, (own,))
            for b in word.bookmarks
            if b.start.paragraph == place == b.end.paragraph
            for own in (_quote_of(b.name, known),)
            if own
        )
        kind = {"title": "heading"}.get(paragraph.kind, paragraph.kind)
        styled: list[tuple[int, int, str]] = [
            (max(0, e.start - cut), e.end - cut, e.look)
            for e in paragraph.emphasis
            if e.look in ("bold", "italic")
        ]
        styled += [
            (max(0, k.start - cut), k.end - cut, k.target)
            for k in paragraph.links
            if k.target.startswith(("http://", "https://", "mailto:"))
        ]
        found.append(
            Line(
                text=text,
                kind=kind,
                quotes=quotes,
                marks=marks,
                level=paragraph.level or 0,
                ordered=not paragraph.bullet,
                styled=tuple(styled),
            )
        )
    return tuple(found)


def _is_caption(style: str) -> bool:
    return style.casefold().endswith("caption")


_BOOKMARK = re.compile(r"ev_(?P<id>.+)_\d+$")


def _quote_of(bookmark: str, known: set[str]) -> str | None:
    found = _BOOKMARK.match(bookmark)
    return found["id"] if found and found["id"] in known else None


def _said(text: str) -> str:
    return comparable(text).rstrip(". ")


def _notes_of(word: WordFile, draft: Draft, known: set[str]) -> dict[str, tuple[str, ...] | None]:
    """Return the quotes that each note cites, by the ids at its end or by its words.

    Notes with the same words ("ibid") are told apart by their order, and only where all of them
    are still there; a note that is none of our own gives None.
    """
    said: dict[str, list[tuple[str, ...]]] = {}
    for note in draft.notes:
        said.setdefault(_said(line_text(note.content)), []).append(note.quotes)
    found: dict[str, tuple[str, ...] | None] = {}
    alike: dict[str, list[str]] = {}
    for one in word.notes:
        if one.kind != "footnote":
            continue
        own = tuple(name for name in note_ids(word, one) if name in known)
        found[one.id] = own or None
        if not own:
            text = " ".join(word.paragraphs[i].text for i in one.paragraphs)
            alike.setdefault(_said(text), []).append(one.id)
    for text, ids in alike.items():
        quotes = said.get(text, [])
        same = len(set(quotes)) == 1 or len(quotes) == len(ids)
        for at, own_id in enumerate(ids if same and quotes else ()):
            found[own_id] = quotes[min(at, len(quotes) - 1)]
    return found
