"""Proposals become pins when a person accepts them, and not before."""

from __future__ import annotations

import pytest

from assistant.briefs.brief import Answer, Brief
from assistant.drafting.accepting import accept_proposals
from assistant.drafting.draft import Draft
from assistant.errors import UnknownName
from tests.drafting.papers import brief_with, draft_of, pin

LINK = "There is a clear link between images and offending."
HOME = "This must start at home."


def proposing() -> tuple[Brief, Draft]:
    """Return a brief that asks for evidence, and a draft whose quotations are proposals."""
    pins = (pin("proposed-1-1", LINK), pin("proposed-1-2", HOME))
    draft = draft_of(brief_with(Answer(question="1", pins=pins)))
    quotes = tuple(quote.model_copy(update={"proposal": True}) for quote in draft.quotes)
    own = (pin("found-1-1", LINK),)
    brief = brief_with(Answer(question="1", pins=own, find=2), Answer(question="2"))
    return brief, draft.model_copy(update={"quotes": quotes})


def test_accepted_proposals_are_pins_at_their_exact_place() -> None:
    brief, draft = proposing()
    changed, accepted = accept_proposals(brief, draft)
    added = changed.answers[0].pins[1:]
    assert [p.id for p in added] == ["found-1-2", "found-1-3"]
    assert [p.words for p in added] == [LINK, HOME]
    assert all(p.start is not None and p.sha256 for p in added)
    assert changed.answers[0].find == 0
    assert changed.answers[1] == brief.answers[1]
    assert len(accepted) == 2
    assert not any(q.proposal for q in draft_of(changed).quotes)


def test_one_proposal_may_be_accepted_alone() -> None:
    brief, draft = proposing()
    changed, accepted = accept_proposals(brief, draft, pins=["proposed-1-2"])
    assert [q.pin for q in accepted] == ["proposed-1-2"]
    assert changed.answers[0].find == 1


def test_another_question_accepts_nothing() -> None:
    brief, draft = proposing()
    assert accept_proposals(brief, draft, question="2") == (brief, ())


def test_unknown_questions_and_proposals_are_told() -> None:
    brief, draft = proposing()
    with pytest.raises(UnknownName, match="question"):
        accept_proposals(brief, draft, question="9")
    with pytest.raises(UnknownName, match="Did you mean “proposed-1-2”"):
        accept_proposals(brief, draft, pins=["proposed-1-3"])
