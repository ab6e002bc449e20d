"""``check --venue`` and ``--fix`` as people call them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from assistant.checks.ready import check_ready, paper_of
from assistant.cli.main import run
from assistant.documents.wordfile import read_word_file
from assistant.venues import load_venue
from tests.checks.ready.papers import good, saved

COMMONS = "commons-select-committee"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "note.txt").write_text("Nothing of this is quoted.\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def wrong() -> bytes:
    paper = good()
    paper.core_properties.author = "Jo Bloggs"
    paper.paragraphs[-1].add_run(" Do not say this.").font.hidden = True
    return saved(paper)


def test_a_good_paper_gives_reminders_only(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "paper.docx").write_bytes(saved(good()))
    code, out, _ = said(capsys, "check", "--venue", COMMONS, "paper.docx")
    assert code == 0
    assert "venue-reminder" in out
    assert "warning" not in out


def test_each_finding_says_its_place_its_rule_and_its_fix(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "paper.docx").write_bytes(wrong())
    code, out, _ = said(capsys, "check", "--venue", COMMONS, "paper.docx")
    assert code == 1
    (hidden,) = (line for line in out.splitlines() if "[venue-hidden-text]" in line)
    assert "“The case”" in hidden
    assert "The rule: Nothing stands in the file that its reader does not see." in hidden
    assert hidden.endswith("--fix does in a copy.")


def test_a_copy_is_mended_and_the_file_itself_stays(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workspace / "paper.docx"
    file.write_bytes(wrong())
    before = file.read_bytes()
    code, _, err = said(capsys, "check", "--venue", COMMONS, "paper.docx", "--fix", "mended.docx")
    assert code == 1
    assert "Hidden text was deleted." in err
    assert file.read_bytes() == before
    copy = workspace / "mended.docx"
    found = check_ready(paper_of(copy.read_bytes(), copy), load_venue(COMMONS))
    assert {finding.code for finding in found} == {"venue-reminder"}
    assert said(capsys, "check", "paper.docx", "--fix", "mended.docx")[0] == 3
    assert said(capsys, "check", "paper.docx", "--fix", "mended.docx", "--force")[0] in (0, 1)


@pytest.mark.parametrize("copy", ["paper.docx", "mended.doc", "mended"])
def test_a_copy_that_would_not_do_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str], copy: str
) -> None:
    (workspace / "paper.docx").write_bytes(wrong())
    code, _, err = said(capsys, "check", "paper.docx", "--fix", copy)
    assert code == 2
    assert copy in err


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("paper.pdf", b"%PDF-1.7\n", "The file is a .pdf"),
        ("paper.doc", b"%PDF-1.7\n", "The file is named .doc, and it is a PDF file"),
        ("paper.docx", b"{\\rtf1 }", "The file is named .docx, and it is a rich text (RTF) file"),
        ("paper.rtf", b"{\\rtf1 }", "only its type and size were looked at"),
        ("paper.txt", b"Written evidence", "only its type and size were looked at"),
    ],
)
def test_a_file_of_another_type_is_held_against_the_types_that_are_taken(
    workspace: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, expected: str
) -> None:
    (workspace / name).write_bytes(data)
    (workspace / "good.docx").write_bytes(saved(good()))
    code, out, _ = said(capsys, "check", "--venue", COMMONS, name, "good.docx")
    assert code == 1
    assert expected in out
    assert "good.docx" in out


def test_the_copy_with_comments_has_one_for_each_rule_that_is_broken(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = good()
    paper.paragraphs[-1].add_run(" Ring 020 7946 0958.")
    paper.core_properties.author = "Jo Bloggs"
    (workspace / "paper.docx").write_bytes(saved(paper))
    words = ("check", "--venue", COMMONS, "paper.docx", "--annotate", "told.docx")
    assert said(capsys, *words)[0] == 1
    told = Document(str(workspace / "told.docx"))
    comments = {comment.text.partition(" The rule:")[0] for comment in told.comments}
    assert "There is a telephone number here (“020 7946 0958”)." in comments
    assert "The file's properties name “Jo Bloggs” (author)." in comments
    file = read_word_file((workspace / "told.docx").read_bytes(), Path("told.docx"))
    about = [
        file.paragraphs[c.start.paragraph].text[c.start.offset : c.end.offset]
        for c in file.comments
        if c.start is not None and c.end is not None
    ]
    assert "020 7946 0958" in about
    assert file.paragraphs[0].text in about


def test_without_a_venue_a_file_of_another_type_cannot_be_checked(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    code, _, err = said(capsys, "check", "paper.pdf")
    assert code == 3
    assert "paper.pdf: This is a PDF file." in err
    with zipfile.ZipFile(workspace / "paper.odt", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    code, _, err = said(capsys, "check", "paper.odt")
    assert code == 3
    assert "paper.odt: This is an OpenDocument text (.odt). Open it in Word or Libre" in err


def test_an_unknown_venue_is_named_with_the_nearest(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "paper.docx").write_bytes(saved(good()))
    code, _, err = said(capsys, "check", "--venue", "ofcon", "paper.docx")
    assert code == 2
    assert "there is no venue “ofcon”. Did you mean “ofcom”?" in err


def test_the_call_of_the_brief_changes_a_rule_with_its_reason(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "paper.docx").write_bytes(saved(good()))
    brief = workspace / "brief.yaml"
    brief.write_text(
        "schema: 1\ntemplate: select-committee-evidence\n"
        "consultation:\n  title: Waiting\n  body: Education Committee\n  rules:\n"
        "    - {rule: words, limit: 50, reason: The call asks for 50 words.}\n"
        "respondent: {organisation: Harrow Families Network}\n",
        encoding="utf-8",
    )
    code, out, _ = said(capsys, "check", "--brief", "brief.yaml", "paper.docx")
    assert code == 1
    assert "the limit is 50" in out
    assert "Changed for this call: The call asks for 50 words." in out
