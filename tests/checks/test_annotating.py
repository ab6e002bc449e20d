"""A copy with comments: on every problem, at its words, and nothing else is changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from assistant.checks.returned.annotating import Saying, annotated
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import Anchor
from assistant.documents.wordfile import WordFile, read_word_file
from tests.checks.conftest import check_data
from tests.checks.papers import Para, inserted, paper, removed, run, table
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures
from tests.word.conftest import Complaints, complaints  # noqa: F401 - fixtures

WRONG = "We can simply arrest our way out of this problem."


def noted(data: bytes, held: Held) -> bytes:
    checked = check_data(held, data)
    sayings = [Saying(r.anchor, r.finding.message) for r in checked.remarks if r.anchor is not None]
    return annotated(data, Path("paper.docx"), sayings)


def read(data: bytes, reading: str = "accepted") -> WordFile:
    return read_word_file(data, Path("paper.docx"), reading=reading)  # type: ignore[arg-type]


def commented(file: WordFile) -> list[str]:
    return [file.between(c.start, c.end) for c in file.comments if c.start and c.end]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_comment_stands_on_the_very_words(held: Held) -> None:
    data = paper([f"He said “{WRONG}” and went.", Para(WRONG, "Q")])
    copy = read(noted(data, held))
    assert commented(copy)[0] == f"“{WRONG}”"
    assert WRONG in commented(copy)
    assert [p.text for p in copy.paragraphs if p.story == "body"] == [
        p.text for p in read(data).paragraphs
    ]


def test_words_in_tables_stand_for_themselves_and_notes_for_their_marks(held: Held) -> None:
    note = Para("A point is made.^", note=f"He said “{WRONG}”")
    data = paper([note], table([["A"], [f"“{WRONG}”"]]))
    copy = read(noted(data, held))
    assert f"“{WRONG}”" in commented(copy)
    assert any(text == "." for text in commented(copy))


def test_only_the_document_its_comments_and_their_ties_are_written_anew(held: Held) -> None:
    data = paper([f"He said “{WRONG}”"])
    before, after = parts(data), parts(noted(data, held))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    }


def test_tracked_changes_and_comments_that_were_there_stay(held: Held) -> None:
    raw = run("“We can") + removed("not") + inserted(" always") + run(f"{WRONG[6:]}”")
    data = paper([Para("", raw=raw)])
    once = annotated(data, Path("p.docx"), [Saying(Anchor(paragraph=0, start=0, end=4), "First")])
    twice = noted(once, held)
    for reading in ("accepted", "rejected"):
        assert read(twice, reading).paragraphs[0].text == read(data, reading).paragraphs[0].text
    copy = read(twice)
    assert copy.has_tracked_changes
    texts = [copy.paragraphs[c.paragraphs[0]].text for c in copy.comments]
    assert texts[0] == "First"
    assert len(texts) > 1
    assert len({comment.id for comment in copy.comments}) == len(copy.comments)


def test_comments_may_overlap_and_split_one_run_many_times() -> None:
    data = paper(["One two three four five"])
    spans = [(0, 7), (4, 13), (8, 23), (8, 13), (0, 23)]
    sayings = [Saying(Anchor(paragraph=0, start=a, end=b), f"{a}") for a, b in spans]
    copy = read(annotated(data, Path("p.docx"), sayings))
    text = "One two three four five"
    assert copy.paragraphs[0].text == text
    assert commented(copy) == [text[a:b] for a, b in spans]


def test_a_file_without_problems_is_copied_as_it_is(held: Held) -> None:
    data = paper(["Nothing to see."])
    assert noted(data, held) == data


def test_the_copy_of_a_draft_is_valid(
    demo: Path,  # noqa: F811
    call: Call,  # noqa: F811
    complaints: Callable[[bytes], Complaints],  # noqa: F811
) -> None:
    document = Document(str(demo / "brief.docx"))
    for paragraph in document.paragraphs:
        for part in paragraph.runs:
            part.text = part.text.replace("within three clicks", "within five clicks")
    document.save(str(demo / "edited.docx"))
    out = demo / "noted.docx"
    assert call("check", demo / "edited.docx", "--workspace", demo, "--annotate", out).code == 1
    assert complaints(out.read_bytes())[0] == []
    assert Document(str(out)).comments


def test_nothing_is_replaced_unless_asked(demo: Path, call: Call, tmp_path: Path) -> None:  # noqa: F811
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(paper([f"“{WRONG}”"]))
    out.write_bytes(b"mine")
    command = ("check", path, "--workspace", demo, "--annotate")
    assert call(*command, out).code == 3
    assert out.read_bytes() == b"mine"
    assert call(*command, path).code == 2
    assert call(*command, path, "--force").code == 2
    assert call(*command, out, "--force").code == 1
    assert read(out.read_bytes()).comments


def test_several_files_need_a_folder(demo: Path, call: Call, tmp_path: Path) -> None:  # noqa: F811
    first, second = tmp_path / "a.docx", tmp_path / "b" / "a.docx"
    second.parent.mkdir()
    for path in (first, second):
        path.write_bytes(paper([f"“{WRONG}”"]))
    command = ("check", first, second, "--workspace", demo, "--annotate")
    assert call(*command, tmp_path / "out.docx").code == 2
    assert call(*command, tmp_path / "out").code == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a-2.docx", "a.docx"]


@pytest.mark.parametrize("edge", [(0, 0), (0, 1), (22, 23), (5, 5), (0, 99)])
def test_a_comment_is_set_wherever_it_is_asked_for(edge: tuple[int, int]) -> None:
    data = paper(["One two three four five", ""])
    for paragraph in (0, 1):
        saying = Saying(Anchor(paragraph=paragraph, start=edge[0], end=edge[1]), "Here")
        copy = read(annotated(data, Path("p.docx"), [saying]))
        assert len(copy.comments) == 1
        assert copy.paragraphs[0].text == "One two three four five"


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(
    call: Call,  # noqa: F811
    demo: Path,  # noqa: F811
) -> None:
    broken = demo / "broken.docx"
    broken.write_bytes(b"no Word file")
    out = demo / "copies"
    said = call(
        "check", "--json", "--workspace", demo, broken, demo / "brief.docx", demo / "none.docx",
        "--annotate", out,
    )  # fmt: skip
    assert said.code == 3
    assert {one["file"] for one in said.data} == {(demo / "brief.docx").as_posix()}
    assert said.err.count("broken.docx") == said.err.count("none.docx") == 1
    assert [path.name for path in out.iterdir()] == ["brief.docx"]
