"""Evidence proposed for an answer: good enough, spread over voices, the same every time."""

from __future__ import annotations

from assistant.library import Library
from assistant.matching import FLOOR, propose, search
from assistant.themes.theme import Themes


def test_proposals_are_never_below_the_floor(library: Library, themes: Themes) -> None:
    for position in themes.positions:
        found = propose(library, count=5, positions=(position,), vocabulary=themes)
        assert len(found) <= 5
        assert all(match.score >= FLOOR for match in found)


def test_nothing_good_enough_proposes_nothing(library: Library, themes: Themes) -> None:
    assert propose(library, count=3, query="lemon drizzle cake", vocabulary=themes) == []


def test_the_same_request_gets_the_same_proposals(library: Library, themes: Themes) -> None:
    asked = {"count": 4, "themes": themes.themes[:2], "vocabulary": themes}
    assert propose(library, **asked) == propose(library, **asked)


def test_spans_already_quoted_are_not_proposed_again(library: Library, themes: Themes) -> None:
    first = propose(library, count=2, positions=themes.positions[:1], vocabulary=themes)
    used = [(m.passage.source, m.quote.start, m.quote.end) for m in first]
    again = propose(
        library, count=2, positions=themes.positions[:1], vocabulary=themes, exclude=used
    )
    taken = {(m.passage.source, m.passage.start) for m in first}
    assert not taken & {(m.passage.source, m.passage.start) for m in again}


def test_several_voices_are_heard_where_they_are_nearly_as_good(
    library: Library, themes: Themes
) -> None:
    query = "companies should do more to keep children safe online"
    best = search(library, query, themes=themes, limit=6)
    chosen = propose(library, count=6, query=query, vocabulary=themes)
    voices = [{(m.passage.source, m.passage.speaker) for m in found} for found in (best, chosen)]
    assert len(voices[1]) >= len(voices[0])


def test_a_passage_proposed_for_two_positions_is_proposed_once(
    library: Library, themes: Themes
) -> None:
    found = propose(library, count=8, positions=themes.positions[:4], vocabulary=themes)
    places = [(m.passage.source, m.passage.start) for m in found]
    assert len(places) == len(set(places))
