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
_PERSONAL = re.compile(r"(?i)\b(?:individual|personal|private)\b")


class Meaning(NamedTuple):
    """One thing that forms ask for: its name, the labels that mean it, and what the brief says."""

    name: str
    labels: str
    value: Callable[[Brief], str | None]


def is_individual(brief: Brief) -> bool:
    """Tell whether a person answers in a personal capacity, as ``respondent.capacity`` says."""
    return bool(_PERSONAL.search(brief.respondent.capacity or ""))


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


MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "organisation",
        r"(?:full )?(?:name of (?:your |the |my )?(?:organisation|organization|company|body)"
        r"|(?:your )?(?:organisation|organization|company)(?:['’]s)?(?: name)?"
        r"|representing(?: \(self or organisation.*\))?|on behalf of(?: \(organisation.*\))?"
        r"|full name or organisation(?:['’]s)? name|name or organisation)",
        lambda brief: brief.respondent.organisation,
    ),
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
        r"(?:consultation|title of (?:the )?consultation|consultation (?:title|name)|inquiry)",
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
        r"\s*\((?:required|optional|mandatory|if (?:any|applicable|relevant))\)",
        "",
        text,
        flags=re.I,
    )
    return text.strip(" :*.…_–-?")


class Choice(NamedTuple):
    """Boxes of which some are to be ticked: what is asked, the words of the boxes to tick, and
    what the brief says about it. ``asked`` must stand before boxes whose words say too little."""

    name: str
    options: tuple[tuple[str, re.Pattern[str]], ...]
    chosen: Callable[[Brief], str | None]
    asked: re.Pattern[str] | None = None


def _detail(name: str) -> Callable[[Brief], str | None]:
    return lambda brief: brief.details.get(name)


def _options(**patterns: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name.replace("_", " "), re.compile(p, re.IGNORECASE)) for name, p in patterns.items()
    )


CHOICES: tuple[Choice, ...] = (
    Choice(
        "respondent",
        _options(
            organisation=r"(?:an? |as an? |on behalf of an? )?(?:organisation|organization)",
            individual=r"(?:an? |as an? )?individual|(?:in )?(?:a )?personal capacity",
        ),
        lambda brief: "individual" if is_individual(brief) else "organisation",
    ),
    Choice(
        "publication",
        _options(
            with_name=r"publish (?:my |the |our )?response with (?:my |our |the )?name",
            without_name=r"publish (?:my |the |our )?response only(?: \(without name\))?"
            r"|publish (?:my |the |our )?response without (?:my |our |the )?name|anonymous(?:ly)?",
            not_at_all=r"do not publish(?: (?:my |our |the )?response)?",
        ),
        _detail("publication"),
    ),
    Choice(
        "confidential",
        _options(
            nothing=r"nothing",
            name_and_contact_details=r"name(?:/| and |, )contact details(?:/job title)?"
            r"|name/address/contact details",
            organisation=r"organisation(?:['’]s name)?",
            part=r"part of (?:the |my |our )?response(?:.*)?",
            whole=r"whole response(?:.*)?|(?:the )?whole of (?:the |my |our )?response",
        ),
        _detail("confidential"),
    ),
    Choice(
        "contact again",
        _options(yes=r"yes", no=r"no"),
        _detail("contact again"),
        re.compile(r"(?i)\bcontact(?:ed)?\b.*\bagain\b"),
    ),
)
"""Groups of boxes that forms have. The last three are asked for in the brief's ``details``:
``publication`` (with name, without name, not at all), ``confidential`` (nothing, name and contact
details, organisation, part, whole) and ``contact again`` (yes, no)."""
