"""Words that a body expects to find: a docket, a register number, the clause of a bill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ready.acronyms import QUOTED
from assistant.checks.ready.finding import breach, rule_words
from assistant.checks.ready.paper import Paper, where
from assistant.findings import Finding
from assistant.venues.rule import Rule

_GAP = re.compile(
    r"(?i)\[(?![^\]]*\b(?:redacted|withheld|removed|omitted)\b)"
    r"(?:insert|your|name|organisation|date|xx+|tbc|to be (?:added|confirmed)|"
    r"(?:answer|add|missing|say|state|give|write)\b)[^\]]*\]|\blorem ipsum\b|\bTBC\b|\bXXX+\b|"
    r"(?<!Article )(?<!Part )(?<!Chapter )(?<!Schedule )(?<!Volume )(?-i:\bXX\b)|"
    r"\bclick (?:or tap )?here to enter (?:text|a date)\b"
)

_MISSING = {
    "subject": ("The paper names no clause, schedule or amendment.", "Say what it is about."),
    "amendments": (
        "The paper proposes no amendment and supports none.",
        "Propose the words you would change, and explain them.",
    ),
    "mention": (
        "What the body looks for does not stand in the paper.",
        "Say it in the body's own words.",
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


def check_confidential_reason(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a part that is called confidential without a reason, and the notice of an e-mail."""
    for section in paper.sections:
        for paragraph in section.paragraphs:
            claimed = _CONFIDENTIAL.search(paragraph.text)
            if claimed is None or paragraph.kind == "quote":
                continue
            if _NOTICE.search(paragraph.text):
                message = "This is the notice of an e-mail, which does not make it confidential."
                yield breach(rule, where(paragraph), message, "Say which part is, and why.")
            elif not _REASON.search(_around(paragraph.text, claimed)):
                message = "This is called confidential, and no reason is given."
                yield breach(rule, where(paragraph), message, "Say why, for each part.")


def _around(text: str, claimed: re.Match[str]) -> str:
    """The sentence of a claim, and the one after it."""
    begins = max(text.rfind(". ", 0, claimed.start()), 0)
    ends = [m.end() for m in re.finditer(r"[.!?](?:\s|$)", text[claimed.end() :])]
    return text[begins : claimed.end() + ends[1]] if len(ends) > 1 else text[begins:]


_CONFIDENTIAL = re.compile(
    r"(?i)\b(?:response|submission|answers?|annex(?:es)?|appendix|sections?|paragraphs?|parts?|"
    r"e-?mail|message|attachments?|details|name)\b[^.]{0,60}\b(?:confidential|in confidence|"
    r"not (?:be )?(?:published|for publication))\b|\btreat\b[^.]{0,60}\bas confidential\b|"
    r"(?-i:\bCONFIDENTIAL\b)|\bnot for publication\b"
)
_NOTICE = re.compile(r"(?i)\bthis (?:e-?mail|message)\b|\bintended recipient\b|\baddressee\b")
_REASON = re.compile(
    r"(?i)\b(?:because|since|reasons?|so that|in order to|to protect|commercial\w*|personal data|"
    r"(?:would|could|may|might) (?:harm|prejudice|identify)|nothing|"
    r"no part|not confidential|none of)\b|"
    r"\bas (?:it|they|we|the)\b"
)


def check_deadline(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that is dated after the deadline in its brief."""
    if paper.brief is None or not paper.brief.consultation.closes or not paper.brief.date:
        return
    closes = paper.brief.consultation.closes[:10]
    if paper.brief.date[:10] > closes:
        message = f"The paper is dated {paper.brief.date[:10]}; the call closes on {closes}."
        yield breach(rule, "date", message, "Date it on or before the day on which it closes.")


def check_template_text(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find gaps and instructions that were left in."""
    for paragraph in paper.body:
        # Square brackets in a quotation are the editor's.
        own = "" if paragraph.kind == "quote" else QUOTED.sub(" ", paragraph.text)
        found = _GAP.search(own)
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
        message=rule_words(rule),
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
