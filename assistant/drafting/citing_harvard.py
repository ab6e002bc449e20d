"""References in Harvard form: author, date and place in the sentence, and a list at the end.

In goes a piece of evidence or a source; out comes its reference. The promise is that of
``drafting/citing_oscola.py``: nothing is printed that the record does not give.
"""

from __future__ import annotations

from assistant.drafting.citing_oscola import genre_of
from assistant.drafting.dates import long_date, year_of
from assistant.drafting.draft import Link, Words
from assistant.drafting.evidence import Evidence
from assistant.drafting.locators import HARVARD_FORM, pinpoint
from assistant.drafting.naming import printed_name
from assistant.library.source import Source

UNDATED = "no date"
_ADVICE = "Submission to ministers"


def in_text(evidence: Evidence, letter: str) -> str:
    """Return "Home Office, 2020a, para. 7"; ``letter`` tells two papers of a year apart."""
    parts = [author(evidence.source), f"{_year(evidence.source)}{letter}"]
    place = pinpoint(evidence.certified, HARVARD_FORM)
    if place:
        parts.append(place)
    if evidence.speaker:
        parts.append(printed_name(evidence.source, evidence.speaker.name))
    return ", ".join(parts)


def entry(source: Source, letter: str) -> tuple[Words | Link, ...]:
    """Return the source's entry in the list of references."""
    kind = {"minutes": "Minutes", "ministerial submission": _ADVICE, "submission": _ADVICE}.get(
        genre_of(source)
    )
    end = f", {long_date(source.date)}" if source.date and len(source.date) > len("2021") else ""
    number = f", {source.number}" if source.number else ""
    runs: list[Words | Link] = [
        Words(text=f"{author(source)} ({_year(source)}{letter}) "),
        Words(text=source.title, italic=True),
        Words(text=f"{number}{f'. {kind}' if kind else ''}{end}."),
    ]
    if source.url:
        runs += [Words(text=" Available at: "), Link(text=source.url, address=source.url)]
        if source.accessed:
            runs.append(Words(text=f" (accessed {long_date(source.accessed)})"))
    return tuple(runs)


def author(source: Source) -> str:
    """Return who a source is by, or its title where nobody is named."""
    name = source.author or source.publisher
    return printed_name(source, name) if name else source.title


def letters(sources: list[Source]) -> dict[str, str]:
    """Return the letter of each source: "a", "b" where an author has several papers in a year."""
    groups: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        groups.setdefault((author(source), _year(source)), []).append(source.id)
    return {
        source_id: chr(ord("a") + place) if len(ids) > 1 else ""
        for ids in groups.values()
        for place, source_id in enumerate(ids)
    }


def _year(source: Source) -> str:
    return year_of(source.date) or UNDATED
