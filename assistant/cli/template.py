"""``template``: list the templates, and check one in words for people who do not program."""

from __future__ import annotations

import click

from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import one_line, say, show, show_findings, show_json
from assistant.cli.shapes import finding_shape
from assistant.cli.terminal import complain
from assistant.drafting import (
    check_template,
    find_template,
    list_templates,
    unusable_templates,
)
from assistant.drafting.template import load_template
from assistant.findings import worst


@click.group(invoke_without_command=True)
@shared_options(json=True)
def template(setting: Setting) -> int:
    """List the templates, or check one."""
    if click.get_current_context().invoked_subcommand is not None:
        return 0
    return _list(setting)


@template.command("list")
@shared_options(json=True)
def list_(setting: Setting) -> int:
    """List the templates that can be used: the workspace's own, and those that came with us."""
    return _list(setting)


def _list(setting: Setting) -> int:
    folder = workspace_folder(setting)
    found, unusable = list_templates(folder), unusable_templates(folder)
    if setting.json:
        show_json(
            [{"name": t.name, "title": t.title, "folder": t.folder.as_posix()} for t in found]
        )
    else:
        for one in found:
            show(f"{one.name:<28} {one_line(one.title)}")
    for error in unusable:
        complain(f"This template cannot be used: {one_line(str(error))}")
    return 1 if unusable else 0


@template.command("check")
@click.argument("name")
@shared_options(json=True)
def check(setting: Setting, name: str) -> int:
    """Check the template NAME (a name or a folder): what it needs, and where it is wrong."""
    folder = find_template(name, workspace_folder(setting))
    findings = tuple(check_template(folder))
    if setting.json:
        show_json([finding_shape(finding) for finding in findings])
    else:
        show_findings(findings)
    if worst(findings) in ("error", "warning"):
        return 1
    say(setting, f"{folder}: nothing is wrong with this template.")
    for need in load_template(folder).record.needs:
        say(setting, f"It needs {need.field}: {one_line(need.why)}")
    return 0
