"""What a reference says: which source, of what date, at what place, and whose words.

In go the words of a footnote, or of a reference in brackets, and the sources of the library; out
comes :class:`Cited`. The promise: what the reference does not say is empty, and what cannot be
read stays unread; nothing is filled in from what would fit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.checks.returned.naming import NAME, any_same, plain, same_person
from assistant.drafting.naming import printed_name
from assistant.library.source import Source
from assistant.noun import Noun

_MONTHS_TEXT = """january february march april may june july august september october november
december"""
_MONTHS = _MONTHS_TEXT.split()
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS), "sept"])
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b"
    r"|(?P<bracket>[(,]\s*)(?P<alone>(?:1[6-9]|20)\d{2})(?P<letter>[a-z])?(?=\s*[),;:])",
    re.IGNORECASE,
)
_ACCESSED = re.compile(r"<[^>]*>|\bhttps?://\S+|\b(?:last )?accessed(?: on)? [\w ]+", re.IGNORECASE)
_BACK = re.compile(
    r"\(?\b(?:above |supra )?(?:n|note|fn)\.? ?(\d{1,4})\)?|\b(ibid)\b", re.IGNORECASE
)
_NUMBERED = r"\d+(?:\.\d+)*(?:\([a-z\d]{1,4}\))*"
_LISTED = rf"(?P<at>{_NUMBERED}(?:\s*(?:[-–—,&]|and|to)\s*{_NUMBERED})*)"
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("paragraph", re.compile(rf"(?:\bpara(?:graph)?s?\b\.?|¶+|§+)\s*{_LISTED}", re.IGNORECASE)),
    ("item", re.compile(rf"\bitems?\s+{_LISTED}", re.IGNORECASE)),
    ("item", re.compile(r"\b(?P<at>recommendation\s+\d+)", re.IGNORECASE)),
    ("question", re.compile(r"\b(?P<at>Qq?\s?\d+(?:\s*[-–]\s*Q?\d+)?)\b")),
    (
        "column",
        re.compile(r"\bcols?\.?\s*(?P<at>[\dWASH]+(?:\s*[-–]\s*[\dWASH]+)?)", re.IGNORECASE),
    ),
    ("page", re.compile(rf"(?<![\w.])(?:pp?|pages?)\.?\s*{_LISTED}", re.IGNORECASE)),
    ("line", re.compile(rf"\blines?\s+{_LISTED}", re.IGNORECASE)),
)
_UNDER = re.compile(r"\bunder\s+[‘“\"'](?P<heading>[^’”\"]+)[’”\"']")
_MARKED = re.compile(r"[‘“\"](?P<words>(?:[^‘’“”\"]|(?<=\w)’(?=\w)|“[^”]*”|‘[^’]*’)+)[’”\"]")
_PERSON = re.compile(rf"[(\[,]\s*(?P<name>{NAME})\s*(?=[)\],;.]|$)")
_LEADING = re.compile(
    r"^\W*(?:see(?: also| generally)?|cf\.?|compare|e\.?g\.?|quoted in|cited in|source:?|from|in)"
    r"\b[\s:,]*",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*\[[A-Za-z0-9_.-]{1,40}\]\s*$")
_PART_OF_TITLE = 4
"""Fewer words of a title may stand in the title of anything."""
_KINDS_TEXT = """minutes submission transcript report oral written evidence the draft uncorrected
final memo memorandum letter notes note hansard debate ibid above supra"""
_KINDS = frozenset(_KINDS_TEXT.split())


class Cited(Noun):
    """What a reference says.

    ``sources`` are the ids it can mean (none where it names no source of the library); ``read``
    says whether anything in it was understood. ``named`` is the body or author before the title;
    ``title`` the words it gives as a title; ``dates`` are ISO dates, whole or in part; ``places``
    pairs of a part of a locator and what stands there; ``people`` names in its brackets.
    """

    text: str
    read: bool = False
    sources: tuple[str, ...] = ()
    named: str | None = None
    title: str | None = None
    dates: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Shelf:
    """The sources of a library, ready to be recognised by their titles and names."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.by_id = {source.id: source for source in sources}
        self._titles = [(plain(source.title), source.id) for source in sources]
        self._numbers = [(plain(s.number), s.id) for s in sources if s.number]
        self._issued: dict[str, list[str]] = {}
        for source in sources:
            for name in issuers(source):
                self._issued.setdefault(plain(name).removeprefix("the "), []).append(source.id)

    def titled(self, words: str) -> list[str]:
        """Return the sources whose title or number stands in ``words``, longest titles first."""
        said = f" {plain(words)} "
        found = [(len(t), i) for t, i in self._titles if _long_enough(t) and f" {t} " in said]
        longest = max(found, default=(0, ""))[0]
        # A title inside the title of another source is not what is cited.
        ids = [source for size, source in found if size == longest]
        return ids or [i for number, i in self._numbers if f" {number} " in said]

    def entitled(self, title: str) -> list[str]:
        """Return the sources whose title begins or ends with ``title``, or holds all of it.

        A reference often gives a part of a long title, or "Minutes of" before it.
        """
        said = plain(title).removeprefix("minutes of ").removeprefix("the ")
        if len(said.split()) < _PART_OF_TITLE:
            return []
        return [i for whole, i in self._titles if f" {said} " in f" {whole} "]

    def issued(self, words: str) -> list[str]:
        """Return the sources whose author or publisher stands at the front of ``words``."""
        said = f" {plain(words)} "
        found = [name for name in self._issued if name and f" {name} " in said]
        if not found:
            found = [name for name in self._issued if _leads(words, name)]
        longest = max((len(name) for name in found), default=0)
        return [i for name in found if len(name) == longest for i in self._issued[name]]

    def knows(self, name: str, besides: str) -> bool:
        """Say whether a source other than ``besides`` is by ``name``, or lists such a person."""
        return any(
            any_same(name, (*issuers(source), source.title))
            or any(same_person(name, person.name) for person in source.people)
            for source in self.by_id.values()
            if source.id != besides
        )

    def is_title(self, words: str) -> bool:
        """Say whether ``words`` are, or begin, the title of a source."""
        said = plain(words).removeprefix("minutes of ")
        return len(said.split()) > 2 and any(
            said == title or said.removeprefix("the ") == title or f" {said} " in f" {title} "
            for title, _ in self._titles
        )


def issuers(source: Source) -> tuple[str, ...]:
    """Return who a source is by, as it spells them and as they are printed."""
    names = [name for name in (source.publisher, source.author) if name]
    return tuple(dict.fromkeys([*names, *(printed_name(source, name) for name in names)]))


def read_citation(
    text: str, shelf: Shelf, earlier: Mapping[int, Cited], number: int | None = None
) -> Cited:
    """Read one reference; ``earlier`` are those of the notes before it, by number.

    ``number`` is that of its own note, for "ibid".
    """
    words = _TAG.sub("", _ACCESSED.sub(" ", text)).strip()
    back = _reached_back(words, earlier, number)
    title = _title(words)
    sources, dates = _sources(words, title, shelf, back), _dates(words, title)
    places, headings = _places(words, title), [m["heading"] for m in _UNDER.finditer(words)]
    named = _named(words, title)
    sources = _of_date(sources, dates, shelf)
    return Cited(
        text=" ".join(text.split()),
        read=bool(sources or places or headings or (title and dates) or (named and dates)),
        sources=tuple(sources),
        named=named,
        title=title,
        dates=tuple(dates),
        places=tuple(places),
        headings=tuple(headings),
        people=tuple(_people(words, title)),
    )


def _reached_back(words: str, earlier: Mapping[int, Cited], number: int | None) -> Cited | None:
    found = _BACK.search(words)
    if found is None:
        return None
    at = int(found[1]) if found[1] else (number or 0) - 1
    return earlier.get(at)


def _sources(words: str, title: str | None, shelf: Shelf, back: Cited | None) -> list[str]:
    if back is not None:
        return list(back.sources)
    titled = shelf.titled(words)
    if titled:
        return titled
    return shelf.entitled(title) if title else shelf.issued(words)


def _of_date(sources: list[str], dates: list[str], shelf: Shelf) -> list[str]:
    """Keep the sources of the date that is given, where there are some."""
    dated = [
        s for s in sources if any((shelf.by_id[s].date or "?").startswith(date) for date in dates)
    ]
    return dated or sources


def _title(words: str) -> str | None:
    """Return what stands in quotation marks, the heading of a place apart."""
    for found in _MARKED.finditer(words):
        if not re.search(r"\bunder\s*$", words[: found.start()]) and len(found["words"]) > 3:
            return found["words"]
    return None


def _without(words: str, title: str | None) -> str:
    return words.replace(title, " ") if title else words


def _dates(words: str, title: str | None) -> list[str]:
    return said_dates(_without(words, title), years=True)


def said_dates(words: str, *, years: bool) -> list[str]:
    """Return the dates in ``words`` as ISO; ``years`` also takes a year that stands alone."""
    return [date for _, date in placed_dates(words, years=years)]


def placed_dates(words: str, *, years: bool) -> list[tuple[int, str]]:
    """Return where each date stands in ``words``, and the date as ISO, whole or in part."""
    dates: list[tuple[int, str]] = []
    for found in _DATE.finditer(words):
        if found["iso"]:
            dates.append((found.start(), found["iso"]))
        elif found["alone"]:
            dates += [(found.start(), found["alone"])] if years else []
        else:
            month = [m[:3] for m in _MONTHS].index(found["month"][:3].casefold()) + 1
            day = f"-{int(found['day']):02d}" if found["day"] else ""
            dates.append((found.start(), f"{found['year']}-{month:02d}{day}"))
    return dates


def _places(words: str, title: str | None) -> list[tuple[str, str]]:
    rest = _UNDER.sub(" ", _BACK.sub(" ", _without(words, title)))
    return [
        (part, " ".join(found["at"].split()))
        for part, pattern in _PLACES
        for found in pattern.finditer(rest)
    ]


def _named(words: str, title: str | None) -> str | None:
    """Return the body or author that a reference begins with, or None where it begins otherwise."""
    rest = _LEADING.sub("", words)
    end = len(rest)
    if title and title in rest:
        end = rest.index(title) - 1
    stop = re.search(r"\(|,|\bitems?\b|\bparas?\b|\bunder\b|\bminutes\b|\bat \d", rest[:end])
    front = rest[: stop.start() if stop else end].strip(" ,.;:‘“\"'’")
    found = re.match(rf"(?:the )?({NAME})", front, re.IGNORECASE if not front[:1].isupper() else 0)
    if not found or not front[:1].isupper() or plain(front) in _KINDS:
        return None
    return front if len(plain(front).split()) <= 14 else None


def _people(words: str, title: str | None) -> list[str]:
    """Return the names that stand in brackets or behind a comma after the title."""
    rest = _without(words, title)
    at = rest.find("‘’") if title else -1
    tail = rest[at + 2 :] if at >= 0 else rest
    names = [m["name"] for m in _PERSON.finditer(_UNDER.sub(" ", tail))]
    return [n for n in names if len(n.split()) > 1 and plain(n).split()[0] not in _KINDS]


def _long_enough(title: str) -> bool:
    return len(title.split()) > 1 or len(title) > 8


def _leads(words: str, name: str) -> bool:
    found = re.match(rf"(?:the )?({NAME})", _LEADING.sub("", words))
    return bool(found) and any_same(found[1] if found else "", [name]) and len(name.split()) > 1
