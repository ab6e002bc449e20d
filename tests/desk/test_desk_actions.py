"""What an author does at the desk: find, pin, trim, arrange, answer, and see where things are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.briefs.changing import answer_to, pin_called
from assistant.desk.answering import (
    choose_options,
    choose_stance,
    leave_without_comment,
    set_conditions,
    take_position,
    tick_theme,
)
from assistant.desk.copying import copied_pin, copied_row
from assistant.desk.coverage import count_evidence, coverage, coverage_text
from assistant.desk.desk import Desk, look, redo, undo
from assistant.desk.evidence import find
from assistant.desk.first import look_here, start_brief
from assistant.desk.heading import outline, place_line, title_facts
from assistant.desk.live import draft_now
from assistant.desk.offering import ground_of, offer, quote_of_words
from assistant.desk.opening import open_desk
from assistant.desk.pinning import move_pin, pin_match, pin_offer, set_bearing, unpin, write_lead_in
from assistant.desk.proposals import accept, decline
from assistant.desk.reaching import reach, take_end
from assistant.desk.reading import read_source
from assistant.desk.remembering import remember
from assistant.desk.saving import save
from assistant.desk.sources import leave_out, source_rows, toggle_source
from assistant.desk.trimming import (
    Trim,
    begin_trim,
    begin_trim_of,
    keep_trim,
    move,
    other_end,
    parts,
    reset,
    status,
    step_back,
    trimmed_offer,
    words_kept,
)
from assistant.desk.trimming import (
    leave_out as leave_words_out,
)
from assistant.errors import AskedWrongly, CannotRead, CannotWrite, UnknownName
from assistant.library import Library
from assistant.questions import questions_from_text

TODAY = date(2027, 9, 1)


def searching(desk: Desk, query: str, **more: object) -> Desk:
    return look(desk, query=query, theme=None, **more)


# --- finding and pinning ------------------------------------------------------------------------


def test_evidence_comes_with_place_speaker_and_where_it_is_pinned(
    desk: Desk, library: Library
) -> None:
    found = find(searching(desk, "number of referrals from WhatsApp"), library)
    first = found.rows[0]
    assert (first.number, first.place, first.who, first.voice) == (
        1, "item 2", "Rob Jones", "reported",
    )  # fmt: skip
    assert [(at.pin, at.answer) for at in first.pinned] == [("whatsapp-reports", "1")]
    assert first.here
    assert found.searched == 2


def test_the_match_modes_are_kept_to(desk: Desk, library: Library) -> None:
    words = "assurance forthcoming"
    fuzzy = find(searching(desk, words), library)
    every = find(searching(desk, words, mode="all"), library)
    exact = find(searching(desk, words, mode="exact"), library)
    assert len(fuzzy.rows) > len(every.rows) >= 1
    assert all("assurance" in row.match.passage.text for row in every.rows)
    assert exact.rows == ()
    assert "Try the match mode “fuzzy”" in exact.sentence


def test_evidence_can_be_read_in_the_order_of_sources_or_dates(
    desk: Desk, library: Library
) -> None:
    by_source = find(searching(desk, "abuse", sort="source"), library)
    places = [(row.source.file, row.match.passage.start) for row in by_source.rows]
    assert places == sorted(places)
    by_date = find(searching(desk, "abuse", sort="date"), library)
    dates = [row.source.date or "" for row in by_date.rows]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Type what to look for"),
        ("a", "Type at least 2 letters"),
        ("-abuse", "Only words to leave out"),
        ("zzzzqqqq", "Nothing matches in 2 sources"),
    ],
)
def test_no_match_says_why_and_what_to_try(
    desk: Desk, library: Library, query: str, told: str
) -> None:
    found = find(searching(desk, query), library)
    assert found.rows == ()
    assert told in found.sentence


def test_a_theme_alone_is_searched_for(desk: Desk, library: Library) -> None:
    assert find(look(desk, query="", theme="encryption"), library).rows


def test_a_source_left_out_is_not_searched_and_not_proposed_from(
    desk: Desk, library: Library
) -> None:
    minutes = library.source("appg")
    without = leave_out(desk, minutes)
    found = find(searching(without, "abuse"), library)
    assert found.searched == 1
    assert {row.source.id for row in found.rows} == {"home-office-tech-response-2020-04-03"}
    proposed = draft_now(without, library).proposals
    assert minutes.id not in {quote.source.id for quote in proposed}
    marks = {row.source.id: row.mark for row in source_rows(without, library) if row.source}
    assert marks == {minutes.id: "[ ]", "home-office-tech-response-2020-04-03": "[x]"}
    assert toggle_source(without, minutes).brief == desk.brief


def test_a_document_that_could_not_be_read_is_listed_with_the_reason(
    desk: Desk, library: Library
) -> None:
    (desk.folder / "sources" / "empty.txt").write_bytes(b"")
    library.refresh()
    rows = source_rows(desk, library)
    assert [(row.mark, row.title, row.reason) for row in rows if row.source is None] == [
        ("[!]", "empty.txt", "The file is empty. Check that it was saved or copied whole.")
    ]


def test_a_match_is_pinned_to_the_question_looked_at_and_told_where_else_it_is(
    desk: Desk, library: Library
) -> None:
    ready = searching(look(desk, answer="2"), "number of referrals from WhatsApp")
    match = find(ready, library).rows[0].match
    pinned = pin_match(ready, library, match, bearing="challenges")
    pin = answer_to(pinned.brief, "2").pins[-1]
    assert (pin.words, pin.bearing) == (match.quote.text, "challenges")
    assert pinned.told[0].startswith("Pinned “If you compare")
    assert "pinned already in question 1 (whatsapp-reports)" in pinned.told[1]
    assert (
        pinned.undo_sentence
        == "Pinned “If you compare the number of referrals from …” to question 2"
    )
    with pytest.raises(AskedWrongly, match="pinned to question 2 already"):
        pin_match(pinned, library, match)


def test_words_that_change_the_meaning_are_pinned_only_with_a_reason(
    desk: Desk, library: Library
) -> None:
    ground = ground_of(library, "appg")
    quote = quote_of_words(ground, "that assurance has not been forthcoming")
    offered = offer(desk, ground, quote)
    assert offered.blocked
    with pytest.raises(AskedWrongly, match="say why it may stand"):
        pin_offer(desk, offered, answer="2")
    pinned = pin_offer(desk, offered, answer="2", because="The sentence before says it.")
    answer = answer_to(pinned.brief, "2")
    assert [o.reason for o in answer.overrides if o.pin == answer.pins[-1].id] == [
        "The sentence before says it."
    ] * len(offered.blocked)
    assert load_brief(save(pinned).path) == pinned.brief


def test_a_pin_tells_of_pins_of_its_source_that_bear_the_other_way(
    desk: Desk, library: Library
) -> None:
    ground = ground_of(library, "appg")
    quote = quote_of_words(ground, "We cannot simply arrest our way out of this problem.")
    for bearing, other in (("supports", "challenges"), ("challenges", "supports")):
        first = answer_to(desk.brief, "1").pins[0]
        told = set_bearing(desk, first.id, other)
        told = pin_offer(told, offer(told, ground, quote), answer="2", bearing=bearing)
        use = "against" if bearing == "supports" else "in support of"
        said = f"The same source is pinned {use} your case, too: {first.id} (question 1)"
        assert any(line.startswith(said) for line in told.told), told.told
        pin = answer_to(told.brief, "2").pins[-1].id
        assert not any("too:" in line for line in set_bearing(told, pin, "context").told)


def test_what_cannot_be_a_quotation_is_refused(desk: Desk, library: Library) -> None:
    ground = ground_of(library, "appg")
    with pytest.raises(AskedWrongly, match="does not have these words"):
        quote_of_words(ground, "that assurance has been forthcoming")
    with pytest.raises(AskedWrongly, match="Give more of them"):
        quote_of_words(ground, "the")
    half = quote_of_words(ground, "assurance has not").model_copy(update={"end": 4000})
    offered = offer(desk, ground, half)
    with pytest.raises(AskedWrongly):
        pin_offer(desk, offered, answer="2")


def test_unpinning_takes_the_placeholder_out_of_our_own_words(desk: Desk) -> None:
    assert "{quote: no-assurance}" in answer_to(desk.brief, "1").text
    with pytest.raises(AskedWrongly, match="name the pin"):
        unpin(desk, "no-assurance", with_placeholders=False)
    without = unpin(desk, "no-assurance")
    assert "no-assurance" not in answer_to(without.brief, "1").text
    assert "success:\n" in answer_to(without.brief, "1").text
    assert undo(without).brief == desk.brief


def test_a_pin_written_by_hand_with_its_words_alone_is_known_where_it_stands(
    desk: Desk, library: Library
) -> None:
    text = desk.path.read_text(encoding="utf-8")
    by_hand = text.replace("        start: 3780\n        end: 3996\n", "")
    assert by_hand != text
    desk.path.write_text(by_hand, encoding="utf-8")
    handmade, ground = open_desk(desk.path), ground_of(library, "appg")
    assert pin_called(handmade.brief, "no-assurance")[1].start is None
    quote = quote_of_words(ground, "so far, that assurance has not been forthcoming.")
    assert [at.pin for at in offer(handmade, ground, quote).elsewhere] == ["no-assurance"]
    page = read_source(handmade, ground)
    marks = page.lines[page.line_at(quote.start)].marks
    assert "no-assurance" in [mark.pin for mark in marks]
    trimmed = keep_trim(handmade, begin_trim(handmade, library, "no-assurance"))
    assert pin_called(trimmed.brief, "no-assurance")[1].start == 3780


def test_pins_are_moved_introduced_and_weighed(desk: Desk) -> None:
    moved = move_pin(desk, "whatsapp-reports", by=-1)
    assert [pin.id for pin in answer_to(moved.brief, "1").pins] == [
        "whatsapp-reports", "no-assurance",
    ]  # fmt: skip
    elsewhere = move_pin(moved, "whatsapp-reports", answer="3")
    assert answer_to(elsewhere.brief, "3").pins[-1].id == "whatsapp-reports"
    led = write_lead_in(elsewhere, "whatsapp-reports", "  It was\nsaid that ")
    weighed = set_bearing(led, "whatsapp-reports", "challenges")
    pin = pin_called(weighed.brief, "whatsapp-reports")[1]
    assert (pin.lead_in, pin.bearing) == ("It was said that", "challenges")
    assert load_brief(save(weighed).path) == weighed.brief


def test_a_quotation_is_copied_with_its_reference(desk: Desk, library: Library) -> None:
    text = copied_pin(desk, library, "no-assurance")
    assert text.startswith("‘The NCA have been trying")
    assert text.endswith("(19 May 2021) item 2 (Rob Jones))")
    row = find(searching(desk, "number of referrals from WhatsApp"), library).rows[0]
    assert copied_row(desk, library, row).startswith("‘If you compare")


# --- trimming -----------------------------------------------------------------------------------


def test_a_trim_opens_on_whole_sentences_and_shows_those_around(library: Library) -> None:
    ground = ground_of(library, "appg")
    span = quote_of_words(ground, "very few reports")
    trim = begin_trim_of(ground, span.start, span.end)
    kept = "".join(part.text for part in parts(trim) if part.kind == "kept")
    assert kept.startswith("If you compare") and kept.endswith("(NCMEC).")
    assert {part.kind for part in parts(trim)} == {"before", "kept", "after"}


def test_a_trim_says_at_once_what_it_changes_and_is_kept_only_with_a_reason(
    desk: Desk, library: Library
) -> None:
    trim = move(begin_trim(desk, library, "no-assurance"), -5)
    assert status(trim).startswith("Moving the end. ")
    assert "! cuts “assurance has not been forthcoming”: a denial" in status(trim)
    with pytest.raises(AskedWrongly):
        keep_trim(desk, trim)
    kept = keep_trim(desk, trim, because="The rest is said below.")
    assert pin_called(kept.brief, "no-assurance")[1].words.endswith("so far, that")
    assert keep_trim(kept, begin_trim(kept, library, "no-assurance")).brief == kept.brief
    assert reset(trim).quote == begin_trim(desk, library, "no-assurance").quote


def test_pointing_brings_the_nearer_end_to_a_word_and_only_where_its_keys_could(
    desk: Desk, library: Library
) -> None:
    trim = begin_trim(desk, library, "no-assurance")
    text, (start, end) = trim.ground.text, (trim.quote.start, trim.quote.end)
    by_keys = {(moved.quote.start, moved.quote.end) for moved in _all_moves(trim)}
    for at in range(start - 400, end + 400, 7):
        pointed = take_end(trim, at)
        assert (pointed.quote.start, pointed.quote.end) in by_keys
        assert pointed.end == ("start" if abs(at - start) < abs(at - end) else "end")
    word = text.index("assurance", start)
    assert text[: reach(trim, word).quote.end].endswith("assurance")
    assert reach(reach(trim, word), end - 1).quote == trim.quote


def _all_moves(trim: Trim) -> list[Trim]:
    """Return the trim and whatever the keys make of it while one end is moved."""
    made = [trim]
    for first in (trim, other_end(trim)):
        for step in (1, -1):
            here, then = first, move(first, step)
            while then.quote != here.quote:
                made.append(then)
                here, then = then, move(then, step)
    return made


def test_words_are_left_out_from_the_middle_and_put_back(desk: Desk, library: Library) -> None:
    trim = begin_trim(desk, library, "no-assurance")
    whole = words_kept(trim)
    choosing = leave_words_out(trim)
    assert choosing.gap is not None
    assert step_back(choosing) == trim
    assert step_back(trim) is None
    wider = move(other_end(move(choosing, 1)), -1)
    assert wider.gap and wider.gap[0] < choosing.gap[0] and wider.gap[1] > choosing.gap[1]
    left = leave_words_out(wider)
    assert len(left.quote.omissions) == 1
    assert words_kept(left) == whole - 3
    assert "[…]" in trimmed_offer(desk, left).printed
    assert reset(left).quote == trim.quote


# --- answers, drafts, checks ----------------------------------------------------------------------


def test_a_stance_a_position_and_conditions_are_in_the_draft(desk: Desk, library: Library) -> None:
    blank = leave_without_comment(desk, "4")
    chosen = choose_stance(blank, "4", "support with changes")
    conditions = set_conditions(chosen, "4", "The duty should *also* reach app stores.")
    argued = take_position(conditions, "4", "search-must-not")
    text = "\n".join(line.text for line in draft_now(argued, library).lines)
    assert "subject to the changes set out below.\nThe duty should also reach app stores." in text
    assert load_brief(save(argued).path) == argued.brief
    with pytest.raises(UnknownName, match="no option"):
        choose_options(desk, "4", "Perhaps")


def test_every_line_of_the_draft_leads_back_to_where_it_came_from(
    desk: Desk, library: Library
) -> None:
    live = draft_now(desk, library)
    quoted = next(line for line in live.lines if "no-assurance" in line.pins)
    assert (quoted.origin.answer, quoted.origin.pin) == ("1", "no-assurance")
    own = next(line for line in live.lines if line.text.startswith("We agree. A service"))
    assert (own.origin.answer, own.origin.pin) == ("1", None)
    assert own.mark.endswith(".")
    counts = {count.name: count.words for count in live.counts}
    assert counts[""] == live.draft.words
    assert counts["1"] == live.draft.answer_words["1"] > 200


def test_every_check_leads_to_what_it_is_about(desk: Desk, library: Library) -> None:
    checks = {check.finding.code: check.origin for check in draft_now(desk, library).checks}
    proposed = checks["proposal-not-read"]
    assert proposed.answer in ("6", "8") and proposed.pin
    assert checks["release-unknown"].source == "home-office-tech-response-2020-04-03"


def test_proposals_are_accepted_or_turned_down_and_not_proposed_again(
    desk: Desk, library: Library
) -> None:
    live = draft_now(desk, library)
    first = live.proposals[0]
    taken = accept(desk, live, first.pin)
    assert answer_to(taken.brief, first.answer).pins[-1].words == first.certified
    refused = decline(desk, live, first.pin)
    spans = [
        (quote.quote.start, quote.quote.end)
        for quote in draft_now(refused, library).proposals
        if quote.answer == first.answer
    ]
    assert (first.quote.start, first.quote.end) not in spans
    assert load_brief(save(refused).path) == refused.brief


def test_coverage_tells_what_each_theme_has_and_counts_one_library_once(
    desk: Desk, library: Library
) -> None:
    counts = count_evidence(library, desk.brief, desk.themes)
    assert count_evidence(library, desk.brief, desk.themes, counts) == counts
    table = coverage(desk.brief, desk.themes, draft_now(desk, library).standing, counts)
    second = table.rows[1]
    legislation = next(cell for cell in second.cells if cell.theme == "legislation")
    assert (legislation.pinned, legislation.challenging) == (2, 1)
    assert legislation.positions == ("duty-of-care-now",)
    assert legislation.evidence and legislation.evidence >= 1
    text = coverage_text(table)
    assert "Legislation and the duty of care: position duty-of-care-now, 2 pinned" in text
    assert "not counted" not in text
    assert "not counted" in coverage_text(
        coverage(desk.brief, desk.themes, draft_now(desk, library).standing)
    )


# --- the lines above, and the pane of questions ---------------------------------------------------


def test_alerts_come_first_in_the_title_line(desk: Desk, library: Library) -> None:
    live = draft_now(desk, library)
    facts = title_facts(desk, live, today=TODAY, saved="14:02")
    assert facts[0].startswith("! ") and facts[0].endswith("checks")
    assert "31 days left" in facts
    assert "10/10 answered" in facts
    assert "saved 14:02" in facts
    assert facts[-1].startswith("Finding the children")
    assert "not saved" in title_facts(choose_stance(desk, "3", "oppose"), None, today=None)


def test_the_second_line_says_where_a_pin_will_go(desk: Desk) -> None:
    line = place_line(look(desk, answer="2", theme="legislation"))
    assert line.startswith("Q2 Should the proposed duties apply")
    assert line.endswith("▸ Yes, in full ▸ theme: Legislation and the duty of care · 2 pinned")


def test_the_tree_lists_the_ticked_themes_of_a_question_first(desk: Desk) -> None:
    row = outline(tick_theme(desk, "2", "hotlines"))[1]
    ticked = [theme.theme for theme in row.themes if theme.ticked]
    assert [theme.theme for theme in row.themes[: len(ticked)]] == ticked
    assert "hotlines" in ticked
    assert (row.label, row.answered, row.says, row.pinned) == ("Q2", True, "Yes, in full", 2)


def test_a_source_is_read_with_its_matches_and_pins_marked(desk: Desk, library: Library) -> None:
    found = find(searching(desk, "number of referrals from WhatsApp"), library)
    page = read_source(desk, ground_of(library, "appg"), found)
    line = page.lines[page.line_at(found.rows[0].match.passage.start)]
    marked = {mark.kind: line.text[mark.start : mark.end] for mark in line.marks}
    assert marked["pinned here"].endswith("(NCMEC).")
    assert marked["match"] in line.text
    assert line.number in page.matches
    assert page.next_match(-1) == page.matches[0]
    assert page.next_match(page.matches[0], back=True) is None


def test_a_page_that_is_marked_anew_is_the_page_made_anew(desk: Desk, library: Library) -> None:
    ground = ground_of(library, "appg")
    page = None
    for query in ("number of referrals from WhatsApp", "no assurance", "police", ""):
        searched = searching(desk, query)
        for at in (searched, look(searched, answer="3"), undo(searched)):
            found = find(at, library) if query else None
            fresh = read_source(at, ground, found)
            page = read_source(at, ground, found, before=page)
            assert page == fresh
            assert any(line.marks for line in page.lines)


def test_undo_and_redo_say_what_and_look_where_it_was(desk: Desk) -> None:
    changed = choose_stance(look(desk, answer="3"), "3", "oppose")
    elsewhere = look(changed, answer="7")
    back = undo(elsewhere)
    assert back.told == ("Undone: Chose “oppose” for question 3.",)
    assert back.looking.answer == "3"
    assert redo(back).told == ("Done again: Chose “oppose” for question 3.",)
    assert undo(desk).told == ("There is nothing to undo.",)
    assert redo(desk).told == ("There is nothing to do again.",)


# --- starting ------------------------------------------------------------------------------------


def test_the_desk_opens_where_it_was_left(folder: Path) -> None:
    desk = look(open_desk(folder), answer="5", query="helplines", panes={"brief": 30})
    remember(desk)
    again = open_desk(folder)
    assert again.looking == desk.looking
    (folder / ".assistant" / "screen.json").write_text('{"briefs": [1', encoding="utf-8")
    assert open_desk(folder).looking.answer == "1"
    kept = '{"briefs": {"brief.yaml": {"answer": "99", "theme": "gone", "query": "x"}}}'
    (folder / ".assistant" / "screen.json").write_text(kept, encoding="utf-8")
    looking = open_desk(folder).looking
    assert (looking.answer, looking.theme, looking.query) == ("1", "encryption", "x")


def test_themes_that_cannot_be_used_are_told_and_the_brief_opens(folder: Path) -> None:
    (folder / "themes.yaml").write_text("themes: [", encoding="utf-8")
    desk = open_desk(folder)
    assert desk.themes.themes == ()
    assert "themes.yaml" in desk.told[0]


def test_what_stands_in_a_folder_decides_what_is_offered(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert look_here(empty).kind == "empty"
    assert [choice.act for choice in look_here(empty).choices] == [
        "questions", "make", "demo", "elsewhere",
    ]  # fmt: skip
    assert look_here(tmp_path / "none").kind == "absent"
    (empty / "report.txt").write_text("A report.", encoding="utf-8")
    assert look_here(empty).kind == "documents"
    assert look_here(folder).kind == "workspace"
    (folder / "brief.yaml").write_text("consultation: 7\n", encoding="utf-8")
    broken = look_here(folder)
    assert broken.kind == "broken"
    assert "brief.yaml, line 1" in broken.sentence
    assert sorted(path.name for path in empty.iterdir()) == ["report.txt"]
    with pytest.raises(CannotRead):
        open_desk(tmp_path / "none")


def test_of_several_briefs_the_last_one_opened_is_opened_again(folder: Path) -> None:
    text = (folder / "brief.yaml").read_text(encoding="utf-8")
    (folder / "brief.yaml").rename(folder / "one.yaml")
    (folder / "two.yaml").write_text(text, encoding="utf-8")
    here = look_here(folder)
    assert here.kind == "several"
    assert [c.path.name for c in here.choices if c.act == "open" and c.path] == [
        "one.yaml", "two.yaml",
    ]  # fmt: skip
    remember(open_desk(folder / "two.yaml"))
    assert open_desk(folder).path.name == "two.yaml"


def test_a_brief_is_started_from_questions_and_quotes_from_the_documents_that_lie_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "report.txt").write_text("Delay is common.\n", encoding="utf-8")
    read = questions_from_text("1. Do you agree? (Yes/No)\n2. Why? (200 words)")
    path = start_brief(
        tmp_path, read.questions, title="T", body="B", organisation="O", closes="2027-01-31"
    )
    desk = open_desk(path)
    assert desk.brief.sources == (".",)
    assert [row.text for row in outline(desk)] == ["Do you agree?", "Why?"]
    assert desk.brief.consultation.questions[1].limits.words == 200
    with pytest.raises(CannotWrite, match="a brief here already"):
        start_brief(tmp_path, read.questions, title="T", body="B", organisation="O")
    with pytest.raises(AskedWrongly, match="closing date: found “soon”"):
        start_brief(
            tmp_path / "x", read.questions, title="", body="", organisation="", closes="soon"
        )
    assert not (tmp_path / "x").exists()
