"""Every key of the screen in one table: what it does, where, and what it is called.

Bindings, the footer, the help, the commands and the page of keys are all made from it, so that they
cannot differ. Textual is not loaded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Action(NamedTuple):
    """One thing a person can do.

    ``id`` is its place and its name, for example ``evidence.pin``. ``label`` is its word in the
    footer, ``help`` what it does in a sentence. ``rank`` orders the footer, 0 keeps it out.
    ``typing`` says that the key works while a box is typed into; ``keys`` may be empty: then it
    is found among the commands.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    rank: int = 0
    typing: bool = False

    @property
    def place(self) -> str:
        """Where it belongs, a key of :data:`PLACES`."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The name of the method that does it, without its ``action_``."""
        return self.id.partition(".")[2]


PLACES = {
    "app": "Always",
    "screen": "Everywhere but in a box",
    "list": "In a list",
    "tabs": "In panes with tabs",
    "questions": "1 Brief: Questions",
    "sources": "1 Brief: Sources",
    "box": "2 Evidence: the search box",
    "evidence": "2 Evidence: the list",
    "source": "3 Source",
    "draft": "4 Draft",
    "pinned": "4 Draft: Pinned",
    "checks": "4 Draft: Checks",
    "trim": "Trim",
    "coverage": "Coverage",
    "dialog": "In a window",
    "writing": "In a window with a box",
    "making": "New brief",
    "asking": "A question, or questions to add",
    "details": "Details of the brief",
    "position": "Position",
    "facts": "Facts of a source",
    "word": "Write Word",
    "again": "Pin again",
    "theme": "A theme",
    "welcome": "Welcome",
}
"""The name of each place, as help shows it."""

ACTIONS: tuple[Action, ...] = (
    Action("app.help", ("f1",), "Help", "Show the keys of this place; type to filter.", 98, True),
    Action("app.commands", ("ctrl+p",), "Commands", "List all there is to do.", 0, True),
    Action("app.quit", ("ctrl+q",), "Quit", "Leave; everything is saved.", 0, True),
    Action("app.theme", (), "Colours", "Change the colours: dark, light, the terminal's own."),
    Action("screen.search", ("/",), "Search", "Go to the search box.", 10),
    Action("screen.position", ("p",), "Position", "Choose where we stand on this question.", 40),
    Action("screen.undo", ("u", "ctrl+z"), "Undo", "Take the last change back.", 50),
    Action("screen.redo", ("U", "ctrl+y"), "Redo", "Make the change again."),
    Action("screen.word", ("w",), "Word", "Write the draft as a Word file.", 60),
    Action("screen.keys", ("?",), "Help", "Show the keys of this place; type to filter.", 99),
    Action("screen.all_commands", (":",), "Commands", "List all there is to do."),
    Action("screen.brief", ("1",), "Brief", "Go to the questions, or the sources.", 62),
    Action("screen.evidence", ("2",), "Evidence", "Go to what was found."),
    Action("screen.source", ("3",), "Source", "Go to the document that is being read."),
    Action("screen.draft", ("4",), "Draft", "Go to the draft, the pins, the checks.", 63),
    Action("screen.zoom", ("z",), "Full screen", "Give this pane the whole screen, or undo that."),
    Action("screen.words", ("e",), "Our words", "Write our own words for this question."),
    Action("screen.coverage", ("c",), "Coverage", "Show how far each question has come."),
    Action("screen.before", ("v",), "Said before", "Show what we said before on this theme."),
    Action("screen.read", ("r",), "Read documents", "Read what is new among the documents."),
    Action("screen.back", ("escape",), "Back", "Go one step back."),
    Action("screen.next_pane", ("tab",), "Next pane", "Go to the next pane."),
    Action("screen.previous_pane", ("shift+tab",), "Pane before", "Go to the pane before."),
    Action("screen.leave", ("q",), "Quit", "Leave; everything is saved."),
    Action("screen.open_brief", ("o",), "Open", "Open another brief of this folder."),
    Action(
        "screen.new_brief", ("b",), "New brief", "Begin a brief from a consultation's questions."
    ),
    Action(
        "screen.details", ("d",), "Details", "Fill in who asks, who answers, dates and the like."
    ),
    Action("screen.conditions", (), "Conditions", "Write the changes that our support depends on."),
    Action("screen.summary", (), "Summary", "Write what the paper says first."),
    Action("list.down", ("j", "down"), "Down", "Move down."),
    Action("list.up", ("k", "up"), "Up", "Move up."),
    Action("list.first", ("g", "home"), "First", "Go to the first row."),
    Action("list.last", ("G", "end"), "Last", "Go to the last row."),
    Action("list.page_down", ("pagedown",), "Page down", "Move down a page."),
    Action("list.page_up", ("pageup",), "Page up", "Move up a page."),
    Action("list.choose", ("enter",), "Choose", "Do what this row is for."),
    Action("tabs.next", ("right",), "Next tab", "Show the next tab."),
    Action("tabs.previous", ("left",), "Tab before", "Show the tab before."),
    Action("questions.choose", ("enter",), "Open", "Open a question, or search for a theme.", 20),
    Action("questions.tick", ("space",), "Tick", "Say that the question is about this theme.", 30),
    Action("questions.theme", ("n",), "New theme", "Add a theme to look for evidence on.", 55),
    Action("questions.propose", ("f",), "Propose", "Let the program propose one more quotation."),
    Action("questions.no_proposals", ("F",), "No proposals", "Let it propose nothing here."),
    Action("questions.wording", ("E",), "Wording", "Put a question's or a theme's wording right."),
    Action("questions.add", ("a",), "Add questions", "Add questions to this brief."),
    Action("questions.remove", ("X",), "Remove", "Take a question or theme out; undo has it."),
    Action("sources.tick", ("space",), "Search it", "Search this document, or leave it out.", 20),
    Action("sources.choose", ("enter",), "Read", "Read this document.", 30),
    Action("sources.facts", ("i",), "Facts", "See and correct what is known of it.", 35),
    Action(
        "box.to_list", ("down", "enter"), "To the list", "Go from the box to what was found.", 5
    ),
    Action("evidence.pin", ("space",), "Pin", "Pin this quotation, or unpin it.", 20),
    Action("evidence.trim", ("t",), "Trim", "Choose which words to quote.", 30),
    Action("evidence.choose", ("enter",), "Read", "Read it in its document."),
    Action("evidence.mode", ("m",), "Match", "Match fuzzily, exactly, or all of the words."),
    Action("evidence.sources", ("f",), "In", "Choose the documents that are searched."),
    Action("evidence.sort", ("s",), "Sort", "Best first, by document, or newest first."),
    Action("evidence.copy", ("y",), "Copy", "Copy the quotation with its reference."),
    Action("evidence.supports", ("+",), "Supports", "Pin it as support for our case."),
    Action("evidence.challenges", ("-",), "Challenges", "Pin it as a challenge to our case."),
    Action("source.pin", ("space",), "Pin", "Pin this passage.", 20),
    Action("source.trim", ("t",), "Trim", "Choose which words of it to quote.", 30),
    Action("source.next_match", ("n",), "Next match", "Go to the next match.", 35),
    Action("source.previous_match", ("N",), "Match before", "Go to the match before."),
    Action("source.next_passage", ("]",), "Next passage", "Go to the next passage."),
    Action("source.previous_passage", ("[",), "Passage before", "Go to the passage before."),
    Action("draft.choose", ("enter",), "Go there", "Go to where this line comes from.", 20),
    Action("draft.accept", ("space",), "Accept", "Accept a proposed quotation.", 30),
    Action("draft.decline", ("x",), "Decline", "Turn a proposed quotation down.", 35),
    Action("draft.copy", ("y",), "Copy", "Copy this answer as a web form takes it.", 37),
    Action("pinned.choose", ("enter",), "Read", "Read it in its document.", 36),
    Action("pinned.trim", ("t",), "Trim", "Choose which words to quote.", 20),
    Action("pinned.unpin", ("x",), "Unpin", "Take it out; or turn a proposal down.", 30),
    Action("pinned.accept", ("space",), "Accept", "Accept a proposed quotation."),
    Action("pinned.lead_in", ("e",), "Lead-in", "Write the sentence before it.", 35),
    Action("pinned.move_up", ("shift+up", "K"), "Move up", "Print it earlier."),
    Action("pinned.move_down", ("shift+down", "J"), "Move down", "Print it later."),
    Action("pinned.supports", ("+",), "Supports", "It supports our case."),
    Action("pinned.challenges", ("-",), "Challenges", "It challenges our case."),
    Action("checks.choose", ("enter",), "Go there", "Go to what the check is about.", 20),
    Action(
        "checks.stand",
        ("a",),
        "Let it stand",
        "Let it stand, for a reason; or note it as read.",
        30,
    ),
    Action("trim.other_end", ("tab",), "End", "Move the other end of the quotation.", 10),
    Action("trim.word_right", ("right", "l"), "Word", "Move the end a word forward.", 20),
    Action("trim.word_left", ("left", "h"), "Word back", "Move the end a word back."),
    Action("trim.sentence_down", ("down", "j"), "Sentence", "Move the end a sentence forward.", 30),
    Action("trim.sentence_up", ("up", "k"), "Sentence back", "Move the end a sentence back."),
    Action("trim.leave_out", ("x",), "Leave out", "Choose words to leave out; again: do it.", 40),
    Action("trim.put_back", ("b",), "Put back", "Put all that was left out back."),
    Action("trim.sic", ("s",), "[sic]", "Mark a mistake of the source after the last word."),
    Action("trim.reset", ("r",), "Reset", "Go back to how it was.", 70),
    Action("trim.keep", ("enter",), "Keep", "Keep the quotation as it is now.", 60),
    Action("coverage.choose", ("enter",), "Go there", "Go to this question and theme.", 10),
    Action("dialog.close", ("escape",), "Back", "Close this window.", 99),
    Action("writing.keep", ("ctrl+s",), "Keep", "Keep what is written.", 10, True),
    Action(
        "writing.editor", ("ctrl+o",), "Editor", "Write it in your own editor ($EDITOR).", 20, True
    ),
    Action("making.make", ("ctrl+s",), "Make it", "Make the brief.", 10, True),
    Action("asking.keep", ("ctrl+s",), "Keep", "Keep this.", 10, True),
    Action("theme.keep", ("ctrl+s",), "Keep", "Keep this theme.", 10, True),
    Action("details.keep", ("ctrl+s",), "Keep", "Keep these details.", 10, True),
    Action("position.choose", ("enter", "space"), "Choose", "Choose this, or take it back.", 10),
    Action("facts.keep", ("ctrl+s",), "Keep", "Keep these facts.", 10, True),
    Action("word.write", ("ctrl+s",), "Write", "Write the Word file.", 10, True),
    Action("again.choose", ("enter",), "Pin it here", "Pin the quotation at this place.", 10),
    Action("welcome.choose", ("enter",), "Choose", "Begin so.", 10),
)
"""The table."""

_SHOWN_AS = {
    "escape": "esc", "enter": "⏎", "right": "→", "left": "←", "up": "↑", "down": "↓",
    "pagedown": "page down", "pageup": "page up", "f1": "F1",
    "shift+up": "shift+↑", "shift+down": "shift+↓",
}  # fmt: skip


def actions_of(place: str) -> tuple[Action, ...]:
    """Return the actions of a place, in the table's order."""
    return tuple(action for action in ACTIONS if action.place == place)


def key_words(action: Action) -> str:
    """Return the keys of an action as help writes them: "u, ctrl+z"."""
    return ", ".join(_SHOWN_AS.get(key, key) for key in action.keys)


def first_key(action: Action, *, typing: bool = False) -> str:
    """Return the key of an action that the footer shows: the first that works here."""
    keys = [key for key in action.keys if not typing or works_in_a_box(key)]
    return _SHOWN_AS.get(keys[0], keys[0]) if keys else ""


def works_in_a_box(key: str) -> bool:
    """Tell whether a key does something while a box is typed into: letters are typed there."""
    return len(key) > 1 and key != "space"


def footer_of(places: tuple[str, ...], width: int, *, typing: bool = False) -> tuple[Action, ...]:
    """Return what the footer shows for these places, innermost first, in ``width`` columns.

    A key that means something nearer at hand is left to it, and no pane is offered to who is in
    it; what does not fit goes, the way back or help last.
    """
    taken = {PLACES[places[0]][:1]} if places else set()
    offered: dict[str, Action] = {}
    for place in places:
        for action in actions_of(place):
            if action.rank and first_key(action, typing=typing) and not taken & set(action.keys):
                offered.setdefault(action.label, action)
        taken |= {key for action in actions_of(place) for key in action.keys}
    shown = sorted(offered.values(), key=lambda action: action.rank)
    while shown and footer_width(shown, typing=typing) > width:
        shown.pop(-2 if len(shown) > 1 and shown[-1].rank > _KEPT else -1)
    return tuple(shown)


_KEPT = 80
"""Ranks above it are the way out (help, back), which go last of all."""


def footer_width(actions: Sequence[Action], *, typing: bool = False) -> int:
    """Return how many columns a footer takes, with a space at its beginning and end."""
    return 1 + sum(len(first_key(a, typing=typing)) + len(a.label) + 2 for a in actions)
