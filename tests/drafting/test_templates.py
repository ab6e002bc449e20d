"""Templates: which one is taken, and what a check of one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting import check_template, find_template, list_templates, load_template
from assistant.drafting.context import Fields, make_context
from assistant.drafting.draft import Layout
from assistant.drafting.functions import NAMES
from assistant.drafting.markdown import CONTAINERS
from assistant.drafting.template_check import sample_brief
from assistant.errors import TemplateError, UnknownName
from assistant.findings import Finding
from assistant.shipped import shipped

SHIPPED = sorted(p.parent.name for p in shipped("templates").glob("*/template.yaml"))


def make(folder: Path, text: str, record: str = "title: Own\n", name: str = "own") -> Path:
    place = folder / "templates" / name
    place.mkdir(parents=True)
    (place / "template.yaml").write_text(f"schema: 1\n{record}", encoding="utf-8")
    (place / "submission.md.j2").write_text(text, encoding="utf-8")
    return place


def faults(folder: Path, text: str, record: str = "title: Own\n") -> list[Finding]:
    return check_template(make(folder, text, record))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_template_is_without_fault(name: str) -> None:
    assert check_template(shipped("templates") / name) == []


def test_six_templates_are_shipped() -> None:
    assert SHIPPED == [
        "briefing-note",
        "consultation-response",
        "letter-to-companies",
        "ministerial-submission",
        "public-bill-evidence",
        "select-committee-evidence",
    ]


def test_a_workspaces_own_template_wins(tmp_path: Path) -> None:
    make(tmp_path, "# T\n", "title: Ours\n", name="briefing-note")
    assert load_template(find_template("briefing-note", tmp_path)).title == "Ours"
    titles = [t.title for t in list_templates(tmp_path)]
    assert titles[0] == "Ours"
    assert len(titles) == len(SHIPPED)


def test_a_template_may_be_given_by_its_path(tmp_path: Path) -> None:
    place = make(tmp_path, "# T\n")
    elsewhere = tmp_path / "elsewhere"
    for given in (str(place), str(place / "submission.md.j2"), "templates/own"):
        folder = tmp_path if not Path(given).is_absolute() else elsewhere
        assert find_template(given, folder).name == "own"


def test_an_unknown_template_offers_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="Did you mean “briefing-note”"):
        find_template("breifing-note", tmp_path)


def test_a_template_without_its_text_is_told(tmp_path: Path) -> None:
    place = make(tmp_path, "# T\n")
    (place / "submission.md.j2").unlink()
    with pytest.raises(TemplateError, match=r"submission\.md\.j2"):
        load_template(find_template("own", tmp_path))
    assert [f.code for f in check_template(place)] == ["template-unreadable"]


def test_a_check_lists_every_unknown_name_with_its_line(tmp_path: Path) -> None:
    text = """# {{ titel }}

{% for answer in answers %}
{{ answer.numbr }}
{{ answr.number }}
{% endfor %}
{{ respondent.nme | uper }}
{{ options.colour }} {{ details.timing }}
{% if title is definde %}x{% endif %}
"""
    told = [(f.place.rsplit("line ")[-1], f.message) for f in faults(tmp_path, text)]
    assert told == [
        ("1", "there is no “titel”. Did you mean “title”?"),
        ("4", "“answer” has no “numbr”. Did you mean “number”?"),
        ("5", "there is no “answr”. Did you mean “answer”?"),
        ("7", "there is no filter “uper”. Did you mean “upper”?"),
        ("7", "“respondent” has no “nme”. Did you mean “name”?"),
        ("8", "“details” has no “timing”."),
        ("8", "“option” has no “colour”."),
        ("9", "there is no test “definde”. Did you mean “defined”?"),
    ]


def test_what_a_template_declares_it_may_name(tmp_path: Path) -> None:
    record = (
        "title: Own\n"
        "needs: [{field: details.timing, why: to know by when}]\n"
        "options: {colour: {default: red, meaning: of the cover}}\n"
    )
    assert faults(tmp_path, "# {{ options.colour }} {{ details.timing }}\n", record) == []


def test_names_set_in_the_template_are_known(tmp_path: Path) -> None:
    text = """{% set heading = "X" %}
{% macro part(answer, more="") %}{{ answer.number }}{{ more }}{% endmacro %}
# {{ heading }}
{% for item in answers | reverse %}{{ part(item) }}{{ loop.index }}{% endfor %}
{% set block %}text{% endset %}{{ block }}
{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}
"""
    assert faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if title %}", "“{% if %}” is never closed"),
        ("{{ title ", "it ends in the middle"),
        ("{{ title x }}", "“}}” was expected before “x”"),
        ("{% iff title %}", "there is no “{% iff %}”"),
        ('{% include "prats.md.j2" %}', "Did you mean “parts.md.j2”?"),
        ("::: numberd\n\nx\n\n:::\n", "Did you mean “numbered”?"),
        ("::: numbered\n\nx\n", "never closed"),
        ("{% for i in range(9999) %}{% for j in range(9999) %}.{% endfor %}{% endfor %}", "end"),
        ("{{ answers.number }}", "go over it with a loop"),
    ],
)
def test_other_faults_are_told(text: str, message: str, tmp_path: Path) -> None:
    assert message in " ".join(f.message for f in faults(tmp_path, text))


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("titel: Own\n", "titel"),
        ("title: Own\nneeds: [{field: respondent.nme, why: x}]\n", "Did you mean"),
        ("title: Own\nlayout: {cver: true}\n", "Did you mean “cover”?"),
        ("title: [\n", "template.yaml"),
    ],
)
def test_faults_of_the_record_are_told(record: str, message: str, tmp_path: Path) -> None:
    told = faults(tmp_path, "# T\n", record)
    assert message in " ".join(f"{f.place} {f.message}" for f in told)


def test_a_pin_named_in_a_template_is_a_warning(tmp_path: Path) -> None:
    told = faults(tmp_path, "{{ quote('chart') }}\n")
    assert [(f.code, f.severity) for f in told] == [("template-pin", "warning")]


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    place = make(tmp_path, "# T\n")
    (place / "submission.md.j2").write_bytes(b"\xff\xfe\x00bad")
    told = check_template(place)
    assert "UTF-8" in told[0].message


def test_the_page_on_templates_names_everything_a_template_may_use() -> None:
    page = (shipped("templates") / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"{name}(" not in page] == []
    assert [name for name in CONTAINERS if name not in page] == []
    context = make_context(sample_brief(), Layout(), {})
    assert [name for name in context if f"`{name}`" not in page] == []
    fields = {f for v in context.values() if isinstance(v, Fields) for f in v}
    fields |= {f for v in context.values() if isinstance(v, tuple) for f in v[0]}
    assert [name for name in sorted(fields) if f"`{name}`" not in page] == []
