"""What a search always promises, and what it finds in the two seed documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.library import Library
from assistant.matching import Match, search
from assistant.matching.exact import holds
from assistant.matching.features import Features
from assistant.matching.head import CLOSE, highest_at_first_sight, score_of
from assistant.passages.sentences import split_sentences
from assistant.themes.theme import Themes

Make = Callable[..., Library]

WORDS = (
    "child", "children", "images", "Police", "encryption", "should", "the", "self-generated", "NCA",
    "CSEA", "moderators", "encrpytion", "not", "2.2bn", "13", "“low bar”", '"low bar"', "-Facebook",
    "Five Eyes", "zzzyx", "is", "sharing of indecent images", "’", "(", "\n", "parents",
)  # fmt: skip
QUERIES = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.text(max_size=60)
)
SHARES = st.floats(0.0, 1.0)
AT_LENGTH = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def places(matches: list[Match]) -> list[tuple[str, int]]:
    return [(match.passage.source, match.passage.start) for match in matches]


@AT_LENGTH
@given(query=QUERIES)
@example(query='"')
@example(query="-")
@example(query='-"" ""')
@example(query="\x00\ud800 \U0010ffff")
def test_whatever_is_asked_the_answer_keeps_its_promises(
    library: Library, themes: Themes, query: str
) -> None:
    order = {source.id: place for place, source in enumerate(library.sources())}
    matches = search(library, query, themes=themes, limit=20, why=True)
    for match in matches:
        passage = match.passage
        assert 0 < match.score <= 100
        assert (match.match == "exact") == (match.score == 100)
        assert (match.match == "loose") == (match.score < CLOSE)
        assert all(passage.start <= a < b <= passage.end for a, b in match.highlights)
        assert list(match.highlights) == sorted(match.highlights)
        assert round(sum(reason.added for reason in match.why), 1) == match.score
        check_quote(match)
    ranks = [(-m.score, order[m.passage.source], m.passage.start) for m in matches]
    assert ranks == sorted(ranks)
    assert len(set(places(matches))) == len(matches)


@given(SHARES, SHARES, SHARES)
def test_no_first_look_scores_above_what_it_may(cover: float, theme: float, source: float) -> None:
    score = score_of(Features(cover=cover, theme=theme, source=source))
    assert score <= highest_at_first_sight(cover + theme)


@AT_LENGTH
@given(query=QUERIES, few=st.integers(1, 12))
def test_fewer_matches_are_the_first_of_more(
    library: Library, themes: Themes, query: str, few: int
) -> None:
    many = search(library, query, themes=themes, limit=300)
    assert search(library, query, themes=themes, limit=few) == many[:few]


def check_quote(match: Match) -> None:
    passage, quote = match.passage, match.quote
    assert passage.text[quote.start - passage.start : quote.end - passage.start] == quote.text
    spans = split_sentences(passage.text)
    assert quote.start - passage.start in [start for start, _ in spans]
    assert quote.end - passage.start in [end for _, end in spans]


@AT_LENGTH
@given(query=QUERIES.filter(lambda q: '"' not in q and "-" not in q and "“" not in q))
def test_exact_is_a_substring_test_and_nothing_else(library: Library, query: str) -> None:
    for match in search(library, query, limit=30):
        assert (match.match == "exact") == holds(match.passage.text, query)


@AT_LENGTH
@given(data=st.data())
def test_any_stretch_of_a_passage_finds_it_exactly(library: Library, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([source.id for source in library.sources()]))
    passage = data.draw(st.sampled_from(library.passages(source)))
    words = passage.text.replace('"', " ").split(" ")
    first = data.draw(st.integers(0, max(0, len(words) - 6)))
    query = " ".join(words[first : first + 6])
    if not holds(passage.text, query) or query.startswith("-") or " -" in query:
        return
    found = search(library, query, limit=50)
    assert all(match.score == 100 for match in found[:1])
    assert (source, passage.start) in places([m for m in found if m.match == "exact"])


@AT_LENGTH
@given(query=QUERIES)
def test_the_same_question_gets_the_same_answer(library: Library, query: str) -> None:
    assert search(library, query) == search(library, query)


@pytest.mark.parametrize("limit", [0, 1, 3, 500])
def test_the_limit_is_kept(library: Library, limit: int) -> None:
    assert len(search(library, "children online", limit=limit)) <= limit


def test_a_shorter_answer_is_the_beginning_of_a_longer_one(library: Library) -> None:
    assert search(library, "image sharing", limit=20)[:5] == search(
        library, "image sharing", limit=5
    )


@pytest.mark.parametrize(
    "query",
    ["purple bicycle custard", "the quick brown fox jumps over the lazy dog", "florble wug snark",
     "recipe for lemon drizzle cake", "who won the world cup in 1966", "asdf ghjkl qwerty",
     "my cat likes to eat fish on sundays", "lorem ipsum dolor sit amet"],
)  # fmt: skip
def test_nonsense_stays_under_twenty(library: Library, themes: Themes, query: str) -> None:
    assert all(match.score < 20 for match in search(library, query, themes=themes))


@pytest.mark.parametrize("query", ["", "   ", "the of and", '"', "-", "-children", '""', None])
def test_nothing_asked_finds_nothing(library: Library, query: str | None) -> None:
    assert search(library, query) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Influencers can carry prevention messages to young teenagers", "social media influences"),
        ("Police forces need rules for recording peer-to-peer image sharing", "record crimes"),
        ("Officers should be free to show where a platform is vulnerable", "vulnerabilities"),
        ("encrpytion hides abuse", "encryption"),
        ("selfgenerated images", "self-generated"),
        ("child sexual exploitation and abuse tools", "CSEA"),
        ("2.2 billion users", "2.2bn"),
        ("1400 contacts", "1,400"),
    ],
)
def test_the_passage_a_person_means_is_among_the_first_three(
    library: Library, themes: Themes, query: str, words: str
) -> None:
    assert any(words in m.passage.text for m in search(library, query, themes=themes, limit=3))


def test_exact_words_must_stand_in_every_answer(library: Library) -> None:
    found = search(library, '"low bar" internet')
    assert found
    assert all("low bar" in match.passage.text for match in found)


def test_words_ruled_out_stand_in_no_answer(library: Library) -> None:
    found = search(library, "encryption -Facebook", limit=50)
    assert found
    assert not any("facebook" in match.passage.text.lower() for match in found)


def test_only_the_sources_named_are_searched(library: Library) -> None:
    wanted = library.sources()[1].id
    assert {m.passage.source for m in search(library, "children", sources=[wanted])} == {wanted}


def test_a_theme_alone_can_be_asked_for(library: Library, themes: Themes) -> None:
    theme = next(theme for theme in themes.themes if theme.id == "encryption")
    found = search(library, None, theme=theme, themes=themes)
    assert any("encrypt" in match.passage.text.lower() for match in found[:3])


def test_a_position_alone_can_be_asked_for(library: Library, themes: Themes) -> None:
    position = next(p for p in themes.positions if "influencers can carry" in p.statement.lower())
    found = search(library, None, position=position, themes=themes)
    assert any("influences" in match.passage.text for match in found[:3])


def test_reasons_name_the_words_and_what_was_taken_for_them(library: Library) -> None:
    found = search(library, "encrpytion", why=True)
    assert any("encryption" in reason.words for reason in found[0].why)
    assert search(library, "encryption")[0].why == ()


def test_reasons_are_in_words_anyone_understands(library: Library, themes: Themes) -> None:
    for match in search(library, "age checks for users", themes=themes, why=True):
        assert match.why
        for reason in match.why:
            assert not {"bm25", "idf", "logit", "rm3", "feature"} & set(reason.name.lower().split())


def test_a_near_repeat_is_shown_once(make_library: Make) -> None:
    text = "The committee heard that waiting times for a first reply had doubled over the winter."
    library = make_library(one=text, two=text.replace("heard", "was told"), three=text + " Again.")
    assert len(search(library, "waiting times first reply")) < 3


def test_passages_that_differ_in_a_figure_or_a_negation_are_all_shown(make_library: Make) -> None:
    text = "The committee heard that {} of the waiting times for a first reply {} fallen last year."
    library = make_library(
        one=text.format("37", "had"),
        two=text.format("73", "had"),
        three=text.format("37", "had not"),
    )
    assert len(search(library, "waiting times first reply")) == 3


def test_a_changed_library_is_answered_from_as_it_is_now(make_library: Make) -> None:
    library = make_library(one="The harbour lamps were mended in the spring of last year.")
    assert search(library, "harbour lamps")
    (library.folder / "two.txt").write_text("Harbour lamps burn oil.", encoding="utf-8")
    library.index()
    assert len(search(library, "harbour lamps")) == 2


def test_an_empty_library_answers_nothing(make_library: Make) -> None:
    assert search(make_library(), "anything at all") == []


def test_themes_are_those_of_the_search_and_not_of_the_one_before(make_library: Make) -> None:
    library = make_library(a="The widgets must be checked.", b="The gadgets must be painted red.")
    of_gadgets = Themes(synonyms=(("widgets", "gadgets"),))
    for themes, found in ((of_gadgets, 2), (Themes(), 1), (of_gadgets, 2), (None, 1)):
        assert len(search(library, "widgets", themes=themes)) == found
