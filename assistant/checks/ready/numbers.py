"""The numbers of a paper's paragraphs: there, each once, and without a gap.

In goes a paper; out come findings. The promise: numbers typed by hand and numbers made by the
program count alike, and the items of a list inside a paragraph are not taken for paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.checks.ready.answers import repeats_question
from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, Section, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.drafting.lines import PROPOSED
from assistant.findings import Finding
from assistant.venues.rule import Rule

_DIGITS = r"(?P<number>\d{1,3}(?:\.\d{1,3})*)"
_NAMED = r"(?:(?i:paragraph|para\.?|no\.|§|¶)\s{0,2})"
_TYPED = re.compile(
    rf"^\s*(?P<named>{_NAMED}?)(?P<open>[(\[]?){_DIGITS}(?P<close>[.)\]:]{{0,2}})"
    r"(?P<gap>\t|\s{1,4}(?:[–—-]\s)?)(?=\S)"
)
"""A number that was typed before a paragraph instead of being made by the program: "1.", "(1)",
"Paragraph 1:"."""

_LABEL = re.compile(rf"^{_NAMED}?(?P<open>[(\[]?){_DIGITS}(?P<close>[.)\]:]{{0,2}})$")
_INNER_STYLE = re.compile(r"(?i)^list \w+ [2-9]$")
_PROSE = 12
"""Words from which a paragraph is one that a reader would refer to, not a label or a line."""

_CAPTION = re.compile(
    r"(?i)^(?:table|figure|chart|box|graph|source|sources|note|notes)\b[^.]{0,12}:"
)
_FIRST_LINE = re.compile(
    r"(?i)^(?:written |supplementary |further )*(?:evidence|submission|response|memorandum)\b[^.]*$"
)
"""The line that says whom the paper is from, which is not always a heading."""

_MOST_TOLD = 5


class Number(NamedTuple):
    """The number of a paragraph ("12", "3.4") and the brackets around it, which tell the items of
    a list "(1)" from paragraphs "1."."""

    paragraph: Paragraph
    number: str
    brackets: str

    @property
    def depth(self) -> int:
        """How many figures it has: one in "12", two in "3.4"."""
        return self.number.count(".") + 1

    @property
    def is_long(self) -> bool:
        """Whether it stands before a paragraph, not before a line that may be an item."""
        return len(self.paragraph.text.split()) >= _PROSE


def check_paragraph_numbers(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find paragraphs without a number, numbers used twice, and numbers left out."""
    prose = [p for section in paper.main if not section.is_summary for p in _prose(section)]
    numbers = _paragraphs_numbered([n for p in prose if (n := number_of(p)) is not None])
    if not numbers:
        if any(len(p.text.split()) >= _PROSE for p in prose):
            message = "The paragraphs are not numbered."
            fix = "Number them with the program's own list numbers, so that they stay in order."
            yield breach(rule, "The paper", message, fix)
        return
    yield from _bare(paper, rule, prose)
    numbers = [*_of_summary(paper, numbers[0]), *numbers]
    # A short line with a number may be a paragraph or a heading: whichever reading is unbroken.
    broken = [list(_breaks(rule, n)) for n in (numbers, [n for n in numbers if n.is_long])]
    yield from min(broken, key=len)


def number_of(paragraph: Paragraph) -> Number | None:
    """Return the number of a paragraph, made by the program or typed; None where it has none."""
    if paragraph.label is not None:
        made = _LABEL.match(paragraph.label.strip()) if not paragraph.bullet else None
        # A deeper level that counts from 1 again is a list inside a paragraph.
        deeper = (paragraph.level or 1) > 1 or _INNER_STYLE.search(paragraph.style)
        inner = made is not None and deeper and "." not in made["number"]
        return _number(paragraph, made) if made is not None and not inner else None
    typed = _TYPED.match(paragraph.text)
    if typed is None:
        return None
    # "2 November 2026" begins with a number and is none, and so does "Paragraph 3 of the paper".
    apart = typed["gap"] != " " if typed["named"] else len(paragraph.text.split()) >= _PROSE
    return _number(paragraph, typed) if typed["close"] or apart else None


def _number(paragraph: Paragraph, found: re.Match[str]) -> Number:
    brackets = found["open"] + re.sub(r"[.:]", "", found["close"])
    return Number(paragraph, found["number"], brackets)


def _paragraphs_numbered(numbers: Sequence[Number]) -> list[Number]:
    """Return the numbers that count paragraphs: those in the brackets and of the depth that most
    long paragraphs have, and those below them."""
    long = [number for number in numbers if number.is_long]
    if not long:
        return []
    brackets = Counter(number.brackets for number in long).most_common(1)[0][0]
    alike = [number for number in numbers if number.brackets == brackets]
    depth = Counter(n.depth for n in alike if n.is_long).most_common(1)[0][0]
    return [number for number in alike if number.depth >= depth]


def _of_summary(paper: Paper, first: Number) -> list[Number]:
    """The numbers of the summary, where those of the paper go on from them."""
    points = [p for s in paper.main if s.is_summary for p in s.paragraphs]
    numbers = [n for p in points if (n := number_of(p)) is not None]
    return numbers if first.number not in ("1", "1.1") else []


def _bare(paper: Paper, rule: Rule, prose: Sequence[Paragraph]) -> Iterator[Finding]:
    bare = [p for p in prose if not _has_mark(p) and not repeats_question(paper, p.text)]
    for paragraph in bare[:_MOST_TOLD]:
        yield breach(rule, where(paragraph), "This paragraph has no number.", "Number it.")
    if len(bare) > _MOST_TOLD:
        message = f"{len(bare) - _MOST_TOLD} more paragraphs have no number."
        yield breach(rule, "The paper", message, "Number them.")


def _has_mark(paragraph: Paragraph) -> bool:
    """Whether a paragraph needs no number: it has one or the letter of a sub-item, it goes on after
    a quotation with a small letter, it is the caption of a table, or it is only proposed."""
    goes_on = paragraph.text[:1].islower() or paragraph.label is not None
    letter = re.match(r"^\s*\(?(?:[a-z]|[ivx]{1,4})[.)]\s", paragraph.text)
    captions = _CAPTION.match(paragraph.text)
    proposed = paragraph.text.startswith(PROPOSED) or _FIRST_LINE.match(paragraph.text)
    return number_of(paragraph) is not None or goes_on or bool(proposed or letter or captions)


def _prose(section: Section) -> Iterator[Paragraph]:
    """The paragraphs that a body wants numbered: not tables, quotations, bullets or short lines."""
    for paragraph in section.paragraphs:
        plain = paragraph.cell is None and paragraph.kind != "quote" and not paragraph.bullet
        long = len(paragraph.text.split()) >= _PROSE or number_of(paragraph) is not None
        if plain and long and paragraph.story == "body":
            yield paragraph


def _breaks(rule: Rule, numbers: Sequence[Number]) -> Iterator[Finding]:
    seen: set[str] = set()
    last: dict[str, int] = {}
    for found in numbers:
        stem, _, figure = found.number.rpartition(".")
        tail, before = int(figure), last.get(stem)
        expected = tail == (before or 0) + 1 or (before is None and tail == 0)
        if not expected and not found.is_long:
            continue  # a short line may be an item of a list
        message = None if expected else _break(found.number, stem, tail, before, seen)
        if message is not None:
            yield breach(rule, where(found.paragraph), message, "Number the paragraphs again.")
        # A number out of its order does not move the count; one that stands twice begins again.
        last[stem] = tail if found.number in seen else max(tail, before or 0)
        seen.add(found.number)


def _break(number: str, stem: str, tail: int, before: int | None, seen: set[str]) -> str | None:
    if number in seen:
        return f"The number {number} stands twice."
    whole = f"{stem}." if stem else ""
    if before is None:
        return f"The numbers begin at {number}."
    if tail < before:
        return f"The number {number} comes after {whole}{before}."
    return f"The numbers go from {whole}{before} to {number}."
