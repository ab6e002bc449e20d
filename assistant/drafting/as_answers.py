"""A draft goes in; the text of each box of a web form comes out, with its count and its limit.

The promise: a box holds the words of its answer in order and nothing else: no heading, no question
and no notes; it is counted as a browser counts it. Draft it with ``boxes=True``, so that sources
stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.briefs.brief import Brief, Choose, Limits, Question
from assistant.briefs.changing import answer_to
from assistant.drafting.boxes import box_text
from assistant.drafting.counting import browser_length, text_of
from assistant.drafting.draft import Block, Draft, Heading, Missing, Paragraph
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.noun import Noun
from assistant.questions.depending import Follow, follow_ups
from assistant.venues import WebForm

Unit = Literal["words", "characters"]
WHOLE = ""
"""The name of the one box of a form that takes the whole paper."""

_NOT_IN_A_BOX = ("lead", "address", "question")
"""Paragraphs that say who writes, and what was asked, which a form knows already."""


class Measure(Noun):
    """How long a text is in one unit, and how long it may be."""

    unit: Unit
    count: int
    limit: int | None

    @property
    def over(self) -> int:
        """How many too many."""
        return max(0, self.count - self.limit) if self.limit is not None else 0


class AnswerText(Noun):
    """What goes into one box.

    ``name`` is the question's number or the section's heading, :data:`WHOLE` for the one box of a
    form; ``choices`` are the options to choose, all among ``options``, in order where ``choose``
    asks to "rank" them; ``text`` what to paste. ``characters`` are counted as a browser counts
    them; ``unit`` is the form's own. ``follow`` is the question on whose answer this one depends.
    """

    name: str
    question: str = ""
    options: tuple[str, ...] = ()
    choose: Choose | None = None
    choices: tuple[str, ...] = ()
    text: str
    words: int
    characters: int
    unit: Unit
    limits: Limits = Limits()
    follow: Follow | None = None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The length in the unit of the form, then in the other where that has a limit too."""
        both = (
            Measure(unit="words", count=self.words, limit=self.limits.words),
            Measure(unit="characters", count=self.characters, limit=self.limits.characters),
        )
        ours = [measure for measure in both if measure.unit == self.unit]
        return (*ours, *(m for m in both if m.unit != self.unit and m.limit is not None))

    @property
    def two_for_a_line_end(self) -> int:
        """How many characters there are in a form that counts a line end as two."""
        return self.characters + self.text.count("\n")


def answer_texts(draft: Draft, brief: Brief, form: WebForm | None = None) -> tuple[AnswerText, ...]:
    """Return the text of every box, in the order of the questions, then the sections.

    ``form`` is what the body's form takes; a question's own limit decides before it.
    """
    form = form or WebForm()
    asked = brief.consultation.questions
    if form.one_box is not None:
        return (_whole(draft, form),)
    sections = [Question(number=a.section, text="") for a in brief.answers if a.section is not None]
    follow = follow_ups(brief)
    return tuple(
        _answer(draft, brief, q, form.unit, follow.get(q.number)) for q in (*asked, *sections)
    )


def answer_text(draft: Draft, brief: Brief, name: str, form: WebForm | None = None) -> AnswerText:
    """Return the text of the box that the answer of one question or section goes into.

    Raises:
        UnknownName: there is no such question or section.
    """
    texts = {text.name: text for text in answer_texts(draft, brief, form)}
    if name not in texts and WHOLE not in texts:
        raise UnknownName(kind="question", name=name, known=texts)
    return texts.get(name) or texts[WHOLE]


def heading_of(text: AnswerText) -> str:
    """Return "Question 3", the heading of a section, or what the one box is called."""
    if text.name == WHOLE:
        return "The whole comment"
    asked = text.question or text.options or text.name[:1].isdigit()
    return f"Question {text.name}" if asked else text.name


def counted(text: AnswerText) -> str:
    """Return "1,240 of 2,000 characters", as the page and the screen say it."""
    return ", ".join(_measured(measure) for measure in text.measures)


def box_findings(texts: Sequence[AnswerText], brief: Brief, *, final: bool) -> Iterator[Finding]:
    """Find boxes that hold more than they may, and answers to what the form will not ask."""
    for text in texts:
        for measure in text.measures:
            yield from _over(heading_of(text), measure, "The box takes", final=final)
        yield from _near(text)
        yield from _not_asked(text)
    if any(text.name != WHOLE for text in texts):
        yield from _in_no_box(brief)
        yield from _all_over(texts, brief.consultation.limits, final=final)


def _measured(measure: Measure) -> str:
    limit = f" of {measure.limit:,}" if measure.limit is not None else ""
    one = measure.count == 1 and not limit
    return f"{measure.count:,}{limit} {measure.unit[:-1] if one else measure.unit}"


def _over(place: str, measure: Measure, takes: str, *, final: bool) -> Iterator[Finding]:
    if measure.over:
        yield Finding(
            code=f"over-limit-{measure.unit}",
            severity="error" if final else "warning",
            place=place,
            message=f"{takes} {measure.limit:,} {measure.unit}; its text has {measure.count:,}.",
            fix=f"Cut {measure.over:,} {measure.unit}.",
        )


def _near(text: AnswerText) -> Iterator[Finding]:
    """A text that only just fits, where the form may count a line end as two characters."""
    limit = text.limits.characters
    if limit is not None and text.characters <= limit < text.two_for_a_line_end:
        yield Finding(
            code="line-ends-may-count-twice",
            severity="info",
            place=heading_of(text),
            message=f"Its text has {text.characters:,} characters of {limit:,}; a form that counts "
            f"a line end as two counts {text.two_for_a_line_end:,}.",
            fix="See that the form has taken the last words.",
        )


def _not_asked(text: AnswerText) -> Iterator[Finding]:
    follow = text.follow
    if follow is not None and follow.asked is False and (text.text or text.choices):
        yield Finding(
            code="follow-up-not-asked",
            severity="warning",
            place=heading_of(text),
            message=f"The form asks this only where question {follow.question} is answered "
            f"{follow.needed}, and it {follow.instead}.",
            fix="Change one of the two answers, or leave this one out.",
        )


def _in_no_box(brief: Brief) -> Iterator[Finding]:
    """What a paper prints and a form with a box for each question has no place for."""
    if brief.summary.strip():
        yield Finding(
            code="summary-in-no-box",
            severity="info",
            place="Summary",
            message="The summary goes into no box of the form.",
            fix="See that an answer says what matters in it.",
        )


def _all_over(texts: Sequence[AnswerText], limits: Limits, *, final: bool) -> Iterator[Finding]:
    """A limit on the whole, held against all boxes together."""
    sums = (
        Measure(unit="words", count=sum(text.words for text in texts), limit=limits.words),
        Measure(
            unit="characters", count=sum(text.characters for text in texts), limit=limits.characters
        ),
    )
    for measure in sums:
        yield from _over("All boxes together", measure, "They may have", final=final)


def _answer(
    draft: Draft, brief: Brief, asked: Question, unit: Unit | None, follow: Follow | None
) -> AnswerText:
    owners = draft.owners or (None,) * len(draft.body)
    blocks = [b for b, owner in zip(draft.body, owners, strict=True) if owner == asked.number]
    answer = answer_to(brief, asked.number)
    unasked = follow is not None and follow.asked is False
    if unasked:
        blocks = [block for block in blocks if not _says_nothing(block)]
    if follow is not None and unasked:  # a paper says so, and a form that does not ask shows no box
        blocks = [block for block in blocks if not _is_words(block, follow.words)]
    text = _text(asked.number, box_text(draft, blocks), asked.limits, unit)
    about = {
        "question": asked.text,
        "options": asked.options,
        "choose": asked.choose,
        "choices": answer.choices,
        "follow": follow,
    }
    return text.model_copy(update=about)


def boxes_of(draft: Draft, form: WebForm) -> Draft:
    """Return the draft with what is pasted into the boxes of ``form`` and the headings over it."""
    owners = draft.owners or (None,) * len(draft.body)
    kept = [
        (block, owner)
        for block, owner in zip(draft.body, owners, strict=True)
        if (form.one_box is not None or owner is not None or isinstance(block, Heading))
        and _goes_into_a_box(block)
        and not _says_nothing(block)
    ]
    return draft.model_copy(
        update={
            "cover": (),
            "body": tuple(block for block, _ in kept),
            "owners": tuple(owner for _, owner in kept),
        }
    )


def _whole(draft: Draft, form: WebForm) -> AnswerText:
    blocks = [block for block in draft.body if _goes_into_a_box(block)]
    words = form.one_box if form.unit == "words" else None
    characters = form.one_box if form.unit == "characters" else None
    limits = Limits(words=words, characters=characters)
    return _text(WHOLE, box_text(draft, blocks), limits, form.unit)


def _text(name: str, text: str, limits: Limits, unit: Unit | None) -> AnswerText:
    return AnswerText(
        name=name,
        text=text,
        words=len(text.split()),
        characters=browser_length(text),
        unit=_unit(limits, unit),
        limits=limits,
    )


def _unit(limits: Limits, unit: Unit | None) -> Unit:
    if limits.characters is not None:
        return "characters"
    return "words" if limits.words is not None else unit or "words"


def _says_nothing(block: Block) -> bool:
    """Tell whether a block is the gap where an answer's own words would stand."""
    return (
        isinstance(block, Paragraph)
        and len(block.content) == 1
        and isinstance(block.content[0], Missing)
        and block.content[0].what.startswith("our answer to question")
    )


def _is_words(block: Block, words: str) -> bool:
    return isinstance(block, Paragraph) and text_of(block.content) == words


def _goes_into_a_box(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level > 0
    return not (isinstance(block, Paragraph) and block.style in _NOT_IN_A_BOX)
