"""What a person can edit about a finding that names the paper, its opening or its summary.

In go a finding and a draft; out come the detail to fill in, and the answer nearest to it. The
promise: a finding about the whole paper leads somewhere too, and what it leads to can mend it.
"""

from __future__ import annotations

from assistant.drafting.draft import Draft
from assistant.findings import Finding

_FILLED_IN = {
    "venue-summary": "summary",
    "venue-long-paper-summary": "summary",
    "venue-date": "date",
    "venue-sender": "respondent.organisation",
    "venue-capacity": "respondent.capacity",
    "venue-docket": "consultation.reference",
    "venue-register-number": "respondent.about",
}
"""The detail that mends what a rule finds, by the code of the finding."""

_PLACES = (("summary", "summary"), ("“summary”", "summary"), ("the opening, ", "respondent.about"))
"""The detail that is printed at a place, by how its words begin."""


def detail_near(finding: Finding) -> str | None:
    """Return the detail of the brief that would mend a finding; None where no detail would."""
    place = finding.place.casefold()
    printed = next((field for begins, field in _PLACES if place.startswith(begins)), None)
    return _FILLED_IN.get(finding.code, printed)


def answer_near(finding: Finding, draft: Draft) -> str | None:
    """Return the longest answer for a finding about the whole paper, since most can be changed or
    cut there; None for any other finding, or a paper without answers."""
    if finding.place not in ("The paper", "The opening", "All boxes together"):
        return None
    return max(draft.answer_words, key=lambda name: draft.answer_words[name], default=None)
