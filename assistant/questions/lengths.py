"""A paper in; out come the limits it states for a whole response, and for each answer.

The promise: a number of words in running text is a limit only where the sentence limits answers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.briefs.brief import Limits
from assistant.documents import Document

_AMOUNT = r"(?P<amount>\d{1,3}(?:,\d{3})+|\d{1,6})\s*(?P<unit>words?|characters?|pages?|sides?)"
_AT_MOST = (
    r"(?:no|not)\s+(?:be\s+)?(?:more|longer|exceed(?:ing)?)(?:\s+than)?|(?:should|must)\s+not\s+exceed|"
    r"up\s+to|(?:a\s+)?(?:maximum|limit)(?:\s+(?:length\s+)?of)?|limited\s+to|at\s+most|within|fewer\s+than"
)
_LIMIT = re.compile(rf"\b(?:{_AT_MOST})\s+(?:a\s+)?(?:maximum\s+of\s+)?{_AMOUNT}\b", re.IGNORECASE)
_LONGEST = 600
"""Characters of a sentence that limits answers."""
_EACH = re.compile(
    r"\b(?:each|every|per|all)\s+(?:answer|question|response\s+box|text\s+box|box|free.?text|field|"
    r"answers|questions)",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"\b(?:responses?|submissions?|written evidence|your evidence)\b", re.IGNORECASE
)


class Lengths(NamedTuple):
    """``whole`` limits the whole response, ``each`` every answer; ``printed`` are the words."""

    whole: Limits
    each: Limits
    printed: tuple[str, ...]


def lengths_of(document: Document, outside: list[tuple[int, int]]) -> Lengths:
    """Return the limits that ``document`` states outside the spans of its questions."""
    whole, each, printed = Limits(), Limits(), []
    for block in document.blocks:
        if any(start <= block.start < end for start, end in outside):
            continue
        for sentence in re.split(r"(?<=[.?!])\s", document.text[block.start : block.end]):
            found = _LIMIT.search(sentence[:_LONGEST])
            if found is None:
                continue
            if _EACH.search(sentence):
                each = _joined(each, _limits(found))
            elif _RESPONSE.search(sentence):
                whole = _joined(whole, _limits(found))
            else:
                continue
            printed.append(" ".join(sentence.split()).rstrip("."))
    return Lengths(whole, each, tuple(dict.fromkeys(printed)))


def _limits(found: re.Match[str]) -> Limits:
    unit = found["unit"].casefold().rstrip("s")
    name = "pages" if unit == "side" else f"{unit}s"
    return Limits.model_validate({name: int(found["amount"].replace(",", ""))})


def _joined(held: Limits, more: Limits) -> Limits:
    """Return both; what was stated first stays."""
    return more.model_copy(update=held.model_dump(exclude_none=True))
