"""Whether a piece of a paper asks its reader something, or goes on with what was asked.

In go words; out comes a yes or no. The promise: a question that a paper puts only to lead its
reader on ("Why are we consulting?", "How do I respond?") asks nothing.
"""

from __future__ import annotations

import re

from assistant.questions.wording import wording_of

_IMPERATIVE = re.compile(
    r"(?:please|kindly)\s+(?:could\s+you\s+)?\w+|(?:describe|explain|outline|comment|identify|"
    r"provide|tell us|set out|rank|list|share|give|state|suggest|indicate|specify|let us know)\b|"
    r"(?:we|the (?:committee|department|government|commission)) (?:would )?"
    r"(?:particularly )?(?:welcomes?|invites?|seeks?|would like|are interested|is interested)\b",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(
    r"(?:(?:do|does|did|is|are|was|were|should|would|could|can|will|have|has|what|which|how|why|"
    r"who|when|where|whether|to what extent|in your (?:view|opinion|experience)|if)\b)",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"(?:why (?:are|have) (?:we|you)|what happens|what (?:is|are) (?:this|"
    r"the)\b[^?]*\b(?:consultation|"
    r"call for evidence|document)|what (?:is|are) (?:we|the government) (?:consulting|proposing|"
    r"doing)|"
    r"what (?:are|do) we (?:propos|want|need|mean)|who (?:is|are) (?:this|we|it)|who (?:should|"
    r"can) "
    r"(?:respond|reply)|how (?:do|can|should|to)\b[^?]*\b(?:respond|reply|take part|have your say|"
    r"contact|complain)|how (?:will|are) (?:we|your)|what (?:will|do) (?:we|happen)|"
    r"(?:do you )?need (?:help|this|more)|(?:do you )?have (?:a )?(?:questions?|enquir)|"
    r"(?:any )?(?:questions|queries|enquiries) about|when (?:does|will)|where can)",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"(?:what|how|why|when|where|who|which)\b[^?]*\b(?:are|do|will|have|did) we\b(?! (?:miss|"
    r"overlook|"
    r"forg[eo]t))|(?:\w+ ){0,3}(?:can|do|should|will|may|must|am|if) I\b|what are (?:my|"
    r"your) (?:data )?"
    r"rights|who can (?:you|i)\b|when will (?:you|we|it|the)\b",
    re.IGNORECASE,
)
"""How a question begins that a paper answers itself: "What are we asking?", "Can I still park?"."""
_GOES_ON = re.compile(
    r"(?:please|kindly|if (?:yes|no|not|so|you|your|there|any|applicable)|why\b|in particular|"
    r"explain|give (?:reasons?|details)|provide|set out|describe|what (?:are|is|would|other|"
    r"further)"
    r"|in your (?:answer|response)|you may (?:wish|want)|"
    r"(?:we|the committee) would (?:particularly )?(?:welcome|like)|where possible|reasons? for|"
    r"(?:additional|further) comments)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"please (?:note|see|refer|read|complete|ensure|use|return|be aware|contact|visit|check|turn|"
    r"go to|"
    r"continue|answer (?:questions?|the))\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells the reader about the form, and asks nothing."""
_PROMPT = re.compile(r"(?:please|if |why|explain|give|provide|describe|reasons?\b)", re.IGNORECASE)
LONGEST = 220
"""Words of a question with all that belongs to it; more is running text."""


def asks(words: str) -> bool:
    """Return whether ``words`` end by asking, or tell the reader what to answer."""
    if len(words.split()) > LONGEST:
        return False
    plain = _without_bracket(words)
    if plain.endswith("?") or re.search(r"\?[”’'\")\]]*\s*$", plain):
        return not _leads_on(plain)
    if plain.endswith(":") and _INTERROGATIVE.match(plain):
        return not _leads_on(plain)
    if "?" in plain:
        after = plain.rpartition("?")[2].strip()
        return bool(_PROMPT.match(after)) and not _leads_on(plain)
    return bool(_IMPERATIVE.match(plain)) and not _NO_MORE.match(plain)


def asks_reader(words: str) -> bool:
    """Return whether ``words`` put a question to the reader; for pieces that carry no number."""
    first = words.partition("?")[0]
    speaks = _TO_READER.search(words) or re.match(
        r"(?:should|would|could|what|how|which)\b", first, re.I
    )
    return "?" in words and asks(words) and bool(speaks)


def begins_to_ask(words: str) -> bool:
    """Return whether ``words`` are the beginning of a question that is broken off."""
    return bool(_INTERROGATIVE.match(words)) and not re.search(r"[.?!:;]$", words)


def seems_to_ask(words: str) -> bool:
    """Return whether ``words`` may be a question; weaker than :func:`asks`, for what is named "
    "one."""
    return "?" in words or asks(words) or bool(_INTERROGATIVE.match(words))


def is_asking_only(words: str) -> bool:
    """Return whether ``words`` ask from their first sentence on, with no statement before."""
    return bool(_INTERROGATIVE.match(words) or _IMPERATIVE.match(words)) and asks(words)


def goes_on(words: str) -> bool:
    """Return whether ``words`` go on with a question that stands before them."""
    if _NO_MORE.match(words):
        return False
    if _IMPERATIVE.match(words) or _GOES_ON.match(words):
        return True
    return is_asking_only(words) and not _leads_on(words)


def prompts(words: str) -> bool:
    """Return whether ``words`` ask for reasons or details of an answer ("Why?", "If not, …")."""
    return bool(_PROMPT.match(words))


def _leads_on(words: str) -> bool:
    return bool(_LEADS_ON.match(words) or _OF_ITSELF.match(words))


def _without_bracket(words: str) -> str:
    """Return ``words`` without what stands in brackets, as options or instructions at their end."""
    words = wording_of(words).text
    return re.sub(r"\s*[(\[][^()\[\]]{0,160}[)\]]\s*\.?$", "", words).strip()
