"""A draft goes out as a Word file, people edit it, and what they wrote comes back to the brief."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from assistant.briefs import load_brief, save_brief
from assistant.briefs.brief import Brief, Pin
from assistant.briefs.changing import answer_to, with_lead_in, with_text
from assistant.briefs.writing import earlier_versions
from assistant.cli.main import run
from assistant.cli.pull import pull as pull_command
from assistant.documents.wordfile import read_word_file
from assistant.drafting.draft import Draft
from assistant.library import Library
from assistant.pulling.change import Pulled
from assistant.pulling.lines import lines_of_draft
from assistant.pulling.pulling import pull
from assistant.pulling.taking import taken
from assistant.quotes.typography import comparable
from assistant.themes.theme import Themes
from assistant.word import word_bytes
from assistant.workspace import draft_brief, library_for_brief, themes_for
from tests.checks.typed_over import first_words, last_words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Desk:
    """One workspace, with the draft of its brief as a Word file in memory."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "brief.yaml"
        self.brief: Brief = load_brief(self.path)
        self.library: Library = library_for_brief(self.path, self.brief)
        self.themes: Themes = themes_for(folder, self.brief)
        self.draft: Draft = draft_brief(self.path).draft
        self.word = word_bytes(self.draft).data

    def pulled(self, data: bytes, brief: Brief | None = None) -> Pulled:
        word = read_word_file(data, Path("copy.docx"))
        return pull(word, self.path, brief or self.brief, self.library, self.themes)

    def redrafted(self, brief: Brief) -> list[str]:
        from assistant.drafting import write_draft

        draft = write_draft(brief, self.library, folder=self.path.parent, themes=self.themes)
        return [line.key for line in lines_of_draft(draft)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("pull") / "demo"
    run(["demo", str(folder), "--quiet"])
    desk = Desk(folder)
    yield desk
    desk.library.close()


def edited(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """Return the file with words of its text replaced, each once."""
    return rewritten(data, lambda xml: replaced(xml, pairs))


def replaced(xml: bytes, pairs: tuple[tuple[str, str], ...]) -> bytes:
    text = xml.decode("utf-8")
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text.encode("utf-8")


def rewritten(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == "word/document.xml" else part)
    return out.getvalue()


def paragraphs(root: etree._Element, *openings: str) -> list[etree._Element]:
    found = []
    for opening in openings:
        found += [
            p for p in root.iter(f"{W}p") if "".join(p.itertext(f"{W}t")).startswith(opening)
        ][:1]
    assert len(found) == len(openings)
    return found


def without(data: bytes, *openings: str) -> bytes:
    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for paragraph in paragraphs(root, *openings):
            paragraph.getparent().remove(paragraph)
        return etree.tostring(root)

    return rewritten(data, change)


def swapped(data: bytes, one: str, other: str) -> bytes:
    """Return the file with one paragraph moved behind another."""

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        first, second = paragraphs(root, one, other)
        second.addnext(first)
        return etree.tostring(root)

    return rewritten(data, change)


def body_keys(data: bytes) -> list[str]:
    word = read_word_file(data, Path("copy.docx"))
    return [
        comparable(p.text.removeprefix("Proposed, not yet read: "))
        for p in word.paragraphs
        if p.story == "body" and not p.cell and p.kind != "contents" and p.text.strip()
        and not p.style.endswith("aption")
    ]  # fmt: skip


def assert_comes_round(desk: Desk, data: bytes) -> Brief:
    """Pull everything, draft again, and hold the new draft against the edited file."""
    found = desk.pulled(data)
    assert found.findings == ()
    brief = taken(desk.brief, found.offered)
    assert desk.redrafted(brief) == body_keys(data)
    return brief


def test_an_untouched_copy_has_nothing_to_pull(desk: Desk) -> None:
    assert desk.pulled(desk.word) == Pulled(changes=(), findings=())


def test_an_untouched_final_copy_has_nothing_to_pull(desk: Desk) -> None:
    final = draft_brief(desk.path, final=True).draft
    assert desk.pulled(word_bytes(final, final=True).data).changes == ()


def test_an_untouched_copy_with_its_sources_in_brackets_has_nothing_to_pull(
    tmp_path: Path,
) -> None:
    assert run(["demo", str(tmp_path / "demo"), "--quiet"]) == 0
    path = tmp_path / "demo" / "brief.yaml"
    save_brief(path, load_brief(path).model_copy(update={"reference_style": "harvard"}))
    desk = Desk(path.parent)
    try:
        word = read_word_file(desk.word, Path("copy.docx"))
        assert any("(Home Office, 2020, para. 13)." in p.text for p in word.paragraphs)
        found = desk.pulled(desk.word)
        assert (found.changes, found.findings) == ((), ())
    finally:
        desk.library.close()


def test_edited_own_words_come_back_and_are_drafted_so_again(desk: Desk) -> None:
    data = edited(
        desk.word,
        ("It may be answered", "It will be answered"),
        ("must reach private", "must cover private"),
        ("The youngest children are the likeliest", "Young children are the likeliest"),
    )
    brief = assert_comes_round(desk, data)
    assert "It will be answered" in answer_to(brief, "1").text
    assert "must cover private" in brief.summary


def test_placeholders_stay_in_their_places_in_an_edited_sentence(desk: Desk) -> None:
    data = edited(
        desk.word,
        ("reason for caution about results", "good reason for doubting results"),
        ("We share the impatience and draw", "We feel it too but draw"),
    )
    brief = assert_comes_round(desk, data)
    assert "doubting results {cite: whatsapp-reports}, and a" in answer_to(brief, "1").text
    assert "himself: {quote: no-need-to-legislate} We feel" in answer_to(brief, "2").text


def test_blocks_nobody_touched_keep_the_markdown_of_their_author(desk: Desk) -> None:
    data = edited(desk.word, ("It may be answered", "It will be answered"))
    was = answer_to(desk.brief, "1").text
    (change,) = desk.pulled(data).changes
    now = answer_to(taken(desk.brief, (change,)), "1").text
    assert now.split("\n\n")[:-1] == was.split("\n\n")[:-1]


def test_an_edited_lead_in_comes_back_to_its_pin(desk: Desk) -> None:
    data = edited(desk.word, ("The reason for doing all this was put", "Why it matters was put"))
    brief = assert_comes_round(desk, data)
    pin = pin_of(brief, "cannot-arrest")
    assert pin.lead_in == "Why it matters was put in a sentence at the same meeting:"


def pin_of(brief: Brief, name: str) -> Pin:
    return next(p for a in brief.answers for p in a.pins if p.id == name)


def test_a_deleted_paragraph_goes_from_the_answer(desk: Desk) -> None:
    brief = assert_comes_round(desk, without(desk.word, "Services should know which"))
    assert "Services should know which" not in answer_to(brief, "3").text


def test_a_deleted_quotation_goes_with_its_pin(desk: Desk) -> None:
    found = desk.pulled(without(desk.word, "The reason for doing all this"))
    (change,) = found.changes
    assert (change.kind, change.pins) == ("quotation removed", ("cannot-arrest",))
    brief = taken(desk.brief, (change,))
    assert "cannot-arrest" not in [p.id for a in brief.answers for p in a.pins]


def test_paragraphs_in_another_order_come_back_in_that_order(desk: Desk) -> None:
    data = swapped(desk.word, "Services should know which", "An age check that merely")
    brief = assert_comes_round(desk, data)
    text = answer_to(brief, "3").text
    assert text.index("An age check") < text.index("Services should know which")


def test_a_new_paragraph_comes_back_with_its_emphasis_as_commonmark(desk: Desk) -> None:
    run_of = (
        '<w:p><w:r><w:t xml:space="preserve">Parents told us this is </w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>urgent</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> *now*.</w:t></w:r></w:p>'
    )

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        (after,) = paragraphs(root, "Services should know which")
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        after.addnext(etree.fromstring(run_of.replace("<w:p>", f"<w:p {space}>")))
        return etree.tostring(root)

    data = rewritten(desk.word, change)
    brief = assert_comes_round(desk, data)
    assert r"Parents told us this is **urgent** \*now\*." in answer_to(brief, "3").text


def put_after(data: bytes, opening: str, words: str) -> bytes:
    """Return the file with a new paragraph behind the one that begins with ``opening``."""

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        (before,) = paragraphs(root, opening)
        new = etree.SubElement(root, f"{W}p")
        etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = words
        before.addnext(new)
        return etree.tostring(root)

    return rewritten(data, change)


def test_a_new_paragraph_behind_a_quotation_comes_back_and_keeps_its_place(desk: Desk) -> None:
    data = put_after(desk.word, "The reason for doing all this", "That is what we ask for.")
    brief = assert_comes_round(desk, data)
    text = answer_to(brief, "9").text
    assert text.endswith("{quote: cannot-arrest}\n\nThat is what we ask for.\n")


def test_a_new_paragraph_behind_a_proposal_is_told_and_not_taken(desk: Desk) -> None:
    data = put_after(desk.word, "Proposed, not yet read: Chief Constable", "That is well said.")
    found = desk.pulled(data)
    assert found.changes == ()
    (finding,) = found.findings
    assert finding.code == "pull-not-placed"
    assert finding.place == "Question 6"


def test_an_altered_quotation_is_a_finding_and_never_comes_back(desk: Desk) -> None:
    data = edited(desk.word, ("assurance has not been", "assurance has been"))
    found = desk.pulled(data)
    assert found.changes == ()
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("pull-altered-quotation", "error")
    assert "negation" in finding.message


def test_own_words_around_an_altered_quotation_come_back_without_it(desk: Desk) -> None:
    data = edited(
        desk.word,
        ("assurance has not been", "assurance has been"),
        ("already pressing one company", "pressing one company"),
    )
    found = desk.pulled(data)
    (change,) = found.changes
    assert change.after.endswith("{quote: no-assurance}")
    assert [f.code for f in found.findings] == ["pull-altered-quotation"]


def test_words_of_a_template_or_a_position_are_told_and_never_offered(desk: Desk) -> None:
    data = edited(desk.word, ("We have no comment on this", "We shall not comment on this"))
    found = desk.pulled(data)
    assert found.changes == ()
    assert [f.code for f in found.findings] == ["pull-not-in-brief"]


def test_a_brief_saved_since_keeps_what_was_done_there(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(desk.path.parent, folder, ignore=shutil.ignore_patterns(".assistant"))
    path = folder / "brief.yaml"
    brief = load_brief(path)
    now = with_lead_in(brief, "cannot-arrest", "As was said:")
    text = answer_to(now, "1").text.replace("It may be", "It might be")
    now = with_text(now, "1", text)
    save_brief(path, now)
    data = edited(
        desk.word,
        ("It may be answered", "It will be answered"),
        ("The youngest children are the likeliest", "Young children are the likeliest"),
    )
    word = read_word_file(data, Path("copy.docx"))
    with library_for_brief(path, now) as library:
        library.refresh(None)
        found = pull(word, path, now, library, desk.themes)
    assert [(c.field, c.conflict is None) for c in found.changes] == [
        ("text:1", False),
        ("text:3", True),
    ]
    assert "It might be" in (found.changes[0].conflict or "")


def test_what_was_pulled_once_is_not_asked_again(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(desk.path.parent, folder)
    path = folder / "brief.yaml"
    data = edited(desk.word, ("It may be answered", "It will be answered"))
    data = put_after(data, "The reason for doing all this", "That is what we ask for.")
    data = without(data, "Services should know which")
    now = taken(desk.brief, desk.pulled(data).offered)
    save_brief(path, now)
    with library_for_brief(path, now) as library:
        library.refresh(None)
        again = pull(read_word_file(data, Path("c.docx")), path, now, library, desk.themes)
    assert again.changes == ()


def test_the_command_asks_before_it_takes_and_keeps_the_earlier_brief(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(desk.path.parent, folder)
    copy = folder / "edited.docx"
    copy.write_bytes(edited(desk.word, ("It may be answered", "It will be answered")))
    before = (folder / "brief.yaml").read_bytes()
    asked = ["--workspace", str(folder), "--json", "--quiet", str(copy)]

    seen = CliRunner().invoke(pull_command, asked, standalone_mode=False)
    (change,) = json.loads(seen.stdout)["changes"]
    assert (change["taken"], (folder / "brief.yaml").read_bytes()) == (False, before)

    CliRunner().invoke(pull_command, [*asked, "--yes", "--dry-run"], standalone_mode=False)
    assert (folder / "brief.yaml").read_bytes() == before

    CliRunner().invoke(pull_command, [*asked, "--take", change["id"]], standalone_mode=False)
    assert "It will be answered" in answer_to(load_brief(folder / "brief.yaml"), "1").text
    assert earlier_versions(folder / "brief.yaml")[-1].read_bytes() == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not at hand")
def test_a_copy_saved_by_libreoffice_comes_back_the_same(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "in" / "copy.docx"
    source.parent.mkdir()
    source.write_bytes(edited(desk.word, ("It may be answered", "It will be answered")))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    found = desk.pulled((tmp_path / "copy.docx").read_bytes())
    assert [c.field for c in found.changes] == ["text:1"]
    assert "It will be answered" in found.changes[0].after


class _LaterBrief(Brief):
    """A brief of a later program, which knows one more field."""

    wholly_new: tuple[str, ...] = ()


def test_a_later_program_still_knows_the_brief_that_a_copy_was_made_of(desk: Desk) -> None:
    later = _LaterBrief.model_validate(desk.brief.model_dump(by_alias=True))
    assert later.sha256 == desk.brief.sha256 == desk.draft.brief_sha256
    assert later.model_copy(update={"wholly_new": ("x",)}).sha256 != desk.brief.sha256


@pytest.mark.parametrize(
    ("altered", "old", "new"),
    [
        (first_words, "Most companies state ", "Some companies state "),
        (first_words, "The 1978 and 1988 laws ", "The 1979 laws "),
        (first_words, "We cannot simply ", "You cannot simply "),
        (last_words, "of this problem.’", "of any problem.’"),
        (last_words, "groomed on.’", "found on.’"),
    ],
)
def test_words_typed_over_the_edge_of_a_quotation_never_come_back_as_own_words(
    desk: Desk, altered: Callable[[bytes, str, str], bytes], old: str, new: str
) -> None:
    found = desk.pulled(altered(desk.word, old, new))
    assert found.changes == ()
    (finding,) = found.findings
    assert finding.code == "pull-altered-quotation"
    assert new.rsplit(maxsplit=1)[-1].rstrip(".’") in finding.message


def test_the_command_says_that_what_differs_cannot_be_taken(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "altered.docx"
    copy.write_bytes(first_words(desk.word, "We cannot simply ", "We can simply "))
    said = CliRunner().invoke(pull_command, [str(copy), "--brief", str(desk.path), "--dry-run"])
    assert "Nothing that differs in the file can be taken into the brief" in said.output
