"""What holds for every command: help, versions, exit codes, one line for every failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from assistant.cli.main import assistant
from assistant.cli.table import COMMANDS
from assistant.version import VERSION
from tests.cli.conftest import Call

NAMES = [entry.name for entry in COMMANDS]


def test_help_names_every_command_with_its_line(call: Call) -> None:
    said = call("--help")
    assert said.code == 0
    assert all(entry.name in said.out and entry.help in said.out for entry in COMMANDS)


def test_without_a_command_the_help_is_shown(call: Call) -> None:
    assert call().out == call("--help").out


def test_version(call: Call) -> None:
    assert call("--version").out == f"assistant {VERSION}\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_its_first_line_is_the_tables(call: Call, name: str) -> None:
    said = call(name, "--help")
    assert said.code == 0
    assert said.out.startswith("Usage: assistant")


@pytest.mark.parametrize("name", [n for n in NAMES if n != "template"])
def test_every_command_takes_a_workspace_and_quiet(name: str) -> None:
    command = assistant.get_command(click.Context(assistant), name)
    assert command is not None
    options = {option for parameter in command.params for option in parameter.opts}
    assert {"--workspace", "--quiet"} <= options


def test_an_unknown_command_is_answered_with_the_nearest(call: Call) -> None:
    said = call("serach", "x")
    assert (said.code, said.out) == (2, "")
    assert said.err == "assistant: there is no command “serach”. Did you mean “search”?\n"


def test_an_unknown_option_is_asked_wrongly_in_one_line(call: Call) -> None:
    said = call("search", "x", "--limits", "3")
    assert said.code == 2
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("index", "--workspace", "absent"),
        ("index", "absent"),
        ("search", "x", "--workspace", "absent"),
        ("sources", "--workspace", "absent"),
        ("passages", "x", "--workspace", "absent"),
        ("draft", "absent.yaml"),
        ("status", "absent.yaml"),
        ("accept", "absent.yaml"),
    ],
)
def test_a_missing_file_is_one_line_and_exit_3(
    call: Call, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(*words)
    assert said.code == 3
    assert said.out == ""
    assert said.err.startswith("assistant: absent")
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_ends_quietly(seeds: Path) -> None:
    program = "from assistant.cli.main import main; import sys; sys.argv[0] = 'assistant'; main()"
    command = [sys.executable, "-c", program, "passages", "appg", "--json", "--workspace", seeds]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        error = process.stderr.read().decode()
    assert "Traceback" not in error
    assert "Exception" not in error


def test_json_quiet_and_workspace_may_stand_before_the_command_and_its_group(
    call: Call, seeds: Path
) -> None:
    usual = call("sources", "--json", "--quiet", "--workspace", seeds)
    assert call("--json", "--quiet", "--workspace", seeds, "sources").out == usual.out
    listed = call("template", "list", "--json", "--workspace", seeds)
    assert listed.data
    assert call("template", "--json", "--workspace", seeds, "list").out == listed.out
    assert call("--json", "--workspace", seeds, "template").out == listed.out


@pytest.mark.parametrize(
    "words",
    [("new", ""), ("draft", "-o", ""), ("index", " "), ("search", "x", "--workspace", "")],
)
def test_an_empty_name_is_refused_and_nothing_is_made(
    call: Call, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(*words)
    assert (said.code, said.out) == (2, "")
    assert "the name is empty" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_word_says_where_the_right_way_is_written(call: Call) -> None:
    said = call("passages")
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert said.err.endswith("See: assistant passages --help\n")


@pytest.mark.parametrize(
    "words",
    [
        ("sources", "--workspace", "absent"),
        ("template", "list", "--workspace", "absent"),
        ("search", "x", "--workspace", "plain.txt"),
    ],
)
def test_a_workspace_that_is_no_folder_is_never_passed_over(
    call: Call, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain.txt").write_text("words", encoding="utf-8")
    said = call(*words)
    assert (said.code, said.out) == (3, "")
    assert len(said.err.splitlines()) == 1


PROGRAM = (sys.executable, "-m", "assistant.cli.main")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes that close as on Linux and macOS")
@pytest.mark.parametrize("words", [("search", "grooming"), ("passages", "appg"), ("template",)])
def test_a_reader_that_has_had_enough_is_no_failure(words: tuple[str, ...], seeds: Path) -> None:
    subprocess.run([*PROGRAM, "index", "--quiet"], cwd=seeds, stdout=subprocess.DEVNULL)
    with subprocess.Popen(
        [*PROGRAM, *words], cwd=seeds, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes a stream")
def test_a_closed_stderr_undoes_nothing(seeds: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" 2>&-', "sh", *PROGRAM, "search", "grooming", "--json"],
        cwd=seeds,
        stdout=subprocess.PIPE,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"[")
