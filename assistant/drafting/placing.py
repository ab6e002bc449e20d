"""Quotations put in their place: run on in the sentence, or set off from it.

In go the parts of one paragraph; out come blocks. The promise: the words of a quotation reach the
blocks as the house prints them and nothing else touches them; a note's mark comes last, after the
punctuation that closes the sentence (OSCOLA 1.1), and no sentence gets two full stops: where the
source stands in brackets, the stop that ends a quotation's sentence moves behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Inline,
    NoteMark,
    Paragraph,
    Quoted,
    Words,
)
from assistant.drafting.evidence import Evidence, ends_sentence
from assistant.drafting.parts import AnchorHere, CiteHere, LinePart, QuoteHere
from assistant.quotes import QuoteStyle, printed, set_off
from assistant.quotes.printing import Printed

_NEW_SENTENCE = re.compile(
    r"\s+(?:He|She|It|They|We|The|This|That|These|Those|There|In|On|At|As|If|But|And|So|Our)\b"
)
"""What surely begins a sentence after a quotation that the author left without a stop."""

_GOES_ON = re.compile(r"\s+[a-z(\[–—]|\S")
"""What goes on with the sentence that a quotation's stop had ended in its source."""

_MOVABLE_STOP = re.compile(r"(?!(?:etc|al)\.)[a-z’'-]+\.|[^\W\d_]{5,}\.|[A-Z]{3,}\.|\d+\.")
"""A last word with the stop of its sentence; "etc.", "Ltd.", "a.m." may keep theirs."""

_CLOSING = re.compile(r"[.,;:!?)\]”’]+")


@dataclass
class Placements:
    """What was placed so far: the marks of notes, and where each piece of evidence stands.

    ``emphasised`` holds the marks of quotations in which the author has set words in italics.
    """

    style: QuoteStyle
    brackets: bool
    marks: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    quoted: dict[str, list[str]] = field(default_factory=dict)
    cited: dict[str, list[str]] = field(default_factory=dict)
    emphasised: set[str] = field(default_factory=set)
    where: str = ""

    def mark(self, evidence: Evidence, *, quoted: bool = False) -> NoteMark:
        """Return a new note's mark for a reference to ``evidence``; ``quoted`` with its words."""
        name = f"note{len(self.marks) + 1}"
        self.marks[name] = (evidence,)
        if quoted and any(piece.emphasis for piece in evidence.certified.pieces):
            self.emphasised.add(name)
        return NoteMark(note=name)


class Line:
    """One paragraph in the making."""

    def __init__(self, placements: Placements, *, sets_off: bool = True) -> None:
        self._placements = placements
        self._sets_off = sets_off
        self._runs: list[Inline] = []
        self._pending: list[NoteMark] = []
        self._after_stop = False
        self._unstopped = False
        self._stop_moved = False
        self.blocks: list[tuple[Inline, ...] | BlockQuote] = []
        self.target: str | None = None

    def add(self, part: LinePart) -> None:
        """Put the next part of the paragraph in its place."""
        if isinstance(part, QuoteHere):
            self._quote(part)
        elif isinstance(part, CiteHere):
            self._cite(part.evidence)
        elif isinstance(part, AnchorHere):
            self.target = part.name
        elif isinstance(part, Words):
            self._words(part)
        else:
            self._stop_before_more()
            self._flush()
            self._runs.append(part)

    def finish(self) -> list[tuple[Inline, ...] | BlockQuote]:
        """Return what the paragraph came to: runs of text and quotations set off between them."""
        if self._unstopped:
            self._stop()
        self._flush()
        self._close()
        return self.blocks

    def _stop(self) -> None:
        """End a sentence that ends with a quotation and was left without its stop."""
        if self._placements.brackets:
            self._flush()
        self._trim_space()
        self._runs.append(Words(text="."))
        self._unstopped = self._stop_moved = False

    def _stop_before_more(self) -> None:
        """End the sentence of a quotation whose stop was moved, where no words of ours go on."""
        if self._stop_moved:
            self._stop()
            self._runs.append(Words(text=" "))

    def _ends_here(self, text: str) -> bool:
        """Say whether the sentence that ends with a quotation is over where ``text`` begins."""
        if self._stop_moved:
            return bool(text.strip()) and not _GOES_ON.match(text)
        return self._unstopped and bool(_NEW_SENTENCE.match(text))

    def _words(self, words: Words) -> None:
        text = words.text
        if self._ends_here(text):
            self._stop()
        self._unstopped = self._unstopped and not text.strip()
        self._stop_moved = self._stop_moved and not text.strip()
        closing = _CLOSING.match(text) if self._pending or self._after_stop else None
        if self._pending and not self._placements.brackets and closing:
            marks = closing.group()
            text = text[closing.end() :]
            if self._after_stop and marks.startswith("."):
                marks = marks[1:]
            self._put(words, marks)
        elif self._after_stop and closing and not self._runs:
            # A full stop left over behind a quotation that was set off.
            text = text[closing.end() :]
        self._flush()
        self._after_stop = False
        self._put(words, text if self._runs else text.lstrip())

    def _put(self, like: Words, text: str) -> None:
        if text:
            same = text == like.text
            self._runs.append(like if same else like.model_copy(update={"text": text}))

    def _cite(self, evidence: Evidence) -> None:
        placements = self._placements
        placements.cited.setdefault(evidence.id, []).append(placements.where)
        self._trim_space()
        self._pending.append(placements.mark(evidence))

    def _quote(self, part: QuoteHere) -> None:
        evidence, placements = part.evidence, self._placements
        placements.quoted.setdefault(evidence.id, []).append(placements.where)
        self._stop_before_more()
        self._flush()
        if self._sets_off and set_off(evidence.certified, placements.style):
            self._set_off(evidence)
            return
        runs = list(printed(evidence.certified, placements.style, block=False))
        if part.lower:
            runs[0] = Printed(text=_small(runs[0].text), italic=runs[0].italic)
        if placements.brackets and self._sets_off:
            self._stop_moved = _take_stop(runs)
        self._runs.extend(_marked(evidence.id, runs, placements.style))
        self._pending.append(placements.mark(evidence, quoted=True))
        self._after_stop = ends_sentence(runs[-1].text)
        self._unstopped = not self._after_stop and self._sets_off

    def _set_off(self, evidence: Evidence) -> None:
        self._close()
        runs = printed(evidence.certified, self._placements.style, block=True)
        content: list[Inline] = [
            Quoted(quote=evidence.id, text=run.text, italic=run.italic) for run in runs
        ]
        content.append(self._placements.mark(evidence, quoted=True))
        self.blocks.append(
            BlockQuote(content=tuple(content), quote=evidence.id, proposal=evidence.proposal)
        )
        self._after_stop = True

    def _flush(self) -> None:
        self._runs.extend(self._pending)
        self._pending.clear()

    def _close(self) -> None:
        self._trim_space()
        if self._runs:
            self.blocks.append(tuple(self._runs))
        self._runs = []

    def _trim_space(self) -> None:
        while self._runs and isinstance(self._runs[-1], Words | Break):
            last = self._runs[-1]
            text = last.text.rstrip() if isinstance(last, Words) else ""
            if isinstance(last, Words) and text == last.text:
                return
            self._runs.pop()
            if isinstance(last, Words) and text:
                self._runs.append(last.model_copy(update={"text": text}))
                return


def as_blocks(line: Line, *, numbered: bool, style: str) -> list[Block]:
    """Return the paragraph as blocks; only its first part carries the number and the target."""
    blocks: list[Block] = []
    for content in line.finish():
        if isinstance(content, BlockQuote):
            blocks.append(content)
            continue
        first = not any(isinstance(b, Paragraph) for b in blocks)
        blocks.append(
            Paragraph(
                content=content,
                numbered=numbered and first,
                style=style,
                target=line.target if first else None,
            )
        )
    return blocks


def _marked(quote: str, runs: Sequence[Printed], style: QuoteStyle) -> list[Quoted]:
    """Return the runs with the house's quotation marks around them."""
    last = len(runs) - 1
    return [
        Quoted(
            quote=quote,
            text=(style.outer[0] if i == 0 else "")
            + run.text
            + (style.outer[1] if i == last else ""),
            italic=run.italic,
        )
        for i, run in enumerate(runs)
    ]


def _take_stop(runs: list[Printed]) -> bool:
    """Take the stop off the last of ``runs``, if it ends a sentence; say whether it was taken."""
    last = runs[-1].text
    before, _, word = last.rpartition(" ")
    if not before or not _MOVABLE_STOP.fullmatch(word):
        return False
    runs[-1] = Printed(text=last[:-1], italic=runs[-1].italic)
    return True


def _small(text: str) -> str:
    return f"[{text[0].lower()}]{text[1:]}" if text[:1].isupper() else text
