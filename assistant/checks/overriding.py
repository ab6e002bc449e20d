"""Findings that the author lets stand, and notes that the author has put aside.

In goes a finding; out comes the same, or, where the brief overrides it, an information that says
so with the reason; or nothing, for a note about a pin that was read and acknowledged. The promise:
an override silences only the finding it names, in its answer and for its pin, and no
acknowledgement ever silences what needs a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefs.brief import Answer, Brief, Override
from assistant.drafting.context import place_of
from assistant.drafting.judging import ACKNOWLEDGED
from assistant.findings import Finding
from assistant.quotes.judging import CHANGE_CODE


def overridden(finding: Finding, brief: Brief) -> Finding:
    """Return ``finding``, made an information where the author has overridden it."""
    for answer in brief.answers:
        for override in answer.overrides:
            if _meets(override, answer, finding):
                message = f"{finding.message} The author lets it stand: {override.reason}"
                return finding.model_copy(
                    update={"severity": "info", "message": message, "fix": ""}
                )
    return finding


def acknowledged(finding: Finding, brief: Brief) -> bool:
    """Say whether ``finding`` is a note about a pin that the author has put aside."""
    if not acknowledgeable(finding):
        return False
    pins = pins_of(finding)
    return any(
        pin.id in pins and finding.code in pin.acknowledged
        for answer in brief.answers
        for pin in answer.pins
    )


def acknowledgeable(finding: Finding) -> bool:
    """Say whether ``finding`` may be put aside without a reason."""
    grave = finding.code.startswith(CHANGE_CODE) and finding.severity == "error"
    return not grave and finding.code.startswith(ACKNOWLEDGED)


def idle_overrides(brief: Brief, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Find reasons for a change of meaning that is no longer made: it is another one now."""
    for answer in brief.answers:
        for override in answer.overrides:
            change = override.finding.startswith(CHANGE_CODE)
            if change and not any(_meets(override, answer, f) for f in findings):
                where = f", pin {override.pin}" if override.pin else ""
                yield Finding(
                    code="override-idle",
                    severity="info",
                    place=f"{place_of(answer)}{where}",
                    message=f"The reason given for {override.finding} excuses nothing: no such "
                    "change is made now.",
                    fix="Take it out of the brief, or give it for the change that is made.",
                )


def _meets(override: Override, answer: Answer, finding: Finding) -> bool:
    if override.finding != finding.code or not override.reason.strip():
        return False
    if override.pin:
        return override.pin in pins_of(finding)
    if finding.code.startswith(CHANGE_CODE):
        # One change of one pin: without the pin it would excuse whatever the answer quotes.
        return False
    place = place_of(answer)
    return finding.place == place or finding.place.startswith(f"{place},")


def pins_of(finding: Finding) -> list[str]:
    """Return the pins that a finding is about."""
    _, _, names = finding.place.partition("pin ")
    return names.split(", ") if names else []
