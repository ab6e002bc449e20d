"""A match of a search as the words of a row: pinned or not, score, place, speaker, quotation."""

from __future__ import annotations

from textual.content import Content

from assistant.briefs.brief import Brief
from assistant.desk.evidence import PinnedAt, Row, pinned_at
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import flat, one_line

SHOWN = 260
"""Characters of a quotation in the list; all of it stands in pane 3."""
_BEFORE = 60
"""Characters before the first matched word where a long quotation is cut."""
MATCHED = "reverse"
_SET_IN = "    "


def row_words(row: Row, brief: Brief, answer: str) -> Hanging:
    """Return a row: its first line says how near and where, then who, then the words."""
    quote = row.match.quote
    pins = pinned_at(brief, row.source.id, quote.start, quote.end)
    about = Content.assemble((_about(row), "dim"), (_pinned_words(pins, answer), "italic"))
    score = f"{row.match.score:3.0f} {row.match.match:<5} "
    first = Content.assemble(score, (one_line(row.source.title), "bold"))
    return Hanging(
        Part(f"{_mark(pins, answer)} ", first, 1),
        Part(_SET_IN, about, 1),
        Part(_SET_IN, _quoted(row)),
    )


def _mark(pins: tuple[PinnedAt, ...], answer: str) -> str:
    """Return "*" for what is pinned here, "(*)" is too long: "o" for what is pinned elsewhere."""
    if any(pin.answer == answer for pin in pins):
        return "*"
    return "o" if pins else " "


def _about(row: Row) -> str:
    who = f"{one_line(row.who)}, {row.voice}" if row.who else row.voice
    marking = f"! {one_line(row.marking)}" if row.marking else ""
    return " · ".join(part for part in (one_line(row.place), who, marking) if part)


def _pinned_words(pins: tuple[PinnedAt, ...], answer: str) -> str:
    elsewhere = sorted({pin.answer for pin in pins if pin.answer != answer})
    return f" · pinned in {', '.join(elsewhere)}" if elsewhere else ""


def _quoted(row: Row) -> Content:
    """Return the proposed sentences, the matched words in reverse video."""
    quote = row.match.quote
    text = flat(quote.text)
    marks = [
        (max(start, quote.start) - quote.start, min(end, quote.end) - quote.start)
        for start, end in row.match.highlights
        if start < quote.end and quote.start < end
    ]
    words = marked(text, marks)
    first = marks[0][0] if marks else 0
    begin = max(0, first - _BEFORE) if len(text) > SHOWN and first > SHOWN - _BEFORE else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + SHOWN
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + SHOWN // 2)  # a word is never cut
    more = "…" if end < len(text) else ""
    return Content.assemble("“", "…" if begin else "", words[begin:end], more, "”")


def marked(text: str, marks: list[tuple[int, int]], style: str = MATCHED) -> Content:
    """Return text with spans of it in a style."""
    content = Content(text)
    for start, end in marks:
        content = content.stylize(style, start, end)
    return content
