"""What a check found: one :class:`Finding` for each thing a person should know or mend."""

from __future__ import annotations

from typing import Literal

from assistant.noun import Noun

Severity = Literal["error", "warning", "info"]


class Finding(Noun):
    """One thing found in a draft, a brief or a source.

    ``code`` is stable and machine-readable ("release-unknown"); ``place`` says where in words a
    person can follow ("Question 3, paragraph 2"); ``fix`` says what to do about it.
    """

    code: str
    severity: Severity
    place: str
    message: str
    fix: str = ""


def worst(findings: list[Finding] | tuple[Finding, ...]) -> Severity | None:
    """Return the gravest severity among the findings, or None when there are none."""
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return next((s for s in order if any(f.severity == s for f in findings)), None)
