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
    Entry("index", "assistant.cli.library:index", "Read the documents of a workspace."),
    Entry("sources", "assistant.cli.library:sources", "List the sources, or remove one."),
    Entry("passages", "assistant.cli.library:passages", "List the passages of a source."),
    Entry("search", "assistant.cli.search:search", "Find evidence in the sources."),
    Entry("draft", "assistant.cli.draft:draft", "Write the submission that a brief describes."),
    Entry("accept", "assistant.cli.draft:accept", "Accept evidence that a draft proposed."),
    Entry("batch", "assistant.cli.batch:batch", "Write the submissions of many briefs."),
    Entry("status", "assistant.cli.status:status", "Show how far a brief has come."),
    Entry("template", "assistant.cli.template:template", "List the templates, or check one."),
)
