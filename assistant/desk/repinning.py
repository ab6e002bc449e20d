"""A pin whose source has changed: where its words stand now, and the pin moved there when asked.

In go a desk, its library and a pin; out come the places to choose from, or the desk with the pin at
one of them, as one step that can be undone. The promise: looking changes nothing, and a pin takes
other words only where the author has chosen the place that shows them.
"""

from __future__ import annotations

from assistant.briefs.changing import answer_name, pin_called
from assistant.desk.answering import place_name
from assistant.desk.desk import Desk, changed
from assistant.desk.offering import Ground, ground_of
from assistant.desk.places import short
from assistant.drafting.lost import differences
from assistant.drafting.repinning import Repinned, repin, repinned
from assistant.library import Library
from assistant.noun import Noun
from assistant.quotes import stand

_AROUND = 80
"""Characters shown on each side of a place, so that one can be told from another."""


class Place(Noun):
    """Where the words of a pin may stand now: ``before`` and ``after`` are what is around them."""

    before: str
    words: str
    after: str
    again: Repinned


class Places(Noun):
    """What became of a pin: ``was`` is what it quotes, ``told`` what is to be known of it.

    ``places`` is empty where it cannot be pinned again; ``told`` then says why.
    """

    pin: str
    was: str
    told: str
    places: tuple[Place, ...]


def places_now(desk: Desk, library: Library, pin: str) -> Places:
    """Return where the words of a pin stand in its source as it is today.

    Raises:
        UnknownName: there is no such pin, or its source is not in the library.
    """
    _, found = pin_called(desk.brief, pin)
    ground = ground_of(library, found.source)
    source, text, passages = ground.source, ground.text, ground.passages
    given = (found.start, found.end) if found.start is not None and found.end is not None else None
    standing = stand(found.words, given, text, passages)
    if standing.verdict == "ambiguous":
        done = [repin(found, source, text, passages, at=start) for start, _ in standing.places]
        told = f"Its words stand in {len(done)} places of {source.title}. Choose the one you mean."
    else:
        done = [repin(found, source, text, passages, edited=True)]
        told = f"{source.title} has these words, unchanged."
        if standing.verdict == "edited":
            told = f"{source.title} has other words there.{differences(standing.difference)}"
    places = tuple(
        _place(text, one.quote.start, one.quote.end, one) for one in done if one.quote is not None
    )
    return Places(pin=pin, was=found.words, told=told if places else done[0].told, places=places)


def pin_again(desk: Desk, ground: Ground, again: Repinned) -> Desk:
    """Put a pin where its words stand now, with the words that stand there.

    Raises:
        UnknownName: the pin is not there any more.
    """
    answer, found = pin_called(desk.brief, again.pin)
    name = answer_name(answer)
    brief = repinned(desk.brief, again, ground.source)
    said = f"Pinned “{short(again.words or found.words)}” again in {place_name(desk.brief, name)}"
    return changed(desk, brief, said, answer=name)


def _place(text: str, start: int, end: int, again: Repinned) -> Place:
    return Place(
        before=_line(text[max(0, start - _AROUND) : start]),
        words=_line(text[start:end]),
        after=_line(text[end : end + _AROUND]),
        again=again,
    )


def _line(words: str) -> str:
    return " ".join(words.split())
