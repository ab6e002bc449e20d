"""``demo``, ``new``, ``draft``, ``accept`` and ``status``, as a person would go through them."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from assistant.shipped import shipped
from tests.cli.conftest import Call

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANIFEST = "{urn:assistant:manifest:1}"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".assistant" not in path.parts
    }


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """The examples beside the starter library, as in a checkout."""
    shutil.copytree(shipped("seeds"), tmp_path / "seeds")
    shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns(".assistant"))
    return tmp_path / "examples"


def test_the_demonstration_leaves_a_word_file_whose_quotations_are_its_sources(
    demo: Path, call: Call
) -> None:
    with zipfile.ZipFile(demo / "brief.docx") as packed:
        manifest = etree.fromstring(packed.read("customXml/item1.xml"))
    body = Document(str(demo / "brief.docx")).element.body
    printed = "".join(text.text or "" for text in body.iter(f"{WORD}t"))
    quotes = manifest.findall(f"{MANIFEST}quote")
    assert len(quotes) >= 10
    for quote in quotes:
        found = call("passages", quote.get("source"), "--text", "--json", "--workspace", demo)
        span = slice(int(quote.get("start")), int(quote.get("end")))
        assert found.data["text"][span] == quote.findtext(f"{MANIFEST}certified")
        assert quote.findtext(f"{MANIFEST}printed") in printed or not quote.get("placed")


def test_a_second_demonstration_neither_fails_nor_changes_anything(demo: Path, call: Call) -> None:
    before = tree(demo)
    said = call("demo", demo)
    assert said.code == 0
    assert tree(demo) == before


def test_a_demonstration_keeps_what_a_person_wrote_there(tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "themes.yaml").write_bytes(
        (shipped("seeds") / "themes.yaml").read_bytes() + b"# mine\n"
    )
    assert call("demo", folder).code == 0
    assert (folder / "themes.yaml").read_bytes().endswith(b"# mine\n")


def test_a_new_workspace_can_be_drafted_at_once_and_shows_what_is_missing(
    tmp_path: Path, call: Call
) -> None:
    folder = tmp_path / "work"
    assert call("new", folder).code == 0
    before = tree(folder)
    said = call("draft", "--workspace", folder, "--format", "md", "--json")
    assert said.code == 1
    assert said.data["findings"]
    assert "Missing" in (folder / "brief.md").read_text(encoding="utf-8")
    assert "there is no document to quote in sources" in said.err
    assert "no quotations" in call("draft", folder, "--force").err
    status = call("status", folder)
    assert "(no title yet)" in status.out
    assert "2: no comment, on purpose" in status.out
    again = call("new", folder)
    assert (again.code, again.out) == (0, "")
    assert "is a workspace already; nothing in it was changed" in again.err
    assert {name: data for name, data in tree(folder).items() if name in before} == before


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_every_example_builds_and_certifies_every_quotation(
    examples: Path, call: Call, name: str
) -> None:
    said = call("draft", examples / name, "--json")
    assert said.code in (0, 1), said.err
    severe = [f for f in said.data["findings"] if f["severity"] == "error"]
    assert severe == []
    codes = {f["code"] for f in said.data["findings"]}
    assert not codes & {"quote-moved", "quote-edited", "quote-gone"}
    assert said.data["quotes"] >= 1
    assert Document(said.data["output"]).paragraphs


def test_the_same_brief_gives_the_same_bytes(examples: Path, call: Call) -> None:
    brief = examples / "select-committee.yaml"
    call("draft", brief, "-o", examples / "one.docx")
    shutil.rmtree(examples / ".assistant")
    call("draft", brief, "-o", examples / "two.docx")
    assert (examples / "one.docx").read_bytes() == (examples / "two.docx").read_bytes()


@pytest.mark.parametrize("form", ["md", "txt"])
def test_text_and_markdown_say_what_word_says(demo: Path, call: Call, form: str) -> None:
    said = call("draft", demo / "brief.yaml", "--format", form, "--json")
    assert said.code in (0, 1)
    text = " ".join((demo / f"brief.{form}").read_text(encoding="utf-8").split())
    assert "Question 10" in text
    in_word = Document(str(demo / "brief.docx"))
    longest = max((p.text for p in in_word.paragraphs if "‘" not in p.text), key=len)
    assert "".join(longest.split())[:60] in "".join(text.split()).replace("\\", "")


def test_a_house_style_for_text_is_asked_wrongly(demo: Path, call: Call) -> None:
    style = demo / "brief.docx"
    said = call("draft", demo / "brief.yaml", "--format", "txt", "--house-style", style)
    assert said.code == 2
    assert not (demo / "brief.txt").exists()


def test_our_own_draft_can_be_the_house_style_of_another(demo: Path, call: Call) -> None:
    said = call(
        "draft", demo / "brief.yaml", "--house-style", demo / "brief.docx", "-o", demo / "x.docx"
    )
    assert said.code in (0, 1)
    assert Document(str(demo / "x.docx")).paragraphs


def test_accepting_makes_pins_of_what_was_proposed_and_keeps_the_comments(
    demo: Path, call: Call
) -> None:
    brief = demo / "brief.yaml"
    before = call("draft", brief, "--force", "--json").data["findings"]
    assert any(finding["code"] == "proposal-not-read" for finding in before)
    comments = [
        row for row in brief.read_text(encoding="utf-8").splitlines() if row.startswith("#")
    ]
    said = call("accept", brief, "--json")
    assert said.code == 0
    assert len(said.data) == sum(f["code"] == "proposal-not-read" for f in before)
    after = call("draft", brief, "--force", "--json").data["findings"]
    assert not any(finding["code"] == "proposal-not-read" for finding in after)
    rows = brief.read_text(encoding="utf-8").splitlines()
    assert all(comment in rows for comment in comments)
    assert call("accept", brief).code == 1


def test_a_final_copy_is_refused_while_an_error_stands_and_says_which(
    demo: Path, call: Call
) -> None:
    said = call("draft", demo / "brief.yaml", "--final")
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert "no final copy while this stands" in said.err
    assert not (demo / "brief-final.docx").exists()


def test_a_final_copy_made_despite_an_error_carries_none_of_our_marks(
    demo: Path, call: Call
) -> None:
    assert call("accept", demo / "brief.yaml").code == 0
    said = call("draft", demo / "brief.yaml", "--final", "--despite", "Cleared by the chair.")
    assert said.code in (0, 1), said.err
    path = demo / "brief-final.docx"
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert not [name for name in packed.namelist() if name.startswith("customXml")]
    for mark in (b'"ev_', b"Working copy", b"OFFICIAL-SENSITIVE"):
        assert mark not in everything
    record = json.loads((demo / "brief-final.docx.audit.json").read_text(encoding="utf-8"))
    assert record["despite"] == "Cleared by the chair."
    assert all(quote["source_sha256"] and quote["certified"] for quote in record["quotes"])


def test_a_new_workspace_can_be_named_by_the_option_and_told_as_json(
    tmp_path: Path, call: Call
) -> None:
    folder = tmp_path / "my answer"
    said = call("--workspace", folder, "new", "--json")
    assert said.data == [
        (folder / name).as_posix() for name in ("brief.yaml", "themes.yaml", "sources/sources.yaml")
    ]
    assert f'assistant draft "{folder / "brief.yaml"}"' in said.err
    assert call("new").code == 2


def test_a_checked_template_says_what_it_needs(call: Call) -> None:
    said = call("template", "check", "letter-to-companies")
    assert (said.code, said.out) == (0, "")
    assert "It needs recipients: a letter is addressed to somebody." in said.err


def test_status_counts_what_is_answered(demo: Path, call: Call) -> None:
    said = call("status", "--workspace", demo, "--json")
    assert said.data["answered"] == len(said.data["answers"]) == 10
    assert (
        said.data["words"] == sum(answer["words"] for answer in said.data["answers"])
        or said.data["words"] > 1000
    )
    assert [answer["name"] for answer in said.data["answers"]] == [str(n) for n in range(1, 11)]


def test_the_shipped_templates_have_nothing_wrong(call: Call) -> None:
    for template in call("template", "list", "--json").data:
        said = call("template", "check", template["name"])
        assert (said.code, said.out) == (0, ""), said.out


def test_a_template_that_cannot_be_used_does_not_hide_the_others(demo: Path, call: Call) -> None:
    whole = call("template", "list", "--json").data
    for name, record in {
        "empty": "",
        "torn": "schema: [1\n",
        "odd": "schema: 1\ntilte: X\n",
    }.items():
        folder = demo / "templates" / name
        folder.mkdir(parents=True)
        (folder / "template.yaml").write_text(record, encoding="utf-8")
        (folder / "submission.md.j2").write_text("# T\n", encoding="utf-8")
    said = call("template", "list", "--json", "--workspace", demo)
    assert [t["name"] for t in said.data] == [t["name"] for t in whole]
    assert said.code == 1
    told = said.err.splitlines()
    assert [line.startswith("This template cannot be used: ") for line in told] == [True] * 3
    assert ["empty" in told[0], "odd" in told[1], "torn" in told[2]] == [True] * 3


def test_what_a_new_brief_lacks_is_told_once(tmp_path: Path, call: Call) -> None:
    call("new", tmp_path / "own")
    said = call("draft", tmp_path / "own" / "brief.yaml", "--json")
    codes = {finding["code"] for finding in said.data["findings"]}
    assert {"missing-date", "missing-respondent-organisation", "unanswered-question"} <= codes
    assert not codes & {"venue-date", "venue-sender", "venue-capacity"}


def test_a_wrong_name_in_a_template_is_told_with_its_line(demo: Path, call: Call) -> None:
    folder = demo / "templates" / "ours"
    shutil.copytree(shipped("templates") / "briefing-note", folder)
    page = folder / "submission.md.j2"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n{{ respondant.organisation }}\n", encoding="utf-8")
    line = len(text.splitlines()) + 2
    said = call("template", "check", "ours", "--workspace", demo, "--json")
    assert said.code == 1
    messages = " ".join(f["place"] + f["message"] + f["fix"] for f in said.data)
    assert "respondant" in messages
    assert "respondent" in messages
    assert str(line) in messages


def test_an_endless_loop_in_a_template_ends_with_its_file_and_line(demo: Path, call: Call) -> None:
    folder = demo / "templates" / "endless"
    shutil.copytree(shipped("templates") / "briefing-note", folder)
    (folder / "submission.md.j2").write_text(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}"
        "{% endfor %}{% endfor %}{% endfor %}\n",
        encoding="utf-8",
    )
    said = call("draft", "--workspace", demo, "--template", "endless", "-o", demo / "x.docx")
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert "submission.md.j2" in said.err
    assert not (demo / "x.docx").exists()


@pytest.mark.parametrize("name", ["brief.yaml", "themes.yaml", "brief.pdf", "brief"])
def test_a_word_draft_is_never_written_under_another_ending(
    demo: Path, call: Call, name: str
) -> None:
    before = (demo / name).read_bytes() if (demo / name).exists() else None
    said = call("draft", "--workspace", demo, "-o", demo / name, "--force")
    assert said.code == 2
    assert f"the name of a docx draft ends in .docx. Call it {Path(name).stem}.docx" in said.err
    assert ((demo / name).read_bytes() if (demo / name).exists() else None) == before


def test_a_draft_never_takes_the_place_of_a_document_it_quotes(demo: Path, call: Call) -> None:
    source = next((demo / "sources").glob("000*.txt"))
    before = source.read_bytes()
    said = call("draft", "--workspace", demo, "--format", "txt", "-o", source, "--force")
    assert said.code == 2
    assert "is one of the documents that evidence is taken from" in said.err
    assert source.read_bytes() == before


def test_a_text_draft_among_the_documents_is_replaced_by_the_next(demo: Path, call: Call) -> None:
    target = demo / "sources" / "answer.txt"
    for _ in range(2):
        said = call("draft", "--workspace", demo, "--format", "txt", "-o", target, "--force")
        assert said.code == 1, said.err
