"""The Python interface does what the commands do."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import assistant
from assistant import interface
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures


def test_the_examples_in_the_docstrings_run() -> None:
    result = doctest.testmod(interface)
    assert result.failed == 0
    for name in assistant.__all__:
        assert doctest.DocTestFinder().find(getattr(assistant, name))[0].examples, name


def test_every_verb_is_exported() -> None:
    for name in assistant.__all__:
        assert callable(getattr(assistant, name))


def test_a_script_drafts_the_very_bytes_that_the_command_drafts(demo: Path) -> None:  # noqa: F811
    brief = assistant.load_brief(demo / "brief.yaml")
    with assistant.open_library(demo) as library:
        draft = assistant.write_draft(brief, library)
    saved = assistant.save_word(draft, demo / "script.docx")
    assert saved.path.read_bytes() == (demo / "brief.docx").read_bytes()


def test_a_script_finds_what_the_command_finds(demo: Path, call: Call) -> None:  # noqa: F811
    with assistant.open_library(demo) as library:
        found = library.search("helplines are overwhelmed", limit=5)
    query = "helplines are overwhelmed"
    said = call("search", query, "--limit", "5", "--json", "--workspace", demo)
    assert [(m.passage.text, m.score) for m in found] == [
        (row["text"], row["score"]) for row in json.loads(said.out)
    ]
