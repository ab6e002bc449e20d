"""What each key of the panes does to the brief, and that undo takes it back."""

from __future__ import annotations

import re
from pathlib import Path

from textual import events
from textual.widgets import TextArea

from assistant.briefs.brief import Pin
from assistant.briefs.changing import answer_to
from tests.tui.driving import NARROW, Driver, drive, opened


def pins(screen: Driver, answer: str = "1") -> tuple[Pin, ...]:
    return answer_to(screen.brief, answer).pins


def test_space_pins_the_row_and_takes_it_out_again(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            before = len(pins(screen))
            await screen.press("g", "space")
            assert len(pins(screen)) == before + 1
            assert pins(screen)[-1].theme == "encryption"
            assert re.search(r"\*  \d\d close", screen.text)
            assert "Pinned “We are also really concerned" in screen.text
            await screen.press("space")
            assert len(pins(screen)) == before
            await screen.press("u", "u")
            assert len(pins(screen)) == before
            await screen.press("U", "ctrl+y")
            assert len(pins(screen)) == before
            assert screen.saved() == screen.brief

    drive(scene)


def test_plus_and_minus_pin_as_support_or_challenge_and_weigh_anew(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("g", "minus")
            assert pins(screen)[-1].bearing == "challenges"
            await screen.press("plus")
            assert pins(screen)[-1].bearing == "supports"

    drive(scene)


def test_mode_and_order_of_the_search_go_round_and_are_shown(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("m")
            assert "m match: exact" in screen.text
            await screen.press("m")
            assert "m match: all" in screen.text
            await screen.press("m", "s", "s")
            assert "m match: fuzzy  f in: 2 sources  s sort: date" in screen.text

    drive(scene)


def test_typing_searches_and_no_match_says_why(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("slash")
            await screen.type("influencers")
            assert screen.main.found is not None
            assert screen.main.found.query == "influencers"
            assert screen.main.found.rows
            for _ in "influencers":
                await screen.pilot.press("backspace")
            await screen.type('"xyzzy qq"')
            assert "No passage in 2 sources has the words in quotation" in screen.text
            await screen.press("escape")
            assert screen.main.query_one("#found").has_focus

    drive(scene)


def test_enter_reads_a_match_in_its_document_and_n_goes_on(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("slash")
            await screen.type("police")
            await screen.press("down", "enter")
            assert screen.main.query_one("#passages").has_focus
            first = screen.main.query_one("#passages").number
            await screen.press("g", "n")
            matched = screen.main.query_one("#passages").number
            await screen.press("n")
            assert screen.main.query_one("#passages").number > matched
            assert "match 2/" in screen.text
            await screen.press("N")
            assert screen.main.query_one("#passages").number == matched
            await screen.press("right_square_bracket", "left_square_bracket")
            assert screen.main.query_one("#passages").number == matched
            assert first >= 0
            before = len(pins(screen))
            await screen.press("space")
            assert len(pins(screen)) == before + 1

    drive(scene)


def test_y_copies_with_the_reference(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("g", "y")
            assert "Law Enforcement Session" in screen.app.clipboard
            assert "turning the lights out" in screen.app.clipboard

    drive(scene)


def test_a_trim_keeps_whole_words_and_is_refused_or_reasoned(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            await screen.press("g", "t")
            assert "Moving the end. 23 words." in screen.text
            await screen.press("left", "left", "left")
            assert "20 words." in screen.text
            await screen.press("r", "tab", "right")
            assert "Moving the start. 22 words." in screen.text
            await screen.press("r", "tab", "left", "left", "left", "left", "left", "left", "enter")
            if screen.app.screen is not screen.main:
                await screen.type("the rest is about something else")
                await screen.press("enter")
            pin = pins(screen)[-1]
            assert pin.words.startswith("We are also really concerned")
            assert not pin.words.endswith("encryption.")
            await screen.press("u")
            assert pins(screen)[-1].id != pin.id

    drive(scene)


def test_a_trim_is_made_with_the_mouse_alone(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            await screen.press("g", "t")
            screen.point(events.MouseDown, *screen.place("encryption."))
            screen.point(events.MouseMove, *screen.place("detect"))
            screen.point(events.MouseMove, *screen.place("CSAM"))
            screen.point(events.MouseUp, *screen.place("CSAM"))
            await screen.settle()
            assert "CSAM⟧◀ due to" in " ".join(screen.text.split())
            screen.point(events.MouseMove, *screen.place("lights"))  # the button is up
            screen.click(*screen.place("really"))
            await screen.settle()
            assert "▶⟦really concerned" in " ".join(screen.text.split())
            assert "CSAM⟧ due to" in " ".join(screen.text.split())

    drive(scene)


def test_a_trim_that_reverses_the_meaning_is_kept_only_with_a_reason(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            pin = next(p for p in pins(screen) if "has not been" in p.words)
            screen.main.trim_pin(pin.id)
            await screen.settle()
            for _ in range(3):
                await screen.press("left")
            assert "! " in screen.text
            await screen.press("enter")
            assert "changes what the source says" in screen.text
            await screen.press("enter")
            assert "Write a reason" in screen.text
            await screen.press("escape")
            assert pin in pins(screen)

    drive(scene)


def test_position_picks_an_option_a_stance_and_a_standing_position(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("p", "down", "down", "enter")
            assert answer_to(screen.brief, "1").choice == "Disagree"
            held = answer_to(screen.brief, "1").positions
            await screen.press("end", "enter")
            assert answer_to(screen.brief, "1").positions != held
            await screen.press("enter")
            assert answer_to(screen.brief, "1").positions == held
            await screen.press("escape", "u", "u", "u")
            assert answer_to(screen.brief, "1").choice == "Agree"

    drive(scene)


def test_position_ticks_several_options_and_ranks_them_where_they_are_asked_for(demo: Path) -> None:
    brief = demo / "brief.yaml"
    told = brief.read_text("utf-8")
    number = '- number: "1"'
    brief.write_text(told.replace(number, f"{number}\n      choose: several", 1), "utf-8")

    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("p", "down", "down", "enter")
            assert answer_to(screen.brief, "1").choices == ("Agree", "Disagree")
            assert "[x] Disagree" in screen.text
            await screen.press("up", "up", "enter")
            assert answer_to(screen.brief, "1").choices == ("Disagree",)

    drive(scene)
    told = brief.read_text("utf-8")
    brief.write_text(told.replace("choose: several", "choose: rank", 1), "utf-8")

    async def ranking() -> None:
        async with opened(demo) as screen:
            await screen.press("p", "home", "enter")
            assert answer_to(screen.brief, "1").choices[0] == "Disagree"
            assert "(1) Disagree" in screen.text
            assert len(answer_to(screen.brief, "1").choices) == 2

    drive(ranking)


def test_our_own_words_are_in_the_brief_as_they_are_typed_and_are_one_step(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            was = answer_to(screen.brief, "1").text
            await screen.press("e")
            box = screen.app.screen.query_one(TextArea)
            box.move_cursor(box.document.end)
            for words in (" One.", " Two."):
                await screen.type(words)
                screen.app.screen.take_words()
                await screen.settle()
                assert answer_to(screen.saved(), "1").text.endswith(words.strip())
            steps = len(screen.main.desk.done)
            await screen.press("escape", "u")
            assert len(screen.main.desk.done) == steps - 1
            assert answer_to(screen.brief, "1").text == was

    drive(scene)


def test_half_a_placeholder_waits_and_is_there_again(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("e")
            await screen.type("{quote: nothing-of-that-name} ")
            await screen.press("escape")
            assert "{quote: nothing" not in answer_to(screen.saved(), "1").text
            assert "Not in the brief yet" in screen.text
        async with opened(demo) as screen:
            await screen.press("e")
            assert screen.app.screen.query_one(TextArea).text.startswith("{quote: nothing-of")

    drive(scene)


def test_pinned_quotations_are_moved_introduced_weighed_and_taken_out(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("4", "right")
            order = [pin.id for pin in pins(screen)]
            await screen.press("g", "J")
            assert [pin.id for pin in pins(screen)] == [order[1], order[0], *order[2:]]
            await screen.press("K", "minus", "e")
            await screen.type("It is put so:")
            await screen.press("escape")
            first = pins(screen)[0]
            assert (first.id, first.bearing, first.lead_in) == (
                order[0],
                "challenges",
                "It is put so:",
            )
            await screen.press("x")
            assert [pin.id for pin in pins(screen)] == order[1:]
            await screen.press("u")
            assert [pin.id for pin in pins(screen)] == order

    drive(scene)


def test_a_proposal_is_listed_as_unread_read_accepted_or_turned_down(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("1", "f", "f")
            assert answer_to(screen.brief, "1").find == 2
            await screen.press("4", "right")
            assert "[Proposed, not yet read]" in screen.text
            before = len(pins(screen))
            await screen.press("G", "space")
            assert len(pins(screen)) == before + 1
            await screen.press("G", "x")
            assert answer_to(screen.brief, "1").declined
            await screen.press("1", "F")
            assert answer_to(screen.brief, "1").find == 0

    drive(scene)


def test_questions_open_themes_are_ticked_and_enter_searches_one(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("1", "g", "down", "down", "space")
            assert "moderation" in answer_to(screen.brief, "1").themes
            await screen.press("space")
            assert "moderation" not in answer_to(screen.brief, "1").themes
            await screen.press("enter")
            assert screen.main.desk.looking.theme == "moderation"
            assert screen.main.pane("evidence").has_focus_within
            await screen.press("1", "G", "enter")
            assert screen.main.desk.looking.answer == "10"

    drive(scene)


def test_a_document_is_left_out_read_and_its_facts_corrected(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("f", "space")
            assert screen.brief.unsearched == ("appg-social-media-2021-05-19",)
            assert "f in: 1 source " in screen.text
            await screen.press("u", "i", "tab", "tab", "tab", "tab")
            for _ in range(10):
                await screen.pilot.press("backspace")
            await screen.type("never")
            await screen.press("ctrl+s")
            assert "“never” is no date" in screen.text
            for _ in range(5):
                await screen.pilot.press("backspace")
            await screen.type("2021-06-01")
            await screen.press("ctrl+s")
            source = screen.main.documents[0].source
            assert source is not None
            assert source.date == "2021-06-01"
            assert "2021-06-01" in (demo / "sources" / "sources.yaml").read_text(encoding="utf-8")
            await screen.press("enter")
            assert screen.main.query_one("#passages").has_focus

    drive(scene)


def test_a_check_leads_to_where_it_can_be_mended_and_may_stand_for_a_reason(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("4", "right", "right")
            listed = screen.main.query_one("#checks")
            belongs = [n for n, c in enumerate(listed._checks) if c.origin.answer]
            listed.go_to(str(belongs[0]))
            check = listed.check
            await screen.press("a")
            await screen.type("it was agreed")
            await screen.press("enter")
            answer = answer_to(screen.brief, check.origin.answer or "")
            assert "it was agreed" in {o.reason for o in answer.overrides}
            await screen.press("u", "4")
            listed.go_to(str(belongs[0]))
            await screen.press("enter")
            assert not screen.main.query_one("#checks").has_focus

    drive(scene)


def test_enter_on_a_check_of_the_whole_paper_goes_to_an_answer(demo: Path) -> None:
    brief = demo / "brief.yaml"
    told = brief.read_text("utf-8")
    brief.write_text(
        told.replace("consultation:\n", "consultation:\n  limits: {words: 20}\n", 1), "utf-8"
    )

    async def scene() -> None:
        async with opened(demo) as screen:
            listed = screen.main.query_one("#checks")
            await screen.press("4", "right", "right")
            at = [n for n, c in enumerate(listed._checks) if c.origin.near]
            listed.go_to(str(at[0]))
            near = listed._checks[at[0]].origin.near
            await screen.press("enter")
            assert screen.main.desk.looking.answer == near
            assert not listed.has_focus

    drive(scene)


def test_enter_on_a_check_opens_what_there_is_to_fill_in(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("d")
            for name in ("date", "respondent-capacity"):
                screen.app.screen.query_one(f"#detail-{name}").value = ""
            await screen.press("ctrl+s")
            listed = screen.main.query_one("#checks")
            for field, box in (("date", "detail-date"), ("facts", "fact-release")):
                await screen.press("4", "right", "right")
                at = [n for n, c in enumerate(listed._checks) if c.origin.field == field]
                listed.go_to(str(at[0]))
                await screen.press("enter")
                assert screen.app.screen.focused.id == box
                await screen.press("escape", "1")
                screen.main.pane("draft").open("live", focus=False)
            await screen.press("u")
            assert screen.brief.date is not None

    drive(scene)


def test_questions_are_put_right_added_and_taken_out(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("1", "g", "E")
            await screen.type("Say: ")
            await screen.press("ctrl+s")
            assert screen.brief.consultation.questions[0].text.startswith("Say: Do you agree")
            await screen.press("1", "a")
            await screen.type("Is there more to say?")
            await screen.press("ctrl+s")
            assert screen.main.desk.looking.answer == "11"
            await screen.press("X")
            assert len(screen.brief.consultation.questions) == 10
            await screen.press("u", "u", "u")
            assert screen.main.desk.done == ()

    drive(scene)


def test_coverage_shows_thin_places_and_enter_goes_there(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("c")
            assert "[x] Encryption and detection" in screen.text
            assert "answer / found" in screen.text
            row = next(line for line in screen.lines if "[x] Encryption and det" in line)
            assert re.search(r"█░+ +\d+ +2 +- +position", row)
            row = next(line for line in screen.lines if "Q1 Do you agree" in line)
            assert re.search(r"Agree +2 +- +- +236", row)
            await screen.press("down", "down", "down", "enter")
            assert screen.main.desk.looking.answer == "2"

    drive(scene)


def test_word_is_written_once_and_never_over_a_file_unasked(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("w")
            assert "Open checks:" in screen.text
            await screen.press("enter")
            written = demo / "brief.docx"
            first = written.read_bytes()
            assert "Wrote " in screen.text
            await screen.press("w", "enter")
            assert "is there already" in screen.text
            await screen.press("enter")
            assert written.read_bytes() == first
            await screen.press("w", "tab", "down", "enter", "shift+tab", "enter")
            assert not (demo / "brief-final.docx").exists()
            assert "no final copy while this stands" in screen.text

    drive(scene)


def test_the_next_start_opens_where_one_left_off(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("1", "G", "enter", "slash")
            await screen.type("hotline")
            await screen.press("down", "down", "enter")
            looking = screen.main.desk.looking
        async with opened(demo) as screen:
            assert screen.main.desk.looking == looking
            assert screen.main.page is not None
            assert screen.main.query_one("#query").value == "hotline"

    drive(scene)


def test_another_brief_is_begun_and_the_first_opened_again(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("b")
            for words in ("Another one", "A body", "Us"):
                await screen.type(words)
                await screen.press("enter")
            screen.app.screen.query_one(TextArea).text = "1. Why?\n2. How?\n"
            await screen.press("ctrl+s")
            assert screen.main.desk.path.name == "another-one.yaml"
            await screen.press("o")
            assert "brief.yaml" in screen.text
            await screen.press("end", "enter")
            assert screen.main.desk.path.name == "brief.yaml"

    drive(scene)


def test_the_colours_change_and_the_terminals_own_are_among_them(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            seen = set()
            for _ in range(6):
                await screen.press("ctrl+p")
                await screen.type("colours")
                await screen.press("enter")
                seen.add(screen.app.theme)
            assert {"ansi-dark", "ansi-light", "textual-light", "textual-dark"} <= seen

    drive(scene)


def test_y_in_the_draft_copies_the_answer_as_a_web_form_takes_it(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("4", "y")
            copied = screen.app.clipboard
            assert copied.startswith("We agree. A service that leads the police")
            assert "(All-Party Parliamentary Group on Social Media, ‘Minutes of" in copied
            assert "{quote" not in copied
            assert f"Copied Question 1: {len(copied.split())} words." in screen.text

    drive(scene)


REGISTER = """schema: 1
taken:
  - consultation: An older call
    date: 2019-07-01
    theme: encryption
    position: encryption-needs-safeguards
    stance: oppose
    statement: No encryption before children are safe [on every service].
"""


def test_v_shows_what_we_said_before_on_this_theme(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("v")
            assert "Nothing has been entered yet" in screen.text
            await screen.press("escape")
            (demo / "positions-taken.yaml").write_text(REGISTER, encoding="utf-8")
            await screen.press("v")
            assert "1 July 2019: oppose (An older call)" in screen.text
            assert "children are safe [on every service]" in screen.text
            await screen.press("escape")
            (demo / "positions-taken.yaml").write_text("schema: 1\ntaken: 3\n", encoding="utf-8")
            await screen.press("v")
            assert "positions-taken.yaml" in screen.text

    drive(scene)


def test_a_new_search_takes_the_place_of_the_last_and_can_go_on_from_it(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            for keys, query in (
                ((*"referrals",), "referrals"),
                ((*"police",), "police"),
                (("end", *"men"), "policemen"),
            ):
                await screen.press("2", "/")
                screen.send(*keys)
                await screen.settle()
                assert screen.main.desk.looking.query == query
                await screen.press("enter")

    drive(scene)
