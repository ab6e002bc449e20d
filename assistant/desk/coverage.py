"""How far each question has come, theme by theme, and how much evidence there is for each.

In go a brief, its standing and counts of evidence; out comes a table as a value and as text. The
promise: counting reads the library and changes nothing, and one state of the library is counted
once; what was not counted is told as such and never as none.
"""

from __future__ import annotations

import hashlib

from assistant.briefs.brief import Answer, Brief
from assistant.briefs.changing import answer_name, answer_to
from assistant.checks.standing import Standing
from assistant.desk.answering import says
from assistant.desk.desk import named_answers
from assistant.desk.evidence import searched_sources
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


class Cell(Noun):
    """One theme of one question. ``evidence`` is None where it was not counted."""

    theme: str
    title: str
    ticked: bool
    positions: tuple[str, ...]
    pinned: int
    challenging: int
    evidence: int | None


class CoverageRow(Noun):
    """One question or section; ``says`` is its option or stance in words."""

    name: str
    text: str
    answered: bool
    says: str
    pinned: int
    challenging: int
    proposed: int
    words: int
    limit: int | None
    cells: tuple[Cell, ...]


class Coverage(Noun):
    """The whole brief, question by question."""

    rows: tuple[CoverageRow, ...]
    answered: int


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
) -> Coverage:
    """Return the table of a brief; ``searched`` are the sources that ``counts`` were made in, where
    the brief leaves some out."""
    rows = tuple(
        CoverageRow(
            name=line.name,
            text=line.text,
            answered=line.answered,
            says=says(answer_to(brief, line.name)),
            pinned=line.supporting + line.challenging + line.context,
            challenging=line.challenging,
            proposed=line.proposed,
            words=line.words,
            limit=line.limit,
            cells=_cells(answer_to(brief, line.name), brief, themes, counts, searched),
        )
        for line in standing.answers
    )
    return Coverage(rows=rows, answered=standing.answered)


def coverage_text(table: Coverage) -> str:
    """Return the table in lines that a screen reader can follow: a question, then its themes."""
    lines: list[str] = []
    for row in table.rows:
        limit = f" of {row.limit:,}" if row.limit is not None else ""
        lines.append(
            f"{row.name}: {row.says}, {row.pinned} pinned, {row.challenging} challenging, "
            f"{row.words:,}{limit} words"
        )
        lines += [f"  {_cell_words(cell)}" for cell in row.cells]
        if not row.cells:
            lines.append("  no theme ticked")
    return "\n".join(lines) + "\n" if lines else ""


def evidence_words(count: int | None) -> str:
    """Return "12", "50+" or "not counted"."""
    if count is None:
        return "not counted"
    return f"{MOST}+" if count >= MOST else str(count)


def _cell_words(cell: Cell) -> str:
    held = f"position {', '.join(cell.positions)}" if cell.positions else "no position"
    found = evidence_words(cell.evidence)
    return (
        f"{cell.title}: {held}, {cell.pinned} pinned, {cell.challenging} challenging, "
        f"{found} found in the library"
    )


def _cells(
    answer: Answer,
    brief: Brief,
    themes: Themes,
    counts: EvidenceCounts | None,
    searched: list[str] | None,
) -> tuple[Cell, ...]:
    known = counts.counts if counts is not None else {}
    held = {p.id: p.theme for p in themes.positions}
    cells = []
    for theme in _themes_of(answer, brief, themes):
        pins = [pin for pin in answer.pins if pin.theme == theme.id]
        cells.append(
            Cell(
                theme=theme.id,
                title=theme.title,
                ticked=theme.id in answer.themes,
                positions=tuple(p for p in answer.positions if held.get(p) == theme.id),
                pinned=len(pins),
                challenging=sum(pin.bearing == "challenges" for pin in pins),
                evidence=known.get(_key(_asked(answer, brief), theme, searched)),
            )
        )
    return tuple(cells)


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
