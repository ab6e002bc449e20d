"""The rule packs: every body of the table is there, and every rule names its source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.briefs.brief import RuleChange
from assistant.checks.ready.checking import CHECKS
from assistant.cli.main import run
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
    assert set(BODIES) < set(list_venues().venues)


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
    assert "our-council" in list_venues(tmp_path).own
    pack.write_text("venue: 1\ntitle: Our council\nrules:\n  - {rule: words}\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"our-council\.yaml, line 4"):
        load_venue("our-council", tmp_path)
    with pytest.raises(UnknownName, match="our-council"):
        load_venue("our-councill", tmp_path)


def test_each_row_that_is_general_knowledge_says_so_and_every_other_when_it_was_read() -> None:
    unread = {
        (name, rule.rule)
        for name, venue in list_venues().venues.items()
        for rule in venue.rules
        if rule.checked is None
    }
    assert unread == {
        ("commons-public-bill-committee", "file-type"),
        ("commons-public-bill-committee", "words"),
        ("commons-public-bill-committee", "paragraph-numbers"),
        ("ofcom", "confidentiality"),
        ("scottish-government", "publication-choice"),
        ("eu-have-your-say", "characters"),
    }
    for name, called in unread:
        (rule,) = (r for r in list_venues().venues[name].rules if r.rule == called)
        assert rule.source.startswith("General knowledge")


WRONG = (
    ("  - {rule: words, says: x, source: y}\n", "rules.0: the rule “words” needs a limit"),
    ("  - {rule: docket, says: x, source: y}\n", "rules.0: the rule “docket” needs values"),
    (
        "  - rule: words\n    limit: many\n    unit: words\n    says: x\n    source: y\n",
        "line 5: rules.0.limit: found “many”; expected a number",
    ),
    (
        "  - rule: docket\n    values: ['(a']\n    says: x\n    source: y\n",
        "line 5: rules.0.values: “(a” cannot be looked for",
    ),
    (
        "  - {rule: date, severity: fatal, says: x, source: y}\n",
        "rules.0.severity: found “fatal”; expected one of error, warning, info",
    ),
    (
        "  - {rule: date, says: x, source: y, checked: yesterday}\n",
        "rules.0.checked: the date on which somebody read it is written as 2026-11-30",
    ),
)


@pytest.mark.parametrize(("rules", "said"), WRONG)
def test_a_file_that_is_wrong_is_named_with_line_field_and_what_was_expected(
    tmp_path: Path, rules: str, said: str
) -> None:
    pack = tmp_path / "venues" / "our-council.yml"
    pack.parent.mkdir()
    pack.write_text(f"venue: 1\ntitle: Our council\nrules:\n{rules}", encoding="utf-8")
    with pytest.raises(RecordError) as raised:
        load_venue("our-council", tmp_path)
    assert "our-council.yml, line " in str(raised.value)
    assert said in str(raised.value)


def test_a_file_that_is_wrong_hides_no_other_venue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "venues"
    folder.mkdir()
    (folder / "wrong.yaml").write_text("venue: 1\nruels: []\n", encoding="utf-8")
    (folder / "our-council.yaml").write_text("venue: 1\ntitle: Our council\n", encoding="utf-8")
    assert run(["venue", "list"]) == 2
    told = capsys.readouterr()
    assert "ofcom " in told.out
    assert re.search(r"^our-council .*yours", told.out, re.MULTILINE)
    assert "wrong.yaml" in told.err
    assert "ruels: unknown field" in told.err


def test_a_venue_is_shown_with_limit_unit_severity_source_and_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["venue", "show", "commons-public-bill-committee"]) == 0
    out = capsys.readouterr().out
    assert "warning  words (3,000 words, counting body, tables, headings, summary): " in out
    assert "General knowledge of the Scrutiny Unit's guidance on written submissions; to be" in out
    assert "Written submissions to public bill committees; read on 2026-11-24" in out
    assert run(["venue", "show", "commons-public-bill-committee", "--json"]) == 0
    (words,) = (
        rule for rule in json.loads(capsys.readouterr().out)["rules"] if rule["rule"] == "words"
    )
    assert (words["limit"], words["unit"], words["checked"]) == (3000, "words", None)


def test_a_rule_that_no_check_knows_is_told_when_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "venues").mkdir()
    (tmp_path / "venues" / "our-council.yaml").write_text(
        "venue: 1\ntitle: Our council\nrules:\n  - {rule: wrods, says: Short., source: Us}\n",
        encoding="utf-8",
    )
    assert run(["venue", "show", "our-council"]) == 1
    assert "No check is called “wrods”" in capsys.readouterr().err


def test_a_workspace_may_have_general_rules_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "venues").mkdir()
    (tmp_path / "venues" / "general.yaml").write_text(
        "venue: 1\ntitle: Any body\nrules:\n  - {rule: date, says: Dated., source: Our house}\n",
        encoding="utf-8",
    )
    assert [rule.source for rule in load_venue("letter", tmp_path).rules] == ["Our house"]
    assert "general" not in list_venues(tmp_path).venues


def test_the_file_that_the_readme_shows_is_a_venue(tmp_path: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```yaml\n(venue: 1\n.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    assert len(shown) == 1
    (tmp_path / "venues").mkdir()
    (tmp_path / "venues" / "northtown.yaml").write_text(shown[0], encoding="utf-8")
    venue = load_venue("northtown", tmp_path)
    assert (venue.rules[0].limit, venue.rules[0].checked) == (1500, "2026-11-30")
    assert "summary" not in {rule.rule for rule in venue.rules}
    assert "comments" in {rule.rule for rule in venue.rules}
