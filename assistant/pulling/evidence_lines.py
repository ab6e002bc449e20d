"""Evidence that the author placed nowhere, as edited in Word: its lead-ins, its order, what went.

In go the lines that drafting made of an answer's pins and what stands for them now; out come the
changed lead-ins, the pins in their new order, and those whose quotation was taken out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.pulling.fields import Returned
from assistant.pulling.lines import Line
from assistant.pulling.words import Worded, located, worded
from assistant.quotes.typography import comparable


@dataclass
class EvidenceEdits:
    """``lead_ins`` by pin, before and after; ``was`` and ``order`` the pins before and now.

    ``behind`` holds what the draft itself printed behind quotations: a source in brackets.
    """

    lead_ins: dict[str, tuple[str, str]] = field(default_factory=dict)
    was: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    worded: list[Worded] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    behind: set[str] = field(default_factory=set)


def evidence_edits(
    drafted: Sequence[Line], returned: Sequence[Returned], pins: Mapping[str, str]
) -> EvidenceEdits:
    """Return the edits of one answer's evidence; proposals, which have no pin, are left out."""
    found = EvidenceEdits()
    before = _led(drafted, [_own(line) for line in drafted], found, tell=False)
    lines = [one.line for one in returned]
    expected = [_own(one.drafted) if one.drafted else [] for one in returned]
    now = _led(lines, expected, found, tell=True)
    there = [name for name in now if name in before]
    found.was = tuple(pins[name] for name in before if name in pins and name in there)
    found.order = tuple(pins[name] for name in there if name in pins)
    found.gone = tuple(pins[name] for name in before if name in pins and name not in there)
    for name in there:
        was, is_now = before[name], now[name]
        if name in pins and _plain(was) != _plain(is_now):
            found.lead_ins[pins[name]] = (was, is_now)
    return found


def _own(line: Line) -> list[tuple[str, str]]:
    return [(q.ids[0], line.text[q.start : q.end]) for q in line.quotes]


def _led(
    lines: Sequence[Line],
    expected: Sequence[Sequence[tuple[str, str]]],
    found: EvidenceEdits,
    *,
    tell: bool,
) -> dict[str, str]:
    """Return the words that lead to each quotation, in order of the quotations."""
    led: dict[str, str] = {}
    waiting = ""
    for line, wanted in zip(lines, expected, strict=True):
        spans, altered = located(line, wanted)
        if tell and altered:
            found.worded.append(Worded("", altered=altered))
        reached = 0
        for span in spans:
            words = worded(line, (), {}, (reached, span.start)).markdown
            led[span.ids[0]] = _joined(waiting, words)
            waiting, reached = "", span.end
        rest = worded(line, (), {}, (reached, len(line.text))).markdown.strip(" .")
        waiting = _joined(waiting, rest)
        if not spans or not rest or _leads(rest):
            continue
        if not tell:
            found.behind.add(comparable(rest))
        elif comparable(rest) not in found.behind:
            found.unplaced.append(rest)
        waiting = ""
    if tell and waiting:
        found.unplaced.append(waiting)
    return led


def _joined(one: str, other: str) -> str:
    return " ".join(part for part in (one, other.strip().lstrip(". ")) if part)


def _leads(words: str) -> bool:
    return words.endswith(":")


def _plain(words: str) -> str:
    return comparable(words).rstrip(": ")
