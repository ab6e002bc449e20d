"""Word files that came back: every quotation found, and judged for what it is."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import CheckedFile, CheckedQuote
from assistant.library import open_library
from tests.checks.conftest import Check, check_data, codes, verdicts
from tests.checks.papers import Para, inserted, paper, removed, run, table
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures

ARREST = "We cannot simply arrest our way out of this problem."
MOST = (
    "Most companies state they are prioritising CSEA, along with terrorist content and Covid19"
    " response."
)
BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
    "<w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def one(checked: CheckedFile) -> CheckedQuote:
    (quote,) = checked.quotes
    return quote


# Where quotations stand.


def test_quotations_are_found_wherever_a_paper_can_have_them(check: Check) -> None:
    checked = check(
        Para("Evidence", "H1"),
        f"He said “{ARREST}”",
        Para(ARREST, "Q"),
        Para("A point.^", note=f"He said “{ARREST}”"),
        body=table([["Point", "Words"], ["One", f"“{ARREST}”"]]) + BOX.format(run(f"“{ARREST}”")),
    )
    found = [(quote.where.container, quote.verdict) for quote in checked.quotes]
    places = ["text", "block quotation", "table", "text box", "footnote"]
    assert found == [(place, "verbatim") for place in places]
    assert checked.quotes[0].place == "Evidence, paragraph 2 of the text"
    assert checked.quotes[4].place == "Evidence, footnote 1"


def test_a_quotation_over_paragraphs_repeats_its_opening_mark(check: Check) -> None:
    first = "Companies already implement a range of safety measures and some limited educational"
    checked = check(f"It says: “{MOST}", f"“{first} materials and preventative messaging.”")
    assert verdicts(checked) == ["verbatim", "verbatim"]
    assert "mark-not-closed" not in codes(checked)
    assert "mark-not-closed" not in codes(check(f"“{MOST}", f"{ARREST}”"))


def test_a_mark_that_is_never_closed_hides_no_change(check: Check) -> None:
    checked = check("He said: “We can simply arrest our way out of this problem. And so on it goes")
    assert one(checked).verdict == "changed"
    assert "mark-not-closed" in codes(checked)


def test_words_held_at_arms_length_are_listed_as_too_short(check: Check) -> None:
    checked = check("The ‘selfie generation’ needs “better tools”.")
    assert verdicts(checked) == ["too short", "too short"]
    assert checked.findings == ()
    assert verdicts(check("He said “to and it is” twice.")) == ["too short"]


def test_titles_headings_and_questions_are_no_quotations(check: Check) -> None:
    checked = check(
        Para("‘What do you think of all this?’", "H1"),
        "See ‘Law Enforcement Session as part of “Selfie Generation” Inquiry’ for more.",
        "Our response to “Keeping children safe on the internet” follows.",
        Para("A point.^", note="Home Office, ‘A Paper About Other Things’ (2019) para 3."),
    )
    assert checked.quotes == ()
    assert set(codes(checked)) == {"not-a-quotation"}


def test_a_column_of_quotations_is_judged_by_what_its_row_says(check: Check) -> None:
    rows = [
        ["Quotation", "Speaker", "Source", "Place"],
        [ARREST, "Tom Squire", "Selfie Generation minutes, 19 May 2021", "item 2"],
        [ARREST, "Rob Jones", "", ""],
        [MOST, "Home Office", "Home Office, 2020", "para. 5"],
    ]
    assert verdicts(check(body=table(rows))) == ["verbatim", "misattributed", "misattributed"]


# What happens to words.


def test_a_speakers_label_may_be_quoted_along(check: Check) -> None:
    words = "Rob Jones: The companies are not doing enough. There is a torrent of images which are"
    assert one(check(f"“{words} detectable”")).verdict == "verbatim"


def test_a_marked_harmless_omission_trims(check: Check) -> None:
    text = "“In terms of the response, we need to deal with prolific offenders […] and we need to"
    rest = " ensure that children are also well equipped to respond to break the model of"
    checked = check(f"{text}{rest} extortion.”")
    assert one(checked).verdict == "trimmed"


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        ("We can simply arrest our way out of this problem.", "negation"),
        ("We cannot simply arrest our way out of a problem.", "antecedent"),
        ("We can […] arrest our way out of this problem.", "negation"),
        ("They cannot simply arrest our way out of this problem.", "antecedent"),
        ("We could not simply arrest our way out of this problem.", "modal"),
    ],
)
def test_a_change_is_named(quoted: str, kind: str, check: Check) -> None:
    quote = one(check(f"He said “{quoted}”"))
    assert quote.verdict == "changed"
    assert kind in [change.kind for change in quote.changes]


@pytest.mark.parametrize(
    ("text", "verdict", "cut"),
    [
        (
            "Law Enforcement have gone to great lengths not to criminalise children.",
            "trimmed",
            "for sharing images.",
        ),
        (
            "We shouldn't have to legislate for them.",
            "trimmed",
            "to do something about this, they could start doing this now.",
        ),
        (
            "You may travel for work purposes.",
            "changed",
            "but only where you cannot work from home.",
        ),
        (
            "We cannot simply arrest our.",
            "changed",
            "way out of this problem.",
        ),
        (
            "We need to detect and prosecute those that.",
            "changed",
            "have abused children.",
        ),
    ],
)
def test_a_stop_in_the_middle_of_a_sentence_is_told_and_what_it_hides_is_a_change(
    text: str, verdict: str, cut: str, check: Check
) -> None:
    quote = one(check(f"“{text}”"))
    assert quote.verdict == verdict
    assert [c.was for c in quote.changes if c.kind == "omission"][-1:] == [cut]
    openly = one(check(f"He said “{text.rstrip('.')}”, and more."))
    assert openly.verdict in ("verbatim", "nested")
    assert openly.changes == ()


def test_words_of_no_source_are_untraced(check: Check) -> None:
    checked = check("He said “there never was a committee that read its own minutes twice”.")
    assert one(checked).verdict == "untraced"
    assert codes(checked) == ["quote-untraced"]


def test_eight_words_without_marks_are_unmarked_and_seven_are_not(check: Check) -> None:
    assert verdicts(check("So we cannot simply arrest our way out of it all.")) == ["unmarked"]
    assert verdicts(check("So we cannot simply arrest our way on this.")) == []


def test_names_and_titles_without_marks_are_nobodys_words(check: Check) -> None:
    title = "Law Enforcement Session as part of “Selfie Generation” Inquiry"
    body = "the All-Party Parliamentary Group on Social Media"
    assert verdicts(check(f"We read {title} of {body} with care.")) == ["too short"]


def test_the_same_words_in_two_sources_need_a_reference(tmp_path: Path) -> None:
    for name in ("First", "Second"):
        words = "Every single council replied to the survey within two weeks."
        (tmp_path / f"{name}.md").write_text(f"# {name} Report of Findings\n\n{words}\n")
    with open_library(tmp_path) as library:
        library.index()
        held = Held(library)
        quoted = "“Every single council replied to the survey within two weeks.”"
        assert verdicts(check_data(held, paper([quoted]))) == ["ambiguous"]
        altered = check_data(held, paper([quoted.replace("Every single", "Nearly every")]))
        assert verdicts(altered) == ["changed"]
        assert codes(altered)[:2] == ["quote-changed", "quote-ambiguous"]
        cited = Para(f"{quoted}^", note="Second Report of Findings, 2020.")
        quote = one(check_data(held, paper([cited])))
        assert (quote.verdict, quote.source) == ("verbatim", "second-report-of-findings")


# Our own drafts.


def test_more_of_a_passage_than_was_pinned_is_true_too(demo: Path, call: Call) -> None:  # noqa: F811
    path = demo / "more.docx"
    more = "This is critical because of the scale of the problem."
    path.write_bytes(paper([Para(f"“{more} {ARREST}”^", note="Minutes. [cannot_arrest]")]))
    said = call("check", path, "--brief", demo / "brief.yaml", "--json")
    assert [quote["verdict"] for quote in said.data[0]["quotes"]] == ["verbatim"]


def test_our_own_working_copy_is_all_true(demo: Path, call: Call) -> None:  # noqa: F811
    said = call("check", demo / "brief.docx", "--workspace", demo, "--json")
    assert said.code == 0
    assert [one["reading"] for one in said.data] == ["accepted", "rejected"]
    quotes = said.data[0]["quotes"]
    assert len(quotes) > 20
    assert {quote["verdict"] for quote in quotes} == {"verbatim"}
    assert {quote["found_by"] for quote in quotes} == {"bookmark"}
    assert all(finding["severity"] == "info" for finding in said.data[0]["findings"])


STRIPPED = {
    "bookmarks": ("word/document.xml", r"<w:bookmark(?:Start|End)[^>]*/>"),
    "ids": ("word/footnotes.xml", r"<w:r><w:rPr><w:rStyle w:val=\"EvidenceId\"/>.*?</w:r>"),
    "manifest": (
        "customXml/item1.xml",
        r"(?s)(?<=<manifest)(?: xmlns=\"[^\"]*\").*(?=</manifest>)",
    ),
}


@pytest.mark.parametrize(
    ("gone", "found_by"),
    [
        ((), "bookmark"),
        (("bookmarks",), "manifest"),
        (("bookmarks", "manifest"), "text"),
        (("bookmarks", "ids", "manifest"), "text"),
    ],
)
def test_edits_are_found_by_whatever_an_editor_has_left(
    gone: tuple[str, ...],
    found_by: str,
    demo: Path,  # noqa: F811
    held: Held,
) -> None:
    data = edited(demo / "brief.docx", gone)
    checked = check_data(held, data)
    quotes = [q for q in checked.quotes if q.where.container != "table"]
    altered = {(c.kind, c.was, c.now) for q in quotes for c in q.changes}
    assert altered == {("number", "three", "five"), ("negation", "not", "")}
    assert sum(quote.verdict == "changed" for quote in quotes) == 2
    assert sum(quote.verdict == "verbatim" for quote in quotes) == len(quotes) - 2
    assert found_by in {quote.found_by for quote in checked.quotes}


def edited(path: Path, gone: tuple[str, ...]) -> bytes:
    """Return a draft with two quotations altered, and with these marks of ours taken out."""
    members: dict[str, str] = {}
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            members[name] = packed.read(name).decode("utf-8")
    text = members["word/document.xml"]
    text = text.replace("within three clicks", "within five clicks", 1)
    members["word/document.xml"] = text.replace("We cannot simply", "We can simply", 1)
    for mark in gone:
        name, pattern = STRIPPED[mark]
        members[name] = re.sub(pattern, "", members[name])
    return repacked(members)


def repacked(members: dict[str, str]) -> bytes:
    from tests.checks.papers import packed

    return packed(members)


def test_a_quotation_of_ours_that_was_taken_out_is_told(demo: Path, held: Held) -> None:  # noqa: F811
    with zipfile.ZipFile(demo / "brief.docx") as packed:
        members = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    text = members["word/document.xml"]
    assert text.count(ARREST) == 2
    members["word/document.xml"] = text.replace(f"‘{ARREST}’", "").replace(ARREST, "")
    checked = check_data(held, repacked(members))
    (finding,) = [f for f in checked.findings if f.code == "quote-deleted"]
    assert finding.severity == "info"
    assert "arrest our way" in finding.message


def test_a_tagged_quotation_without_its_marks_is_unmarked(demo: Path, held: Held) -> None:  # noqa: F811
    with zipfile.ZipFile(demo / "brief.docx") as packed:
        members = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    text = members["word/document.xml"]
    members["word/document.xml"] = text.replace(f"‘{ARREST}’", ARREST)
    checked = check_data(held, repacked(members))
    (quote,) = [q for q in checked.quotes if q.verdict == "unmarked"]
    assert quote.id == "cannot_arrest"


@pytest.mark.parametrize(
    ("change", "verdict", "standing", "severity"),
    [
        (("Tom Squire:", "Tom Squire:\n"), "stale", "moved", "warning"),
        (
            ("David Linden: Thanked everyone", "David Linden: Thanked all"),
            "stale",
            "unchanged",
            "info",
        ),
        (("We cannot simply arrest", "We can never just arrest"), "stale", "edited", "error"),
        ((ARREST, ""), "stale", "gone", "error"),
        (
            (ARREST, f"It is so.\n\nRob Jones:\n\n{ARREST}\n\nTom Squire:\n\n{ARREST}"),
            "stale",
            "ambiguous",
            "warning",
        ),
    ],
)
def test_a_source_that_changed_since_makes_a_quotation_stale(
    change: tuple[str, str],
    verdict: str,
    standing: str,
    severity: str,
    demo: Path,  # noqa: F811
) -> None:
    path = demo / "sources" / "000_45e461cf34117386.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with open_library(demo) as library:
        library.index()
        checked = check_data(Held(library), (demo / "brief.docx").read_bytes())
    quotes = [q for q in checked.quotes if q.id == "cannot_arrest"]
    assert {(quote.verdict, quote.standing) for quote in quotes} == {(verdict, standing)}
    told = [f for f in checked.findings if f.code == f"quote-stale-{standing}"]
    assert told
    assert told[0].severity == severity
    if standing == "edited":
        assert any(change.kind in ("negation", "word") for change in quotes[0].changes)


def test_a_pinned_source_that_left_the_library_is_gone(demo: Path, tmp_path: Path) -> None:  # noqa: F811
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(demo / "sources" / "004_94b715e0a01dba7a.txt", other)
    with open_library(other) as library:
        library.index()
        checked = check_data(Held(library), (demo / "brief.docx").read_bytes())
    quote = next(q for q in checked.quotes if q.id == "cannot_arrest")
    assert (quote.verdict, quote.standing) == ("stale", "gone")


# Tracked changes, comments, what is left.


def test_both_readings_of_tracked_changes_are_judged(held: Held) -> None:
    raw = run("“We can") + removed("not") + inserted(" always") + run(f"{ARREST[9:]}”")
    both = check_bytes(paper([Para("", raw=raw)]), Path("paper.docx"), held)
    assert [file.reading for file in both] == ["accepted", "rejected"]
    assert [verdicts(file) for file in both] == [["changed"], ["verbatim"]]
    assert "tracked-changes" in codes(both[0])


def test_hidden_words_are_told(check: Check) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    checked = check(Para("", raw=run("Open words.") + hidden))
    assert codes(checked) == ["hidden-text"]


def test_ids_left_in_a_file_to_send_are_told(check: Check) -> None:
    checked = check(Para(f"‘{ARREST}’^", note="Some reference. [cannot_arrest]"))
    assert "ids-left" in codes(checked)


# The command.


def test_exit_codes_and_output(demo: Path, call: Call, tmp_path: Path) -> None:  # noqa: F811
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(paper([f"“{ARREST}”"]))
    bad.write_bytes(paper([f"“{ARREST.replace('cannot', 'can')}”"]))
    assert call("check", good, "--workspace", demo).code == 0
    said = call("check", good, bad, "--workspace", demo)
    assert said.code == 1
    assert "negation: “not” → nothing" in said.out
    assert said.out.splitlines()[-1] == "In 2 files: 2 quotations: 1 verbatim, 1 changed."
    assert call("check", "--workspace", demo).code == 2
    assert call("check", tmp_path / "absent.docx", "--workspace", demo).code == 3
    assert call("check", demo / "brief.yaml", "--workspace", demo).code == 3
    assert call("check", tmp_path, "--workspace", demo).code == 3


def test_a_paper_without_quotations_is_no_failure(demo: Path, call: Call, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "empty.docx"
    path.write_bytes(paper([]))
    said = call("check", path, "--workspace", demo)
    assert said.code == 0
    assert "No quotations." in said.out


def test_json_has_the_fields_that_are_promised(demo: Path, call: Call, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "bad.docx"
    path.write_bytes(paper([f"“{ARREST.replace('cannot', 'can')}”"]))
    first = call("check", path, "--workspace", demo, "--json").data[0]
    assert {"file", "reading", "quotes", "findings"} <= set(first)
    quote = first["quotes"][0]
    promised = "text place verdict source locator speaker certified_text changes"
    assert set(promised.split()) <= set(quote)
    assert quote["speaker"]["name"] == "Tom Squire"
    assert quote["changes"][0] == {"kind": "negation", "was": "not", "now": "", "severity": "block"}
    assert {"code", "severity", "place", "message", "fix"} == set(first["findings"][0])
    assert json.loads(call("check", path, "--workspace", demo, "--format", "json").out)
    table = call("check", path, "--workspace", demo, "--format", "csv").out.splitlines()
    assert table[0].startswith("file,reading,place,verdict")
    assert len(table) == 3


# Figures of the paper's own sentences.


def test_a_figure_must_stand_in_the_passage_that_its_note_cites(check: Check) -> None:
    note = (
        "All-Party Parliamentary Group on Social Media, ‘Minutes of Law Enforcement Session as part"
        " of “Selfie Generation” Inquiry’ (19 May 2021) item 2 (Tom Squire)."
    )
    right = Para("One helpline deals with 1,400 contacts a month.^", note=note)
    wrong = Para("One helpline deals with 1,500 contacts a month.^", note=note)
    assert codes(check(right)) == []
    assert codes(check(wrong)) == ["figure-unsupported"]


HE = "“he managed to contact 5,000 children”"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [(f"We read that {HE}.", True), (f"Of Wilson we read that {HE}.", False)],
)
def test_a_quotation_that_begins_with_he_is_the_sources_words_and_asks_who_he_is(
    check: Check, sentence: str, told: bool
) -> None:
    checked = check(sentence)
    assert verdicts(checked) == ["verbatim"]
    assert ("quote-cut-short" in codes(checked)) is told
    assert ("(antecedent)" in " ".join(f.message for f in checked.findings)) is told


def test_words_that_run_from_one_speaker_to_the_next_are_nobodys_and_changed(check: Check) -> None:
    jones = "they could start doing this now."
    squire = "Agree with the other witness that companies can do more."
    told = [one(check(f"“{words}”")).found_in or "" for words in (jones, squire)]
    assert ["Rob Jones" in told[0], "Tom Squire" in told[1]] == [True, True]
    for join in (" ", " […] "):
        quote = one(check(f"“{jones}{join}{squire}”"))
        assert quote.verdict == "changed"
        assert quote.speaker is None
        omissions = [c for c in quote.changes if c.kind == "omission"]
        assert [c.was for c in omissions] == ["Tom Squire:"], quote.changes


def test_one_speaker_may_be_quoted_over_two_paragraphs(check: Check) -> None:
    words = (
        "it informs the interventions needed.",
        "Some people are highly sexualised and contact many children at the same time.",
    )
    for join in (" ", " […] "):
        assert one(check(f"“{join.join(words)}”")).verdict in ("verbatim", "trimmed")


def test_a_quotation_that_goes_on_behind_its_speaker_loses_nothing(check: Check) -> None:
    first = "If a child is able to seek help from a parent or carer,"
    second = "this can stop the cycle immediately."
    parted = check(f"“{first}” say the minutes, “{second}”")
    assert verdicts(parted) == ["verbatim", "verbatim"]
    assert "quote-cut-short" not in codes(parted)
    assert "quote-cut-short" in codes(check(f"The minutes say “{second[:-1]}” of this."))
    wilson = "Wilson masqueraded behind 20 different Facebook accounts as a young girl,"
    he = check(f"“{wilson}” the minutes say, “and he managed to contact 5,000 children”.")
    assert "quote-cut-short" not in codes(he)


@pytest.mark.parametrize("remark", ["(emphasis added)", "(Emphasis in original)", "(our emphasis)"])
def test_a_remark_of_the_writers_in_round_brackets_is_no_word_of_the_source(
    check: Check, remark: str
) -> None:
    words = "There is a cycle of incitement to create new images."
    quote = one(check(f"The minutes say: “{words} {remark}”"))
    assert quote.verdict == "verbatim"
    assert quote.certified_text == words.rstrip(".")


def test_words_moved_to_the_end_leave_nothing_out(check: Check) -> None:
    moved = "We shouldn't have to legislate for them to do something about this, they"
    quote = one(check(f"He said: “{moved} doing this now could start.”"))
    assert quote.verdict == "changed"
    assert "order" in {change.kind for change in quote.changes}
    assert "omission" not in {change.kind for change in quote.changes}


def test_an_altered_last_word_leaves_nothing_out(check: Check) -> None:
    words = (
        "If this were a shop on the high street, it wouldn't be possible for 100 sex offenders to"
        " gather at a store where children were."
    )
    quote = one(check(f"He said: “{words}”"))
    assert [(c.kind, c.was, c.now) for c in quote.changes] == [("tense", "are", "were")]


def test_he_behind_a_but_is_asked_after_as_he_alone_is(check: Check) -> None:
    for words in (
        "he managed to contact 5,000 children",
        "and he managed to contact 5,000 children",
    ):
        checked = check(f"We read that “{words}”.")
        assert verdicts(checked) == ["verbatim"]
        assert "quote-cut-short" in codes(checked)


@pytest.mark.parametrize("mark", ["[sic] Order", "[…] Order", "(Northern Ireland) Order [sic]"])
def test_brackets_beside_initials_at_the_end_are_no_change(
    mark: str,
    tmp_path: Path,
) -> None:
    line = (
        "It does so in particular by amending the Marriage (Northern Ireland) Order 2003 (S.I."
        " 2003/413 (N.I. 3)) and the rules made under it."
    )
    (tmp_path / "memorandum.md").write_text(f"# Memorandum\n\n{line}\n", encoding="utf-8")
    with open_library(tmp_path) as opened:
        opened.index()
        front = "It does so in particular by amending the Marriage"
        whole = "" if "Ireland" in mark or "…" in mark else "(Northern Ireland) "
        words = f"{front} {whole}{mark} 2003 (S.I."
        (quote,) = check_data(Held(opened), paper([Para(words, "Q")])).quotes
    assert quote.verdict in ("verbatim", "trimmed"), quote.changes
    assert not [c for c in quote.changes if c.severity == "block"]
