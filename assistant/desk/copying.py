"""Words for the clipboard: a quotation and where it comes from, or a whole answer for its box.

In goes a row of evidence, a pin or an answer; out comes text to paste anywhere. The promise: the
words of a quotation are those that the paper would print, in quotation marks, with the reference in
full behind them; an answer is the very text that is written for the box of a web form.
"""

from __future__ import annotations

from assistant.briefs.brief import Brief, Pin
from assistant.briefs.changing import pin_called
from assistant.desk.desk import Desk
from assistant.desk.evidence import Row
from assistant.drafting import citing_harvard, citing_oscola, write_draft
from assistant.drafting.as_answers import AnswerText, answer_text
from assistant.drafting.counting import text_of
from assistant.drafting.evidence import EvidenceRoom, Unusable
from assistant.errors import AskedWrongly
from assistant.library import Library
from assistant.quotes import HARVARD, OSCOLA
from assistant.quotes.printing import printed_text
from assistant.venues import web_form


def copied_row(desk: Desk, library: Library, row: Row) -> str:
    """Return the whole sentences that a match proposes, with their reference.

    Raises:
        AskedWrongly: they cannot be quoted; the message says why.
    """
    quote = row.match.quote
    pin = Pin(
        id="copied",
        source=row.source.id,
        start=quote.start,
        end=quote.end,
        words=quote.text,
        sha256=row.source.sha256,
    )
    return _copied(desk.brief, library, pin)


def copied_pin(desk: Desk, library: Library, pin: str) -> str:
    """Return the words of a pin as they print, with their reference; errors as `copied_row`."""
    return _copied(desk.brief, library, pin_called(desk.brief, pin)[1])


def copied_answer(desk: Desk, library: Library, answer: str) -> AnswerText:
    """Return the text for the box of an answer, with its count.

    Raises:
        UnknownName: there is no such question or section, or no such template.
        TemplateError: the template cannot be filled.
    """
    brief = desk.brief
    draft = write_draft(brief, library, folder=desk.folder, themes=desk.themes, boxes=True)
    return answer_text(draft, brief, answer, web_form(draft.venue, brief.consultation, desk.folder))


def _copied(brief: Brief, library: Library, pin: Pin) -> str:
    proved = EvidenceRoom(library, final=False).prove(pin, "", "")
    if isinstance(proved, Unusable):
        raise AskedWrongly(proved.finding.message)
    if brief.reference_style == "harvard":
        words = printed_text(proved.certified, HARVARD, block=False)
        return f"‘{words}’ ({citing_harvard.in_text(proved, '')})"
    words = printed_text(proved.certified, OSCOLA, block=False)
    return f"‘{words}’ ({text_of(citing_oscola.full(proved))})"
