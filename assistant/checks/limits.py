"""The limits of the consultation and of each of its questions."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefs.brief import Brief, Limits
from assistant.checks.severity import blocking
from assistant.drafting.counting import count_characters
from assistant.drafting.draft import Draft
from assistant.drafting.evidence import Shelf
from assistant.findings import Finding


def check_limits(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find answers, and papers, that are longer than they may be."""
    del library
    for question in brief.consultation.questions:
        words = draft.answer_words.get(question.number, 0)
        characters = draft.answer_characters.get(question.number, 0)
        place = f"Question {question.number}"
        yield from _over(draft, place, question.limits, words, characters)
    limits = brief.consultation.limits
    yield from _over(draft, "The paper", limits, draft.words, count_characters(draft.body))
    if limits.pages is not None:
        yield Finding(
            code="pages-not-counted",
            severity="info",
            place="The paper",
            message=f"The limit is {limits.pages} pages; pages are known only in Word.",
            fix="Look at the page count when you open the file.",
        )


def _over(
    draft: Draft, place: str, limits: Limits, words: int, characters: int
) -> Iterator[Finding]:
    for unit, count, limit in (
        ("words", words, limits.words),
        ("characters", characters, limits.characters),
    ):
        if limit is not None and count > limit:
            yield Finding(
                code=f"over-limit-{unit}",
                severity=blocking(draft),
                place=place,
                message=f"{count:,} {unit}; the limit is {limit:,}.",
                fix=f"Cut {count - limit:,} {unit}.",
            )
