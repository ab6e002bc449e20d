"""``fit``: a plan of what to trim or drop, so that a paper keeps its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.desk import library_of, opened
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.workspace import rewrite_brief

if TYPE_CHECKING:
    from assistant.fitting import FitPlan, Goal

_SHARE = 0.5


@click.command()
@click.argument("brief", required=False, type=PATH)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="How long the whole may be, in words, or in what the web form counts (default: its own).",
)
@click.option("--keep", "kept", multiple=True, metavar="PIN", help="A pin that must stay.")
@click.option(
    "--share",
    type=click.FloatRange(min=0, max=1, min_open=True),
    default=_SHARE,
    show_default=True,
    help="The largest share of the quotations that one source should give.",
)
@click.option("--apply", "doing", is_flag=True, help="Change the brief as the plan says.")
@shared_options(json=True)
def fit(
    setting: Setting,
    brief: Path | None,
    limit: int | None,
    kept: tuple[str, ...],
    share: float,
    doing: bool,
) -> int:
    """Propose which quotations of BRIEF to trim or drop, so that it keeps its limits.

    The limits are those of the brief, its questions and the body it goes to; for a web form, those
    of its boxes. Quotations are trimmed by whole sentences at their beginning or end, and never so
    that their meaning changes; to leave out words inside one, with […], use: assistant trim. Each
    theme keeps at least one; what challenges your case stays, and what your own words
    place is not dropped. The plan is shown and nothing is changed, until --apply writes it into the
    brief (the version before is kept: assistant earlier).
    """
    from assistant.drafting import write_draft
    from assistant.fitting import Goals, plan_fit

    desk = opened(setting, brief)
    with library_of(setting, desk) as library:
        goals = Goals(desk.brief, desk.folder, limit=limit)
        plan = plan_fit(
            desk.brief,
            lambda one: write_draft(
                one, library, folder=desk.folder, themes=desk.themes, boxes=goals.boxes
            ),
            library,
            goals,
            keep=kept,
            share=share,
        )
    applied = doing and bool(plan.steps)
    if applied:
        rewrite_brief(desk.path, desk.brief, plan.brief)
    if setting.json:
        show_json(plan.model_dump(exclude={"brief"}) | {"fits": plan.fits, "applied": applied})
    else:
        _show(plan)
    if applied:
        say(setting, "The brief was changed; go back with: assistant earlier")
    elif plan.steps:
        say(setting, "Nothing was changed; do it with --apply.")
    return 0 if plan.fits else 1


def _show(plan: FitPlan) -> None:
    for before, after in zip(plan.before, plan.after, strict=True):
        if before.over or not before.name:
            show(_goal(before, after))
    if plan.fits and not plan.steps:
        show("It fits as it is.")
    for step in plan.steps:
        place = f"{step.action} {step.pin} ({step.answer}; {step.source})"
        show(f"  {one_line(place)}: saves {step.saves:,} {step.unit}; {one_line(step.reason)}")
        show(f"      was: “{one_line(step.was)}”")
        if step.now:
            show(f"      now: “{one_line(step.now)}”")
    if plan.steps and plan.kept:
        told = ", ".join(f"{pin} ({why})" for pin, why in plan.kept.items())
        show(f"  kept: {one_line(told)}")
    for line in plan.told:
        show(f"  {one_line(line)}")


def _goal(before: Goal, after: Goal) -> str:
    where = f"Question {before.name}" if before.name else "The whole"
    told = f"{before.count:,} {before.unit} now, {after.count:,} then, {before.limit:,} allowed."
    return f"{one_line(where)}: {told}"
