"""The numbers Word prints before paragraphs, case by case: every case stands in ``numbers.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.documents.wordfile import read_word_file
from assistant.documents.wordfile.number_formats import printed
from tests.documents.wordfile.building import FILE, word_file

STYLES = """
<style type="paragraph" default="1" styleId="Normal"><name val="Normal"/></style>
<style type="paragraph" styleId="Numbered"><name val="House Number"/>
  <pPr><numPr><numId val="1"/></numPr></pPr></style>
<style type="paragraph" styleId="Lettered"><name val="House Letter"/>
  <pPr><numPr><ilvl val="7"/><numId val="1"/></numPr></pPr></style>
<style type="paragraph" styleId="Based"><name val="Own"/><basedOn val="Numbered"/></style>
"""


def cases() -> list[dict[str, str]]:
    text = (Path(__file__).parent / "numbers.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n# ")[1:]:
        name, *lines = block.strip("\n").split("\n")
        parts = dict(line.split(": ", 1) for line in lines)
        found.append({"name": name, **parts})
    return found


def level(place: int, stated: str) -> str:
    form, *rest = stated.split()
    told = dict(re.findall(r"(\w+)=(\S+)", stated))
    words = [w for w in rest if "=" not in w and w != "legal"]
    text = " ".join(words).replace("_", " ")
    return (
        f'<lvl ilvl="{place}"><start val="{told.get("start", "1")}"/><numFmt val="{form}"/>'
        + (f'<lvlRestart val="{told["restart"]}"/>' if "restart" in told else "")
        + (f'<pStyle val="{told["style"]}"/>' if "style" in told else "")
        + ("<isLgl/>" if "legal" in rest else "")
        + f'<lvlText val="{text}"/></lvl>'
    )


def numbering(case: dict[str, str]) -> str:
    levels = "".join(level(i, part) for i, part in enumerate(case["levels"].split(" ; ")))
    lists = '<num numId="1"><abstractNumId val="4"/></num>'
    for stated in filter(None, case.get("lists", "").split(" ; ")):
        own, *starts = stated.split()
        overrides = "".join(
            f'<lvlOverride ilvl="{at}"><startOverride val="{number}"/></lvlOverride>'
            for at, number in (start.split("=") for start in starts)
        )
        lists += f'<num numId="{own}"><abstractNumId val="4"/>{overrides}</num>'
    return f'<abstractNum abstractNumId="4">{levels}</abstractNum>{lists}'


def paragraph(stated: str) -> str:
    name, _, at = stated.partition("/")
    if not name[0].isdigit():
        out = '<numPr><numId val="0"/></numPr>' if at else ""
        return f'<p><pPr><pStyle val="{name}"/>{out}</pPr><x>words</x></p>'
    place = f'<numPr><ilvl val="{at}"/><numId val="{name}"/></numPr>'
    return f"<p><pPr>{place}</pPr><x>words</x></p>"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_paragraph_carries_the_number_that_word_prints(case: dict[str, str]) -> None:
    body = "".join(paragraph(stated) for stated in case["paragraphs"].split())
    data = word_file(body, styles=STYLES, numbering=numbering(case))
    labels = [p.label or "-" for p in read_word_file(data, FILE).paragraphs]
    assert " | ".join(labels) == case["labels"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "upperLetter", "BB"),
        (11, "ordinal", "11th"),
        (103, "ordinal", "103rd"),
        (21, "cardinalText", "Twenty-one"),
        (342, "cardinalText", "Three hundred forty-two"),
        (21, "ordinalText", "Twenty-first"),
        (30, "ordinalText", "Thirtieth"),
        (5, "chicago", "**"),
        (12, "decimalEnclosedCircle", "⑫"),
        (7, "numberInDash", "- 7 -"),
        (7, "custom:001, 002, 003, ...", "007"),
        (7, "custom:some words", None),
        (40_000, "upperRoman", None),
    ],
)
def test_a_count_is_printed_in_its_format(count: int, form: str, text: str | None) -> None:
    assert printed(count, form) == text


def test_numbers_of_changed_paragraphs_follow_the_reading() -> None:
    one = '<pPr><numPr><ilvl val="0"/><numId val="1"/></numPr>{}</pPr>'
    mark = "<rPr><del/></rPr>"
    body = (
        f"<p>{one.format('')}<x>kept</x></p>"
        f"<p>{one.format(mark)}<del><d>cut</d></del></p>"
        f"<p>{one.format('')}<x>kept too</x></p>"
    )
    lists = numbering({"levels": "decimal %1."})
    data = word_file(body, numbering=lists)
    accepted = read_word_file(data, FILE)
    rejected = read_word_file(data, FILE, reading="rejected")
    assert [(p.label, p.text) for p in accepted.paragraphs] == [("1.", "kept"), ("2.", "kept too")]
    assert [p.label for p in rejected.paragraphs] == ["1.", "2.", "3."]


def test_numbering_put_in_as_a_change_is_gone_when_rejected() -> None:
    body = '<p><pPr><numPr><ilvl val="0"/><numId val="1"/><ins/></numPr></pPr><x>words</x></p>'
    data = word_file(body, numbering=numbering({"levels": "decimal %1."}))
    assert read_word_file(data, FILE).paragraphs[0].label == "1."
    assert read_word_file(data, FILE, reading="rejected").paragraphs[0].label is None
