"""Everything checked in a draft before it is sent.

In go a draft, its brief and the library; out come findings, gravest first. The promise: every rule
is tried on every draft, nothing is skipped silently, and a finding the author lets stand is still
listed, with the reason. A note that the author has read and put aside is listed in the audit alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.briefs.brief import Brief
from assistant.checks.addressing import check_asks
from assistant.checks.chatham_house import check_chatham_house
from assistant.checks.evidence_used import check_evidence
from assistant.checks.figures import check_figures
from assistant.checks.limits import check_limits
from assistant.checks.markings import check_markings
from assistant.checks.overriding import acknowledged, idle_overrides, overridden
from assistant.checks.personal_data import check_personal_data
from assistant.checks.sources_used import check_sources
from assistant.drafting.draft import Draft
from assistant.drafting.evidence import Shelf
from assistant.findings import Finding

_ORDER = {"error": 0, "warning": 1, "info": 2}

RULES: tuple[Callable[[Draft, Brief, Shelf], Iterable[Finding]], ...] = (
    check_evidence,
    check_sources,
    check_markings,
    check_chatham_house,
    check_limits,
    check_asks,
    check_personal_data,
    check_figures,
)


def check_draft(draft: Draft, brief: Brief, library: Shelf) -> tuple[Finding, ...]:
    """Return the findings of ``draft``: those of its writing and those of every rule."""
    found = list(draft.findings)
    for rule in RULES:
        found += rule(draft, brief, library)
    found += idle_overrides(brief, tuple(found))
    told = (overridden(finding, brief) for finding in found if not acknowledged(finding, brief))
    distinct = tuple(dict.fromkeys(told))
    return tuple(sorted(distinct, key=lambda finding: _ORDER[finding.severity]))
