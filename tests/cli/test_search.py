"""``search``: what a person types and what a script reads."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call

FIELDS = {
    "source", "file", "start", "end", "text", "heading", "voice", "date", "marking", "nested",
    "speaker", "locator", "score", "match", "highlights", "quote",
}  # fmt: skip


def test_a_query_finds_the_passage_with_its_speaker_and_place(call: Call, seeds: Path) -> None:
    said = call(
        "search",
        "influencers reach young teenagers",
        "--json",
        "--limit",
        "3",
        "--workspace",
        seeds,
    )
    assert said.code == 0
    first = said.data[0]
    assert set(first) >= FIELDS
    assert "social media influences" in first["text"]
    assert first["speaker"]["name"] == "Chief Constable Simon Bailey"
    assert first["heading"] == ["Question and Answer session"]
    assert len(said.data) <= 3


def test_every_offset_counts_characters_of_the_stored_text(call: Call, seeds: Path) -> None:
    found = call("search", "grooming", "--json", "--workspace", seeds).data
    assert found
    for match in found:
        text = call("passages", match["source"], "--text", "--json", "--workspace", seeds).data[
            "text"
        ]
        assert text[match["start"] : match["end"]] == match["text"]
        quote = match["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert all(match["start"] <= a < b <= match["end"] for a, b in match["highlights"])


def test_exact_words_score_100_and_say_exact(call: Call, seeds: Path) -> None:
    first = call(
        "search", '"as much difficult to respond to currently"', "--json", "--workspace", seeds
    )
    assert first.code == 1
    assert first.data == []
    words = "makes this very difficult to respond to currently"
    found = call("search", f'"{words}"', "--json", "--workspace", seeds).data
    assert [(m["score"], m["match"]) for m in found] == [(100, "exact")]


def test_nothing_matched_is_exit_1_with_advice_on_stderr(call: Call, seeds: Path) -> None:
    said = call("search", "zzzyx qwfpgj", "--workspace", seeds)
    assert said.code == 1
    assert said.out == ""
    assert "Nothing matched" in said.err


def test_nonsense_that_matches_by_chance_scores_under_20(call: Call, seeds: Path) -> None:
    found = call("search", "purple bicycle custard the of", "--json", "--workspace", seeds).data
    assert all(match["score"] < 20 for match in found)


def test_an_empty_query_is_asked_wrongly(call: Call, seeds: Path) -> None:
    said = call("search", "  ", "--workspace", seeds)
    assert said.code == 2
    assert said.err == "assistant: say what to look for: a QUERY, --theme or --position.\n"


def test_an_unknown_theme_is_answered_with_the_nearest(call: Call, seeds: Path) -> None:
    said = call("search", "--theme", "encrypton", "--workspace", seeds)
    assert said.code == 2
    assert "there is no theme “encrypton”. Did you mean “encryption" in said.err


def test_why_explains_each_rank(call: Call, seeds: Path) -> None:
    found = call("search", "age checks", "--why", "--json", "--workspace", seeds).data
    assert all(match["why"] for match in found)
    assert all({"name", "value", "added"} <= set(r) for m in found for r in m["why"])


def test_a_source_can_be_searched_alone(call: Call, seeds: Path) -> None:
    only = "home-office-tech-response-2020-04-03"
    found = call("search", "companies", "--source", only, "--json", "--workspace", seeds).data
    assert found
    assert {match["source"] for match in found} == {only}


def test_a_query_may_be_several_words_without_quotation_marks(call: Call, seeds: Path) -> None:
    one = call("search", "children online grooming", "--json", "--workspace", seeds)
    assert one.data
    several = call("search", "children", "online", "grooming", "--json", "--workspace", seeds)
    assert several.out == one.out
