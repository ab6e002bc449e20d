"""Paragraphs go in, the stored text comes out, with the anchors of pages and of what left the text.

The promise: every word of every paragraph is in the text once and in order; a page's anchor stands
at the first character that the page gives, also in the middle of a word or sentence.
"""

from __future__ import annotations

from assistant.documents.furniture import furniture_in
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout
from assistant.documents.pdf.line import Line, Page, Word
from assistant.documents.pdf.paragraphs import Paragraph
from assistant.documents.pdf.words import BROKEN, Vocabulary, joint
from assistant.documents.raised import is_power


class Writing:
    """The stored text while it grows."""

    def __init__(self, pages: list[Page], vocabulary: Vocabulary) -> None:
        self.layout = Layout()
        self._pieces: list[str] = []
        self._length = 0
        self._pages = {page.number: page for page in pages}
        self._vocabulary = vocabulary
        self._on = 0
        self._reached = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write one paragraph as a block of its own."""
        if self._length:
            self._put("\n\n")
        self._reach(paragraph.lines[0][0])
        words = _words_of(paragraph)
        if paragraph.label is not None and not paragraph.label.bullet:
            self._put(paragraph.label.printed + " ")
        start = self._length
        self._lines(words)
        self.layout.blocks.append(self._block(paragraph, start))

    def finish(self, last: int) -> Layout:
        """Return the layout, the anchors of the last pages in it as well."""
        self._reach(last)
        self.layout.text = "".join(self._pieces)
        return self.layout

    def _block(self, paragraph: Paragraph, start: int) -> FoundBlock:
        label = paragraph.label.printed if paragraph.label else paragraph.note
        level = paragraph.level if paragraph.kind == "heading" else None
        if paragraph.kind == "item":
            level = 1
        return FoundBlock(paragraph.kind, start, self._length, label, level)

    def _lines(self, lines: list[tuple[int, list[list[Word]]]]) -> None:
        held = ""
        for number, cells in lines:
            for nth, cell in enumerate(cells):
                if nth:
                    self._put(held.replace(BROKEN, "-") + "\t")
                    held = ""
                for word in cell:
                    if word.raised and not self._belongs(word, held, number):
                        self._put(held)
                        held = ""
                        self.layout.anchors.append(
                            FoundAnchor("furniture", self._length, word.text)
                        )
                        continue
                    held = self._word(held, word, number)
        self._put(held.replace(BROKEN, "-"))

    def _word(self, held: str, word: Word, number: int) -> str:
        """Write ``held``, the word before, and what joins it to ``word``; return what is held."""
        if word.raised:
            return held + word.text
        if held:
            before, between = joint(held, word.text, self._vocabulary)
            self._put(before + between)
        elif self._pieces and not self._pieces[-1][-1:].isspace():
            self._put(" ")
        self._reach(number)
        if word.column:
            self.layout.anchors.append(FoundAnchor("column", self._length, word.column))
        if word.counted:
            self.layout.anchors.append(FoundAnchor("line", self._length, word.counted))
        return word.text

    def _belongs(self, word: Word, held: str, number: int) -> bool:
        """Say whether a raised figure is the text's own: a power, or the figures of a number."""
        return is_power(held) and not any(
            line.words[0].text.strip("[].") == word.text for line in self._notes(number)
        )

    def _notes(self, number: int) -> list[Line]:
        return self._pages[number].notes

    def _reach(self, number: int) -> None:
        """Tell that what is written next stands on this page; pages without text are told too."""
        if number == self._on:
            return
        first = self._reached + 1 if number > self._reached else number
        for page in range(first, number + 1):
            found = self._pages[page]
            sheet = found.sheet or page
            self.layout.anchors.append(FoundAnchor("page", self._length, found.printed, sheet))
            if page > self._reached:
                self._furniture(found)
        self._reached = max(self._reached, number)
        self._on = number

    def _furniture(self, page: Page) -> None:
        for line in page.furniture:
            kind, words = furniture_in(line.text) or ("furniture", line.text)
            self.layout.anchors.append(FoundAnchor(kind, self._length, words))

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)


def _words_of(paragraph: Paragraph) -> list[tuple[int, list[list[Word]]]]:
    """Return the words by line and cell, those of the label left out."""
    lines = [
        (number, [cell.words for cell in line.cells] or [line.words])
        for number, line in paragraph.lines
    ]
    if paragraph.label is not None:
        lines[0] = (lines[0][0], [_behind(paragraph.label.words, lines[0][1][0])])
    return lines


def _counted_on(skipped: list[Word], words: list[Word]) -> list[Word]:
    """Let the first word kept take the number of its line from the label before it."""
    for name in ("counted", "column"):
        number = next((getattr(word, name) for word in skipped if getattr(word, name)), "")
        if number and words and not getattr(words[0], name):
            setattr(words[0], name, number)
    return words


def _behind(skipped: int, words: list[Word]) -> list[Word]:
    at = 0
    for place, word in enumerate(words):
        if word.raised:
            continue
        if at >= skipped:
            return _counted_on(words[:place], words[place:])
        at += len(word.text) + 1
    return words
