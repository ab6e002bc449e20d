"""Evidence that the program proposes, taken or turned down by somebody who has read it.

In go a desk and its live draft; out comes the desk with proposals as pins, or without them. The
promise: nothing that the program found becomes the author's without the author, and what is turned
down is not proposed for that answer again.
"""

from __future__ import annotations

from assistant.briefs.brief import Declined
from assistant.briefs.changing import with_declined
from assistant.desk.answering import place_name
from assistant.desk.desk import Desk, changed
from assistant.desk.live import LiveDraft
from assistant.desk.places import short
from assistant.drafting.accepting import accept_proposals
from assistant.errors import UnknownName


def accept(desk: Desk, live: LiveDraft, proposal: str) -> Desk:
    """Make a pin of a proposal, by its id, in the answer it was proposed for.

    Raises:
        UnknownName: the draft proposes no such thing.
    """
    brief, taken = accept_proposals(desk.brief, live.draft, pins=(proposal,))
    quote = taken[0]
    said = f"Accepted “{short(quote.printed)}” for {place_name(desk.brief, quote.answer)}"
    return changed(desk, brief, said, answer=quote.answer)


def decline(desk: Desk, live: LiveDraft, proposal: str) -> Desk:
    """Turn a proposal down: the next best takes its place, and this one is not proposed again.

    Raises:
        UnknownName: the draft proposes no such thing.
    """
    known = {quote.pin: quote for quote in live.proposals}
    if proposal not in known:
        raise UnknownName(kind="proposal", name=proposal, known=known)
    quote = known[proposal]
    span = Declined(source=quote.quote.source, start=quote.quote.start, end=quote.quote.end)
    brief = with_declined(desk.brief, quote.answer, span)
    said = f"Turned down “{short(quote.printed)}” for {place_name(desk.brief, quote.answer)}"
    return changed(desk, brief, said, answer=quote.answer)
