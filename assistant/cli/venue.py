"""``venue``: the bodies that receive submissions, and their rules."""

from __future__ import annotations

import click

from assistant.checks.ready.checking import CHECKS
from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import many, show, show_json
from assistant.venues import Rule, Venue, list_venues, load_venue


@click.group(invoke_without_command=True)
@shared_options(json=True)
def venue(setting: Setting) -> int:
    """List the bodies whose rules are known, or show one's rules."""
    if click.get_current_context().invoked_subcommand is not None:
        return 0
    return _list(setting)


@venue.command("list")
@shared_options(json=True)
def list_(setting: Setting) -> int:
    """List every body, ours and those of the workspace."""
    return _list(setting)


def _list(setting: Setting) -> int:
    venues = list_venues(workspace_folder(setting))
    if setting.json:
        show_json(
            [{"name": name, "title": one.title, "about": one.about} for name, one in venues.items()]
        )
        return 0
    for name, one in venues.items():
        show(f"{name:<32} {one.title}  ({many(len(one.rules), 'rule')} of its own)")
    return 0


@venue.command("show")
@click.argument("name", required=False)
@click.option("--checks", is_flag=True, help="List the names that a rule may have.")
@shared_options(json=True)
def show_(setting: Setting, name: str | None, checks: bool) -> int:
    """Show the rules of the body NAME, each with its source and when that was read."""
    if checks or name is None:
        for check in CHECKS:
            show(check)
        return 0
    one = load_venue(name, workspace_folder(setting))
    if setting.json:
        show_json(one.model_dump(mode="json"))
        return 0
    _show(one)
    return 0


def _show(one: Venue) -> None:
    show(f"{one.title}. {one.about}")
    for rule in one.rules:
        show(f"  {rule.severity:<8} {rule.rule}: {rule.says}")
        show(f"           {_source(rule)}")


def _source(rule: Rule) -> str:
    if rule.checked:
        return f"{rule.source.rstrip('.')}; read on {rule.checked}"
    sure = rule.source.startswith("General practice")
    return rule.source.rstrip(".") + ("" if sure else "; to be confirmed")
