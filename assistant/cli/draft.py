"""``draft`` and ``accept``: from a brief to a submission, and from a proposal to a pin."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.batch.writing import ANSWERS, FORMATS, WrittenDraft, write_drafted
from assistant.cli.brief_meant import brief_path, draft_told, in_workspace
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_findings, show_json
from assistant.cli.shapes import finding_shape
from assistant.cli.terminal import safe_name
from assistant.desk.places import place_words
from assistant.files.folders import check_no_folder
from assistant.files.writing import check_free
from assistant.findings import worst
from assistant.workspace import Drafted, rewrite_brief


@click.command()
@click.argument("brief", required=False, type=PATH)
@click.option("-o", "--output", type=PATH, help="The file to write.")
@click.option("--template", metavar="NAME", help="A template's name or folder.")
@click.option(
    "--house-style",
    type=PATH,
    metavar="FILE.docx",
    help="A Word file whose styles, margins and fonts to use.",
)
@click.option(
    "--format", "form", type=click.Choice(sorted(FORMATS)), default="docx", show_default=True
)
@click.option("--final", is_flag=True, help="Write the copy to send, without our working marks.")
@click.option("--despite", metavar="REASON", help="Why a final copy may be written all the same.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@shared_options(json=True)
def draft(
    setting: Setting,
    brief: Path | None,
    output: Path | None,
    template: str | None,
    house_style: Path | None,
    form: str,
    final: bool,
    despite: str | None,
    force: bool,
) -> int:
    """Write the submission that BRIEF describes (default: the brief of the workspace).

    The working copy shows what is missing and what nobody has read yet. The final copy carries
    none of our marks, and is refused while an error stands. A file that exists is never replaced
    without --force. --format answers writes a folder for a web form: a text to paste for each box,
    and answers.html, a page to copy them from.
    """
    path = brief_path(setting, brief)
    target = output or _output_beside(path, form, final=final)
    boxes = form == ANSWERS
    if not force:
        (check_no_folder if boxes else check_free)(target)
    drafted = draft_told(setting, path, template=template, final=final, boxes=boxes)
    written = write_drafted(
        drafted,
        target,
        form=form,
        house_style=house_style,
        final=final,
        force=force,
        despite=despite,
    )
    report(setting, drafted, written)
    return 1 if worst(written.findings) in ("error", "warning") else 0


@click.command()
@click.argument("named", nargs=-1, metavar="[BRIEF] [PROPOSAL]...")
@click.option("--question", metavar="NUMBER", help="Accept for this question or section only.")
@click.option("--pin", "pins", metavar="ID", multiple=True, help="Accept this proposal only.")
@shared_options(json=True)
def accept(
    setting: Setting, named: tuple[str, ...], question: str | None, pins: tuple[str, ...]
) -> int:
    """Accept the evidence that BRIEF's draft proposes: each proposal becomes a pin of the brief.

    Name a PROPOSAL (proposed-6-1, as draft and status print it) to accept that one only; without
    any, and without --question, all are accepted. Read each one in its source first; the command
    lists them with their place.
    """
    from assistant.drafting.accepting import accept_proposals, pin_of

    brief, proposals = _brief_first(setting, named)
    pins = (*pins, *proposals)
    path = brief_path(setting, brief)
    drafted = draft_told(setting, path)
    changed, accepted = accept_proposals(drafted.brief, drafted.draft, question=question, pins=pins)
    if accepted:
        rewrite_brief(path, drafted.brief, changed)
    if setting.json:
        told = [
            {"pin": pin_of(changed, quote), "proposal": quote.pin}
            | {"placed": quote.placed, "cited": quote.cited}
            for quote in accepted
        ]
        show_json(told)
    else:
        for quote in accepted:
            where = f"{quote.source.title}, {place_words(quote.passage)}"
            words = f"“{one_line(quote.printed)}” ({one_line(where)})"
            show(f"{pin_of(changed, quote)}  {one_line(quote.placed or '')}: {words}")
    if not accepted:
        say(setting, "There was nothing to accept.")
    return 0 if accepted else 1


@click.command()
@click.argument("proposals", nargs=-1, required=True, metavar="PROPOSAL...")
@click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")
@shared_options(json=True)
def decline(setting: Setting, proposals: tuple[str, ...], brief: Path | None) -> int:
    """Turn down evidence that a draft proposes; the next best is proposed in its place."""
    from assistant.cli.desk import keep, library_of, opened
    from assistant.desk.live import draft_now
    from assistant.desk.proposals import decline as turn_down

    before = after = opened(setting, brief)
    with library_of(setting, before) as library:
        live = draft_now(before, library)
    for proposal in proposals:
        after = turn_down(after, live, proposal)
    return keep(setting, before, after, {"declined": list(proposals)})


def report(setting: Setting, drafted: Drafted, written: WrittenDraft) -> None:
    """Print what was written, and every finding, as lines or as JSON."""
    if setting.json:
        show_json(
            {
                "output": written.path.as_posix(),
                "sha256": written.sha256,
                "words": drafted.draft.words,
                "quotes": written.quotes,
                "findings": [finding_shape(finding) for finding in written.findings],
            }
        )
        return
    show(safe_name(written.path))
    say(setting, f"{drafted.draft.words:,} words, {_quotations(written.quotes)}.")
    show_findings(written.findings)


def _brief_first(setting: Setting, words: tuple[str, ...]) -> tuple[Path | None, tuple[str, ...]]:
    """Part words into a brief, if the first is a file, a folder or looks like one, and the rest."""
    if not words:
        return None, ()
    first = Path(words[0])
    names_file = first.suffix.casefold() in (".yaml", ".yml") or len(first.parts) > 1
    if names_file or in_workspace(setting, first).exists():
        return first, words[1:]
    return None, words


def _quotations(count: int) -> str:
    if count == 0:
        return "no quotations"
    return "1 quotation, certified" if count == 1 else f"{count:,} quotations, each certified"


def _output_beside(brief: Path, form: str, *, final: bool) -> Path:
    ending = "-final" if final else ""
    if form == ANSWERS:
        return brief.with_name(f"{brief.stem}{ending}-answers")
    return brief.with_name(f"{brief.stem}{ending}.{form}")
