"""Findings that the author lets stand.

In goes a finding; out comes the same, or, where the brief overrides it, an information that says
so with the reason. The promise: an override silences only the finding it names, in its answer.
"""

from __future__ import annotations

from assistant.briefs.brief import Answer, Brief, Override
from assistant.drafting.context import place_of
from assistant.findings import Finding


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


def _meets(override: Override, answer: Answer, finding: Finding) -> bool:
    if override.finding != finding.code:
        return False
    if override.pin:
        pins = finding.place.partition("pin ")[2]
        return override.pin in pins.split(", ")
    place = place_of(answer)
    return finding.place == place or finding.place.startswith(f"{place},")
