"""The way in: the words on the command line go to one command; every failure becomes one line.

The promise: stdout holds data only, stderr holds talk only, and the exit code is 0 (done), 1 (done,
but warnings or errors were found, or nothing matched), 2 (asked wrongly) or 3 (could not read or
write). No failure prints a traceback unless ``ASSISTANT_DEBUG`` is set.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import sys
from pathlib import Path

import click

from assistant.cli.options import PATH
from assistant.cli.table import COMMANDS
from assistant.cli.terminal import complain
from assistant.errors import AssistantError, disk_words, nearest_name

INTERRUPTED = 130
"""The shell's own code for a program stopped by ctrl+c."""


class Commands(click.Group):
    """The commands of :data:`COMMANDS`, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command, or None where there is no such command."""
        entry = next((e for e in COMMANDS if e.name == cmd_name), None)
        if entry is None:
            return None
        module, _, attribute = entry.target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - the table is ours
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that ``args`` names; an unknown one is answered with the nearest."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            nearest = nearest_name(name, self.list_commands(ctx))
            hint = f"Did you mean “{nearest}”?" if nearest else "See assistant --help."
            ctx.fail(f"there is no command “{name}”. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from the table, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from assistant.version import VERSION

        click.echo(f"assistant {VERSION}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--workspace",
    type=PATH,
    help="The folder that holds the brief and its documents (default: this folder).",
)
@click.option("--quiet", is_flag=True, help="Say nothing but the data asked for.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, where data is printed.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and stop.",
)
@click.pass_context
def assistant(ctx: click.Context, workspace: Path | None, quiet: bool, as_json: bool) -> None:
    """Answer a consultation with evidence from your own documents.

    Choose themes and positions, find matching evidence, quote it exactly, and leave with a Word
    submission. Works offline; every quotation says where it stands.

    Without a command, the screen opens on the workspace.
    """
    ctx.obj = {"workspace": workspace, "quiet": quiet, "json": as_json}
    if ctx.invoked_subcommand is None:
        if as_json or not _at_a_terminal():
            click.echo(ctx.get_help())
        else:
            ctx.exit(_open_screen(workspace))


def _at_a_terminal() -> bool:
    """Tell whether a person sits at both ends, so that a screen makes sense."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _open_screen(workspace: Path | None) -> int:
    """Open the screen on a folder or a brief; the screen is loaded only here, and by its name."""
    screen = importlib.import_module("assistant.tui")
    return int(screen.open_screen(workspace if workspace is not None else Path()))


def main() -> None:
    """Run the command line and leave with its exit code."""
    processes = sys.modules.get("multiprocessing.process")
    if processes is not None and processes.parent_process() is not None:
        return  # a worker of ours, started again through a script that does not guard its end
    _speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; failures are told on stderr in one line."""
    try:
        result = assistant.main(arguments, prog_name="assistant", standalone_mode=False)
    except BaseException as error:
        if os.environ.get("ASSISTANT_DEBUG"):
            raise
        return _tell(error)
    return result if isinstance(result, int) else 0


def _tell(error: BaseException) -> int:
    """Say in one line what went wrong and return the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, (BrokenPipeError, SystemExit)):
        # Whoever read our output has had enough of it ("| head"); click leaves with SystemExit.
        _hush_stdout()
        return 0
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        message, code = "stopped; nothing was lost.", INTERRUPTED
    else:
        message, code = _words_for(error)
    complain(f"assistant: {message}")
    return code


def _words_for(error: BaseException) -> tuple[str, int]:
    if isinstance(error, AssistantError):
        return str(error), error.exit_code
    if isinstance(error, click.ClickException):
        return _usage_words(error), 2
    if isinstance(error, OSError):
        if error.filename is None and error.errno == errno.ENOSPC:
            return "what this command prints cannot be written: the disk it goes to is full.", 3
        return disk_words(error), 3
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; nothing was changed.", 3
    if isinstance(error, RecursionError):
        return "a file that was read is nested too deeply; nothing was changed.", 2
    what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    message = (
        f"this should not have happened ({what}). Nothing was changed. Set ASSISTANT_DEBUG=1 and"
        " run the command again to see where, and report it."
    )
    return message, 3


def _usage_words(error: click.ClickException) -> str:
    """What click found wrong, and where the right way is written."""
    said = " ".join(error.format_message().split())
    said = said[:1].lower() + said[1:] if said[1:2].islower() else said
    said = said if said.endswith((".", "?", "!", ")")) else f"{said}."
    if "--help" in said or "Did you mean" in said:
        return said
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} See: {ctx.command_path if ctx else 'assistant'} --help"


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console says, and never fail on a character it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _hush_stdout() -> None:
    """Point stdout at nothing, so that Python's own flush at exit does not complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
