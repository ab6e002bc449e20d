"""What belongs to a question besides its words: options to choose from, limits, its direction.

In go the words of a question or a line below it; out come options, limits and the words without
them. The promise: only what is plainly a list of choices or a limit is taken for one.
"""

from __future__ import annotations

import re

from assistant.briefs.brief import Limits
from assistant.questions.marks import Line

_MOST_WORDS = 12
"""Words of an option; a longer line is a sentence of the question."""
_LONGEST_USUAL = 8
_SHORT = 3
"""Words of an option that ends in a full stop; "No decision has been taken." is none."""
_INLINE_WORDS = 5
"""Words of an option in a row of options parted by slashes."""

_LISTED = r"\s*,\s*(?:or\s+)?|\s+or\s+"
"""What parts options that were announced as such."""

_USUAL = re.compile(
    r"(?:yes|no|y|n|maybe|agree|disagree|not? sure|unsure|don.?t know|do not know|not applicable|"
    r"n/a|"
    r"neither|neutral|support|oppose|none|all|other|partly|partially|undecided|prefer not to say|"
    r"(?:strongly|somewhat|slightly|tend to|fully|mostly) .+|yes[,:( ].+|no[,:( ].+|"
    r"daily|weekly|monthly|quarterly|yearly|annually|never|rarely|sometimes|often|always|"
    r"(?:under|over|above|below) \d[\d,]*|\d[\d,]* (?:to|or) (?:\d[\d,]*|over|more|under|fewer|"
    r"less)|"
    r"neither .+ nor .+|not .+|no (?:opinion|view|preference|comment))\.?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:options?|choices?|answers?|(?:choose|select|tick)(?: one)?(?: of)?)\s*:\s*(.+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{3,200})[)\]]\s*[.?]?$|\s{2,}(\S.*/.*)$")
_AMOUNT = r"(\d{1,3}(?:,\d{3})+|\d{1,6})\s*[- ]?(words?|characters?|pages?)"
_AT_MOST = (
    r"(?:max(?:imum)?(?: of)?|up to|at most|no more than|not exceed(?:ing)?|within|"
    r"limit(?:ed)?(?: (?:your|each|the) (?:answers?|responses?|reply))? to|not? (?:more|"
    r"longer) than|"
    r"(?:word |character |page )?limit(?: of)?)[.:]?\s*"
)
_OR_LESS = r"\s*(?:max(?:imum)?|limit|or (?:less|fewer)|at most)"
_BRACKETED = re.compile(
    rf"\s*[(\[]\s*(?:{_AT_MOST})?{_AMOUNT}(?:{_OR_LESS})?\.?\s*[)\]]", re.IGNORECASE
)
_SPOKEN = (
    re.compile(rf"{_AT_MOST}{_AMOUNT}", re.IGNORECASE),
    re.compile(rf"{_AMOUNT}{_OR_LESS}", re.IGNORECASE),
)
_BOTH_WAYS = re.compile(
    r"\bagree\b[^.?]{0,40}\bdisagree\b|\bsupport\b[^.?]{0,40}\boppose\b|"
    r"\bmost\b[^.?]{0,40}\bleast\b|\bmore\b[^.?]{0,40}\bless\b",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"(?<!\bat )(?<!\bor )(?<!/)(?<!, )\b(least|worst|disagree(?: with)?|oppose|object to|"
    r"not support|"
    r"not agree|should not)\b(?!\s*(?:,|/|or|and)\s*(?:agree|support)\b)",
    re.IGNORECASE,
)
"""What turns a question round; "agree or disagree" and "at least" do not."""
_CONDITION = re.compile(
    r"\b(?:if|where) (?:you|your|so|not|yes|no)\b[^,.?;:]*[,.?;:]", re.IGNORECASE
)


def options_on_line(line: Line) -> tuple[str, ...]:
    """Return the options that a line below a question offers, or none."""
    if line.is_blank:
        return ()
    named = _NAMED.fullmatch(line.text)
    if named:
        return _parted(named[1], several=True) or (named[1].strip(),)
    if line.ticks:
        return (line.text.strip(),) if line.text.strip() else ()
    marked = line.style in ("bullet", "letter", "number")
    words = (line.rest if marked else line.text).strip()
    row = _parted(words)
    if row:
        return row
    if _USUAL.fullmatch(words) or (marked and _is_option(words)):
        return (words.rstrip(";,"),)
    return ()


def options_behind(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a question without the options that stand behind it, and those options."""
    found = _BEHIND.search(text)
    if found:
        options = _parted(found[1] or found[2])
        if options and all(_USUAL.fullmatch(option) for option in options[:1]):
            return text[: found.start()].rstrip(), options
    asked, mark, after = text.rpartition("?")
    named = _NAMED.fullmatch(after.strip())
    options = _parted(named[1] if named else after.strip(), several=bool(named)) if mark else ()
    return (f"{asked}?", options) if options else (text, ())


def is_usual(words: str) -> bool:
    """Return whether ``words`` are one of the options that papers usually offer ("Don't know")."""
    plain = words.strip()
    if "?" in plain or (plain.endswith(".") and len(plain.split()) > _SHORT):
        return False
    return len(plain.split()) <= _LONGEST_USUAL and bool(_USUAL.fullmatch(plain))


def limits_in(text: str) -> Limits:
    """Return the limits that a question states for its answer."""
    tried = (mark.search(text) for mark in (_BRACKETED, *_SPOKEN))
    found = next((match for match in tried if match), None)
    if found is None:
        return Limits()
    unit = found[2].casefold().rstrip("s")
    return Limits.model_validate({f"{unit}s": int(found[1].replace(",", ""))})


def without_limits(text: str) -> str:
    """Return a question without a limit in brackets; one in its sentence is part of its words."""
    return " ".join(_BRACKETED.sub("", text).split())


def polarity_of(text: str) -> str | None:
    """Return the word that turns a question round ("least"), or None.

    One that offers both ways ("Do you agree or disagree …?") leans neither way.
    """
    found = _OTHER_WAY.search(_BOTH_WAYS.sub("", _CONDITION.sub("", text)))
    return found[1].casefold() if found else None


def _parted(words: str, *, several: bool = False) -> tuple[str, ...]:
    """Return the parts of a row of options ("Yes / No / Don't know"), or none."""
    marks = [r"\s*[/|]\s*(?!a\b)", r"\s*;\s*", *([_LISTED] if several else [])]
    for mark in marks:
        parts = [part.strip(" .") for part in re.split(mark, words, flags=re.IGNORECASE)]
        if len(parts) > 1 and all(0 < len(part.split()) <= _INLINE_WORDS for part in parts):
            return tuple(parts)
    return ()


def _is_option(words: str) -> bool:
    return "?" not in words and 0 < len(words.split()) <= _MOST_WORDS
