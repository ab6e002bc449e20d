"""The options that commands share, and the setting they amount to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from assistant.errors import CannotRead

Command = Callable[..., Any]


class NamedPath(click.ParamType[Path]):
    """A path that a person names. What is wrong with the file itself is told by who opens it."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; an empty name is refused, since it would mean the current folder."""
        if not str(value).strip():
            self.fail("the name is empty", param, ctx)
        if "\0" in str(value):
            self.fail("the name holds a NUL character", param, ctx)
        return Path(value)


PATH = NamedPath()
_ABSENT = "There is no such folder."


class Setting(NamedTuple):
    """What the shared options say: the workspace named (or None), quiet, and JSON wanted."""

    workspace: Path | None
    quiet: bool
    json: bool

    @property
    def folder(self) -> Path:
        """The workspace to work in: the one named, or the current folder."""
        return self.workspace if self.workspace is not None else Path()


def workspace_folder(setting: Setting) -> Path:
    """Return the workspace, where a wrong name would otherwise go unnoticed.

    Raises:
        CannotRead: a folder was named that does not exist.
    """
    if setting.workspace is not None and not setting.workspace.is_dir():
        found = "This is a file, not a folder." if setting.workspace.exists() else _ABSENT
        remedy = "Check the name, or make one with: assistant new FOLDER"
        raise CannotRead(setting.workspace, found, remedy)
    return setting.folder


def shared_options(*, json: bool) -> Callable[[Command], Command]:
    """Add ``--workspace``, ``--quiet`` and, where data is printed, ``--json`` to a command.

    The command gets them as one argument, ``setting``. They may also stand before the name of
    the command, or of the group that it belongs to.
    """

    def decorate(command: Command) -> Command:
        @click.option(
            "--workspace",
            type=PATH,
            help="The folder that holds the brief and its documents.",
        )
        @click.option("--quiet", is_flag=True, help="Say nothing but the data asked for.")
        @click.pass_context
        @wraps(command)
        def with_setting(
            ctx: click.Context, /, workspace: Path | None, quiet: bool, **given: Any
        ) -> Any:
            above: dict[str, Any] = ctx.obj or {}
            setting = Setting(
                workspace=workspace or above.get("workspace"),
                quiet=quiet or bool(above.get("quiet")),
                json=bool(given.pop("as_json", False)) or bool(above.get("json")),
            )
            if ctx.invoked_subcommand is not None:
                ctx.obj = setting._asdict()
            return command(setting=setting, **given)

        if json:
            return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(with_setting)
        return with_setting

    return decorate
