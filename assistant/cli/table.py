"""Every command in one table: its name, where its code lies, and its line of help.

The table is all that ``assistant --help`` loads, so that help appears at once; the code of a
command is imported when that command runs.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One command: ``target`` is ``module:attribute`` of its click command."""

    name: str
    target: str
    help: str


COMMANDS: tuple[Entry, ...] = (
    Entry("new", "assistant.cli.starting:new", "Make a workspace to answer a consultation in."),
    Entry("demo", "assistant.cli.starting:demo", "Make a workspace from the starter library."),
    Entry(
        "import-questions",
        "assistant.cli.importing:import_questions_command",
        "Take a consultation document's questions into a brief.",
    ),
    Entry("index", "assistant.cli.library:index", "Read the documents of a workspace."),
    Entry("sources", "assistant.cli.library:sources", "List the sources, or remove one."),
    Entry("passages", "assistant.cli.library:passages", "List the passages of a source."),
    Entry("search", "assistant.cli.search:search", "Find evidence in the sources."),
    Entry("draft", "assistant.cli.draft:draft", "Write the submission that a brief describes."),
    Entry("pin", "assistant.cli.pinning:pin", "Quote words of a source in an answer."),
    Entry("unpin", "assistant.cli.pinning:unpin", "Take a quotation out of a brief."),
    Entry("pins", "assistant.cli.pinning:pins", "List the quotations of a brief, to copy."),
    Entry("trim", "assistant.cli.pinning:trim", "Quote fewer words of a pin, or more."),
    Entry("arrange", "assistant.cli.pinning:arrange", "Move a pin, introduce it, weigh it."),
    Entry("position", "assistant.cli.answering:position", "Take a stance on a question."),
    Entry("answer", "assistant.cli.answering:answer", "Answer a question in your own words."),
    Entry("details", "assistant.cli.asking:details", "Fill in who asks, who answers, and dates."),
    Entry("question", "assistant.cli.asking:question", "Put a question right, or add more."),
    Entry("themes", "assistant.cli.answering:themes", "List the themes, or tick them."),
    Entry("accept", "assistant.cli.draft:accept", "Accept evidence that a draft proposed."),
    Entry("decline", "assistant.cli.draft:decline", "Turn down evidence that a draft proposed."),
    Entry("earlier", "assistant.cli.earlier:earlier", "List earlier versions, or go back to one."),
    Entry("allow", "assistant.cli.settling:allow", "Let a finding stand, for a reason."),
    Entry("repin", "assistant.cli.settling:repin", "Pin again what stands elsewhere now."),
    Entry("batch", "assistant.cli.batch:batch", "Write the submissions of many briefs."),
    Entry("watch", "assistant.cli.watch:watch", "Rebuild a draft whenever its files change."),
    Entry("status", "assistant.cli.status:status", "Show how far a brief has come."),
    Entry("check", "assistant.cli.check:check", "Hold a Word file's quotations against sources."),
    Entry("form", "assistant.cli.form:form", "Fill a body's own Word form from the brief."),
    Entry("fit", "assistant.cli.fit:fit", "Propose what to trim or drop to keep the limit."),
    Entry("positions", "assistant.cli.positions:positions", "List what was said before, and when."),
    Entry("pull", "assistant.cli.pull:pull", "Bring edits in a Word copy back into the brief."),
    Entry("figures", "assistant.cli.figures:figures", "List figures, and where they disagree."),
    Entry("verify", "assistant.cli.verifying:verify", "Prove a draft against its sources again."),
    Entry("keys", "assistant.cli.keys:keys", "List the keys of the screen."),
    Entry("venue", "assistant.cli.venue:venue", "List the receiving bodies, or show one's rules."),
    Entry("template", "assistant.cli.template:template", "List the templates, or check one."),
)
