"""References in OSCOLA form (4th edition).

In goes a piece of evidence; out comes its reference, in full the first time and short afterwards.
The promise: only what the source's record gives is printed; a missing part is left out, never
guessed. The forms: OSCOLA 3.4 (other secondary sources), 2.5 and 3.4.6 (parliamentary papers),
1.2.1 (subsequent references).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.drafting.dates import long_date, year_of
from assistant.drafting.draft import NoteNumber, Words
from assistant.drafting.evidence import Evidence
from assistant.drafting.locators import OSCOLA_FORM, pinpoint
from assistant.drafting.naming import printed_name
from assistant.library.source import Source
from assistant.quotes.marks import house_marks

Runs = tuple[Words, ...]

_SPAN = re.compile(r"\b(\d+)[-–](\d+)\b")


def full(evidence: Evidence, *, inline: bool = False) -> Runs:
    """Return the reference as it stands the first time, without the closing stop.

    ``inline`` prints for brackets in the sentence: commas stand where a note has brackets.
    """
    source = evidence.source
    form = _FORMS.get(genre_of(source), _paper)
    place = _place(evidence, inline=inline)
    before = ", " if inline else " "
    return (*form(source, inline), *((Words(text=f"{before}{place}"),) if place else ()))


def short(
    evidence: Evidence, note: NoteNumber | None, *, titled: bool = False
) -> tuple[Words | NoteNumber, ...]:
    """Return the reference as it stands afterwards.

    ``note`` is the number of the note that has it in full; None for brackets in the sentence.
    ``titled`` adds the title, for a source that its short name alone does not tell from another.
    """
    source = evidence.source
    if genre_of(source) == "hansard":
        return full(evidence, inline=note is None)
    name = short_name(source) if note is not None else _short_inline(source)
    title = f"‘{_title(source)}’"
    name += f", {title}" if titled and name != title else ""
    place = _place(evidence, inline=note is None)
    if note is None:
        return (Words(text=f"{name}, {place}" if place else name),)
    return Words(text=f"{name} (n "), note, Words(text=f") {place}" if place else ")")


def _short_inline(source: Source) -> str:
    date = _date(source)
    return f"minutes of {date}" if date and "minutes" in genre_of(source) else short_name(source)


def short_name(source: Source) -> str:
    """Return what a source is called in a later reference: its author or body, else its title."""
    minuted = "minutes" in genre_of(source)
    name = source.publisher if minuted else source.author or source.publisher
    if not name:
        return f"‘{_title(source)}’"
    printed = printed_name(source, name)
    return f"{printed} minutes" if minuted else printed


def genre_of(source: Source) -> str:
    """Return the genre with blanks, as the table of forms has it."""
    return source.genre.replace("-", " ").replace("_", " ").casefold()


def _place(evidence: Evidence, *, inline: bool) -> str:
    """Return the pinpoint; in minutes and evidence the speaker belongs to it."""
    place = pinpoint(evidence.certified, OSCOLA_FORM)
    if genre_of(evidence.source) == "hansard":
        return _columns(place, evidence.source)
    speaker = evidence.speaker
    if speaker is None:
        return place
    name = printed_name(evidence.source, speaker.name)
    if evidence.certified.passages[0].locator.question:
        return f"{place} [{name}]"
    if inline:
        return f"{place}, {name}" if place else name
    return f"{place} ({name})" if place else f"({name})"


def _columns(place: str, source: Source) -> str:
    """Return "cols 973–76", "col 505W", "col 23WH": the suffix is that of the section."""
    section = str(source.facts.get("section") or "").casefold()
    suffix = {"written answers": "W", "westminster hall": "WH"}.get(section, "")
    if suffix == "W" and _is_of_lords(source):
        place = re.sub(r"(?<![\w\d])(\d+)(?!\w)", r"WA\1", place)
    elif suffix:
        place = re.sub(r"(\d)(?![\w\d])", rf"\g<1>{suffix}", place)
    return _SPAN.sub(lambda m: f"{m[1]}–{_shortened(m[1], m[2])}", place)


def _shortened(first: str, last: str) -> str:
    """Return the last number of a span without the figures it shares, two at least kept."""
    if len(first) != len(last) or len(last) < 3 or first[:-2] != last[:-2]:
        return last
    return last[-2:]


def _is_of_lords(source: Source) -> bool:
    stated = source.facts.get("house") or f"{source.publisher} {source.title}"
    return "lords" in str(stated).casefold()


def _title(source: Source) -> str:
    return house_marks(source.title, ("“", "”"), ("‘", "’"))


def _author(source: Source) -> str:
    name = source.author or source.publisher
    return f"{printed_name(source, name)}, " if name else ""


def _body(source: Source) -> str:
    name = source.publisher or source.author
    return f"{printed_name(source, name)}, " if name else ""


def _bracket(inline: bool, *parts: str | None) -> str:
    given = ", ".join(part for part in parts if part)
    if not given:
        return ""
    return f", {given}" if inline else f" ({given})"


def _date(source: Source) -> str | None:
    return long_date(source.date) if source.date else None


def _minutes(source: Source, inline: bool) -> Runs:
    title = _title(source)
    called = title if "minutes" in title.casefold() else f"Minutes of {title}"
    status = source.status if source.status in ("draft", "uncorrected") else None
    return (Words(text=f"{_body(source)}‘{called}’{_bracket(inline, status, _date(source))}"),)


def _submission(source: Source, inline: bool) -> Runs:
    to = source.facts.get("to") or source.facts.get("addressees")
    addressee = f"submission to {_listed(to)}" if to else "submission to ministers"
    return (
        Words(
            text=f"{_body(source)}‘{_title(source)}’{_bracket(inline, addressee, _date(source))}"
        ),
    )


def _listed(names: object) -> str:
    if isinstance(names, list | tuple):
        texts = [str(n.get("name", "")) if isinstance(n, dict) else str(n) for n in names]
        texts = [t.replace(" (in parallel)", "") for t in texts if t]
        if texts:
            return ", ".join(texts[:-1]) + (" and " if texts[:-1] else "") + texts[-1]
    return str(names) if isinstance(names, str) else "ministers"


def _transcript(source: Source, inline: bool) -> Runs:
    """Return oral evidence with its number, a hearing with its day, either with its status."""
    day = source.facts.get("day")
    title = _title(source)
    told = f"day {day}" if day and f"day {day}" not in title.casefold() else None
    status = source.status if source.status in ("draft", "uncorrected") else None
    stated = _bracket(inline, source.number, told, status, _date(source))
    return (Words(text=f"{_body(source)}‘{title}’{stated}"),)


def _hansard(source: Source, inline: bool) -> Runs:
    number = source.number or source.facts.get("volume")
    volume = f", vol {number}" if number else ""
    house = "HL Deb" if _is_of_lords(source) else "HC Deb"
    date = f" {_date(source)}" if source.date else ""
    return (Words(text=f"{house}{date}{volume}{'' if inline else ','}"),)


def _evidence(source: Source, inline: bool) -> Runs:
    code = f" ({source.number})" if source.number else ""
    return (
        Words(text=f"{_author(source)}‘{_title(source)}’{code}{_bracket(inline, _date(source))}"),
    )


def _paper(source: Source, inline: bool) -> Runs:
    """Return a report, a consultation, an assessment: author, *title* (series, date)."""
    issued = source.publisher if source.author and source.publisher != source.author else None
    issued = printed_name(source, issued) if issued else None
    return (
        Words(text=_author(source)),
        Words(text=_title(source), italic=True),
        Words(text=_bracket(inline, source.number, issued, _date(source) or year_of(source.date))),
    )


_FORMS: dict[str, Callable[[Source, bool], Runs]] = {
    "minutes": _minutes,
    "ministerial submission": _submission,
    "submission": _submission,
    "transcript": _transcript,
    "oral evidence": _transcript,
    "hansard": _hansard,
    "written evidence": _evidence,
}
