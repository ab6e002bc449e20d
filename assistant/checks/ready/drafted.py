"""A draft of ours against the rules of its venue, as the Word file that would be sent.

In go a draft and its brief; out come findings. The promise: what is looked at is the final copy,
so what the working copy carries for its author is no fault; and what the other checks of a draft
tell already is not told twice.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.checks.ready.checking import check_ready
from assistant.checks.ready.paper import paper_of
from assistant.drafting.draft import Draft
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.venues import Venue, for_call, load_venue

TOLD = frozenset(("words", "characters", "pages"))
"""Rules whose limit, where the brief states one, is counted by the checks of every draft."""
_DRAFT = frozenset(("template-text", "personal-data", "reminder", "questions-answered"))
"""Rules that other checks of a draft keep; reminders are for whoever sends the file."""


def check_venue(draft: Draft, brief: Brief, folder: Path) -> tuple[Finding, ...]:
    """Return what the rules of the brief's venue find in ``draft``; none without a venue.

    ``folder`` is the workspace, whose own venues count. An unknown venue is told by the draft.
    """
    name = brief.consultation.venue
    if name is None:
        return ()
    try:
        venue = for_call(load_venue(name, folder), brief.consultation)
    except UnknownName as error:
        return () if error.kind == "venue" else (_unknown_rule(error),)
    # The Word writer takes a tenth of a second to load; a brief without a venue does without it.
    from assistant.word import word_bytes

    made = word_bytes(draft, final=True)
    paper = paper_of(made.data, Path(f"{draft.title or 'draft'}.docx"), brief)
    return check_ready(paper, _without(venue, brief))


def _without(venue: Venue, brief: Brief) -> Venue:
    limits = brief.consultation.limits
    stated = {unit for unit in TOLD if getattr(limits, unit) is not None}
    rules = tuple(rule for rule in venue.rules if rule.rule not in _DRAFT | stated)
    return venue.model_copy(update={"rules": rules})


def _unknown_rule(error: UnknownName) -> Finding:
    return Finding(
        code="venue-rule-unknown",
        severity="warning",
        place="consultation.rules",
        message=str(error),
        fix="See the names with: assistant venue show --checks",
    )
