"""What a draft lacks, told as findings.

In go the finished blocks and the template's needs; out come findings. The promise: every gap that
shows in the paper is listed, with the heading it stands under, and so is every field the template
needs and the brief leaves empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from assistant.briefs.brief import Brief
from assistant.drafting.citing import RELEASE_UNKNOWN
from assistant.drafting.context import QUESTION_TEXT
from assistant.drafting.counting import text_of
from assistant.drafting.draft import Block, Heading, Layout, Missing, Note
from assistant.drafting.lines import lines_of
from assistant.drafting.numbering import UNKNOWN_PLACE
from assistant.drafting.own_words import WHERE_IT_LEADS
from assistant.drafting.template import TemplateRecord
from assistant.errors import nearest_name
from assistant.files.names import slug
from assistant.findings import Finding, Severity


class _Kind(NamedTuple):
    opening: str
    code: str
    fix: str


_LEADS_NOWHERE = "Name a question, a section, another heading or a position argued in the paper."
_WORDING = "Copy it, word for word, from the consultation into the brief."
_KINDS = (
    _Kind("our answer to question", "unanswered-question", "Answer it, or say no_comment."),
    _Kind(QUESTION_TEXT, "missing-question-text", _WORDING),
    _Kind("who ", "missing-respondent-about", "Add respondent.about to the brief."),
    _Kind(UNKNOWN_PLACE, "reference-unknown", _LEADS_NOWHERE),
    _Kind(WHERE_IT_LEADS, "reference-unknown", _LEADS_NOWHERE),
)
"""Gaps that are told by a code of their own; the rest are fields of the brief."""

_FOLLOWS = {"missing-title": "missing-consultation-title"}
"""Gaps that another one brings along: a paper without a title has its consultation's."""


def find_gaps(
    blocks: Iterable[Block],
    notes: Iterable[Note],
    *,
    final: bool,
    told: Iterable[Finding] = (),
) -> list[Finding]:
    """Return a finding for each different gap under each heading.

    A field that the template needs is ``told`` of already, with the reason, and not told again.
    """
    found: dict[tuple[str, str], Finding] = {}
    for place, what in _gaps(blocks, notes):
        found.setdefault((place, what), _finding(place, what, final=final))
    codes = {finding.code for finding in told}
    fresh = [finding for finding in found.values() if finding.code not in codes]
    codes |= {finding.code for finding in fresh}
    return [finding for finding in fresh if _FOLLOWS.get(finding.code) not in codes]


def _gaps(blocks: Iterable[Block], notes: Iterable[Note]) -> Iterator[tuple[str, str]]:
    place = "The opening"
    for block in blocks:
        if isinstance(block, Heading) and block.level:
            place = text_of(block.content)
        for line in lines_of((block,)):
            what = [part.what for part in line if isinstance(part, Missing)]
            yield from ((place, w) for w in what if not _told_elsewhere(w))
    for number, note in enumerate(notes, 1):
        gaps = (part.what for part in note.content if isinstance(part, Missing))
        yield from ((f"Note {number}", w) for w in gaps if not _told_elsewhere(w))


def _told_elsewhere(what: str) -> bool:
    """Say whether a finding of its own says why: a pin that cannot be quoted, a release unknown."""
    return what.startswith("the evidence “") or what == RELEASE_UNKNOWN


def _finding(place: str, what: str, *, final: bool) -> Finding:
    severity: Severity = "error" if final else "warning"
    known = next((kind for kind in _KINDS if what.startswith(kind.opening)), None)
    return Finding(
        code=known.code if known else f"missing-{slug(what, longest=40)}",
        severity=severity,
        place=place,
        message=f"Missing: {what}.",
        fix=known.fix if known else "Add it to the brief.",
    )


def needs_unmet(brief: Brief, record: TemplateRecord, *, final: bool) -> list[Finding]:
    """Return a finding for each field that the template needs and the brief leaves empty."""
    severity: Severity = "error" if final else "warning"
    return [
        Finding(
            code=f"missing-{need.field.replace('.', '-').replace('_', '-')}",
            severity=severity,
            place=need.field,
            message=f"The template “{record.title}” needs {need.field}: {need.why}",
            fix=f"Add {need.field} to the brief.",
        )
        for need in record.needs
        if not value_of(brief, need.field)
    ]


OWN_OPTIONS = (*Layout.model_fields, "source_markings")
"""Settings that every template takes: what the page has, and whether the final copy's annex shows
how the sources were marked."""


def unused_fields(brief: Brief, record: TemplateRecord) -> list[Finding]:
    """Return a finding for each option and detail of the brief that the template does not know."""
    fields = [need.field for need in (*record.needs, *record.takes)]
    details = [name.removeprefix("details.") for name in fields if name.startswith("details.")]
    known = {"options": [*record.options, *OWN_OPTIONS], "details": details}
    given = {"options": list(brief.options), "details": list(brief.details)}
    return [
        _unused(f"{kind}.{name}", nearest_name(name, known[kind]), record)
        for kind, names in given.items()
        for name in names
        if name not in known[kind]
    ]


def _unused(field: str, near: str | None, record: TemplateRecord) -> Finding:
    return Finding(
        code="unused-field",
        severity="warning",
        place=field,
        message=f"The template “{record.title}” has no use for {field}, so it does not print.",
        fix=f"Did you mean “{near}”?" if near else "Take it out, or choose another template.",
    )


def value_of(brief: Brief, field: str) -> Any:
    """Return what the brief holds at a dotted name, or None where it holds nothing."""
    value: Any = brief
    for name in field.split("."):
        held = isinstance(value, dict)
        value = value.get(name) if held else getattr(value, name, None)
        if value is None:
            return None
    return value
