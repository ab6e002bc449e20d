"""An attribution against the truth: who, where, when, in which source.

In go what a sentence and a reference say, and the facts of the words they stand with; out come
faults, each with what is said and what is true. The promise: only what is said and surely wrong is
a fault; what is not said, and what cannot be read, never is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from assistant.checks.returned.citations import Cited, Shelf
from assistant.checks.returned.held import Held
from assistant.checks.returned.naming import any_same, borne, plain, same_body, same_person, telling
from assistant.checks.returned.sayings import Said
from assistant.checks.returned.truth import Truth
from assistant.drafting.dates import long_date
from assistant.noun import Noun

FaultKind = Literal["source", "speaker", "organisation", "date", "locator", "body"]

_BODY = re.compile(
    r"\b(?:Committee|Group|Inquiry|Commission|Board|Council|Panel|Assembly|APPG|Tribunal|Court)\b"
)
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}")
_POST = re.compile(
    r"(?:\b(?:Chief|Chair|Vice|Head|Lead|Secretary|Minister|Manager|Spokes\w+|President|Clerk|Trustee"
    r"|Deputy|Assistant|Office|Department|University|College|Friends|House|Board|Law|Policy)\b"
    r"|(?:or|er|ant|ist)s?\b$)"
)
"""Words that say what somebody is, rather than who."""
_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")
_NAMES_OF_PARTS = {
    "paragraph": "paragraph",
    "item": "item",
    "question": "question",
    "column": "column",
    "page": "page",
    "line": "line",
}


class Fault(Noun):
    """One thing said that is not so; ``kind`` says of what."""

    kind: FaultKind
    said: str
    true: str


def saying_faults(
    said: Said, truth: Truth, is_name: Callable[[str], bool], held: Held
) -> Iterator[Fault]:
    """Yield what the sentence around a quotation says wrongly.

    ``is_name`` tells of one word with a capital whether it is a name elsewhere too.
    """
    if said.who is not None and not _may_be_theirs(said.who, truth, held):
        yield from _speaker_faults(said.who, said.organisation, truth, is_name, held)
    if said.told is not None and _BODY.search(said.told) and truth.issuers:
        bodies = (*truth.issuers, truth.source.title, *truth.organisations)
        if not any(same_body(said.told, body) for body in bodies):
            yield Fault(kind="body", said=said.told, true=truth.issuers[-1])
    yield from _date_faults(said.dates, truth)


def unconfirmed(said: Said, truth: Truth) -> bool:
    """Say whether a sentence names whose words they are, and the source does not."""
    named = said.who is not None and len(telling(said.who)) > 1
    return named and not _says_whose(truth) and not any_same(said.who or "", _voices(truth))


def _says_whose(truth: Truth) -> bool:
    """Say whether the source names a speaker, an author, a publisher, or who signed it."""
    return bool(truth.people or truth.issuers) or len(_voices(truth)) > 1


def _may_be_theirs(who: str, truth: Truth, held: Held) -> bool:
    """Say whether nothing that is known speaks against ``who``.

    A source that does not say whose it is may be anybody's whom no other source knows; and one
    whose front names a body may be that body's, as a department's unit.
    """
    if truth.people or any(same_person(who, person.name) for person in truth.source.people):
        return False
    if held.fronts(truth.source.id, who):
        return True
    return not _says_whose(truth) and not held.shelf.knows(who, besides=truth.source.id)


def citation_faults(cited: Cited, truth: Truth, shelf: Shelf) -> Iterator[Fault]:
    """Yield what a reference says wrongly of words that stand where ``truth`` says."""
    if not cited.read:
        return
    wrong = _wrong_source(cited, truth, shelf)
    if wrong is not None:
        yield wrong
        return
    known = (*truth.issuers, truth.source.title, *truth.people, *truth.organisations)
    theirs = _says_whose(truth) or shelf.knows(cited.named or "", besides=truth.source.id)
    other = cited.named and not any_same(cited.named, known) and not _is_series(cited.named)
    if cited.named and other and theirs:
        true = truth.issuers[-1] if truth.issuers else truth.source.title
        yield Fault(kind="organisation", said=cited.named, true=true)
    yield from _date_faults(cited.dates, truth)
    yield from _place_faults(cited, truth)
    yield from _people_faults(cited, truth)


def reference_faults(
    cited: Sequence[Cited], placed: Sequence[Cited], truth: Truth, shelf: Shelf
) -> list[Fault]:
    """Return what the references say wrongly, and the sentence of the place.

    Of several references at one mark, one that is right is enough. A sentence may also speak of a
    place in another source, which is no matter.
    """
    read = [list(citation_faults(one, truth, shelf)) for one in cited if one.read]
    own = [one for one in placed if not one.sources or truth.source.id in one.sources]
    said = [fault for one in own for fault in citation_faults(one, truth, shelf)]
    return [*min(read, key=len, default=[]), *said]


def true_name(truth: Truth) -> str:
    """Return whose words they are, in words: the speaker with their body, or the document."""
    if truth.person is not None:
        return f"{truth.person}, {truth.body}" if truth.body else truth.person
    whose = truth.issuers[-1] if truth.issuers else f"“{truth.source.title}”"
    return f"{whose}; no speaker is named"


def _speaker_faults(
    who: str, organisation: str | None, truth: Truth, is_name: Callable[[str], bool], held: Held
) -> Iterator[Fault]:
    person, _, body = _parted(who)
    if body and any(same_person(person, name) for name in truth.people):
        who, organisation = person, organisation or body
    if borne(who, (*truth.people, *truth.organisations)):
        return
    if body and any_same(body, truth.organisations) and _another_person(person, truth):
        yield Fault(kind="speaker", said=who, true=true_name(truth))
        return
    if _somebody_else(who, truth, held):
        yield Fault(kind="speaker", said=who, true=true_name(truth))
        return
    if any_same(who, _voices(truth)) or any(same_person(who, name) for name in truth.people):
        if organisation and not _belongs(organisation, truth):
            yield Fault(kind="organisation", said=organisation, true=truth.body or "")
        return
    if organisation and any_same(organisation, truth.organisations) and _POST.search(who):
        return
    if len(telling(who)) > 1 or is_name(who):
        yield Fault(kind="speaker", said=who, true=true_name(truth))


def _another_person(name: str, truth: Truth) -> bool:
    """Say whether ``name`` is somebody else of the speaker's own body, and no post in it.

    A post ("the Director of …", "Deputy Head of …") may be the speaker's, whatever the source says.
    """
    if any(same_person(name, own) for own in truth.people) or any_same(name, _voices(truth)):
        return False
    if any(same_person(name, person.name) for person in truth.source.people):
        return True
    return bool(truth.people and _PERSON.fullmatch(name) and not _POST.search(name))


def _somebody_else(who: str, truth: Truth, held: Held) -> bool:
    """Say whether ``who`` is another of the people whom the source lists, or who speak in it.

    Its title vouches for none of them: "17 February – Ann Smith and John Brown" names two.
    """
    if not truth.people or any_same(who, [v for v in _voices(truth) if v != truth.source.title]):
        return False
    listed = any(same_person(who, person.name) for person in truth.source.people)
    entitled = any_same(who, [truth.source.title])
    return listed or (entitled and any(same_person(who, n) for n in held.speakers(truth.source.id)))


def _voices(truth: Truth) -> tuple[str, ...]:
    """Return every name under which these words may be introduced."""
    inner = truth.nested
    quoted = (inner.speaker,) if inner is not None and inner.speaker else ()
    signed = [p.name for p in truth.source.people if p.list in ("from", "author", "authors")]
    own = signed if truth.speaker is None else []
    return (*truth.people, *truth.organisations, *truth.issuers, truth.source.title, *quoted, *own)


def _parted(who: str) -> tuple[str, str, str]:
    """Part "Rob Jones of the National Crime Agency" into the person and the body."""
    found = re.search(r"\s(?:of|for|from)(?: the)?\s", who)
    if found is None:
        return who, "", ""
    return who[: found.start()], found.group(), who[found.end() :]


def _belongs(organisation: str, truth: Truth) -> bool:
    """Say whether the speaker may belong there; what the source does not say is no fault."""
    speaker = truth.speaker
    if speaker is None or not speaker.organisation:
        return True
    return any_same(organisation, truth.organisations)


def _date_faults(dates: tuple[str, ...], truth: Truth) -> Iterator[Fault]:
    true = truth.source.date
    if true and dates and not any(d.startswith(true) or true.startswith(d) for d in dates):
        yield Fault(kind="date", said=long_date(dates[0]), true=long_date(true))


def _wrong_source(cited: Cited, truth: Truth, shelf: Shelf) -> Fault | None:
    source = truth.source
    if cited.sources and source.id not in cited.sources:
        titles = [f"“{shelf.by_id[i].title}”" for i in cited.sources if i in shelf.by_id]
        return Fault(kind="source", said=titles[0] if titles else cited.text, true=source.title)
    if cited.title and not _same_title(cited.title, source.title):
        return Fault(kind="source", said=f"“{cited.title}”", true=source.title)
    names = (*truth.issuers, source.title, *truth.people, *truth.organisations, source.number or "")
    known = _says_whose(truth) or shelf.knows(cited.named or "", besides=source.id)
    if not cited.sources and cited.named and known and not any_same(cited.named, names):
        return Fault(kind="source", said=cited.text.rstrip(". "), true=source.title)
    return None


def _same_title(said: str, true: str) -> bool:
    one, other = (plain(t).removeprefix("the ").removeprefix("minutes of ") for t in (said, true))
    one, other = one.removeprefix("the "), other.removeprefix("the ")
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _is_series(named: str) -> bool:
    return bool(re.match(r"(?:HC|HL|Cm|Cmd|Cmnd|CP|C|Cd|SI|ibid|Evidence|Table)\b", named))


def _place_faults(cited: Cited, truth: Truth) -> Iterator[Fault]:
    for part, said in cited.places:
        known = part if part != "page" else "page"
        true = [getattr(p.locator, known) for p in truth.passages]
        if part == "page":
            true += [p.locator.physical_page for p in truth.passages]
        given = [value for value in true if value]
        if given and not any(_covers(said, value) for value in given):
            yield Fault(
                kind="locator",
                said=_place_words(part, said),
                true=_place_words(part, given[0]),
            )
        elif not given and _elsewhere(part, truth):
            yield Fault(kind="locator", said=_place_words(part, said), true=place_of(truth))
    yield from _heading_faults(cited, truth)


def _heading_faults(cited: Cited, truth: Truth) -> Iterator[Fault]:
    headings = [plain(h) for passage in truth.passages for h in passage.heading]
    for said in cited.headings:
        if headings and not any(plain(said) in h or h in plain(said) for h in headings):
            yield Fault(kind="locator", said=f"under “{said}”", true=place_of(truth))


def _elsewhere(part: str, truth: Truth) -> bool:
    """Say whether the passage is placed in another way, so that this place is surely wrong."""
    locator = truth.locator
    return part in ("paragraph", "item", "question") and any(
        (locator.paragraph, locator.item, locator.question)
    )


def place_of(truth: Truth) -> str:
    """Return where the words stand, in words: "paragraph 10(e)", "under “Discussion”"."""
    locator = truth.locator
    for part in _NAMES_OF_PARTS:
        value = getattr(locator, part)
        if value:
            return _place_words(part, value)
    heading = truth.passages[0].heading
    return f"under “{heading[-1]}”" if heading else f"“{truth.source.title}”"


def _place_words(part: str, value: str) -> str:
    if part == "item" and not value[:1].isdigit():
        return value
    if part == "question":
        return value
    return f"{_NAMES_OF_PARTS[part]} {value}"


def _covers(said: str, true: str) -> bool:
    """Say whether the place given takes in the true one: "10", "10(e)", "8–12" and "3, 10" do."""
    return any(_one_covers(one.strip(), true) for one in re.split(r"[,&]|\band\b", said))


def _one_covers(said: str, true: str) -> bool:
    one, other = _tight(said), _tight(true)
    if one == other or other.startswith((f"{one}(", f"{one}.")):
        return True
    ends, span = _RANGE.split(said), _RANGE.split(true)
    low, high = _first_number(ends[0]), _end_of(ends)
    true_low, true_high = _first_number(span[0]), _end_of(span)
    if None in (low, high, true_low, true_high) or (len(ends) == 1 and len(span) == 1):
        return False
    assert low is not None and high is not None  # noqa: S101 - tested just above
    assert true_low is not None and true_high is not None  # noqa: S101 - tested just above
    return low <= true_high and true_low <= high


def _tight(place: str) -> str:
    return re.sub(r"[\s.]+$|\s+", "", place).casefold().removeprefix("q")


def _first_number(place: str) -> int | None:
    found = _NUMBER.search(place)
    return int(found.group()) if found else None


def _end_of(ends: list[str]) -> int | None:
    """Return the end of a range; "973–76" ends at 976."""
    low, high = _first_number(ends[0]), _first_number(ends[-1])
    if low is None or high is None or high >= low:
        return high
    digits = str(low)
    return int(digits[: max(0, len(digits) - len(str(high)))] + str(high))


def _people_faults(cited: Cited, truth: Truth) -> Iterator[Fault]:
    known = (*_voices(truth), *(h for p in truth.passages for h in p.heading))
    listed = [p.name for p in truth.source.people]
    for name in cited.people:
        if any_same(name, known) or any(same_person(name, person) for person in truth.people):
            continue
        is_listed = any(same_person(name, person) for person in listed)
        at_the_end = re.search(rf"[(\[]\s*{re.escape(name)}\s*[)\]]\W*$", cited.text)
        if is_listed or at_the_end:
            yield Fault(kind="speaker", said=name, true=true_name(truth))
