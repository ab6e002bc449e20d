"""What the paper shows for a certified quote.

In goes a certified quote and a house style; out come its printed words. The promise: between the
stored characters and the printed ones there is no difference but the typographic ones named in
``quotes/typography.py``, ``[…]`` for each omission, square brackets around each insertion,
``[redacted]`` for each redaction, and the second quotation mark of a pair that the ends of the
quote would have left alone.

Sources of the rules: OSCOLA (4th edition, 1.5): up to three lines run on in single quotation
marks, double inside; longer ones stand in an indented block without marks. MHRA Style Guide
(2024, 9.2–9.3): single marks, double inside; over 40 words set off. Harvard, as UK universities
teach it, follows the same marks; the same 40 words are used for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.noun import Noun
from assistant.passages.nested import marked_spans
from assistant.quotes.certify import Certified, Piece
from assistant.quotes.faults import WORD_ENDING
from assistant.quotes.marks import house_marks
from assistant.quotes.typography import DASHES, LIGATURES, SOFT_HYPHEN

OMISSION = "[…]"
REDACTED = "[redacted]"

CHARACTERS_IN_A_LINE = 90
"""A4 with margins of 2.5 cm in an 11-point text face: about 90 characters a line."""

_SPACE = re.compile(
    rf"(?P<line_end>(?<=[^\W\d_])[{DASHES}])[^\S\n]*\n\s*(?=[^\W\d_])|(?P<space>\s+)"
)

_DOUBLES = frozenset('"“”„‟')
_LIGATURES = str.maketrans(LIGATURES)


class QuoteStyle(Noun):
    """How a house prints quotations; limits of None do not apply."""

    name: str
    outer: tuple[str, str] = ("‘", "’")
    inner: tuple[str, str] = ("“", "”")
    longest_words: int | None = None
    longest_characters: int | None = None


OSCOLA = QuoteStyle(name="OSCOLA", longest_characters=3 * CHARACTERS_IN_A_LINE)
MHRA = QuoteStyle(name="MHRA", longest_words=40)
HARVARD = QuoteStyle(name="Harvard", longest_words=40)


class Printed(Noun):
    """A run of printed words; ``italic`` marks the author's emphasis."""

    text: str
    italic: bool = False


def set_off(certified: Certified, style: QuoteStyle) -> bool:
    """Say whether the house sets this quote off from the text."""
    text = "".join(run.text for run in printed(certified, style, block=False))
    too_many = style.longest_words is not None and len(text.split()) > style.longest_words
    too_long = style.longest_characters is not None and len(text) > style.longest_characters
    return too_many or too_long


def printed(certified: Certified, style: QuoteStyle, *, block: bool) -> tuple[Printed, ...]:
    """Return the printed words of a quote, without outer quotation marks.

    ``block`` True prints for an indented quotation, where the quotation marks inside are the
    house's outer ones; False for the run of a sentence, where they are its inner ones.
    """
    runs = _spaced([(_run(piece), piece.kind != "stored") for piece in certified.pieces])
    text = "".join(run.text for run in runs)
    first, second = (style.outer, style.inner) if block else (style.inner, style.outer)
    before, after = _left_alone(certified)
    marked = house_marks(f"{before}{text}{after}", first, second)
    pieces = [Printed(text=marked[: len(before)])] if before else []
    at = len(before)
    for run in runs:
        if run.text:
            pieces.append(Printed(text=marked[at : at + len(run.text)], italic=run.italic))
        at += len(run.text)
    return (*pieces, *([Printed(text=marked[at:])] if after else []))


def _left_alone(certified: Certified) -> tuple[str, str]:
    """Return the marks that an end of the quote cut off from their fellows inside it.

    First the opening one, where the quote begins within words that the source puts between marks
    and has the closing one; then the closing one, where it ends within them.
    """
    start, end, text = certified.quote.start, certified.quote.end, certified.text
    before = after = ""
    for passage in certified.passages:
        for low, high in marked_spans(passage.text):
            first, last = passage.start + low, passage.start + high
            if first <= start < last < end:
                before = "“" if text[last - start] in _DOUBLES else "‘"
            if start < first < end <= last:
                after = "”" if text[first - 1 - start] in _DOUBLES else "’"
    return before, after


def printed_text(certified: Certified, style: QuoteStyle, *, block: bool) -> str:
    """Return the printed words as one string."""
    return "".join(run.text for run in printed(certified, style, block=block))


def _run(piece: Piece) -> Printed:
    if piece.kind == "omission":
        return Printed(text=f" {OMISSION} ")
    if piece.kind == "redaction":
        return Printed(text=REDACTED)
    if piece.kind == "insertion":
        joined = piece.end > piece.start or WORD_ENDING.fullmatch(piece.text)
        return Printed(text=f"[{piece.text}]" if joined else f" [{piece.text}] ")
    return Printed(text=_typeset(piece.text), italic=piece.emphasis)


@lru_cache(maxsize=512)  # A quotation is printed in several places, and in every draft of a batch.
def _typeset(stored: str) -> str:
    text = _SPACE.sub(lambda m: m.group("line_end") or " ", stored.replace(SOFT_HYPHEN, ""))
    return text.translate(_LIGATURES)


def _spaced(runs: list[tuple[Printed, bool]]) -> list[Printed]:
    """Leave one space where two runs meet, and none before a comma that follows our bracket.

    Each run comes with whether it is ours, and not the source's.
    """
    spaced: list[Printed] = []
    tail, bracket = " ", False
    for run, ours in runs:
        text = run.text.lstrip() if tail.endswith(" ") else run.text
        if bracket and tail.endswith(" ") and text[:1] in tuple(",.;:?!)"):
            spaced[-1] = Printed(text=spaced[-1].text.rstrip(), italic=spaced[-1].italic)
        if text:
            spaced.append(Printed(text=text, italic=run.italic))
            tail, bracket = text, ours
    if spaced:
        spaced[-1] = Printed(text=spaced[-1].text.rstrip(), italic=spaced[-1].italic)
    return spaced
