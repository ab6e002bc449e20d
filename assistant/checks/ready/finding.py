"""One breach of a rule in, its finding out, with the rule's own words, source and fix."""

from __future__ import annotations

from assistant.findings import Finding
from assistant.venues.rule import Rule


def breach(rule: Rule, place: str, message: str, fix: str) -> Finding:
    """Return the finding of a rule that is not kept; it says where the rule is written."""
    return Finding(
        code=f"venue-{rule.rule}",
        severity=rule.severity,
        place=place,
        message=f"{message} The rule: {rule_words(rule)}",
        fix=fix,
    )


def rule_words(rule: Rule) -> str:
    """Return a rule in its own words, with its source, or why this call differs."""
    if rule.reason is not None:
        return f"{rule.says} Changed for this call: {rule.reason}"
    source = rule.source.rstrip(".")
    sure = rule.checked is not None or source.startswith("General practice")
    return f"{rule.says} ({source}{'' if sure else '; not confirmed with the body'})"
