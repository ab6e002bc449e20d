"""Every rule of a venue tried on a paper: findings out, gravest first.

The promise: a rule that no check knows is told, never passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.checks.ready import (
    acronyms,
    answers,
    asks,
    inside,
    mentions,
    numbers,
    people,
    sizes,
    summary,
)
from assistant.checks.ready.paper import Paper
from assistant.findings import Finding
from assistant.venues.rule import Rule, Venue

Check = Callable[[Paper, Rule], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "file-type": inside.check_file_type,
    "file-size": inside.check_file_size,
    "macros": inside.check_macros,
    "pictures": inside.check_pictures,
    "tracked-changes": inside.check_tracked_changes,
    "comments": inside.check_comments,
    "hidden-text": inside.check_hidden_text,
    "author-metadata": inside.check_author_metadata,
    "page-numbers": inside.check_page_numbers,
    "one-file": inside.check_one_file,
    "words": sizes.check_words,
    "characters": sizes.check_characters,
    "pages": sizes.check_pages,
    "long-paper-summary": sizes.check_long_paper_summary,
    "paragraph-numbers": numbers.check_paragraph_numbers,
    "summary": summary.check_summary,
    "sender": people.check_sender,
    "capacity": people.check_capacity,
    "date": people.check_date,
    "personal-data": people.check_personal_data,
    "questions-answered": answers.check_questions_answered,
    "recommendations": asks.check_recommendations,
    "acronyms": acronyms.check_acronyms,
    "template-text": mentions.check_template_text,
    "reminder": mentions.check_reminder,
    "deadline": mentions.check_deadline,
    "deadline-zone": mentions.check_deadline_zone,
    "subject": mentions.check_mention,
    "amendments": mentions.check_mention,
    "mention": mentions.check_mention,
    "confidential-reason": mentions.check_confidential_reason,
    "confidentiality": mentions.check_mention,
    "coversheet": mentions.check_mention,
    "publication-choice": mentions.check_mention,
    "register-number": mentions.check_mention,
    "docket": mentions.check_mention,
    "terms-of-reference": mentions.check_mention,
}
"""What each rule of a venue is called, and the check that it means."""

_ORDER = {"error": 0, "warning": 1, "info": 2}


def check_ready(paper: Paper, venue: Venue) -> tuple[Finding, ...]:
    """Return what the rules of ``venue`` find in ``paper``, gravest first."""
    found = [finding for rule in venue.rules for finding in _tried(paper, rule)]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: _ORDER[finding.severity]))


def _tried(paper: Paper, rule: Rule) -> Iterator[Finding]:
    check = CHECKS.get(rule.rule)
    if check is not None:
        yield from check(paper, rule)
        return
    yield Finding(
        code="venue-rule-unknown",
        severity="warning",
        place="The venue's rules",
        message=f"No check is called “{rule.rule}”, so this was not looked at: {rule.says}",
        fix="See the names with: assistant venue show --checks",
    )
