"""The labels that forms use, and the field of the brief that each means.

In goes a label as printed on a form; out comes what the brief says there. The promise: a label that
could mean two things, or that the brief says nothing about, gives None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from assistant.briefs.brief import Brief
from assistant.drafting.dates import long_date

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PERSONAL = re.compile(
    r"(?i)\b(?:individual|personal|private|my own|(?:as )?an? (?:parent|resident|academic|"
    r"researcher|member of the public|citizen|carer|student|teacher|doctor|patient))\b"
)
_FOR_OTHERS = re.compile(
    r"(?i)\bon behalf of\b|\bfor (?:an?|the|our)\b|\b(?:organi[sz]ation|charity|company|council|"
    r"business|trade (?:body|union)|union|association|network|coalition|society|foundation|trust|"
    r"university|institute|representative|professional body|public body|regulator|firm|"
    r"local authority|federation|alliance|partnership)\b"
)


class Meaning(NamedTuple):
    """One thing that forms ask for: its name, the labels that mean it, and what the brief says."""

    name: str
    labels: str
    value: Callable[[Brief], str | None]


def is_individual(brief: Brief) -> bool | None:
    """Tell whether a person answers in a personal capacity, as ``respondent.capacity`` says.

    None where it says neither that nor for whom.
    """
    said = brief.respondent.capacity or ""
    personal = bool(_PERSONAL.search(said))
    return personal if personal != bool(_FOR_OTHERS.search(said)) else None


def _postcode(brief: Brief) -> str | None:
    found = _POSTCODE.search(brief.respondent.contact.address or "")
    return found[0] if found else None


def _address(brief: Brief) -> str | None:
    address = brief.respondent.contact.address
    return (
        ", ".join(line.strip() for line in address.splitlines() if line.strip())
        if address
        else None
    )


def _date(brief: Brief) -> str | None:
    return long_date(brief.date) if brief.date else None


def _named(part: int) -> Callable[[Brief], str | None]:
    """The first or the last of a name of just two words; of a longer one nobody can be sure."""

    def value(brief: Brief) -> str | None:
        words = (brief.respondent.name or "").split()
        return words[part] if len(words) == 2 else None

    return value


def _organisation(brief: Brief) -> str | None:
    """The organisation; none for a person who answers as nobody but themselves."""
    named = brief.respondent.organisation
    return None if is_individual(brief) and named == brief.respondent.name else named


def _sender(brief: Brief) -> str | None:
    """Whoever answers: the person in a personal capacity, else the organisation."""
    individual = is_individual(brief)
    if individual is None:
        return None
    return brief.respondent.name if individual else brief.respondent.organisation


def _represented(brief: Brief) -> str | None:
    individual = is_individual(brief)
    if individual is None:
        return None
    return "Self" if individual else brief.respondent.organisation


MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "organisation",
        r"(?:full )?(?:name of (?:your |the |my )?(?:organisation|organization|company|body)"
        r"|(?:your )?(?:organisation|organization|company)(?:['’]s)?(?: name)?"
        r"|on behalf of(?: \(organisation.*\))?)",
        _organisation,
    ),
    Meaning(
        "name or organisation",
        r"(?:full )?name or (?:name of )?(?:your |the )?organi[sz]ation(?:['’]?s)?(?: name)?"
        r"|(?:individual or )?organi[sz]ation name or full name",
        _sender,
    ),
    Meaning("representing", r"representing(?: \(self or organi[sz]ation.*\))?", _represented),
    Meaning(
        "name",
        r"(?:your |full |contact |respondent(?:['’]s)? )*name"
        r"|name of (?:the )?(?:respondent|contact|person (?:responding|completing this form))"
        r"|contact(?: person)?|completed by|submitted by",
        lambda brief: brief.respondent.name,
    ),
    Meaning("first name", r"(?:first|given) names?|forename", _named(0)),
    Meaning("last name", r"(?:last|family|second) name|surname", _named(-1)),
    Meaning(
        "role",
        r"(?:your )?(?:job title|role|position|post|title or position)"
        r"(?: in (?:the |your )?organisation)?(?: \(if applicable\))?",
        lambda brief: brief.respondent.role,
    ),
    Meaning(
        "email",
        r"(?:your |contact )?e-?mail(?: address)?",
        lambda brief: brief.respondent.contact.email,
    ),
    Meaning(
        "telephone",
        r"(?:your |contact |daytime )?(?:tele)?phone(?: number)?|tel(?:\.|ephone)?(?: no\.?)?",
        lambda brief: brief.respondent.contact.telephone,
    ),
    Meaning("postcode", r"post ?code", _postcode),
    Meaning("address", r"(?:your |postal |contact |full )*address", _address),
    Meaning("date", r"date(?: of (?:response|submission))?", _date),
    Meaning(
        "consultation",
        r"(?:consultation|title of (?:the )?(?:consultation|inquiry)|inquiry"
        r"|(?:consultation|inquiry) (?:title|name))",
        lambda brief: brief.consultation.title,
    ),
    Meaning(
        "reference",
        r"(?:consultation )?(?:reference|ref)(?: (?:number|no\.?))?",
        lambda brief: brief.consultation.reference,
    ),
    Meaning(
        "capacity",
        r"(?:in what |your )?capacity(?: in which you (?:are responding|respond))?",
        lambda brief: brief.respondent.capacity,
    ),
    Meaning(
        "about",
        r"about (?:you|your organisation|the organisation)|description of (?:your )?organisation",
        lambda brief: brief.respondent.about,
    ),
)

_LABELS = tuple((meaning, re.compile(meaning.labels, re.IGNORECASE)) for meaning in MEANINGS)


def value_of(label: str, brief: Brief) -> str | None:
    """Return what ``brief`` says under the form's ``label``, None where it does not."""
    meaning = meaning_of(label)
    said = meaning.value(brief) if meaning is not None else None
    return said or None


def meaning_of(label: str) -> Meaning | None:
    """Return what a label asks for, None where no meaning, or more than one, fits it whole."""
    plain = _plain(label)
    fitting = [meaning for meaning, labels in _LABELS if labels.fullmatch(plain)]
    if len(fitting) == 1:
        return fitting[0]
    own = f"details.{plain.casefold()}"
    return Meaning(own, plain, lambda brief: brief.details.get(plain.casefold())) if plain else None


def _plain(label: str) -> str:
    """A label without its colon, star, number and the remarks that follow it."""
    text = " ".join(label.replace("\xa0", " ").split())
    text = re.sub(r"^\(?(?:\d+|[a-z])[.)]\s+", "", text)
    text = re.sub(
        r"\s*\((?:required|optional|mandatory|if (?:any|applicable|relevant|known)|block capitals"
        r"|please [^)]*|if not received [^)]*|delete as [^)]*)\)",
        "",
        text,
        flags=re.I,
    )
    return text.strip(" :*.…_–-?")
