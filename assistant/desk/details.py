"""What a brief says about itself: who asks, who answers, its dates, and what its template wants.

In go a desk and words; out come the details with their labels, or the desk with them written, as
one step that can be undone. The promise: a date goes in as people write it and is kept as ISO 8601;
what is no date is refused, and then nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.briefs.agreement import closing_problem
from assistant.briefs.brief import Brief, Recipient, SignOff
from assistant.briefs.days import iso_day
from assistant.desk.answering import as_kept
from assistant.desk.desk import Desk, changed
from assistant.desk.recipients import HOW, lines_of, recipients_of
from assistant.drafting import find_template
from assistant.drafting.gaps import value_of
from assistant.drafting.template import Need, load_template
from assistant.errors import AskedWrongly, AssistantError, UnknownName
from assistant.findings import Finding
from assistant.noun import Noun

_LABELS = {
    "consultation.title": "title of the consultation",
    "consultation.body": "who asks",
    "consultation.reference": "reference of the consultation",
    "consultation.closes": "closing date",
    "consultation.time_zone": "time zone of a closing time",
    "respondent.organisation": "who we are (the organisation)",
    "respondent.capacity": "in what capacity we answer",
    "respondent.about": "about us",
    "respondent.name": "name of who answers",
    "respondent.role": "their role",
    "title": "title of our paper",
    "date": "date on the paper",
    "marking": "marking of the paper",
}
_PEOPLE = {
    "recipients": {
        "recipients.name": "addressed to",
        "recipients.role": "their role or office",
        "recipients.organisation": "their organisation",
        "recipients.address": "their address",
        "recipients.others": "also addressed to",
    },
    "sign_off": {"sign_off.name": "signed by", "sign_off.role": "role of who signs"},
}
_MORE = {f for labels in _PEOPLE.values() for f in labels if not f.endswith(".name")}
"""What a person is called by besides the name, which alone is needed."""
_LONG = {"respondent.about", "recipients.address", "recipients.others"}
_REQUIRED = ("consultation.title", "consultation.body", "respondent.organisation")
"""They are words, if empty ones, in every brief."""
DAYS = ("date", "consultation.closes")
_SAYS = {
    "respondent organisation": "respondent.organisation",
    "consultation title": "consultation.title",
    "consultation body": "consultation.body",
    "date": "date",
    "who you are": "respondent.about",
}
"""What a draft calls missing, and the detail that it means."""


class Detail(Noun):
    """One detail: ``field`` is its dotted name in the brief; ``why`` its template's reason.

    ``needed`` says that the template cannot do without it; ``long`` that it may have paragraphs.
    """

    field: str
    label: str
    value: str
    why: str = ""
    needed: bool = False
    long: bool = False


def details_of(desk: Desk) -> tuple[Detail, ...]:
    """Return every detail of the brief: those of every paper, then those of its template."""
    wanted = _wanted(desk)
    labels = dict(_LABELS)
    for field in wanted:
        labels |= _PEOPLE.get(field, {})
        if field.startswith("details."):
            labels[field] = field.removeprefix("details.").replace("_", " ")
    for name in desk.brief.details:
        labels.setdefault(f"details.{name}", name.replace("_", " "))
    return tuple(_detail(desk.brief, field, label, wanted) for field, label in labels.items())


def write_details(desk: Desk, given: Mapping[str, str]) -> Desk:
    """Write details by their dotted names; empty words take one out.

    Raises:
        UnknownName: the brief and its template know no such detail.
        AskedWrongly: a date is none.
    """
    known = {detail.field: detail for detail in details_of(desk)}
    brief, told = desk.brief, []
    for field, words in given.items():
        if field not in known:
            raise UnknownName(kind="detail", name=field, known=list(known))
        if as_kept(words).strip() != known[field].value:
            brief = _with(brief, field, _as_written(field, as_kept(words).strip()))
            told.append(known[field].label)
    _refuse_closing(brief)
    _refuse_nameless(brief)
    return changed(desk, brief, f"Wrote the details: {', '.join(told)}")


def detail_of_finding(finding: Finding) -> str | None:
    """Return the detail that a finding asks for, or None where it is about something else."""
    if finding.place in _LABELS or finding.place.startswith(("details.", "recipients", "sign_off")):
        return {"recipients": "recipients.name", "sign_off": "sign_off.name"}.get(
            finding.place, finding.place
        )
    missing = finding.message.removeprefix("Missing: ").rstrip(".")
    if missing == finding.message:
        return None
    named = missing.startswith("who ") and missing.endswith(" is")  # who the organisation is
    return "respondent.about" if named else _SAYS.get(missing)


def finding_words(finding: Finding) -> tuple[str, str]:
    """Return the place and the message of a finding with the labels of details for their names."""
    name = finding.place
    people = {field: label for labels in _PEOPLE.values() for field, label in labels.items()}
    label = {**_LABELS, **people}.get(name if name in _LABELS else f"{name}.name")
    if label is None and name.startswith("details."):
        label = name.removeprefix("details.").replace("_", " ")
    if label is None:
        return name, finding.message
    return label, finding.message.replace(f"needs {name}:", f"needs “{label}”:")


def day_or_refuse(words: str, what: str) -> str:
    """Return a day as ISO 8601.

    Raises:
        AskedWrongly: it is none.
    """
    day = iso_day(words)
    if day is None:
        message = f"{what}: “{words}” is no date. Write it as 31 January 2027 or 2027-01-31."
        raise AskedWrongly(message)
    return day


def closing_day(words: str) -> str:
    """Return a closing date, or an ISO date and time as it stands.

    Raises:
        AskedWrongly: it is neither.
    """
    if iso_day(words) is None and closing_problem(words, "Europe/London") is None:
        return words
    return day_or_refuse(words, "The closing date")


def _wanted(desk: Desk) -> dict[str, tuple[Need, bool]]:
    """Return the fields that the template needs (True) or prints where given (False)."""
    try:
        record = load_template(find_template(desk.brief.template, desk.folder)).record
    except AssistantError:
        return {}  # the draft tells what is wrong with it
    needs = {need.field: (need, True) for need in record.needs}
    return needs | {need.field: (need, False) for need in record.takes if need.field not in needs}


def _detail(brief: Brief, field: str, label: str, wanted: dict[str, tuple[Need, bool]]) -> Detail:
    need, needed = wanted.get(field) or wanted.get(field.partition(".")[0]) or (None, False)
    return Detail(
        field=field,
        label=label,
        value=_held(brief, field),
        why=_why(field, need),
        needed=needed and field not in _MORE,
        long=field in _LONG or field.startswith("details."),
    )


def _why(field: str, need: Need | None) -> str:
    if field == "recipients.others":
        return HOW
    return need.why if need is not None and field not in _MORE else ""


def _held(brief: Brief, field: str) -> str:
    if field == "recipients.others":
        return lines_of(brief.recipients[1:])
    if field.startswith("recipients."):
        first = brief.recipients[0] if brief.recipients else None
        return (getattr(first, field.partition(".")[2]) if first else None) or ""
    return value_of(brief, field) or ""


def _as_written(field: str, words: str) -> str | None:
    if words and field == "date":
        return day_or_refuse(words, "The date on the paper")
    if words and field == "consultation.closes":
        return closing_day(words)
    return words or ("" if field in _REQUIRED else None)


def _with(brief: Brief, field: str, value: str | None) -> Brief:
    """Return the brief with one detail; ``field`` is one of those that are known."""
    whole, _, name = field.partition(".")
    if not name:
        return brief.model_copy(update={field: value})
    if whole == "details":
        kept = {k: v for k, v in brief.details.items() if k != name}
        return brief.model_copy(
            update={"details": {**brief.details, name: value} if value else kept}
        )
    return brief.model_copy(update={whole: _part(brief, whole, name, value)})


def _part(brief: Brief, whole: str, name: str, value: str | None) -> Any:
    if whole == "sign_off":
        signed = (brief.sign_off or SignOff()).model_copy(update={name: value})
        return signed if signed != SignOff() else None
    if whole == "recipients":
        return _recipients(brief, name, value)
    return getattr(brief, whole).model_copy(update={name: value})


def _recipients(brief: Brief, name: str, value: str | None) -> tuple[Recipient, ...]:
    first, others = brief.recipients[:1] or (Recipient(name=""),), brief.recipients[1:]
    if name == "others":
        others = recipients_of(value or "", others)
    else:
        kept = (value or "") if name == "name" else value
        first = (first[0].model_copy(update={name: kept}),)
    return (*(one for one in first if one != Recipient(name="")), *others)


def _refuse_nameless(brief: Brief) -> None:
    if any(not recipient.name for recipient in brief.recipients):
        message = "Whom it is addressed to: there is no name. Write one, or empty the rest too."
        raise AskedWrongly(message)


def _refuse_closing(brief: Brief) -> None:
    asked = brief.consultation
    problem = closing_problem(asked.closes, asked.time_zone)
    if problem is not None:
        message = f"The closing date: {problem.words}."
        raise AskedWrongly(message)
