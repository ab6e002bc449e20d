"""The audit beside a draft, and the proof that it allows on another machine."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.writing import write_drafted
from assistant.briefs import load_brief
from assistant.checks.audit import audit_data, audit_json
from assistant.checks.audit_text import audit_text
from assistant.checks.verifying import SourceFile, prove_again
from assistant.cli.main import run
from assistant.documents.reading import read_document
from assistant.errors import AskedWrongly, CannotWrite
from assistant.shipped import shipped
from assistant.workspace import draft_brief

MINUTES = "000_45e461cf34117386.txt"
SUBMISSION = "004_94b715e0a01dba7a.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the seeds whose draft is written, with a trim that has a reason."""
    folder = tmp_path_factory.mktemp("audit") / "w"
    (folder / "sources").mkdir(parents=True)
    for name in (MINUTES, SUBMISSION, "sources.yaml"):
        shutil.copy(shipped("seeds") / name, folder / "sources" / name)
    shutil.copy(shipped("seeds") / "themes.yaml", folder / "themes.yaml")
    shutil.copy(shipped("seeds") / "demo.yaml", folder / "brief.yaml")
    write_drafted(draft_brief(folder / "brief.yaml"), folder / "brief.docx")
    return folder


def audit_of(folder: Path) -> dict[str, Any]:
    data = json.loads((folder / "brief.docx.audit.json").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def test_an_audit_stands_beside_the_working_copy_and_names_its_hash(made: Path) -> None:
    data = audit_of(made)
    assert data["sha256"] == hashlib.sha256((made / "brief.docx").read_bytes()).hexdigest()
    assert (data["audit"], data["final"], data["file"]) == (1, False, "brief.docx")
    assert (made / "brief.docx.audit.md").is_file()


def test_the_audit_holds_what_proves_each_quotation(made: Path) -> None:
    data = audit_of(made)
    texts = {name: read_document(made / "sources" / name) for name in (MINUTES, SUBMISSION)}
    assert len(data["quotes"]) >= 20
    for quote in data["quotes"]:
        source = texts[Path(quote["file"]).name]
        assert source.text[slice(*quote["span"])] == quote["certified"]
        assert source.sha256 == quote["source_sha256"]
        assert quote["before"] or quote["after"]
    brief = load_brief(made / "brief.yaml")
    pins = {p.id for a in brief.answers for p in a.pins}
    assert pins <= {quote["pin"] for quote in data["quotes"]}


def test_the_same_draft_gives_the_same_audit_to_the_byte(made: Path, tmp_path: Path) -> None:
    for name in ("sources", "themes.yaml", "brief.yaml"):
        copy = shutil.copytree if (made / name).is_dir() else shutil.copy
        copy(made / name, tmp_path / name)
    write_drafted(draft_brief(tmp_path / "brief.yaml"), tmp_path / "brief.docx")
    for name in ("brief.docx.audit.json", "brief.docx.audit.md"):
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()


def test_reasons_acknowledgements_and_despite_are_in_both_forms(made: Path) -> None:
    drafted = draft_brief(made / "brief.yaml")
    answer = drafted.brief.answers[0]
    override = {"finding": "quote-meaning.negation.0a1b2c3d", "reason": "It is *restated*.",
                "pin": answer.pins[0].id}  # fmt: skip
    pin = answer.pins[0].model_copy(update={"acknowledged": ("read-around.12345678",)})
    changed = answer.model_validate(
        {**answer.model_dump(), "overrides": [override], "pins": [pin.model_dump()]}
    )
    brief = drafted.brief.model_copy(update={"answers": (changed, *drafted.brief.answers[1:])})
    data = audit_data(
        drafted.draft, brief, drafted.findings, file="f.docx", sha256="", despite=" Agreed. "
    )
    assert data["despite"] == "Agreed."
    assert data["overrides"] == [{"place": "Question 1", **override}]
    text = audit_text(data)
    assert "because: It is \\*restated\\*." in text
    assert "`read-around.12345678`, read and put aside" in text
    assert "Written despite errors: Agreed." in text


def test_evidence_against_the_case_that_is_not_printed_has_a_heading(made: Path) -> None:
    data = audit_of(made)
    assert "Evidence against the case" not in audit_text(data)
    data["quotes"][0] |= {"bearing": "challenges", "placed": ""}
    assert "## Evidence against the case that the paper does not print" in audit_text(data)


def test_a_draft_does_not_stay_without_its_audit(made: Path) -> None:
    (made / "other.docx.audit.json").mkdir()
    with pytest.raises(CannotWrite):
        write_drafted(draft_brief(made / "brief.yaml"), made / "other.docx")
    assert not (made / "other.docx").exists()


# --- proved again --------------------------------------------------------------------------------


def sources_of(folder: Path) -> dict[str, SourceFile]:
    found = {}
    for source in audit_of(folder)["sources"]:
        document = read_document(folder / source["file"])
        found[source["id"]] = SourceFile(sha256=document.sha256, text=document.text)
    return found


def printed_text_of(data: dict[str, Any]) -> str:
    """Return a text that prints every quotation as often as the audit says."""
    return "\n".join(f"{q['printed']} (x)\n" * q["times_printed"] for q in data["quotes"])


def test_an_untouched_draft_is_proved_by_its_hash_and_its_sources(made: Path) -> None:
    data = audit_of(made)
    proof = prove_again(
        data, file="f", sha256=data["sha256"], text=lambda: "never asked", sources=sources_of(made)
    )
    assert proof.holds and proof.state == "unchanged"
    assert {source.state for source in proof.sources} == {"same"}


def test_an_edited_draft_is_proved_while_its_quotations_stand(made: Path) -> None:
    data = audit_of(made)
    whole = printed_text_of(data)
    proof = prove_again(
        data, file="f", sha256="other", text=lambda: f"New. {whole}", sources=sources_of(made)
    )
    assert proof.holds and proof.state == "edited"


@pytest.mark.parametrize(
    ("old", "new"), [("not", "now"), ("7,000", "70,000"), ("very few", "few"), ("must", "may")]
)
def test_one_altered_word_in_the_file_fails_its_quotation(made: Path, old: str, new: str) -> None:
    data = audit_of(made)
    whole = printed_text_of(data)
    at = next(q for q in data["quotes"] if f" {old} " in q["printed"])
    altered = whole.replace(at["printed"], at["printed"].replace(f" {old} ", f" {new} "), 1)
    proof = prove_again(
        data, file="f", sha256="other", text=lambda: altered, sources=sources_of(made)
    )
    assert [quote.pin for quote in proof.quotes if quote.problems] == [at["pin"]]


def test_an_audit_that_was_altered_along_with_the_file_is_found_out_by_the_source(
    made: Path,
) -> None:
    data = audit_of(made)
    target = next(q for q in data["quotes"] if " not " in q["printed"])
    for name in ("printed", "certified"):
        target[name] = target[name].replace(" not ", " now ", 1)
    proof = prove_again(
        data, file="f", sha256=data["sha256"], text=lambda: "", sources=sources_of(made)
    )
    assert [quote.pin for quote in proof.quotes if quote.problems] == [target["pin"]]
    target["certified"] = target["certified"].replace(" now ", " not ", 1)
    proof = prove_again(
        data, file="f", sha256=data["sha256"], text=lambda: "", sources=sources_of(made)
    )
    problems = next(quote.problems for quote in proof.quotes if quote.problems)
    assert "The source's words print as" in problems[0]


def test_a_source_that_is_another_or_absent_fails_its_quotations(made: Path) -> None:
    data = audit_of(made)
    found = sources_of(made)
    first, second = (source["id"] for source in data["sources"])
    held = found[first]
    found[first] = held.model_copy(update={"sha256": "other", "text": f"New. {held.text}"})
    del found[second]
    proof = prove_again(data, file="f", sha256=data["sha256"], text=lambda: "", sources=found)
    assert [source.state for source in proof.sources] == ["changed", "absent"]
    assert all(quote.problems for quote in proof.quotes)
    assert "at another place" in proof.quotes[0].problems[0]


def test_what_is_no_audit_is_refused() -> None:
    for data in ({"quotes": [{}]}, {"quotes": [], "sources": [{}], "sha256": ""}):
        with pytest.raises(AskedWrongly, match="audit lacks"):
            prove_again(data, file="f", sha256="", text=str, sources={})


def test_the_command_proves_a_draft_where_only_the_sources_are(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(made / "sources" / MINUTES, tmp_path / "renamed.txt")
    shutil.copy(made / "sources" / SUBMISSION, tmp_path / SUBMISSION)
    draft = str(made / "brief.docx")
    assert run(["verify", draft, "--sources", str(tmp_path)]) == 0
    assert "as it was written; 22 of 22 quotations proved" in capsys.readouterr().out
    edited = tmp_path / "edited.docx"
    with zipfile.ZipFile(draft) as one, zipfile.ZipFile(edited, "w") as other:
        for name in one.namelist():
            text = one.read(name)
            if name == "word/document.xml":
                assert b"were not designed" in text
                text = text.replace(b"were not designed", b"were designed", 1)
            other.writestr(name, text)
    audit = str(made / "brief.docx.audit.json")
    command = ["verify", str(edited), "--audit", audit, "--sources", str(tmp_path)]
    assert run(command) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2 and "pin old-laws" in said[0] and "21 of 22" in said[1]
    assert run([*command, "--json"]) == 1
    shape = json.loads(capsys.readouterr().out)
    assert shape["holds"] is False and shape["state"] == "edited"
    (tmp_path / SUBMISSION).write_text("Another text altogether.", encoding="utf-8")
    assert run(["verify", draft, "--sources", str(tmp_path)]) == 1


def test_the_command_says_in_one_line_what_cannot_be_proved(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    for text in (
        "{",
        "[]",
        '{"audit": 1}',
        '{"audit": 9, "quotes": [], "sources": [], "sha256": ""}',
    ):
        bad.write_text(text, encoding="utf-8")
        assert run(["verify", str(made / "brief.docx"), "--audit", str(bad)]) == 2
        assert "audit" in capsys.readouterr().err
    assert run(["verify", str(tmp_path / "none.docx")]) == 3
    assert run(["verify", str(made / "brief.docx"), "--sources", str(tmp_path / "no")]) == 3
    assert audit_json(audit_of(made)).endswith("}\n")
