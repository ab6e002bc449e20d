"""A consultation paper in, a document of any format; its questions, facts and doubts out.

The promise: what the paper asks is taken or told, never dropped unsaid; the words of each question
are the paper's own; and a question about who answers is kept apart from those about policy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.briefs.brief import Limits, Question
from assistant.documents import Document
from assistant.questions.asked import AskedQuestion, PaperRead, Place
from assistant.questions.asks import seems_to_ask
from assistant.questions.deadline import Deadline, deadline_of
from assistant.questions.follow_ups import with_follow_ups
from assistant.questions.found import Found
from assistant.questions.gathering import gather
from assistant.questions.heads import head_of
from assistant.questions.lengths import Lengths, lengths_of
from assistant.questions.lists import Once, reconciled
from assistant.questions.making import question_of, with_statements
from assistant.questions.openings import Opening, openings_of
from assistant.questions.pieces import Piece, pieces_of
from assistant.questions.places import Pages
from assistant.questions.respondents import asks_who_answers, is_about_respondent, is_field
from assistant.questions.routes import routes_of
from assistant.questions.tabled import opened_rows

_ANSWERS = re.compile(
    r"\b(?:summary of responses|analysis of responses|government response|"
    r"consultation response(?! form)|"
    r"consultation outcome|response to the consultation|consultation analysis)\b",
    re.IGNORECASE,
)
"""What the title of a paper says that reports on a consultation which is over."""
_CONSULTS = re.compile(
    r"\b(?:consultation|questionnaire|survey|call for (?:evidence|views)|response form)\b",
    re.IGNORECASE,
)
_MOST_TOLD = 12
"""Lines that ask without being taken, told one by one; of more only the number is told."""


def read_paper(document: Document) -> PaperRead:
    """Return what ``document`` asks, and what it says about itself."""
    pieces = opened_rows(pieces_of(document))
    openings = openings_of(pieces)
    found = gather(pieces, openings.taken)
    pages = Pages(document)
    asked, respondent, doubts = _questions(found, pages)
    spans = [(one.start, one.end) for one in found]
    lengths = lengths_of(document, spans)
    head, deadline = head_of(document), deadline_of(document)
    asked, about_limits = _with_limits(asked, lengths)
    asked = tuple(_below_title(one, head.title) for one in asked)
    return PaperRead(
        file=document.path.name,
        title=head.title,
        body=head.body,
        reference=head.reference,
        venue=head.venue,
        closes=deadline.closes,
        time=deadline.time,
        time_zone=deadline.time_zone,
        printed_deadline=deadline.printed,
        routes=routes_of(document),
        limits=lengths.whole,
        asked=asked,
        respondent=respondent,
        fields=_fields(pieces),
        doubts=(
            *_about_paper(head.title, asked, consults=_consults(document, deadline)),
            *deadline.doubts,
            *doubts,
            *about_limits,
            *_within(openings.taken),
            *([] if asked else _unmarked(pieces, pages)),
            *_told_other(openings.other, found, pieces, pages),
            *([] if head.title else ["The paper's title was not found. Give it with --title."]),
            *([] if head.body else ["Who asks was not found. Give it with --body."]),
        ),
    )


def _questions(
    found: Sequence[Found], pages: Pages
) -> tuple[tuple[AskedQuestion, ...], tuple[AskedQuestion, ...], list[str]]:
    where = {one.start: _where(one, pages) for one in found}
    joined, doubts = with_statements(found)
    who = [one for one in joined if asks_who_answers(one.text, one.heading)]
    lists = reconciled([one for one in joined if one not in who], where)
    doubts += lists.doubts + _numbered(lists.once)
    read = [(once, question_of(once, pages)) for once in lists.once]
    empty = [question.number for _, question in read if not question.text]
    doubts += [
        f"Question {once.number}: {told}." for once in lists.once for told in once.first.told
    ]
    doubts += [f"Question {number} has no words; it was left out." for number in empty]
    kept = [(once, question) for once, question in read if question.text]
    followed, about = with_follow_ups([question for _, question in kept])
    asked = tuple(
        AskedQuestion(question=question, places=_places(once, pages))
        for (once, _), question in zip(kept, followed, strict=True)
    )
    respondent = tuple(
        AskedQuestion(question=question_of(once, pages), places=_places(once, pages),
                      asks_respondent=True)
        for once in reconciled(who, where).once
    )  # fmt: skip
    return asked, respondent, [*doubts, *about, *_doubts_of(asked), *_gaps(asked, respondent)]


def _below_title(asked: AskedQuestion, title: str | None) -> AskedQuestion:
    """Return a question that stands under no heading but the paper's title without a section."""
    question = asked.question
    if question.section is None or question.section != title:
        return asked
    return asked.model_copy(update={"question": question.model_copy(update={"section": None})})


def _places(once: Once, pages: Pages) -> tuple[Place, ...]:
    return tuple(
        Place(start=one.start, end=one.end, page=pages.of(one.start), heading=one.heading)
        for one in once.all
    )


def _where(found: Found, pages: Pages) -> str:
    page = pages.of(found.start)
    if page is not None:
        return f"on page {page}"
    return f"in “{found.heading[-1]}”" if found.heading else "in the text"


def _numbered(once: Sequence[Once]) -> list[str]:
    """Number the questions that the paper does not number, in their order."""
    bare = [one for one in once if not one.number]
    if not bare:
        return []
    used = {one.number for one in once if one not in bare}
    at = 1
    for one in bare:
        while str(at) in used:
            at += 1
        one.number = str(at)
        used.add(one.number)
    if len(bare) == len(once):
        return ["The paper does not number its questions; they were numbered in their order."]
    told = ", ".join(one.number for one in bare)
    return [f"The paper gives no number to some of its questions; they are {told} here."]


def _doubts_of(asked: Sequence[AskedQuestion]) -> list[str]:
    doubts = []
    for one in asked:
        question = one.question
        if not seems_to_ask(question.text):
            doubts.append(f"Question {question.number} asks nothing: “{question.text}”.")
        if _promises_list(question):
            doubts.append(
                f"Question {question.number} speaks of a list, and none was found below it: "
                f"“{question.text}”"
            )
        if len(question.options) == 1:
            doubts.append(
                f"Question {question.number} has one option only: “{question.options[0]}”."
            )
        if question.polarity:
            doubts.append(
                f"Question {question.number} asks the other way round (“{question.polarity}”)."
            )
    return doubts


def _promises_list(question: Question) -> bool:
    """Return whether a question asks about "each of the following", and ends there."""
    promised = re.search(r"\b(?:the following|listed below)\b[^.;]{0,40}[?:]$", question.text, re.I)
    return bool(promised) and not question.options


def _gaps(asked: Sequence[AskedQuestion], respondent: Sequence[AskedQuestion]) -> list[str]:
    """Tell the numbers that are missing in a row of whole numbers."""
    held = [re.match(r"\d+(?![.\d])", one.question.number) for one in (*asked, *respondent)]
    numbers = sorted({int(found[0]) for found in held if found})
    if not numbers:
        return []
    missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers))
    return [f"There is no question {number} here." for number in missing[:5]]


def _with_limits(
    asked: Sequence[AskedQuestion], lengths: Lengths
) -> tuple[tuple[AskedQuestion, ...], list[str]]:
    doubts = [f"The paper limits answers: “{printed}”." for printed in lengths.printed]
    if not lengths.each.model_dump(exclude_none=True):
        return tuple(asked), doubts
    return tuple(
        one.model_copy(update={"question": _limited(one.question, lengths.each)}) for one in asked
    ), doubts


def _limited(question: Question, each: Limits) -> Question:
    own = question.limits.model_dump(exclude_none=True)
    return question if own else question.model_copy(update={"limits": each})


def _fields(pieces: Sequence[Piece]) -> tuple[str, ...]:
    found = [
        re.sub(r"^\d{1,2}[.)]\s+", "", piece.text).strip(" :_")
        for piece in pieces
        if _is_form_line(piece)
    ]
    return tuple(dict.fromkeys(found))


def _is_form_line(piece: Piece) -> bool:
    words = re.sub(r"^\d{1,2}[.)]\s+", "", piece.cells[0] if piece.cells else piece.text)
    return is_field(words) and (words.rstrip(" _").endswith(":") or bool(piece.cells))


def _consults(document: Document, deadline: Deadline) -> bool:
    """Return whether a document asks for answers: it closes, or it calls itself so."""
    return deadline.closes is not None or bool(_CONSULTS.search(document.text))


def _about_paper(title: str | None, asked: Sequence[AskedQuestion], *, consults: bool) -> list[str]:
    doubts = []
    if title and _ANSWERS.search(title):
        doubts.append(f"“{title}” seems to report on a consultation that is over.")
    if not asked:
        doubts.append("No question was found in this paper.")
    elif not consults:
        doubts.append(
            "Nothing in this document says that it asks for answers; is it the right one?"
        )
    return doubts


def _unmarked(pieces: Sequence[Piece], pages: Pages) -> list[str]:
    """Tell the lines that ask in a paper in which no question was found."""
    lines = [piece for piece in pieces if piece.text.endswith("?")]
    return [
        f"This line asks{_on(pages.of(piece.start))}, and nothing marks it as a question: "
        f"“{piece.text}”"
        for piece in lines[:_MOST_TOLD]
    ]


def _within(taken: Sequence[Opening]) -> list[str]:
    return [
        f"Paragraph {one.number} says something before it asks; look whether it is a question."
        for one in taken
        if one.way == "within"
    ]


def _told_other(
    other: Sequence[Opening], found: Sequence[Found], pieces: Sequence[Piece], pages: Pages
) -> list[str]:
    """Tell what asks and was not taken for a question of the paper."""
    left = [one for one in other if not any(_holds(held, pieces[one.at]) for held in found)]
    left = [one for one in left if not (one.path and is_about_respondent(one.path[-1]))]
    told = [
        f"This asks too{_on(pages.of(pieces[one.at].start))}, and was not taken for a question of "
        f"the paper: “{_named(one)}”"
        for one in left[:_MOST_TOLD]
    ]
    if len(left) > _MOST_TOLD:
        told.append(f"{len(left) - _MOST_TOLD} more lines ask in the same way.")
    return told


def _holds(found: Found, piece: Piece) -> bool:
    return found.start <= piece.start and piece.end <= found.end and piece.text in found.text


def _on(page: str | None) -> str:
    return f" on page {page}" if page else ""


def _named(opening: Opening) -> str:
    return f"{opening.number} {opening.rest}".strip()
