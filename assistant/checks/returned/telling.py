"""What is said of a quotation that is not what it claims: code, gravity, sentence, remedy.

In go a verdict and what led to it; out come a finding in plain words. The promise: it names what
the file says and what the source says, and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.returned.attributions import Fault, place_of, true_name
from assistant.checks.returned.results import Standing, Verdict
from assistant.checks.returned.truth import Truth
from assistant.findings import Finding, Severity
from assistant.quotes.marks import house_marks
from assistant.quotes.meaning import Change

SEVERITIES: dict[Verdict, Severity] = {
    "changed": "error",
    "misattributed": "error",
    "untraced": "warning",
    "reported": "warning",
    "nested": "warning",
    "ambiguous": "warning",
    "unmarked": "warning",
}
STALE: dict[Standing, Severity] = {
    "unchanged": "info",
    "moved": "warning",
    "edited": "error",
    "gone": "error",
    "ambiguous": "warning",
}
_FIXES: dict[Verdict, str] = {
    "changed": "Put back the source's words, or mark what is left out with […] and what is put in"
    " with square brackets.",
    "misattributed": "Correct the name, the place or the reference.",
    "untraced": "Add its source to the library, or take the quotation marks away.",
    "reported": "Say that the minutes record it, and do not give it as what was said.",
    "nested": "Say who is being quoted, and that it is quoted there.",
    "ambiguous": "Name the source and the place in the reference.",
    "unmarked": "Put the words in quotation marks with a reference, or say it in your own words.",
}
_STALE_WORDS: dict[Standing, tuple[str, str]] = {
    "unchanged": ("has changed since this was pinned; these words are unchanged", ""),
    "moved": (
        "has changed since this was pinned; the words now stand elsewhere in it",
        "Read them in their new place and pin them again.",
    ),
    "edited": (
        "has changed since this was pinned, and these words with it",
        "Read the passage as it is now and pin it again.",
    ),
    "gone": (
        "no longer has these words",
        "Take the quotation out, or keep the older version among the sources and cite that.",
    ),
    "ambiguous": (
        "has changed since this was pinned, and now has these words in several places",
        "Pin them again at the place you mean.",
    ),
}
LONGEST = 90


def finding_of(verdict: Verdict, place: str, why: str) -> Finding:
    """Return the finding that a quotation with this verdict gives."""
    return Finding(
        code=f"quote-{verdict.replace(' ', '-')}",
        severity=SEVERITIES[verdict],
        place=place,
        message=why,
        fix=_FIXES[verdict],
    )


def stale_finding(standing: Standing, place: str, why: str) -> Finding:
    """Return the finding for a quotation whose source has changed since it was pinned."""
    fix = _STALE_WORDS[standing][1]
    severity = STALE[standing]
    return Finding(
        code=f"quote-stale-{standing}", severity=severity, place=place, message=why, fix=fix
    )


def changed_words(changes: Sequence[Change]) -> str:
    """Say what was changed, the gravest first, each place once with all its kinds."""
    groups = told_together(changes)
    told = [_change_words(group[0], ", ".join(c.kind for c in group)) for group in groups[:4]]
    more = f" (and {len(groups) - 4} more)" if len(groups) > 4 else ""
    return "; ".join(told) + more


def told_together(changes: Sequence[Change]) -> list[list[Change]]:
    """Group the changes that one exchange of words made, each by its own kind."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        place = change.source_span, change.quoted_span, change.now, change.severity
        groups.setdefault(place, []).append(change)
    return list(groups.values())


def _change_words(change: Change, kinds: str) -> str:
    was, now = shortened(change.was), shortened(change.now)
    if change.now == "[…]":
        return f"“{was}” is left out ({kinds})"
    if change.kind == "order":
        return f"“{was}” has been put in another order: “{now}” ({kinds})"
    if was and now:
        return f"“{was}” has become “{now}” ({kinds})"
    if change.kind == "antecedent" and was:
        return f"the words that say who “{was}” is are gone ({kinds})"
    if was:
        return f"“{was}” is gone ({kinds})"
    return f"“{now}” was put in ({kinds})"


def fault_words(fault: Fault) -> str:
    """Say what an attribution says wrongly, and what is true."""
    said, true = shortened(fault.said, 160), shortened(fault.true, 160)
    return {
        "source": f"it names {said}, but the words stand in {title_words(true)}",
        "speaker": f"it names {said}; the words are those of {true}",
        "organisation": f"it says {said}; it should be {true}",
        "date": f"it says {said}; the source is of {true}",
        "locator": f"it says {said}; the words stand in {true}",
        "body": f"it says {said}; it was {true}",
    }[fault.kind]


def stale_words(standing: Standing, title: str) -> str:
    """Say what became of the source of a pinned quotation."""
    return f"{title_words(title)} {_STALE_WORDS[standing][0]}."


def place_words(truth: Truth) -> str:
    """Say where words stand, and whose they are."""
    at = f"{title_words(truth.source.title)}, {place_of(truth)}"
    nobody = truth.person is None and not truth.issuers
    return f"{at} (no speaker is named)" if nobody else f"{at} ({true_name(truth)})"


def title_words(title: str) -> str:
    """Return a title in quotation marks, its own marks set inside them."""
    return f"“{house_marks(title, ('‘', '’'), ('“', '”'))}”"


def unmarked_words(words: str, run: int, truth: Truth, changes: Sequence[Change]) -> str:
    """Say where words without marks come from, ``run`` of them in a row, and what was altered."""
    told = f"{place_words(truth)}, and have no quotation marks: “{shortened(words, 160)}”"
    if not changes:
        return f"These {run} words stand in {told}"
    return f"These words are nearly those of {told}. They differ: {changed_words(changes)}."


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return ``text`` on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
