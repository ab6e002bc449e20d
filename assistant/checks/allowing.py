"""A finding let stand: in go a brief and one of its findings, out comes the brief that says so.

The promise: what needs a reason gets none but the author's own, written out; a note that needs none
is recorded as read; and what is said is about one finding of one answer, or of one pin.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Answer, Brief, Override
from assistant.briefs.changing import answer_name, with_acknowledged, with_override
from assistant.checks.overriding import acknowledgeable, pins_of
from assistant.drafting.context import place_of
from assistant.errors import AskedWrongly, UnknownName
from assistant.findings import Finding


def finding_called(findings: Sequence[Finding], code: str, *, pin: str | None = None) -> Finding:
    """Return the finding with that code; ``pin`` says which, where several have it.

    Raises:
        UnknownName: there is no such finding.
        AskedWrongly: several have the code, and the pin is not named.
    """
    called = [f for f in findings if f.code == code and (pin is None or pin in pins_of(f))]
    if not called:
        where = f"Pin {pin}" if pin else ""
        raise UnknownName(kind="finding", name=code, known=[f.code for f in findings], where=where)
    if len(called) > 1:
        places = "; ".join(finding.place for finding in called)
        message = f"There are {len(called)} findings “{code}” ({places}); say which with --pin."
        raise AskedWrongly(message)
    return called[0]


def allowed(brief: Brief, finding: Finding, reason: str | None) -> Brief:
    """Return the brief in which ``finding`` stands: for a reason, or as a note that was read.

    Raises:
        AskedWrongly: it needs a reason and has none, or belongs to no answer of the brief.
    """
    pins = pins_of(finding)
    if not (reason and reason.strip()):
        if not acknowledgeable(finding):
            message = f'{finding.place}: this needs a reason: {finding.message} Add --reason "…".'
            raise AskedWrongly(message)
        for pin in pins:
            brief = with_acknowledged(brief, pin, finding.code)
        return brief
    answer = _answer_of(brief, finding)
    named: list[str | None] = [*pins] or [None]
    for one in named:
        override = Override(finding=finding.code, reason=" ".join(reason.split()), pin=one)
        brief = with_override(brief, answer_name(answer), override)
    return brief


def _answer_of(brief: Brief, finding: Finding) -> Answer:
    pins = pins_of(finding)
    for answer in brief.answers:
        place = place_of(answer)
        here = finding.place == place or finding.place.startswith(f"{place},")
        if any(pin.id in pins for pin in answer.pins) or (here and not pins):
            return answer
    message = (
        f"{finding.place}: this is about no single answer, so it cannot be let stand in the brief: "
        f"{finding.message} {finding.fix}"
    )
    raise AskedWrongly(message)
