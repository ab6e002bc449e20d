"""One brief and a table of rows: a draft for every row, and a bad row fails alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from assistant import run_batch
from assistant.cli.main import run
from assistant.errors import AskedWrongly, CannotRead
from tests.batch.papers import example, table

LETTER = "letter-to-companies.yaml"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return example(tmp_path, LETTER)


def words_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_every_row_puts_its_cells_into_the_fields_of_the_brief(
    letter: Path, tmp_path: Path
) -> None:
    rows = table(
        tmp_path, "organisation,sign_off.name\nNorth Branch,Ann Ode\nSouth Branch,Bo Ray\n"
    )
    entries = run_batch([letter], rows, out=tmp_path / "out")
    assert [(e.row, e.output, e.status) for e in entries] == [
        (1, "north-branch.docx", "written"),
        (2, "south-branch.docx", "written"),
    ]
    north = words_of(tmp_path / "out" / "north-branch.docx")
    assert "North Branch" in north
    assert "Ann Ode" in north
    assert "South Branch" not in north


def test_an_empty_cell_leaves_what_the_brief_says(letter: Path, tmp_path: Path) -> None:
    rows = table(tmp_path, "organisation,date\nNorth Branch,\n,2031-02-03\n")
    first, second = run_batch([letter], rows, out=tmp_path / "out")
    assert "3 February 2031" not in words_of(tmp_path / "out" / str(first.output))
    assert "3 February 2031" in words_of(tmp_path / "out" / str(second.output))


@pytest.mark.parametrize(
    "cell",
    ["{{ 7 * 7 }}", "{% for x in y %}", "R&D <b>bold</b>", "=1+1", "שלום", "O’Neil “& Sons”"],
)
def test_a_cell_is_text_and_never_a_template(letter: Path, tmp_path: Path, cell: str) -> None:
    quoted = cell.replace('"', '""')
    rows = table(tmp_path, f'respondent.organisation\n"{quoted}"\n')
    (entry,) = run_batch([letter], rows, out=tmp_path / "out")
    assert entry.status == "written"
    assert cell in words_of(tmp_path / "out" / str(entry.output))


MARKS = (
    "{quote: accuracy-thresholds} stays",
    "{cite: nobody} and {ref: nowhere}",
    "*stars* _lines_ `ticks` <b>tags</b> &amp; [a](b)",
    "# no heading",
    "1. no list",
    "- no list either",
    "```",
    "::: lead",
    "{{ 7 * 7 }} {% raw %}",
)


def test_nothing_in_a_cell_is_a_mark_or_a_call_in_any_field(letter: Path, tmp_path: Path) -> None:
    columns = ["answers.Why we are writing.text", "details.opening", "details.closing"]
    lines = [{name: f"{cell}\n\nAnd {name}." for name in columns} for cell in MARKS]
    rows = table(tmp_path, "\n".join(map(json.dumps, lines)), "members.jsonl")
    entries = run_batch([letter], rows, out=tmp_path / "out", jobs=1)
    for cell, entry in zip(MARKS, entries, strict=True):
        printed = words_of(tmp_path / "out" / str(entry.output)).splitlines()
        assert printed.count(cell) == len(columns)
        assert all(f"And {name}." in printed for name in columns)


def test_a_row_may_answer_a_question_that_the_brief_leaves_open(tmp_path: Path) -> None:
    brief = tmp_path / "open" / "brief.yaml"
    brief.parent.mkdir()
    brief.write_text(OPEN, encoding="utf-8")
    rows = table(
        tmp_path,
        "organisation,answers.1.text,answers.2(a).text,answers.2(a).find\n"
        "North,,Ours alone.,\nSouth,First words.,,\nEast,,,many\n",
    )
    first, second, third = run_batch([brief], rows, out=tmp_path / "out")
    assert "Ours alone." in words_of(tmp_path / "out" / str(first.output))
    assert "First words." in words_of(tmp_path / "out" / str(second.output))
    assert "column “answers.2(a).find”: found “many”; expected a whole number" in str(third.error)
    with pytest.raises(AskedWrongly, match=r"answers\.2\(a\)\.text"):
        run_batch([brief], table(tmp_path, "answers.2a.text\nx\n"), out=tmp_path / "out")


OPEN = """
schema: 1
consultation:
  title: A call
  body: A body
  questions:
    - {number: "1", text: What is wrong?}
    - {number: "2(a)", text: What would you change?}
respondent: {organisation: All branches, about: We speak for branches.}
template: consultation-response
sources: []
"""


def test_whatever_goes_wrong_with_a_row_names_the_row(letter: Path, tmp_path: Path) -> None:
    rows = table(tmp_path, "organisation,template\nNorth,no-such\nSouth,\nWest,a,b\n")
    first, second, third = run_batch([letter], rows, out=tmp_path / "out")
    assert f"{rows}, row 1: there is no template “no-such”" in str(first.error)
    assert second.status == "written"
    assert f"{rows}, row 3: it has 3 cells" in str(third.error)


def test_an_unknown_column_is_named_with_its_nearest_match_before_anything_is_written(
    letter: Path, tmp_path: Path
) -> None:
    rows = table(tmp_path, "respondent.organization\nNorth\n")
    with pytest.raises(AskedWrongly, match=r"respondent\.organisation"):
        run_batch([letter], rows, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_column_that_could_mean_two_fields_is_refused(letter: Path, tmp_path: Path) -> None:
    rows = table(tmp_path, "name\nNorth\n")
    with pytest.raises(AskedWrongly, match="could mean"):
        run_batch([letter], rows, out=tmp_path / "out")


def test_a_bad_row_fails_alone_and_says_where(letter: Path, tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        "organisation,date,answers.Opening.text\n"
        "North,2031-02-30,\nSouth,soon,A text.\nEast,2031-02-03,Plain words.\n",
    )
    text = letter.read_text(encoding="utf-8")
    section = text.split("section: ")[1].splitlines()[0]
    rows.write_text(rows.read_text(encoding="utf-8").replace("Opening", section), encoding="utf-8")
    entries = run_batch([letter], rows, out=tmp_path / "out")
    assert [entry.status for entry in entries] == ["failed", "failed", "written"]
    assert "row 1" in (entries[0].error or "")
    assert "2031-02-30" in (entries[0].error or "")
    assert "row 2, column “date”: found “soon”; expected a date" in (entries[1].error or "")


@pytest.mark.parametrize("form", ["tsv", "semicolons", "jsonl", "xlsx"])
def test_every_kind_of_table_gives_the_same_drafts(letter: Path, tmp_path: Path, form: str) -> None:
    plain = table(tmp_path, "organisation,date\nNorth,2031-02-03\nSouth,2031-02-04\n")
    expected = run_batch([letter], plain, out=tmp_path / "plain")
    other = tmp_path / f"other.{form}"
    if form == "tsv":
        other.write_text(plain.read_text(encoding="utf-8").replace(",", "\t"), encoding="utf-8")
    elif form == "semicolons":
        text = plain.read_text(encoding="utf-8").replace(",", ";")
        other.write_bytes(b"\xef\xbb\xbf" + text.encode())
    elif form == "jsonl":
        lines = [
            {"organisation": n, "date": f"2031-02-0{d}"} for n, d in (("North", 3), ("South", 4))
        ]
        other.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    else:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for line in plain.read_text(encoding="utf-8").splitlines():
            sheet.append(line.split(","))
        book.save(other)
    entries = run_batch([letter], other, out=tmp_path / "out")
    assert [entry.sha256 for entry in entries] == [entry.sha256 for entry in expected]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("organisation\n", "no row"),
        ("organisation,organisation\na,b\n", "Two columns"),
        ("organisation,,x\na,b,c\n", "no name"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_whole(
    letter: Path, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(CannotRead, match=f"(?i){said}"):
        run_batch([letter], table(tmp_path, text), out=tmp_path / "out")


def test_names_follow_the_pattern_and_are_all_different(letter: Path, tmp_path: Path) -> None:
    rows = table(tmp_path, "organisation,venue\nNorth/West,senedd\nNorth West,senedd\n🎉,senedd\n")
    entries = run_batch([letter], rows, out=tmp_path / "out", name="{organisation}-{venue}")
    assert [entry.output for entry in entries] == [
        "north-west-senedd.docx",
        "north-west-senedd-2.docx",
        "none-senedd.docx",
    ]
    with pytest.raises(AskedWrongly, match="organisation"):
        run_batch([letter], rows, out=tmp_path / "out", name="{organization}")
    with pytest.raises(AskedWrongly, match="at least one field"):
        run_batch([letter], rows, out=tmp_path / "out", name="same")


def test_templates_and_venues_multiply(tmp_path: Path) -> None:
    brief = example(tmp_path, "briefing-note.yaml")
    templates = ("briefing-note", "select-committee-evidence")
    entries = run_batch([brief], out=tmp_path / "out", templates=templates)
    assert [entry.output for entry in entries] == [
        "briefing-note-briefing-note.docx",
        "briefing-note-select-committee-evidence.docx",
    ]
    assert [entry.template for entry in entries] == list(templates)


def test_an_unknown_venue_is_named_before_anything_is_written(tmp_path: Path) -> None:
    brief = example(tmp_path, "briefing-note.yaml")
    with pytest.raises(AskedWrongly, match="commons-select-committee"):
        run_batch([brief], out=tmp_path / "out", venues=["commons-select-commitee"])
    assert not (tmp_path / "out").exists()


def test_a_batch_for_several_venues_tells_their_limits_and_that_they_are_several(
    tmp_path: Path,
) -> None:
    brief = example(tmp_path, "briefing-note.yaml")
    pack = tmp_path / "examples" / "venues" / "our-board.yaml"
    pack.parent.mkdir()
    pack.write_text(
        "venue: 1\ntitle: Our board\nrules:\n  - rule: words\n    limit: 800\n    unit: words\n"
        "    says: At most 800 words.\n    source: Our own rules.\n",
        encoding="utf-8",
    )
    venues = ["commons-select-committee", "our-board"]
    first = run_batch([brief], out=tmp_path / "out", venues=venues)
    assert [entry.limit for entry in first] == [3000, 800]
    told = json.loads((tmp_path / "out" / "likeness.json").read_text(encoding="utf-8"))
    assert "goes to 2 inquiries" in told["original_evidence"][0]
    pack.write_text(pack.read_text(encoding="utf-8").replace("800", "900"), encoding="utf-8")
    again = run_batch([brief], out=tmp_path / "out", venues=venues)
    assert [entry.limit for entry in again] == [3000, 900]
    assert [entry.inputs == old.inputs for entry, old in zip(again, first, strict=True)] == [
        True,
        False,
    ]


def test_a_final_copy_of_a_row_that_nobody_approved_is_refused(
    letter: Path, tmp_path: Path
) -> None:
    text = letter.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.strip().startswith("approved:")]
    letter.write_text("\n".join(kept) + "\n", encoding="utf-8")
    rows = table(
        tmp_path, "organisation,sign_off.name,sign_off.approved\nNorth,Ann,\nSouth,Bo,2031-02-03\n"
    )
    entries = run_batch([letter], rows, out=tmp_path / "out", final=True)
    assert "nobody has approved" in (entries[0].error or "")
    assert "no final copy while this stands" in (entries[1].error or "")


PLAIN = """
schema: 1
consultation: {title: A call, body: A body}
respondent: {organisation: All branches, about: We speak for branches.}
date: "2031-02-04"
template: briefing-note
sources: []
summary: We agree.
answers:
  - section: Why
    text: Because it works.
"""


def test_a_final_copy_of_an_approved_row_is_written_with_its_sign_off_and_its_audit(
    tmp_path: Path,
) -> None:
    brief = tmp_path / "plain" / "brief.yaml"
    brief.parent.mkdir()
    brief.write_text(PLAIN, encoding="utf-8")
    rows = table(tmp_path, "organisation,sign_off.name,approved\nNorth,Ann,\nSouth,Bo,2031-02-03\n")
    first, second = run_batch([brief], rows, out=tmp_path / "out", final=True)
    assert "nobody has approved" in str(first.error)
    assert (second.status, second.approved_by, second.approved) == ("written", "Bo", "2031-02-03")
    assert (tmp_path / "out" / "south.docx.audit.md").is_file()


def test_the_briefs_own_approval_covers_only_a_row_that_changes_nothing(tmp_path: Path) -> None:
    brief = tmp_path / "plain" / "brief.yaml"
    brief.parent.mkdir()
    approved = "sign_off: {name: Bo, approved: '2031-02-01'}\n"
    brief.write_text(PLAIN + approved, encoding="utf-8")
    rows = table(
        tmp_path,
        "organisation,sign_off.approved\nNorth,\nAll branches,\nSouth,2031-02-03\n",
    )
    working = run_batch([brief], rows, out=tmp_path / "working")
    assert [entry.approved for entry in working] == [None, "2031-02-01", "2031-02-03"]
    first, *rest = run_batch([brief], rows, out=tmp_path / "final", final=True)
    assert "holds only for a row that changes nothing" in str(first.error)
    assert [entry.status for entry in rest] == ["written", "written"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("members.csv", "organisation,date\nNo\x07rth,\x1b\nSouth,\n"),
        (
            "members.jsonl",
            '{"organisation": "No\x07rth", "date": "\\u001b"}\n{"organisation": "S"}',
        ),
    ],
)
def test_control_codes_of_a_cell_are_left_out_and_told(
    letter: Path, tmp_path: Path, name: str, text: str
) -> None:
    run_batch([letter], table(tmp_path, text, name), out=tmp_path / "out", check=True)
    first, second = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert first["findings"] == second["findings"] + 2
    assert (first["output"], first["status"]) == ("north.docx", "written")
    audit = (tmp_path / "out" / "north.docx.audit.md").read_text(encoding="utf-8")
    assert f"{name}, row 1, column “organisation”" in audit
    assert f"{name}, row 1, column “date”" in audit


def test_half_a_character_fails_its_row_alone_with_the_reason(letter: Path, tmp_path: Path) -> None:
    rows = table(
        tmp_path, '{"organisation": "N\\ud800"}\n{"organisation": "South"}', "members.jsonl"
    )
    first, second = run_batch([letter], rows, out=tmp_path / "out")
    assert (first.status, second.status) == ("failed", "written")
    assert "“organisation” holds half of a character" in str(first.error)


def test_unchanged_inputs_are_not_made_again_and_changed_ones_are(
    letter: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    rows = table(tmp_path, "organisation,date\nNorth,2031-02-03\nSouth,2031-02-03\n")
    first = run_batch([letter], rows, out=out)
    times = {path: path.stat().st_mtime_ns for path in out.glob("*.docx")}
    again = run_batch([letter], rows, out=out)
    assert [entry.status for entry in again] == ["unchanged", "unchanged"]
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.docx")} == times
    rows.write_text("organisation,date\nNorth,2031-02-03\nSouth,2031-02-04\n", encoding="utf-8")
    third = run_batch([letter], rows, out=out)
    assert [entry.status for entry in third] == ["unchanged", "written"]
    assert third[0].inputs == first[0].inputs
    source = tmp_path / "seeds" / "sources.yaml"
    source.write_text(
        source.read_text(encoding="utf-8").replace("publisher: ", "publisher: The ", 1),
        encoding="utf-8",
    )
    fourth = run_batch([letter], rows, out=out)
    assert all(entry.inputs != old.inputs for entry, old in zip(fourth, third, strict=True))


def test_drafts_of_rows_tell_how_alike_they_are(letter: Path, tmp_path: Path) -> None:
    rows = table(tmp_path, "organisation\nNorth\nSouth\nEast\n")
    entries = run_batch([letter], rows, out=tmp_path / "out")
    told = json.loads((tmp_path / "out" / "likeness.json").read_text(encoding="utf-8"))
    assert all(entry.alike is not None and entry.alike > 0.9 for entry in entries)
    assert told["many_alike"] == 3
    assert "one joint response" in told["advice"]
    assert told["passages"][0]["drafts"] == 3


def test_drafts_that_share_little_are_told_so(letter: Path, tmp_path: Path) -> None:
    other = example(tmp_path, "select-committee.yaml")
    run_batch([letter, other], out=tmp_path / "out")
    told = json.loads((tmp_path / "out" / "likeness.json").read_text(encoding="utf-8"))
    assert told["alike"] < 0.4
    assert not told["advice"]


def test_a_brief_that_repeats_its_own_published_paper_or_goes_to_several_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    brief = example(tmp_path, "select-committee.yaml")
    repeated = "No plan for arrests can be drawn on that scale. The police do not claim otherwise."
    assert "No plan" in brief.read_text(encoding="utf-8")
    (tmp_path / "seeds" / "our-paper.txt").write_text(
        f"What we said last year\n\n{repeated}\n", encoding="utf-8"
    )
    sources = tmp_path / "seeds" / "sources.yaml"
    entry = "  - file: our-paper.txt\n    publisher: The Quayside Project\n"
    sources.write_text(sources.read_text(encoding="utf-8") + entry, encoding="utf-8")
    long = "Preventing abuse" + " of children" * 25
    rows = table(tmp_path, f"consultation.title\n{long}\nProtecting children\n")
    run(["batch", str(brief), "--rows", str(rows), "--out", str(tmp_path / "out")])
    said = capfd.readouterr().err
    assert "goes to 2 inquiries" in said
    assert long not in said, "a title of 300 letters is shortened where several are named"
    assert "which The Quayside Project has published" in said


def test_a_cell_chooses_several_options_where_the_question_takes_them(tmp_path: Path) -> None:
    brief = tmp_path / "form.yaml"
    brief.write_text(
        "consultation:\n  title: T\n  body: B\n  questions:\n"
        '    - {number: "1", text: Q, options: [Post, E-mail, Fax], choose: several}\n'
        '    - {number: "2", text: Q, options: [Agree; mostly, Disagree]}\n'
        "respondent: {organisation: R}\nsources: []\n",
        encoding="utf-8",
    )
    rows = table(
        tmp_path,
        "organisation,answers.1.choice,answers.2.choice\n"
        "North,Fax; Post,Agree; mostly\nSouth,Letter,Disagree\n",
    )
    north, south = run_batch([brief], rows, out=tmp_path / "out")
    printed = words_of(tmp_path / "out" / str(north.output))
    assert "Our answer: Fax; Post" in printed
    assert "Our answer: Agree; mostly" in printed
    assert south.status == "failed"
    assert "“Letter”; the options offered are “Post”, “E-mail”, “Fax”" in str(south.error)
