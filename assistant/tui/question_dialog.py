"""A question as the consultation prints it, to put right; and a window to add more questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from assistant.desk.asking import add_questions, question_called, word_question
from assistant.questions.ticking import ticking_words
from assistant.tui.bindings import bindings
from assistant.tui.dialog import field
from assistant.tui.questions_box import QuestionsBox
from assistant.tui.typing_dialog import TypingDialog

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen


class QuestionDialog(TypingDialog[None]):
    """The wording, the options and the limit of one question."""

    WHERE: ClassVar[str] = "asking"
    BINDINGS = bindings("asking")

    def __init__(self, working: DeskScreen, number: str) -> None:
        title = f"Question {number}, as the consultation prints it"
        super().__init__(title, working.folder, working.window("question", number))
        self._working, self._number = working, number

    def body(self) -> list[Widget]:
        """Return the boxes."""
        question = question_called(self._working.desk, self._number)
        limit = str(question.limits.words or "")
        return [
            _label("wording"),
            _box("wording", question.text),
            _label("options it offers, one a line; empty where it is an open question"),
            _box("options", "\n".join(question.options)),
            field(
                "how many may be chosen",
                Input(
                    ticking_words(question),
                    id="choosing",
                    compact=True,
                    placeholder="one, all, up to 2, rank",
                ),
            ),
            field("limit of words, if any", Input(limit, id="limit", compact=True)),
        ]

    def action_keep(self) -> None:
        """Keep it, or say what is wrong."""
        limit = self.query_one("#limit", Input).value.strip().replace(",", "")
        if limit and not (limit.isdecimal() and limit.isascii()):
            self.say(f"The limit: “{limit}” is no number of words.")
            return
        number = self._number
        text = self.query_one("#wording", TextArea).text
        options = self.query_one("#options", TextArea).text.splitlines()
        choosing = self.query_one("#choosing", Input).value
        if self._working.change(
            lambda desk: word_question(
                desk, number, text=text, options=options, choosing=choosing, words=int(limit or 0)
            )
        ):
            self.dismiss(None)
        else:
            self.say(*self._working.told)


class AddQuestionsDialog(TypingDialog[None]):
    """Questions to add after those that are there."""

    WHERE: ClassVar[str] = "asking"
    BINDINGS = bindings("asking")

    def __init__(self, working: DeskScreen) -> None:
        super().__init__("Add questions", working.folder, working.window("questions"))
        self._working = working

    def body(self) -> list[Widget]:
        """Return the box."""
        form = VerticalScroll(QuestionsBox(self._working.folder), id="form")
        form.can_focus = False
        return [form]

    def on_mount(self) -> None:
        """Begin in the box."""
        super().on_mount()
        self.query_one(TextArea).focus()

    def brought_back(self) -> None:
        """Read the file again that the questions came from."""
        self.query_one(QuestionsBox).go_on()

    @on(QuestionsBox.Told)
    def _told(self, message: QuestionsBox.Told) -> None:
        self.say(*message.words)

    def action_keep(self) -> None:
        """Add what was read, or say what is wrong."""
        questions = self.query_one(QuestionsBox).read_now().questions
        if self._working.change(lambda desk: add_questions(desk, questions)):
            self.dismiss(None)
            self._working.go_to_question(self._working.desk.looking.answer)
        else:
            self.say(*self._working.told)


def _label(words: str) -> Static:
    return Static(Content(words), classes="label", markup=False)


def _box(name: str, text: str) -> TextArea:
    return TextArea(text, id=name, soft_wrap=True, compact=True, tab_behavior="focus")
