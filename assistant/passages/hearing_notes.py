"""A block of a transcript goes in; out comes what it notes of the hearing, where it holds no words.

"(10.30 am)", "(Pause)", "(The witness withdrew)", "JANE DOE (sworn)", "Questions from MR KEITH".
The promise: what somebody said is never taken for a note.
"""

from __future__ import annotations

import re

_SWORN = re.compile(
    r"(?P<name>[^\W\d_][^:\n()]{1,80}?),?\s*"
    r"\(?(?P<how>(?:re-?|previously )?(?:sworn|affirmed)|recalled|continued)(?: in [^()\n]{1,30})?"
    r"\)?\.?\s*$",
    re.IGNORECASE,
)
QUESTIONS = re.compile(
    r"(?:(?:Further|Supplementary)\s+)?(?:Cross-|Re-|Further\s+)?(?:Questions?|Questioned|Examined|"
    r"Examination(?:-in-chief)?|Questioning|Examination)\s+(?:from|by)\s+"
    r"(?P<who>.+?)(?:\s*\(continued\))?[.:]?\s*$",
    re.IGNORECASE,
)
WITHDREW = re.compile(r"\(?(?:The )?witness(?:es)? (?:withdrew|was released|left)", re.IGNORECASE)
_BREAK = re.compile(
    r"\d{1,2}[.:]\d\d|\d{1,2}\s*(?:am|pm|noon)|break|adjourn|conclude|luncheon|withdrew|resumed",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]{1,160}\)[.]?|\[[^\[\]]{1,160}\][.]?")
_INSIDE_TEXT = (
    r"Pause[^()]{0,40}|No audible (?:answer|response|reply)|Inaudible|Unclear[^()]{0,40}|Laughter|"
    r"Alarm|Applause|Video played|(?:The )?witness (?:nodded|nods|shook|indicated)[^()]{0,30}|"
    r"(?:The )?short adjournment|A short break|Short break|(?:The )?luncheon adjournment|"
    r"Handed|Overspeaking|Overspoke|Interruption|\d{1,2}[.:]\d\d\s*[ap]m"
)
INSIDE = re.compile(rf"\s*\((?:{_INSIDE_TEXT})\)\s*", re.IGNORECASE)
"""Notes within a paragraph: its words are parted there."""

HEARING = re.compile(
    r"\((?:sworn|affirmed|re-?sworn|re-?affirmed|continued)\)|\(\s*\d{1,2}[.:]\d\d\s*(?:am|pm|noon)\)|"
    r"\((?:The )?(?:hearing|inquiry|witness(?:es)?|short|luncheon|lunch|focus group) "
    r"(?:adjourn|withdrew|conclude)|\(A short break\)|\nExamination of witness|"
    r"\n\s*Questions? (?:from|by) (?:MR|MS|MRS|Mr|Ms|Mrs|the|Lead|Counsel)\b",
    re.IGNORECASE,
)
"""What only the transcript of a hearing notes."""

INDEX = re.compile(r"I\s?N\s?D\s?E\s?X(?:\s+OF\b.*)?$|Index(?: of witnesses)?$")

_SUSPENDED = re.compile(
    r"(?:The )?(?:sitting|meeting|committee|hearing|session|proceedings) (?:was |were )?"
    r"(?:suspended|adjourned|resumed)\b[^?!]{0,80}|On resuming\s*[—–-]*|(?:The )?witness(?:es)? "
    r"withdrew\.?|(?:The )?public (?:were|was) (?:asked to leave|readmitted)\.?",
    re.IGNORECASE,
)


_SWEARING = ("sworn", "affirmed", "recalled", "continued")


def sworn_in(words: str) -> re.Match[str] | None:
    """Return the line that swears a witness, with the group ``name``; None for any other."""
    low = words.casefold()
    # Hardly a line holds one of these, and trying the pattern on each is slow.
    return _SWORN.match(words) if any(how in low for how in _SWEARING) else None


def tells_of_break(words: str) -> bool:
    """Return whether a whole line, in no bracket, tells that the sitting broke off or went on."""
    return _SUSPENDED.fullmatch(words.strip()) is not None


def is_note(words: str) -> bool:
    """Return whether ``words`` are one bracket that tells what happened."""
    return words[:1] in "([" and bool(_BRACKETED.fullmatch(words))


def breaks_off(words: str) -> bool:
    """Return whether the note tells of a break, after which whoever spoke need not go on."""
    return bool(_BREAK.search(words))
