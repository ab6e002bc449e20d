"""Where we stand on a question: the consultation's options, a stance, standing positions.

Every choice is in the brief at once and can be undone; the window stays open until esc.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from assistant.briefs.brief import Answer, Question
from assistant.briefs.changing import answer_to
from assistant.desk.answering import (
    NO_COMMENT,
    STANCES,
    choose_stance,
    comment_after_all,
    drop_position,
    leave_without_comment,
    take_position,
    turn_option,
)
from assistant.desk.desk import Desk
from assistant.desk.heading import label_of
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import HEADING, Rows, Words

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

Change = Callable[[Desk], Desk]
Choice = tuple[str, Words, Change | None]
"""A row: its name, its words, and what choosing it does."""


class PositionRows(Rows):
    """What can be chosen."""

    WHERE: ClassVar[str] = "position"
    BINDINGS = bindings("position")


class PositionDialog(Dialog[None]):
    """The choices of the question looked at."""

    def __init__(self, working: DeskScreen) -> None:
        desk = working.desk
        super().__init__(f"Position on {label_of(desk, desk.looking.answer)}")
        self._working = working
        self._does: dict[str, Change | None] = {}

    def body(self) -> list[Widget]:
        """Return the list."""
        return [PositionRows(id="choices")]

    def on_mount(self) -> None:
        """List what can be chosen."""
        super().on_mount()
        self._list()

    def _list(self) -> None:
        choices = choices_of(self._working.desk)
        self._does = {name: does for name, _, does in choices}
        self.query_one(Rows).show([(name, words) for name, words, _ in choices])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        does = self._does.get(event.option_id or "")
        if does is not None and self._working.change(does):
            self.say(*self._working.desk.told)
            self._list()
        elif event.option_id == "conditions":
            self.dismiss(None)
            self._working.action_conditions()


def choices_of(desk: Desk) -> list[Choice]:
    """Return every choice on the question looked at: a name, its words, and what it does."""
    name = desk.looking.answer
    answer = answer_to(desk.brief, name)
    asked = next((q for q in desk.brief.consultation.questions if q.number == name), None)
    rows: list[Choice] = []
    if asked is not None and asked.options:
        rows.append(_heading(_asked_for(asked)))
        for at, option in enumerate(asked.options):
            rows.append((f"option{at}", _offered(asked, answer, option), _option(name, option)))
    rows.append(_heading("Where we stand on what is proposed"))
    for stance in STANCES:
        held = answer.stance == stance
        does = _stance(name, None if held else stance)
        rows.append((f"stance {stance}", _choice(held, stance), does))
    silent = comment_after_all if answer.no_comment else leave_without_comment
    rows.append(
        (
            "silent",
            _choice(answer.no_comment, NO_COMMENT, "leave it unanswered"),
            _bare(silent, name),
        )
    )
    rows.append(
        ("conditions", Content.assemble("    its conditions: ", (_conditions(desk), "dim")), None)
    )
    standing = _standing(desk, name)
    heading = _heading("Our standing positions on the themes ticked")
    return [*rows, heading, *standing] if standing else rows


def _heading(words: str) -> Choice:
    return f"{HEADING}{words}", Content.assemble((words, "dim italic")), None


def _standing(desk: Desk, name: str) -> list[Choice]:
    """Return the standing positions of the themes ticked, those taken always among them."""
    answer = answer_to(desk.brief, name)
    wanted = {*answer.themes, *filter(None, [desk.looking.theme])}
    shown = [p for p in desk.themes.positions if p.theme in wanted or p.id in answer.positions]
    rows: list[Choice] = []
    for position in shown:
        held = position.id in answer.positions
        does = _bare_position(drop_position if held else take_position, name, position.id)
        box = "[x]" if held else "[ ]"
        words = Hanging(
            Part(
                f"{box} ",
                Content.assemble(one_line(position.statement), (f"  {position.stance}", "dim")),
            )
        )
        rows.append((f"position {position.id}", words, does))
    return rows


def _choice(held: bool, words: str, more: str = "") -> Content:
    told = f"  {more}" if more else ""
    return Content.assemble("(•) " if held else "( ) ", (one_line(words), "bold"), (told, "dim"))


_ASKED = {
    "several": "The answers they ask for: choose all that apply",
    "rank": "The answers they ask for: choose them in order, the first first",
}


def _asked_for(asked: Question) -> str:
    if asked.choose == "several" and asked.at_most:
        return f"The answers they ask for: choose up to {asked.at_most}"
    words = _ASKED.get(asked.choose or "", "The answer they ask for")
    return f"{words}, up to {asked.at_most}" if asked.at_most else words


def _offered(asked: Question, answer: Answer, option: str) -> Content:
    """An option, with the sign of how many may be chosen; where they are ranked, with its rank."""
    held = option in answer.choices
    if asked.choose == "rank":
        sign = f"({answer.choices.index(option) + 1}) " if held else "( ) "
    elif asked.choose == "several":
        sign = "[x] " if held else "[ ] "
    else:
        return _choice(held, option)
    return Content.assemble(sign, (one_line(option), "bold"))


def _conditions(desk: Desk) -> str:
    return one_line(answer_to(desk.brief, desk.looking.answer).conditions)[:60] or "none written"


def _option(name: str, option: str) -> Change:
    return lambda desk: turn_option(desk, name, option)


def _stance(name: str, stance: object) -> Change:
    return lambda desk: choose_stance(desk, name, stance)  # type: ignore[arg-type]


def _bare(do: Callable[[Desk, str], Desk], name: str) -> Change:
    return lambda desk: do(desk, name)


def _bare_position(do: Callable[[Desk, str, str], Desk], name: str, position: str) -> Change:
    return lambda desk: do(desk, name, position)
