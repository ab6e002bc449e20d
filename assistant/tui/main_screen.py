"""The four panes on one screen, as wide as the terminal allows, and the way between them.

From 104 columns there are three columns; below, Evidence and Source fill the screen and 1 and 4
open the others over them; under 60 by 16 a line says so. Every change of size keeps the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from assistant.desk.desk import Desk, named_answers
from assistant.desk.heading import place_line, title_facts
from assistant.tui.bindings import bindings
from assistant.tui.brief_pane import BriefPane
from assistant.tui.clock import Clock
from assistant.tui.draft_pane import DraftPane
from assistant.tui.evidence_pane import EvidencePane
from assistant.tui.footer_line import FooterLine
from assistant.tui.live_draft import DraftRows
from assistant.tui.pinned_list import PinnedRows
from assistant.tui.plain import one_line
from assistant.tui.quoting_screen import QuotingScreen
from assistant.tui.reading_dialog import ReadingDialog
from assistant.tui.search_box import SearchBox
from assistant.tui.source_pane import SourcePane
from assistant.tui.tidying import TIDY
from assistant.tui.title_line import PlaceLine, TitleLine, ToldLine
from assistant.tui.working import LOOK_AGAIN

if TYPE_CHECKING:
    from assistant.tui.app import AssistantApp

NARROW, SMALLEST_WIDTH, SMALLEST_HEIGHT = 104, 60, 16
_TOO_SMALL = "Enlarge the window, or use: assistant --help"
PANES = ("brief", "evidence", "source", "draft")


class MainScreen(QuotingScreen):
    """The desk as a person sees it."""

    WHERE: ClassVar[str] = "screen"
    BINDINGS = bindings("screen")
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny-width"), (SMALLEST_WIDTH, "-narrow"), (NARROW, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [
        (0, "-tiny-height"), (SMALLEST_HEIGHT, "-tall"),
    ]  # fmt: skip
    AUTO_FOCUS = ""
    _answer_shown = ""
    is_ready = False

    def __init__(self, desk: Desk, clock: Clock) -> None:
        super().__init__(desk, clock)
        self._shown: dict[str, tuple[object, ...]] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield TitleLine()
        yield PlaceLine()
        with Horizontal(id="panes"):
            yield BriefPane(id="brief")
            with Vertical(id="middle"):
                yield EvidencePane(id="evidence")
                yield SourcePane(id="source")
            yield DraftPane(id="draft")
        yield FooterLine()
        yield ToldLine()
        yield Static(_TOO_SMALL, id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the desk, read what is new among the documents, and search where one left off."""
        for name, title in zip(
            PANES, ("1 Brief", "2 Evidence", "3 Source", "4 Draft"), strict=True
        ):
            self.pane(name).border_title = title
        self.repaint()
        self.say(*self.desk.told)
        self.go("evidence" if self.desk.looking.theme or self.desk.looking.query else "brief")
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Begin the work in the lanes, once the screen is there to be seen."""
        self.is_ready = True
        self._program.go_on()
        self.read_documents()
        self.reopen()
        self.set_interval(LOOK_AGAIN, self.look_again)
        self.set_interval(TIDY, self.tidy)
        at = self.desk.looking.at
        if at is not None:
            self.read_page(at[0], at[1])

    def tidy(self) -> None:
        """Let Python look for what is no longer used, where nobody is kept waiting by it."""
        self._program.tidying.look(busy=self.busy)

    @property
    def _program(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    def on_unmount(self) -> None:
        """Let go of the libraries."""
        self.close_lanes()

    def pane(self, name: str) -> Widget:
        """Return a pane by its name."""
        return self.query_one(f"#{name}")

    # --- showing ---------------------------------------------------------------------------------

    def repaint(self) -> None:
        """Show the desk as it is now."""
        if not self.is_mounted or not self.query("#too-small"):
            return
        desk, live, looking = self.desk, self.live, self.desk.looking
        if self._differs("title", desk.brief, live, desk.unsaved, self.saved_at, self.no_draft):
            facts = title_facts(desk, live, today=self.clock.today(), saved=self.saved_at)
            facts = ("! no draft", *facts) if self.no_draft else facts
            self.query_one(TitleLine).facts = facts
        if self._differs(
            "brief", desk.brief, desk.themes, looking.answer, looking.theme, self.documents
        ):
            self.query_one(PlaceLine).words = place_line(desk)
            self.query_one(BriefPane).show_desk(desk, self.documents)
        if self._differs("draft", desk.brief, live, looking.answer):
            self.query_one(DraftPane).show_desk(desk, live)
        self.query_one(EvidencePane).show_desk(desk, self.documents)
        if self._differs("found", desk.brief, self.found, looking.answer):
            self.query_one(EvidencePane).rows.show_found(self.found, desk)
        if desk.looking.answer != self._answer_shown:
            self._answer_shown = desk.looking.answer
            self.query_one(DraftRows).scroll_to_answer(self._answer_shown)

    def _differs(self, what: str, *made_of: object) -> bool:
        """Tell whether what is shown is made of other things than last time; nothing is compared
        but by identity, so that a key that only moves the cursor costs nothing."""
        before = self._shown.get(what, ())
        self._shown[what] = made_of
        return len(before) != len(made_of) or any(
            a is not b and not (isinstance(a, str | bool) and a == b)
            for a, b in zip(before, made_of, strict=True)
        )

    def show_found(self) -> None:
        """Show what was found, and how long it took."""
        self.repaint()
        self.pane("evidence").border_subtitle = Content(self.status)
        if self.page is None and not self.page_awaited:
            self._read_something()

    def _read_something(self) -> None:
        """Read on where the author left off, or else what was found first."""
        at, first = self.desk.looking.at, self.query_one(EvidencePane).rows.row
        known = {row.source.id for row in self.documents if row.source is not None}
        if at is not None and at[0] in known:
            self.read_page(at[0], at[1])
        elif first is not None:
            self.read_page(first.source.id, first.match.quote.start)

    def show_page(self, at: int | None) -> None:
        """Show the document that is read."""
        self.query_one(SourcePane).show_page(self.page, at)

    def show_draft(self) -> None:
        """Show the draft and its checks."""
        if self.live is not None or self.no_draft:
            self.query_one(DraftPane).show_draft(self.live, self.no_draft)
            self.query_one(DraftRows).scroll_to_answer(self.desk.looking.answer)

    def show_reading(self) -> None:
        """Show how far the reading of documents is."""
        top = self.app.screen
        if isinstance(top, ReadingDialog) and top.is_mounted:
            top.show()
        if self.reading is not None and self.reading[1]:
            done, total, name = self.reading
            self.status = f"reading {done} of {total} · {one_line(name)}"
            self.pane("evidence").border_subtitle = Content(self.status)
        elif self.report is not None and self.report.failed:
            count = len(self.report.failed)
            many = "document" if count == 1 else "documents"
            self.say(
                f"{count} {many} could not be read; see Sources in pane 1.", *self.report.notes
            )
        elif self.report is not None and self.report.notes:
            self.say(*self.report.notes)

    def passage_changed(self) -> None:
        """Say which passage is read, and keep it for the next start."""
        self.query_one(SourcePane).show_place()
        rows = self.query_one(SourcePane).rows
        if rows.page is not None and rows.line is not None:
            at = (rows.page.source.id, rows.line.start, rows.line.end)
            if self.desk.looking.at != at:
                self.desk = self.desk.model_copy(
                    update={"looking": self.desk.looking.model_copy(update={"at": at})}
                )
                self.later("remember", 1.0, self.remember_now)

    def say(self, *lines: str) -> None:
        """Say something over the panes, until the next is said."""
        super().say(*lines)
        if self.query(ToldLine):
            self.query_one(ToldLine).lines = self.told

    def on_key(self, event: events.Key) -> None:
        """What was said has been read once a key is pressed that says nothing itself."""
        del event
        if self.query(ToldLine):
            self.query_one(ToldLine).lines = ()

    # --- going -----------------------------------------------------------------------------------

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Show the pane that has the focus, and its keys."""
        name = self._focused_pane()
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")
        self.query_one(FooterLine).follow_focus()

    def _focused_pane(self) -> str:
        for node in self.focused.ancestors_with_self if self.focused else ():
            if node.id in PANES:
                return node.id or ""
        return "evidence"

    def go(self, name: str) -> None:
        """Show a pane and give it the focus: a hidden pane never keeps it."""
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")
        shown = self.pane(name)
        if isinstance(shown, BriefPane | DraftPane):
            shown.open_list.focus()
        elif isinstance(shown, EvidencePane | SourcePane):
            shown.rows.focus()

    def go_to(self, node: DOMNode) -> None:
        """Show the pane and the tab that a list is in, and give it the focus."""
        pane = next((n.id for n in node.ancestors_with_self if n.id in PANES), None)
        if pane is None:
            return
        self.go(pane)
        holder = self.pane(pane)
        if isinstance(holder, BriefPane | DraftPane) and node.id in holder.TABS:
            holder.open(node.id)
        if isinstance(node, SearchBox):
            node.focus()

    def action_search(self) -> None:
        """Go to the search box; what is typed there takes the place of what was searched for."""
        self.go("evidence")
        box = self.query_one(SearchBox)
        box.focus()
        box.action_select_all()

    def action_brief(self) -> None:
        """Go to pane 1."""
        self.go("brief")

    def action_evidence(self) -> None:
        """Go to pane 2."""
        self.go("evidence")

    def action_source(self) -> None:
        """Go to pane 3."""
        self.go("source")

    def action_draft(self) -> None:
        """Go to pane 4."""
        self.go("draft")

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.go(PANES[(PANES.index(self._focused_pane()) + by) % len(PANES)])

    def action_leave(self) -> None:
        """Leave, as ctrl+q does."""
        self.app.call_later(self.app.action_quit)

    def action_keys(self) -> None:
        """Show the keys of this place."""
        self.app.call_later(self.app.run_action, "help")

    def action_all_commands(self) -> None:
        """List all there is to do."""
        self.app.call_later(self.app.run_action, "commands")

    def action_open_brief(self) -> None:
        """Choose another brief of this folder."""
        self.app.call_later(self.app.run_action, "open_brief")

    def action_new_brief(self) -> None:
        """Begin a brief from a consultation's questions."""
        self.app.call_later(self.app.run_action, "new_brief")

    def action_zoom(self) -> None:
        """Give this pane the whole screen, or take it back."""
        self.toggle_class("-zoomed")

    def action_back(self) -> None:
        """Go one step back: out of the box, out of full screen, from any pane to Evidence."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        else:
            self.go("evidence")

    def go_to_sources(self) -> None:
        """Go to the list of documents."""
        self.go("brief")
        self.query_one(BriefPane).open("documents")

    def go_to_evidence(self) -> None:
        """Go to what was found."""
        self.go("evidence")

    def go_to_source(self) -> None:
        """Go to the document that is read."""
        self.go("source")

    def go_to_question(self, answer: str) -> None:
        """Go to a question in pane 1."""
        self.go("brief")
        self.query_one(BriefPane).open("questions")
        if answer in named_answers(self.desk.brief):
            self.query_one(BriefPane).questions.open_at(answer)

    def go_to_pin(self, pin: str) -> None:
        """Go to a pin, or a proposal, in pane 4."""
        self.go("draft")
        self.query_one(DraftPane).open("pinned")
        rows = self.query_one(PinnedRows)
        rows.go_to(f"p{pin}" if rows.has(f"p{pin}") else f"o{pin}")
