"""A template can do nothing but fill itself, and always ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.briefs.brief import Answer
from assistant.drafting.counting import body_text
from assistant.errors import AssistantError, TemplateError
from tests.drafting.papers import brief_with, draft_of

CASES = re.findall(
    r"^(?P<template>.+)\n=> (?P<problem>.+)$",
    Path(__file__).with_name("hostile_templates.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)

NESTED = {
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "conditions": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "loops": "{% for a in range(9) %}" * 30 + "{% endfor %}" * 30,
    "sums": "{{ 1" + "+1" * 50_000 + " }}",
}


def fill(template: str, folder: Path) -> str:
    place = folder / "templates" / "own"
    place.mkdir(parents=True)
    (place / "template.yaml").write_text("schema: 1\ntitle: Own\n", encoding="utf-8")
    (place / "submission.md.j2").write_text(f"# T\n\n{template}\n", encoding="utf-8")
    brief = brief_with(Answer(question="1", text="Words."))
    return body_text(draft_of(brief, folder=folder, template="own").body)


@pytest.mark.parametrize(("template", "problem"), CASES, ids=[c[0][:40] for c in CASES])
def test_what_a_template_may_not_do(template: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(AssistantError) as told:
        fill(template, tmp_path)
    assert problem in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("template", NESTED.values(), ids=NESTED)
def test_a_template_that_nests_without_end_is_refused(template: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        fill(template, tmp_path)


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as told:
        fill("One line.\n\nAnother: {{ titel }}", tmp_path)
    assert told.value.file.name == "submission.md.j2"
    assert told.value.line == 5
    assert "Did you mean “title”?" in told.value.problem


def test_a_fault_inside_a_macro_names_the_macros_line(tmp_path: Path) -> None:
    shared = tmp_path / "templates" / "_shared"
    shared.mkdir(parents=True)
    (shared / "own_parts.md.j2").write_text(
        "{% macro m() %}\n\n{{ nowhere }}\n{% endmacro %}", encoding="utf-8"
    )
    with pytest.raises(TemplateError) as told:
        fill('{% from "own_parts.md.j2" import m %}{{ m() }}', tmp_path)
    assert (told.value.file.name, told.value.line) == ("own_parts.md.j2", 3)


def test_values_are_never_markdown(tmp_path: Path) -> None:
    hostile = "*a* _b_ `c` [d](e) <f> # g ~h~ \\i 1. j & k | l"
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("schema: 1\ntitle: Own\n", encoding="utf-8")
    (folder / "submission.md.j2").write_text("{{ title }}\n", encoding="utf-8")
    draft = draft_of(brief_with(title=hostile), folder=tmp_path, template="own")
    assert body_text(draft.body) == hostile
