"""``venue``: the bodies that receive submissions, and their rules."""

from __future__ import annotations

import click

from assistant.checks.ready.checking import CHECKS
from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import many, say, show, show_json
from assistant.errors import nearest_name
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
    listed = list_venues(workspace_folder(setting))
    if setting.json:
        show_json([_entry(name, one, name in listed.own) for name, one in listed.venues.items()])
    else:
        for name, one in listed.venues.items():
            own = "; yours" if name in listed.own else ""
            show(f"{name:<32} {one.title}  ({many(len(one.rules), 'rule')} of its own{own})")
    for error in listed.wrong:
        say(setting, f"Left out: {error}")
    return listed.wrong[0].exit_code if listed.wrong else 0


def _entry(name: str, one: Venue, own: bool) -> dict[str, object]:
    return {
        "name": name,
        "title": one.title,
        "about": one.about,
        "own": own,
        "rules": len(one.rules),
    }


@venue.command("show")
@click.argument("name", required=False)
@click.option("--checks", is_flag=True, help="List the names that a rule may have.")
@shared_options(json=True)
def show_(setting: Setting, name: str | None, checks: bool) -> int:
    """Show the rules of the body NAME, each with its source and when that was read."""
    if checks or name is None:
        if setting.json:
            show_json(list(CHECKS))
        else:
            show("\n".join(CHECKS))
        return 0
    one = load_venue(name, workspace_folder(setting))
    if setting.json:
        show_json(one.model_dump(mode="json"))
    else:
        _show(one)
    unknown = [rule.rule for rule in one.rules if rule.rule not in CHECKS]
    for rule in dict.fromkeys(unknown):
        near = nearest_name(rule, CHECKS)
        hint = (
            f" Did you mean “{near}”?" if near else " See the names: assistant venue show --checks"
        )
        say(setting, f"No check is called “{rule}”, so it is never looked at.{hint}")
    return 1 if unknown else 0


def _show(one: Venue) -> None:
    show(f"{one.title}. {one.about}".rstrip())
    for rule in one.rules:
        show(f"  {rule.severity:<8} {rule.rule}{_limit(rule)}: {rule.says}")
        show(f"           {_source(rule)}")


def _limit(rule: Rule) -> str:
    if rule.limit is None:
        return ""
    counted = f", counting {', '.join(rule.counted)}" if rule.counted else ""
    return f" ({rule.limit:,g} {rule.unit}{counted})"


def _source(rule: Rule) -> str:
    if rule.checked:
        return f"{rule.source.rstrip('.')}; read on {rule.checked}"
    sure = rule.source.startswith("General practice")
    return rule.source.rstrip(".") + ("" if sure else "; to be confirmed")
