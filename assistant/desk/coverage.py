"""How far each question has come, theme by theme, and how much evidence there is for each.

In go a brief, its standing and counts of evidence; out comes a table as a value and as text. The
promise: counting reads the library and changes nothing, and one state of the library is counted
once; what was not counted is told as such and never as none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.briefs.changing import answer_name, answer_to
from assistant.checks.standing import Standing
from assistant.desk.answering import says
from assistant.desk.desk import named_answers
from assistant.desk.evidence import searched_sources
from assistant.desk.live import Check
from assistant.library import Library
from assistant.matching import search
from assistant.matching.head import CLOSE
from assistant.noun import Noun
from assistant.themes.theme import Theme, Themes

MOST = 50
"""Matches counted; more is "50+", since nobody reads further for one question."""


class EvidenceCounts(Noun):
    """How many passages score "close" or better, by the key of what was asked.

    ``generation`` is the state of the library that was counted.
    """

    generation: int = -1
    counts: dict[str, int] = {}


NO_THEME = "no theme"


class Cell(Noun):
    """One theme of one question. ``evidence`` is None where it was not counted.

    Where ``theme`` is "", it holds what is pinned and argued for none of the themes there are.
    """

    theme: str
    title: str
    ticked: bool
    positions: tuple[str, ...]
    pinned: int
    supporting: int
    challenging: int
    context: int
    evidence: int | None


class CoverageRow(Noun):
    """One question or section; ``says`` is its option or stance in words.

    ``asked`` is false where a follow-up needs no answer. ``limit`` is in words and
    ``limit_characters`` in characters. ``findings`` are in words, each with its severity before it.
    """

    name: str
    text: str
    answered: bool
    asked: bool = True
    says: str
    pinned: int
    supporting: int
    challenging: int
    context: int
    proposed: int
    words: int
    limit: int | None
    characters: int
    limit_characters: int | None
    findings: tuple[str, ...] = ()
    cells: tuple[Cell, ...]


class Coverage(Noun):
    """The whole brief, question by question; ``findings`` are those that are of no question."""

    rows: tuple[CoverageRow, ...]
    answered: int
    asked: int
    words: int
    limit: int | None
    findings: tuple[str, ...] = ()


def count_evidence(
    library: Library, brief: Brief, themes: Themes, before: EvidenceCounts | None = None
) -> EvidenceCounts:
    """Count the evidence for every theme of every question; slow, so not on the interface thread.

    ``before`` is what was counted already: where the library is the same, only what is new in the
    brief is asked for.
    """
    generation = library.generation
    known = before.counts if before is not None and before.generation == generation else {}
    sources = searched_sources(brief, library) if brief.unsearched else None
    counted: dict[str, int] = {}
    for answer in _answers(brief):
        for theme in _themes_of(answer, brief, themes):
            key = _key(_asked(answer, brief), theme, sources)
            if key not in counted:
                counted[key] = (
                    known[key]
                    if key in known
                    else _count(library, _asked(answer, brief), theme, themes, sources)
                )
    return EvidenceCounts(generation=generation, counts=counted)


def coverage(
    brief: Brief,
    themes: Themes,
    standing: Standing,
    counts: EvidenceCounts | None = None,
    *,
    searched: list[str] | None = None,
    checks: Sequence[Check] = (),
) -> Coverage:
    """Return the table of a brief; ``searched`` are the sources that ``counts`` were made in, where
    the brief leaves some out, ``checks`` what was found in its draft."""
    rows = tuple(
        CoverageRow(
            name=line.name,
            text=line.text,
            answered=line.answered,
            asked=line.not_asked is None,
            says=says(brief, line.name, asked=line.not_asked is None),
            pinned=line.supporting + line.challenging + line.context,
            supporting=line.supporting,
            challenging=line.challenging,
            context=line.context,
            proposed=line.proposed,
            words=line.words,
            limit=line.limit,
            characters=line.characters,
            limit_characters=line.limit_characters,
            findings=_found(checks, line.name),
            cells=_cells(answer_to(brief, line.name), brief, themes, counts, searched),
        )
        for line in standing.answers
    )
    return Coverage(
        rows=rows,
        answered=standing.answered,
        asked=standing.asked,
        words=standing.words,
        limit=standing.limit,
        findings=_found(checks, None),
    )


def _found(checks: Sequence[Check], answer: str | None) -> tuple[str, ...]:
    return tuple(
        " ".join(f"{check.finding.severity}: {check.finding.message}".split())
        for check in checks
        if check.origin.answer == answer
    )


def coverage_text(table: Coverage) -> str:
    """Return the table in lines that a screen reader can follow: a question, then its themes."""
    lines: list[str] = []
    for row in table.rows:
        lines.append(
            f"{row.name}: {row.says}, {row.pinned} pinned, {row.challenging} challenging, "
            f"{length_words(row)}{findings_words(row.findings)}"
        )
        lines += [f"  {_cell_words(cell)}" for cell in row.cells]
        if not row.cells:
            lines.append("  no theme ticked")
    return "\n".join(lines) + "\n" if lines else ""


def length_words(row: CoverageRow) -> str:
    """Return "236 of 300 words", with the characters where they have a limit."""
    limit = f" of {row.limit:,}" if row.limit is not None else ""
    told = f"{row.words:,}{limit} words"
    if row.limit_characters is None:
        return told
    return f"{told}, {row.characters:,} of {row.limit_characters:,} characters"


def is_over(row: CoverageRow) -> bool:
    """Tell whether an answer is longer than it may be."""
    words = row.limit is not None and row.words > row.limit
    return words or (row.limit_characters is not None and row.characters > row.limit_characters)


def findings_words(findings: Sequence[str]) -> str:
    """Return ", 1 error, 2 warnings", and "" where there are none."""
    told = []
    for severity in ("error", "warning", "info"):
        count = sum(finding.startswith(f"{severity}: ") for finding in findings)
        word = "note" if severity == "info" else severity
        if count:
            told.append(f", {count} {word}{'s' if count > 1 else ''}")
    return "".join(told)


def evidence_words(count: int | None) -> str:
    """Return "12", "50+" or "not counted"."""
    if count is None:
        return "not counted"
    return f"{MOST}+" if count >= MOST else str(count)


def _cell_words(cell: Cell) -> str:
    held = f"position {', '.join(cell.positions)}" if cell.positions else "no position"
    found = f", {evidence_words(cell.evidence)} found in the library" if cell.theme else ""
    return f"{cell.title}: {held}, {cell.pinned} pinned, {cell.challenging} challenging{found}"


def _cells(
    answer: Answer,
    brief: Brief,
    themes: Themes,
    counts: EvidenceCounts | None,
    searched: list[str] | None,
) -> tuple[Cell, ...]:
    known = counts.counts if counts is not None else {}
    held = {p.id: p.theme for p in themes.positions}
    here = _themes_of(answer, brief, themes)
    cells = [
        _cell(
            theme.id,
            theme.title,
            [pin for pin in answer.pins if pin.theme == theme.id],
            tuple(p for p in answer.positions if held.get(p) == theme.id),
            ticked=theme.id in answer.themes,
            evidence=known.get(_key(_asked(answer, brief), theme, searched)),
        )
        for theme in here
    ]
    names = {theme.id for theme in here}
    pins = [pin for pin in answer.pins if pin.theme not in names]
    positions = tuple(p for p in answer.positions if held.get(p) not in names)
    if pins or positions:
        cells.append(_cell("", NO_THEME, pins, positions, ticked=False, evidence=None))
    return tuple(cells)


def _cell(
    theme: str,
    title: str,
    pins: Sequence[Pin],
    positions: tuple[str, ...],
    *,
    ticked: bool,
    evidence: int | None,
) -> Cell:
    bearings = Counter(pin.bearing for pin in pins)
    return Cell(
        theme=theme,
        title=title,
        ticked=ticked,
        positions=positions,
        pinned=len(pins),
        supporting=bearings["supports"],
        challenging=bearings["challenges"],
        context=bearings["context"],
        evidence=evidence,
    )


def _answers(brief: Brief) -> list[Answer]:
    return [answer_to(brief, name) for name in named_answers(brief)]


def _themes_of(answer: Answer, brief: Brief, themes: Themes) -> list[Theme]:
    """Return the themes that matter to an answer: ticked, argued, pinned for, or the brief's."""
    held = {p.id: p.theme for p in themes.positions}
    named = {
        *answer.themes,
        *(held[name] for name in answer.positions if name in held),
        *(pin.theme for pin in answer.pins if pin.theme is not None),
    }
    wanted = named or set(brief.themes)
    return [theme for theme in themes.themes if theme.id in wanted]


def _asked(answer: Answer, brief: Brief) -> str:
    texts = {question.number: question.text for question in brief.consultation.questions}
    return texts.get(answer.question or "", "") or answer_name(answer)


def _count(
    library: Library, asked: str, theme: Theme, themes: Themes, sources: list[str] | None
) -> int:
    """Count the passages close to the theme, or to what is asked of it.

    The words of a question alone ("Do you agree that …") are poor words to find evidence with;
    what either search finds is what an author would look through.
    """
    found: set[tuple[str, int]] = set()
    for query in (None, asked):
        matches = search(library, query, theme=theme, themes=themes, limit=MOST, sources=sources)
        found |= {(m.passage.source, m.passage.start) for m in matches if m.score >= CLOSE}
    return min(MOST, len(found))


def _key(asked: str, theme: Theme, sources: list[str] | None) -> str:
    said = "\0".join((asked, theme.model_dump_json(), *(sources or ())))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
