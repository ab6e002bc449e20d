"""A draft of ours against the rules of its venue, as the Word file that would be sent, or as what
is pasted into the boxes of a web form.

In go a draft and its brief; out come findings. The promise: what is looked at is the final copy,
so what the working copy carries for its author is no fault; what the other checks of a draft tell
already is not told twice; and boxes are held against every rule about words, none about paper.
"""

from __future__ import annotations

import re
from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.checks.ready.checking import check_ready
from assistant.checks.ready.paper import paper_of, quoted_heading
from assistant.drafting.as_answers import boxes_of
from assistant.drafting.context import place_of
from assistant.drafting.draft import Draft, Heading, Words
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.venues import Venue, WebForm, for_call, load_venue, web_form

TOLD = frozenset(("words", "characters", "pages"))
"""Rules whose limit, where the brief states one, is counted by the checks of every draft."""
_DRAFT = frozenset(("template-text", "personal-data", "reminder", "questions-answered"))
"""Rules that other checks of a draft keep; reminders are for whoever sends the file."""

_PAPER = frozenset(
    (
        *("file-type", "file-size", "macros", "pictures", "tracked-changes", "comments"),
        *("hidden-text", "author-metadata", "page-numbers", "one-file", "pages"),
        *("long-paper-summary", "paragraph-numbers", "summary"),
        *("sender", "capacity", "date", "coversheet", "confidentiality", "publication-choice"),
    )
)
"""Rules about a file and its layout, and about what a form asks in fields of their own."""

_GAPS = {
    "date": {"missing-date"},
    "sender": {"missing-respondent-organisation", "missing-respondent-name"},
    "capacity": {"missing-respondent-capacity"},
}
"""Rules, and the gaps of a draft that leave them broken."""


def check_venue(
    draft: Draft, brief: Brief, folder: Path, *, boxes: bool = False
) -> tuple[Finding, ...]:
    """Return what the rules of the brief's venue find in ``draft``; none without a venue.

    The venue is the brief's, or that of its template. ``folder`` is the workspace, whose own venues
    count. An unknown venue is told by the draft. What stands in an answer has its place there.
    ``boxes`` says that the draft is for the boxes of a web form.
    """
    name = draft.venue
    if name is None:
        return ()
    try:
        venue = for_call(load_venue(name, folder), brief.consultation)
    except UnknownName as error:
        return () if error.kind == "venue" else (_unknown_rule(error),)
    venue = _without(venue, brief, _told_of(draft))
    if boxes:
        form = web_form(name, brief.consultation, folder)
        draft, venue = boxes_of(draft, form), _about_words(venue, form)
    # The Word writer takes a tenth of a second to load; a brief without a venue does without it.
    from assistant.word import word_bytes

    made = word_bytes(draft, final=True)
    paper = paper_of(made.data, Path(f"{draft.title or 'draft'}.docx"), brief)
    answers = _answers(draft, brief)
    return tuple(_placed(found, answers) for found in check_ready(paper, venue))


def _answers(draft: Draft, brief: Brief) -> dict[str, str]:
    """The place of each answer, by the headings over it and in it."""
    places = {a.question or a.section or "": place_of(a) for a in brief.answers}
    owners = draft.owners or (None,) * len(draft.body)
    found: dict[str, str] = {}
    heading: str | None = None
    for block, owner in zip(draft.body, owners, strict=True):
        if isinstance(block, Heading):
            heading = quoted_heading("".join(p.text for p in block.content if isinstance(p, Words)))
        if heading is not None and owner in places:
            found.setdefault(heading, places[owner])
    return found


def _placed(finding: Finding, answers: dict[str, str]) -> Finding:
    heading = re.match(r"“[^”]*”", finding.place)
    if heading is None or heading[0] not in answers:
        return finding
    place = f"{answers[heading[0]]}{finding.place[heading.end() :]}"
    return finding.model_copy(update={"place": place})


def _told_of(draft: Draft) -> set[str]:
    """The rules whose breach the gaps of the draft have told already."""
    gaps = {finding.code for finding in draft.findings}
    return {rule for rule, codes in _GAPS.items() if gaps & codes}


def _without(venue: Venue, brief: Brief, told: set[str]) -> Venue:
    limits = brief.consultation.limits
    stated = {unit for unit in TOLD if getattr(limits, unit) is not None}
    rules = tuple(
        rule
        for rule in venue.rules
        if rule.rule not in _DRAFT | stated and (rule.rule not in told or rule.severity == "error")
    )
    return venue.model_copy(update={"rules": rules})


def _about_words(venue: Venue, form: WebForm) -> Venue:
    """The rules that hold in boxes too; the limit of a form's one box is counted with its text."""
    told = {form.unit} if form.one_box is not None else set()
    rules = tuple(rule for rule in venue.rules if rule.rule not in _PAPER | told)
    return venue.model_copy(update={"rules": rules})


def _unknown_rule(error: UnknownName) -> Finding:
    return Finding(
        code="venue-rule-unknown",
        severity="warning",
        place="consultation.rules",
        message=str(error),
        fix="See the names with: assistant venue show --checks",
    )
