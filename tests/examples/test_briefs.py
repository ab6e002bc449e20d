"""The examples load, agree with the themes, and quote what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.briefs import Brief, Pin, check_against_themes, load_brief
from assistant.briefs.placeholders import find_placeholders
from assistant.documents import read_document
from assistant.shipped import shipped
from assistant.themes import load_themes

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SEEDS = shipped("seeds")
STORED = {
    "appg-social-media-2021-05-19": read_document(SEEDS / "000_45e461cf34117386.txt").text,
    "home-office-tech-response-2020-04-03": read_document(SEEDS / "004_94b715e0a01dba7a.txt").text,
}
each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def pins(brief: Brief) -> dict[str, Pin]:
    return {pin.id: pin for answer in brief.answers for pin in answer.pins}


def test_there_is_an_example_of_every_shipped_template() -> None:
    used = {load_brief(path).template for path in EXAMPLES}
    folders = [path.parent.name for path in shipped("templates").glob("*/template.yaml")]
    assert used == set(folders)


@each_example
def test_an_example_loads_and_holds_only_positions_of_the_starter_library(path: Path) -> None:
    brief = load_brief(path)
    assert brief.themes_file is not None
    check_against_themes(brief, load_themes(path.parent / brief.themes_file), path)
    assert all((path.parent / source).exists() for source in brief.sources)


@each_example
def test_each_pin_is_the_stored_characters_of_its_span(path: Path) -> None:
    for pin in pins(load_brief(path)).values():
        assert pin.start is not None
        assert STORED[pin.source][pin.start : pin.end] == pin.words


@each_example
def test_a_figure_in_a_sentence_stands_in_the_passage_cited_there(path: Path) -> None:
    brief = load_brief(path)
    for answer in brief.answers:
        for sentence in re.split(r"(?<=[.?!}])\s+(?=[A-Z])", answer.text):
            cited = [pins(brief)[found.pin] for found in find_placeholders(sentence)]
            own = re.sub(r"\{[^}]*\}", "", sentence)
            for figure in re.findall(r"\d[\d,]*", own) if cited else ():
                assert any(figure in pin.words for pin in cited), (path.name, sentence)


@each_example
def test_an_organisation_says_who_it_is_and_nobody_can_be_rung(path: Path) -> None:
    brief = load_brief(path)
    assert brief.respondent.about or brief.template == "ministerial-submission"
    contact = brief.respondent.contact
    assert contact.email is None or contact.email.endswith(".example")


def test_the_examples_show_every_part_of_a_brief() -> None:
    briefs = [load_brief(path) for path in EXAMPLES]
    answers = [answer for brief in briefs for answer in brief.answers]
    all_pins = [pin for brief in briefs for pin in pins(brief).values()]
    assert any(len(b.consultation.questions) == 10 for b in briefs)
    assert any(answer.choice for answer in answers)
    assert any(answer.no_comment for answer in answers)
    assert any(answer.find for answer in answers)
    assert any(not answer.text and answer.positions for answer in answers)
    assert {pin.bearing for pin in all_pins} == {"supports", "challenges", "context"}
    assert any(pin.lead_in for pin in all_pins)
    assert {pin.source for pin in all_pins} == set(STORED)
    assert any(brief.marking for brief in briefs)
    kinds = {found.kind for answer in answers for found in find_placeholders(answer.text)}
    assert kinds == {"quote", "cite"}
