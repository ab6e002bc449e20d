"""Words that a body expects to find: a docket, a register number, the clause of a bill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.findings import Finding
from assistant.venues.rule import Rule

_GAP = re.compile(
    r"(?i)\[(?:insert|your|name|organisation|date|xx+|tbc|to be (?:added|confirmed)|"
    r"(?:answer|add|missing|say|state|give|write)\b)[^\]]*\]|\blorem ipsum\b|\bTBC\b|\bXXX+\b|"
    r"\bclick (?:or tap )?here to enter (?:text|a date)\b"
)

_MISSING = {
    "subject": ("The paper names no clause, schedule or amendment.", "Say what it is about."),
    "amendments": (
        "The paper proposes no amendment and supports none.",
        "Propose the words you would change, and explain them.",
    ),
    "confidentiality": (
        "The paper does not say whether anything in it is confidential.",
        "Say so on the coversheet or the form, with the reason.",
    ),
    "coversheet": (
        "The body's own form or coversheet is not in this file.",
        "Fill it in and send it along.",
    ),
    "publication-choice": (
        "The paper does not say how it may be published.",
        "Choose on the form: with the name, without it, or not at all.",
    ),
    "register-number": (
        "There is no number of the Transparency Register.",
        "Give it, or say that you have none.",
    ),
    "docket": ("There is no docket and no RIN.", "Give it in the first line."),
    "terms-of-reference": (
        "The paper does not mention the terms of reference.",
        "Say which of them each part addresses.",
    ),
}


def check_mention(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper in which none of the rule's values (words or patterns) stands."""
    pattern = "|".join(f"(?:{value})" for value in rule.values)
    if not re.search(pattern, f"{paper.text}\n{paper.path.stem}", re.IGNORECASE):
        message, fix = _MISSING[rule.rule]
        yield breach(rule, "The paper", message, fix)


def check_template_text(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find gaps and instructions that were left in."""
    for paragraph in paper.body:
        found = _GAP.search(paragraph.text)
        if found:
            message = f"A gap was left here: “{found[0][:60]}”."
            yield breach(rule, where(paragraph), message, "Fill it or delete it.")


def check_reminder(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Say what no program can see in the file."""
    del paper
    yield Finding(
        code="venue-reminder",
        severity="info",
        place="Before you send",
        message=f"{rule.says} ({rule.source.rstrip('.')})",
        fix="See that it is so.",
    )


def check_deadline_zone(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a brief whose deadline is not in the body's own time."""
    if paper.brief is None or paper.brief.consultation.closes is None:
        return
    zone = paper.brief.consultation.time_zone
    if zone not in rule.values:
        held = f"is read in {zone}" if zone else "has no time zone"
        message = f"The deadline in the brief {held}."
        yield breach(rule, "consultation.time_zone", message, f"Write {rule.values[0]}.")
