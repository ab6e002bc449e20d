"""The rule packs: every body of the table is there, and every rule names its source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.briefs.brief import RuleChange
from assistant.checks.ready.checking import CHECKS
from assistant.errors import RecordError, UnknownName
from assistant.venues import list_venues, load_venue, with_changes

BODIES = (
    "commons-select-committee",
    "commons-public-bill-committee",
    "lords-select-committee",
    "government-department",
    "ofcom",
    "scottish-government",
    "senedd",
    "ni-assembly",
    "eu-have-your-say",
    "us-regulations",
    "australian-senate",
    "australian-house",
)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_has_rules_that_a_check_knows_and_a_source_states(name: str) -> None:
    venue = load_venue(name)
    assert venue.rules
    for rule in venue.rules:
        assert rule.rule in CHECKS
        assert rule.says.strip().endswith(".")
        assert rule.source.strip()
        assert rule.checked is None or re.fullmatch(r"20\d\d-\d\d-\d\d", rule.checked)


def test_every_venue_that_ships_loads() -> None:
    assert set(BODIES) < set(list_venues())


def test_the_general_rules_hold_unless_a_body_states_its_own() -> None:
    commons = load_venue("commons-select-committee")
    assert [rule.severity for rule in commons.rules if rule.rule == "summary"] == ["warning"]
    assert [rule.rule for rule in commons.rules].count("tracked-changes") == 1
    assert "summary" not in [rule.rule for rule in load_venue("web-form").rules]


def test_a_call_may_say_otherwise_with_its_reason() -> None:
    commons = load_venue("commons-select-committee")
    change = RuleChange(rule="words", limit=5000, reason="The call allows 5,000 words.")
    changed = with_changes(commons, [change])
    (rule,) = (rule for rule in changed.rules if rule.rule == "words")
    assert (rule.limit, rule.reason) == (5000, "The call allows 5,000 words.")
    off = with_changes(commons, [RuleChange(rule="summary", off=True, reason="A form.")])
    assert "summary" not in [rule.rule for rule in off.rules]
    with pytest.raises(UnknownName, match="words"):
        with_changes(commons, [RuleChange(rule="wrds", limit=1, reason="x")])


def test_a_workspace_adds_a_body_by_one_file(tmp_path: Path) -> None:
    (tmp_path / "venues").mkdir()
    pack = tmp_path / "venues" / "our-council.yaml"
    pack.write_text(
        "venue: 1\ntitle: Our council\nrules:\n"
        "  - {rule: words, limit: 500, unit: words, says: 500 words., source: The council}\n",
        encoding="utf-8",
    )
    venue = load_venue("our-council", tmp_path)
    assert venue.rules[0].limit == 500
    assert "our-council" in list_venues(tmp_path)
    pack.write_text("venue: 1\ntitle: Our council\nrules:\n  - {rule: words}\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"our-council\.yaml, line 4"):
        load_venue("our-council", tmp_path)
    with pytest.raises(UnknownName, match="our-council"):
        load_venue("our-councill", tmp_path)
