"""Evidence proposed for an answer that asks for it with ``find: n``.

In go an answer and the library; out come pins that the program proposes. The promise: the same
library and brief propose the same evidence; what is proposed is marked as not yet read; and when
there is not enough that is good enough, a finding says how much was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.briefs.brief import Answer, Brief, Pin, Question
from assistant.drafting.context import key_of, place_of
from assistant.files.names import slug
from assistant.findings import Finding
from assistant.library import Library
from assistant.matching.match import Match
from assistant.themes.theme import Position, Themes


def proposed_pins(
    answer: Answer, brief: Brief, library: Library, themes: Themes, taken: Sequence[Pin]
) -> tuple[tuple[Pin, ...], Finding | None]:
    """Return the pins proposed for ``answer``, and a finding where they fall short."""
    from assistant.matching import propose  # ranking is loaded only when it is asked for

    positions = {p.id: p for p in themes.positions}
    known = {t.id: t for t in themes.themes}
    wanted = [positions[name] for name in answer.positions if name in positions]
    names = [*answer.themes, *(p.theme for p in wanted), *(() if wanted else brief.themes)]
    chosen = [known[name] for name in dict.fromkeys(names) if name in known]
    matches = propose(
        library,
        count=answer.find,
        positions=tuple(wanted),
        themes=tuple(chosen),
        query=None if wanted or chosen else _question_text(answer, brief),
        vocabulary=themes,
        exclude=(
            *((p.source, p.start, p.end) for p in taken if p.start is not None),
            *((d.source, d.start, d.end) for d in answer.declined),
        ),
        sources=_searched(brief, library),
    )
    pins = tuple(_pin(answer, at, match, wanted) for at, match in enumerate(matches, 1))
    return pins, _shortfall(answer, len(pins))


def _searched(brief: Brief, library: Library) -> list[str] | None:
    """Return the ids of the sources to look in; None where the brief leaves none of them out."""
    if not brief.unsearched:
        return None
    return [source.id for source in library.sources() if source.id not in brief.unsearched]


def _question_text(answer: Answer, brief: Brief) -> str | None:
    by_number: Mapping[str, Question] = {q.number: q for q in brief.consultation.questions}
    question = by_number.get(answer.question or "")
    return question.text if question else answer.section


def _pin(answer: Answer, at: int, match: Match, positions: Sequence[Position]) -> Pin:
    return Pin(
        id=f"proposed-{slug(key_of(answer))}-{at}",
        source=match.passage.source,
        start=match.quote.start,
        end=match.quote.end,
        words=match.quote.text,
        bearing="context",
        theme=positions[0].theme if len(positions) == 1 else None,
    )


def _shortfall(answer: Answer, found: int) -> Finding | None:
    if found >= answer.find:
        return None
    return Finding(
        code="too-little-evidence",
        severity="warning",
        place=place_of(answer),
        message=f"{answer.find} pieces of evidence were asked for and {found} found that are good "
        "enough.",
        fix="Add sources, widen the theme's terms, or ask for fewer.",
    )
