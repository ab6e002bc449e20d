"""Whether a question asks who answers, and not what they think.

In go the words of a question and the headings above it; out comes a yes or no. The promise: a
question about policy is never put aside for holding a word such as "name" or "organisation".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ASKS = re.compile(
    r"(?:please (?:provide|enter|give|tell us|state|confirm) )?(?:what (?:is|are) )?(?:your|the) "
    r"(?:full |first |last |own )?(?:names?|e-?mail(?: address)?|(?:postal |home )?address|"
    r"postcode|"
    r"(?:tele)?phone(?: number)?|contact details|job title|role|position|age|gender|sex|"
    r"ethnic(?:ity| "
    r"group| origin)|religion|nationality|date of birth|organisation(?:[’']s)?(?: name)?|"
    r"name of (?:your|the) organisation)\b"
    r"(?!\s+(?:of|for|in|on|do|does|should|to|and how)\b).{0,80}|"
    r"(?:are|is) you(?:r organisation)? (?:responding|replying|answering|completing|submitting|"
    r"making|"
    r"happy for|content for|willing)\b.*|"
    r"are you (?:a|an|the)\b.{0,80}|"
    r"(?:in )?what capacity\b.*|"
    r".*\b(?:best describes?|describe) (?:you|yourself|your organisation|your (?:role|"
    r"capacity))\b.*|"
    r"(?:if )?(?:you are )?(?:responding|replying|answering) (?:on behalf|as an?)\b.*|"
    r"(?:if you are|please).{0,80}\bon behalf of an? (?:organisation|group|company|business)\b.*|"
    r"(?:would|do) you (?:like|want|prefer|wish|consent|agree)\b.{0,60}\b(?:your (?:response|"
    r"answers?|name|"
    r"identity|details)|be (?:contacted|confidential|anonymous)|contacting you|to contact you)\b.*|"
    r".*\b(?:contact you (?:again|about|in)|re-?contact(?:ed)? you)\b.*|"
    r"what (?:do|would) you (?:want|like)\b.{0,40}\bconfidential\b.*|"
    r".*\bpermission to publish\b.*|.*\bpublish your (?:response|answers|name)\b.*|"
    r".*\b(?:treat|keep|kept|treated)\b.{0,40}\byour (?:response|answers?|name|details)\b.{0,40}"
    r"\bconfidential\b.*|.*\byour (?:response|answers?)\b.{0,60}\b(?:confidential(?:ly)?|"
    r"anonymous(?:ly)?)\b.*|"
    r"how did you (?:hear|find out) about\b.*|"
    r"(?:what is )?the name of your organisation\b.*|"
    r"(?:where|in which (?:country|region|part|area|nation|council)\b.*) (?:do you live|"
    r"are you (?:based|"
    r"located)|is your organisation)\b.*|"
    r"(?:how many|what size)\b.{0,60}\b(?:does your (?:organisation|business|company)|is your "
    r"(?:organisation|business|company))\b.{0,40}(?:employ|have|size)?.*|"
    r"(?:how satisfied were you with|do you have any comments about the way|"
    r"please help us improve)\b"
    r".*\b(?:this consultation|consultation (?:platform|process))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(
    r"\b(?:about you(?:r organisation| and your organisation)?|your details|"
    r"respondent (?:information|"
    r"details)|"
    r"personal (?:details|information)|contact details|confidentiality|information about you|"
    r"equalit(?:y|ies) monitoring|cover ?sheet|details of respondent|"
    r"who (?:you are|is responding|are you)|individual or organisation|data protection|publication "
    r"of (?:your )?responses?|your (?:personal )?information)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:name|e-?mail|your organisation|an organisation|age|gender|individual|behalf|responding|"
    r"respondent|postcode|address|live|ethnic\w*|disabled|disability|religion|confidential\w*|"
    r"publish\w*|publication|contact|sector|role|job|capacity|represent\w*)\b",
    re.IGNORECASE,
)
"""What a question below a heading such as "About you" speaks of where it asks who answers."""
_FIELD = re.compile(
    r"(?:your |contact |full |first |last |sur|lead )?(?:name(?: or organisation[’']s name|"
    r" of (?:respondent|organisation|"
    r"(?:your )?organi[sz]ation))?|organi[sz]ation(?:’s|'s)?(?: name)?(?: \([^)]*\))?|"
    r"e-?mail(?: address)?|"
    r"(?:tele)?phone(?: number)?|(?:postal |work )?address|postcode|job title|position|role|title|"
    r"surname|forename|signature|signed|date|respondent type|representing(?: \([^)]*\))?|"
    r"company(?: "
    r"name)?)\s*(?:\([^)]*\))?\s*:?\s*_*",
    re.IGNORECASE,
)
_LONGEST = 60
"""Words of a question about the respondent; a longer one is about something else too."""


def asks_who_answers(words: str, path: Sequence[str]) -> bool:
    """Return whether a question asks about the respondent, or about what is to be published."""
    plain = " ".join(words.split())
    if len(plain.split()) > _LONGEST:
        return False
    if _ASKS.fullmatch(plain):
        return True
    return any(_PART.search(heading) for heading in path[-2:]) and bool(_SPEAKS.search(plain))


def is_field(words: str) -> bool:
    """Return whether a line is a field of a form to fill in ("Name:", "E-mail address")."""
    return bool(_FIELD.fullmatch(words.strip()))


def is_about_respondent(heading: str) -> bool:
    """Return whether a heading stands over the part that asks who answers."""
    return bool(_PART.search(heading))
