"""How a source, a body and a speaker are called in our own sentences.

In goes a source or a speaker; out come words that stand grammatically in a sentence. The promise:
names are printed as ``Source.names`` says where the document misspells them, ranks and titles are
kept, and nothing is added that the source or its record does not give.
"""

from __future__ import annotations

import re

from assistant.drafting.dates import long_date
from assistant.library.source import Source
from assistant.passages.passage import Speaker

_TAKES_THE = re.compile(
    r"\b(agency|foundation|council|commission|committee|office|society|department|ministry|board|"
    r"trust|institute|association|authority|service|centre|alliance|union|federation|group|party|"
    r"parliament|treasury|assembly|inquiry|police|college|inspectorate|ombudsman|commissioner|"
    r"university of|house of|bank of)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:that|who|which|whose|with|using|working|in|from|under)\b")
"""What begins words about a body; a "department" in them is not the body's own name."""
_MEMBERS = re.compile(r"(?:members|ministers|officers|officials|leaders)\b", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"\b(group|committee|board|council|panel|commission|inquiry|assembly)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"^((?:assistant |deputy )?chief constable|commissioner|superintendent|inspector|lord|lady|"
    r"baroness|baron|sir|dame|dr|professor|prof|judge|bishop|mr|mrs|ms|miss)\s",
    re.IGNORECASE,
)
_LETTERS_AFTER = re.compile(r"\s+(?:MP|MSP|MS|MLA|KC|QC|OBE|CBE|MBE|QPM)\b")
_POSSESSIVE_HEAD = re.compile(r"['’]s\b")


def printed_name(source: Source, name: str) -> str:
    """Return a name of the source as our own sentences print it."""
    for spelt, right in source.names.items():
        name = name.replace(spelt, right)
    return name


def with_article(name: str) -> str:
    """Return the name of a body with "the" where English gives it one."""
    if name.casefold().startswith("the "):
        return f"the {name[len('the ') :]}"
    if not _TAKES_THE.search(_RELATIVE.split(name, maxsplit=1)[0]) or _MEMBERS.match(name):
        return name
    proper = _POSSESSIVE_HEAD.search(name) and not name.casefold().startswith("children")
    return name if proper else f"the {name}"


def possessive(name: str) -> str:
    """Return the possessive of a name."""
    if name.endswith(("’s", "'s")):
        return name
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def capital(text: str) -> str:
    """Return the text with a capital at the start of a sentence."""
    return text[:1].upper() + text[1:]


def collective(source: Source) -> str:
    """Return what a body calls itself for short: "group", "committee"; else "meeting"."""
    found = _COLLECTIVE.findall(source.publisher or "") or _COLLECTIVE.findall(source.title)
    return found[-1].lower() if found else "meeting"


def publisher(source: Source) -> str:
    """Return who issued the source, for our own sentences; its title where nobody is named."""
    name = source.publisher or source.author
    return with_article(printed_name(source, name)) if name else f"‘{source.title}’"


def dated(source: Source, before: str = "of ") -> str:
    """Return " of 19 May 2021", or nothing where the source has no date.

    What happened "on" a day happened "in" a month or a year.
    """
    if not source.date:
        return ""
    whole_day = len(source.date) >= len("2021-05-19")
    return f" {before if whole_day or before != 'on ' else 'in '}{long_date(source.date)}"


def full_speaker(source: Source, speaker: Speaker) -> str:
    """Return a speaker at first mention: name, role and organisation, as far as given."""
    name = printed_name(source, speaker.name)
    organisation = printed_name(source, speaker.organisation) if speaker.organisation else None
    if not organisation:
        return f"{name}, {speaker.role}," if speaker.role else name
    body = with_article(organisation)
    if speaker.role:
        return f"{name}, {_lowered(speaker.role)} at {body},"
    return f"{name} of {body}" if body != organisation else f"{name} ({organisation})"


def plain_name(source: Source, speaker: Speaker) -> str:
    """Return a speaker's name without rank and without letters after it."""
    name = _LETTERS_AFTER.sub("", printed_name(source, speaker.name)).strip()
    return _TITLE.sub("", name)


def short_speaker(source: Source, speaker: Speaker) -> str:
    """Return a speaker once introduced: rank or title with the surname, or the plain name."""
    name = _LETTERS_AFTER.sub("", printed_name(source, speaker.name)).strip()
    found = _TITLE.match(name)
    if not found:
        return name
    peer = found.group(1).casefold() in ("lord", "lady", "baroness", "baron", "sir", "dame")
    return name if peer else f"{found.group(1)} {name.split()[-1]}"


def _lowered(role: str) -> str:
    """Return a role without a capital it has only because it began a line."""
    first = role.split(" ", 1)[0]
    return role if first.isupper() or first[1:2].isupper() else role[:1].lower() + role[1:]
