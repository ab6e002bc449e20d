"""The draft as it stands now, line by line, with where each line and each check comes from.

In go a desk and its library; out comes a :class:`LiveDraft`. The promise: it is the very draft that
would be written to Word, so its words, counts and checks are those of the file; and from every
line and every check there is a way back to the answer, pin or source that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_name
from assistant.checks.standing import Standing, standing
from assistant.desk.desk import Desk
from assistant.desk.details import detail_of_finding
from assistant.desk.nearest import answer_near, detail_near
from assistant.drafting import write_draft
from assistant.drafting.context import place_of
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Contents,
    Draft,
    DraftQuote,
    Heading,
    Inline,
    ListBlock,
    Missing,
    PageBreak,
    Paragraph,
    Quoted,
    Table,
    Words,
)
from assistant.drafting.lines import inline_text, list_mark, missing_text
from assistant.findings import Finding
from assistant.library import Library
from assistant.noun import Noun
from assistant.quotes.around import AROUND_CODE
from assistant.workspace import all_findings

LineKind = Literal[
    "title", "heading", "question", "choice", "paragraph", "item", "quote", "row", "note"
]
RunKind = Literal["words", "quoted", "missing"]


class Origin(Noun):
    """Where something comes from: an answer, a pin in it, a source; None where it is of none.

    ``field`` is what there is to fill in or to do: a detail's dotted name, "summary", a question's
    "wording", the "facts" of the source; of a pin, "reading" its words in their source, pinning
    it "again" where its source has changed, or deciding on a "proposal". ``near`` is the answer to
    begin with where it is of the whole paper.
    """

    answer: str | None = None
    pin: str | None = None
    source: str | None = None
    field: str | None = None
    near: str | None = None


class Run(Noun):
    """A stretch of a line: ``pin`` is the pin that a quoted run prints."""

    kind: RunKind
    text: str
    bold: bool = False
    italic: bool = False
    pin: str | None = None


class DraftLine(Noun):
    """A heading, a paragraph, an item of a list or a row of a table, not wrapped.

    ``mark`` is its number or bullet, ``depth`` how far it is set in. ``proposed`` says that it
    shows evidence nobody has read yet. ``pins`` are those it prints, in order.
    """

    kind: LineKind
    runs: tuple[Run, ...]
    origin: Origin = Origin()
    mark: str = ""
    depth: int = 0
    level: int = 0
    proposed: bool = False
    pins: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)


class Count(Noun):
    """The words of an answer, or of the paper (``name`` ""), against their limit."""

    name: str
    words: int
    limit: int | None

    @property
    def over(self) -> int:
        """How many words too many; 0 where there is no limit or it is kept."""
        return max(0, self.words - self.limit) if self.limit is not None else 0


class Check(Noun):
    """A finding and where to go for it."""

    finding: Finding
    origin: Origin


class LiveDraft(Noun):
    """The draft of a desk, ready to show. ``counts`` begins with the whole paper."""

    draft: Draft
    lines: tuple[DraftLine, ...]
    counts: tuple[Count, ...]
    checks: tuple[Check, ...]
    proposals: tuple[DraftQuote, ...]
    standing: Standing

    @property
    def alerts(self) -> int:
        """How many checks are more than an information."""
        return sum(check.finding.severity != "info" for check in self.checks)


def draft_now(desk: Desk, library: Library) -> LiveDraft:
    """Draft the brief as it is on the desk; nothing is written.

    Raises:
        UnknownName: there is no such template.
        TemplateError: the template cannot be filled; file and line are named.
    """
    draft = write_draft(desk.brief, library, folder=desk.folder, themes=desk.themes)
    findings = all_findings(draft, desk.brief, library, folder=desk.folder, themes=desk.themes)
    return live(desk.brief, draft, findings)


def live(brief: Brief, draft: Draft, findings: Sequence[Finding]) -> LiveDraft:
    """Return a draft and its findings as the screen shows them."""
    return LiveDraft(
        draft=draft,
        lines=tuple(_lines(draft)),
        counts=counts(brief, draft),
        checks=tuple(Check(finding=f, origin=origin_of(f, brief, draft)) for f in findings),
        proposals=tuple(quote for quote in draft.quotes if quote.proposal),
        standing=standing(brief, draft, findings),
    )


def counts(brief: Brief, draft: Draft) -> tuple[Count, ...]:
    """Return the words of the paper and of each answer, against their limits."""
    whole = Count(name="", words=draft.words, limit=brief.consultation.limits.words)
    asked = [
        Count(name=q.number, words=draft.answer_words.get(q.number, 0), limit=q.limits.words)
        for q in brief.consultation.questions
    ]
    sections = [
        Count(name=a.section, words=draft.answer_words.get(a.section, 0), limit=None)
        for a in brief.answers
        if a.section is not None
    ]
    return (whole, *asked, *sections)


def origin_of(finding: Finding, brief: Brief, draft: Draft) -> Origin:
    """Return where to go for a finding, by its place in words."""
    place, _, named = finding.place.partition(", pin ")
    pin = named.split(", ")[0] or None
    owners = {p.id: answer_name(a) for a in brief.answers for p in a.pins}
    owners |= {quote.pin: quote.answer for quote in draft.quotes}
    if pin is not None:
        held = pin if pin in owners else None
        return Origin(answer=owners.get(pin), pin=held, field=_task_of(finding))
    source = next((q.source.id for q in draft.quotes if q.source.file == place), None)
    answer = _answer_at(place, brief)
    near = answer_near(finding, draft) if answer is None else None
    # A section may be called "Summary", which is then an answer like any other.
    field = _field_of(finding) or (detail_near(finding) if answer is None else None)
    return Origin(answer=answer, source=source, field=field, near=near)


_ABOUT_FACTS = ("release-unknown", "secret", "not-for-publication", "embargo", "tlp")
"""Findings that a fact of the source answers: how it was released, how it is marked."""


_ABOUT_PLACES = (
    "quote-moved", "quote-ambiguous", "quote-edited", "quote-not-in-source", "source-changed",
)  # fmt: skip
"""Findings that pinning again, where the words stand now, may answer."""


_PROPOSED = "proposal-not-read"


def _task_of(finding: Finding) -> str | None:
    """Return what there is to do about the pin of a finding, or None where it is only gone to."""
    if finding.code in _ABOUT_PLACES:
        return "again"
    if finding.code == _PROPOSED:
        return "proposal"
    return "reading" if finding.code.startswith(AROUND_CODE) else None


def _field_of(finding: Finding) -> str | None:
    """Return what there is to fill in for a finding, by its code and its words."""
    if finding.code in _ABOUT_FACTS:
        return "facts"
    if finding.message.startswith("Missing: a summary"):
        return "summary"
    if finding.message.startswith("Missing: the wording of"):
        return "wording"
    return detail_of_finding(finding)


def _answer_at(place: str, brief: Brief) -> str | None:
    """Return the answer that a place in words names: "Question 3", a heading."""
    sections = {place_of(a): answer_name(a) for a in brief.answers}
    for section, name in sections.items():
        if place == section or place.startswith(f"{section}, "):
            return name
    found = re.match(r"Question ([^\s:,]+)", place)
    numbers = [question.number for question in brief.consultation.questions]
    return found[1] if found and found[1] in numbers else None


# --- the lines --------------------------------------------------------------------------------


def _lines(draft: Draft) -> Iterator[DraftLine]:
    quotes = {quote.id: quote for quote in draft.quotes}
    owners = draft.owners or (None,) * len(draft.body)
    for block in draft.cover:
        yield from _block(block, None, quotes, draft)
    for block, owner in zip(draft.body, owners, strict=True):
        yield from _block(block, owner, quotes, draft)


def _block(
    block: Block, owner: str | None, quotes: dict[str, DraftQuote], draft: Draft, depth: int = 0
) -> Iterator[DraftLine]:
    match block:
        case Heading():
            kind: LineKind = "heading" if block.level else "title"
            line = _line(kind, block.content, owner, quotes)
            yield line.model_copy(update={"level": block.level})
        case Paragraph():
            line = _line(_PARAGRAPHS.get(block.style, "paragraph"), block.content, owner, quotes)
            number = f"{block.number}." if block.number else ""
            proposed = block.style == "proposal"
            yield line.model_copy(update={"mark": number, "depth": depth, "proposed": proposed})
        case BlockQuote():
            held = quotes.get(block.quote or "")
            line = _line("quote", block.content, owner, quotes)
            pins = line.pins or ((held.pin,) if held else ())
            origin = line.origin.model_copy(update={"pin": pins[0] if pins else None})
            yield line.model_copy(
                update={
                    "pins": pins, "origin": origin, "depth": depth + 1, "proposed": block.proposal,
                }
            )  # fmt: skip
        case ListBlock():
            yield from _list(block, owner, quotes, draft, depth)
        case Table():
            for cells in (block.header, *block.rows):
                content = _joined(cells)
                yield _line("row", content, owner, quotes)
        case Contents() | PageBreak():
            return


_PARAGRAPHS: dict[str, LineKind] = {"question": "question", "choice": "choice", "note": "note"}


def _list(
    block: ListBlock,
    owner: str | None,
    quotes: dict[str, DraftQuote],
    draft: Draft,
    depth: int,
) -> Iterator[DraftLine]:
    lettered = draft.layout.numbered_paragraphs
    for number, item in enumerate(block.items, start=1):
        mark = list_mark(number, depth, lettered=lettered) if block.ordered else "-"
        for inner in item.blocks:
            for line in _block(inner, owner, quotes, draft, depth + 1):
                yield line.model_copy(update={"kind": "item", "mark": line.mark or mark})
                mark = ""


def _joined(cells: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for cell in cells:
        joined += [Words(text=" · "), *cell] if joined else cell
    return tuple(joined)


def _line(
    kind: LineKind, content: Sequence[Inline], owner: str | None, quotes: dict[str, DraftQuote]
) -> DraftLine:
    runs = tuple(run for run in (_run(inline, quotes) for inline in content) if run.text)
    pins = tuple(dict.fromkeys(run.pin for run in runs if run.pin is not None))
    origin = Origin(answer=owner, pin=pins[0] if pins else None)
    return DraftLine(kind=kind, runs=runs, origin=origin, pins=pins)


def _run(inline: Inline, quotes: dict[str, DraftQuote]) -> Run:
    if isinstance(inline, Quoted):
        held = quotes.get(inline.quote)
        pin = held.pin if held else None
        return Run(kind="quoted", text=inline.text, italic=inline.italic, pin=pin)
    if isinstance(inline, Missing):
        return Run(kind="missing", text=missing_text(inline.what), bold=True)
    if isinstance(inline, Words):
        return Run(kind="words", text=inline.text, bold=inline.bold, italic=inline.italic)
    return Run(kind="words", text=inline_text(inline))
