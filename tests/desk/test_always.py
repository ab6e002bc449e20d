"""Whatever is done at the desk, in whatever order: it can be undone, and saved means loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.briefs import load_brief
from assistant.desk.answering import (
    STANCES,
    ask_for_evidence,
    choose_options,
    choose_stance,
    drop_position,
    leave_without_comment,
    let_stand,
    set_conditions,
    take_position,
    tick_theme,
    untick_theme,
    write_words,
)
from assistant.desk.desk import Desk, look, redo, undo
from assistant.desk.offering import Ground, ground_of, offer
from assistant.desk.opening import desk_library, open_desk
from assistant.desk.pinning import (
    BEARINGS,
    move_pin,
    pin_offer,
    set_bearing,
    set_pin_theme,
    unpin,
    write_lead_in,
)
from assistant.desk.saving import save
from assistant.desk.sources import edit_facts, leave_out, take_in
from assistant.errors import AskedWrongly
from assistant.files.records import load_record
from assistant.library.catalogue import SourcesRecord
from assistant.library.source import Source
from assistant.quotes import Quote

Action = Callable[[Desk], Desk]
QUESTIONS = [str(number) for number in range(1, 11)]
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=60
)


class Office:
    """A workspace kept through all examples, put back as it was before each of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._as_it_was = {
            path: path.read_bytes() for path in (folder / "brief.yaml", self.catalogue)
        }
        desk = open_desk(folder)
        with desk_library(desk) as library:
            library.refresh()
            self.grounds = [ground_of(library, source.id) for source in library.sources()]

    @property
    def catalogue(self) -> Path:
        return self.folder / "sources" / "sources.yaml"

    def opened(self) -> Desk:
        for path, data in self._as_it_was.items():
            path.write_bytes(data)
        shutil.rmtree(self.folder / ".brief.yaml.earlier", ignore_errors=True)
        return open_desk(self.folder)


@pytest.fixture(scope="module")
def office(read_once: Path) -> Iterator[Office]:
    with TemporaryDirectory() as place:
        folder = Path(place) / "office"
        shutil.copytree(read_once, folder)
        yield Office(folder)


@st.composite
def actions(draw: st.DrawFn) -> Callable[[Office], Action]:
    """Anything an author does, with anything they may choose or type."""
    question = draw(st.sampled_from(QUESTIONS))
    number = draw(st.integers(0, 200))
    words = draw(WORDS)

    def ground(office: Office) -> Ground:
        return office.grounds[number % len(office.grounds)]

    def source(office: Office) -> Source:
        return ground(office).source

    def pin_passage(office: Office, desk: Desk) -> Desk:
        held = ground(office)
        passage = held.passages[number % len(held.passages)]
        quote = Quote(source=held.source.id, start=passage.start, end=passage.end)
        offered = offer(desk, held, quote)
        return pin_offer(desk, offered, answer=question, lead_in=words, because="It is enough.")

    def on_a_pin(change: Callable[[Desk, str], Desk]) -> Callable[[Office, Desk], Desk]:
        def act(_: Office, desk: Desk) -> Desk:
            pins = [pin.id for answer in desk.brief.answers for pin in answer.pins]
            return change(desk, pins[number % len(pins)]) if pins else desk

        return act

    def theme(desk: Desk) -> str:
        return desk.themes.themes[number % len(desk.themes.themes)].id

    def position(desk: Desk) -> str:
        return desk.themes.positions[number % len(desk.themes.positions)].id

    change: Callable[[Office, Desk], Desk] = draw(
        st.sampled_from(
            [
                pin_passage,
                on_a_pin(unpin),
                on_a_pin(lambda desk, pin: move_pin(desk, pin, to=number % 4, answer=question)),
                on_a_pin(lambda desk, pin: move_pin(desk, pin, by=number % 3 - 1)),
                on_a_pin(lambda desk, pin: write_lead_in(desk, pin, words)),
                on_a_pin(lambda desk, pin: set_bearing(desk, pin, BEARINGS[number % 3])),
                on_a_pin(lambda desk, pin: set_pin_theme(desk, pin, theme(desk))),
                on_a_pin(lambda desk, pin: write_words(desk, question, f"{words} {{cite: {pin}}}")),
                lambda _, desk: write_words(desk, question, words),
                lambda _, desk: set_conditions(desk, question, words),
                lambda _, desk: choose_stance(desk, question, STANCES[number % 4]),
                lambda _, desk: choose_options(desk, question),
                lambda _, desk: leave_without_comment(desk, question),
                lambda _, desk: tick_theme(desk, question, theme(desk)),
                lambda _, desk: untick_theme(desk, question, theme(desk)),
                lambda _, desk: take_position(desk, question, position(desk)),
                lambda _, desk: drop_position(desk, question, position(desk)),
                lambda _, desk: ask_for_evidence(desk, question, number % 60),
                lambda _, desk: let_stand(desk, question, "quoted-twice", words),
                lambda office, desk: leave_out(desk, source(office)),
                lambda office, desk: take_in(desk, source(office)),
                lambda office, desk: edit_facts(desk, source(office), title=words),
                lambda _, desk: look(desk, answer=question, query=words),
                lambda _, desk: undo(desk),
                lambda _, desk: redo(desk),
                lambda _, desk: save(desk),
            ]
        )
    )
    return lambda office: lambda desk: change(office, desk)


def tried(desk: Desk, action: Action) -> Desk:
    """Do it, or leave the desk as it is where it is refused."""
    try:
        return action(desk)
    except AskedWrongly:
        return desk


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(actions(), max_size=12))
def test_all_undone_gives_the_first_brief_and_every_step_saved_loads_as_it_was(
    office: Office, chosen: list[Callable[[Office], Action]]
) -> None:
    first = desk = office.opened()
    said_first = load_record(office.catalogue, SourcesRecord)
    for action in chosen:
        desk = tried(desk, action(office))
        before = desk
        desk = save(desk)
        assert not desk.unsaved, desk.told
        assert desk.brief == before.brief
        assert load_brief(desk.path) == desk.brief
    last, steps = desk.brief, len(desk.done)
    while desk.done:
        desk = undo(desk)
    assert desk.brief == first.brief
    desk = save(desk)
    assert not desk.unsaved
    assert load_brief(desk.path) == first.brief
    assert load_record(office.catalogue, SourcesRecord) == said_first
    for _ in range(steps):
        desk = redo(desk)
    assert desk.brief == last
