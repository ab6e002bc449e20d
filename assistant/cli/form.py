"""``form``: a body's own Word form filled from a brief."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.brief_meant import brief_path
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.terminal import safe_name


@click.command()
@click.argument("file", type=PATH, metavar="FILE.docx")
@click.argument("named", type=PATH, required=False, metavar="[BRIEF]")
@click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")
@click.option("-o", "--output", type=PATH, help="The filled form (default: beside the brief).")
@click.option("--force", is_flag=True, help="Replace the filled form if it exists.")
@shared_options(json=True)
def form(
    setting: Setting,
    file: Path,
    named: Path | None,
    brief: Path | None,
    output: Path | None,
    force: bool,
) -> int:
    """Fill the fields of a body's own Word form from the brief.

    Fields are empty cells beside their label, content controls, old form fields, dotted lines and
    boxes to tick. A field is filled only where its label has one meaning and the brief says
    something; whatever is filled already stays. What was left empty is listed. What a brief has no
    field for goes under its "details", by the label of the form: publication, confidential, ….
    """
    from assistant.briefs import load_brief
    from assistant.files.writing import check_free, write_bytes
    from assistant.forms import fill_form, read_form

    path = brief_path(setting, named or brief)
    ending = ".docm" if file.suffix.casefold() == ".docm" else ".docx"
    target = output or path.with_name(f"{path.stem}-{file.stem}{ending}")
    _refuse_same(file, target)
    _refuse_ending(target, ending)
    if not force:
        check_free(target)
    filled = fill_form(read_form(file), file, load_brief(path))
    write_bytes(target, filled.data, overwrite=force)
    if setting.json:
        show_json(
            {
                "output": target.as_posix(),
                "filled": [field._asdict() for field in filled.filled],
                "unsaid": list(filled.unsaid),
                "unknown": list(filled.unknown),
            }
        )
    else:
        show(safe_name(target))
        for field in filled.filled:
            show(f"  filled   {one_line(field.label, 50)}: {one_line(field.value, 100)}")
        for label in filled.unsaid:
            show(f"  empty    {one_line(label, 100)}: the brief does not say")
        for label in filled.unknown:
            show(f"  empty    {one_line(label, 100)}: not known what it asks for")
    left = len(filled.unsaid) + len(filled.unknown)
    if left or filled.filled:
        say(setting, f"{many(len(filled.filled), 'field')} filled, {left} left empty.")
    else:
        say(setting, f"{safe_name(file)}: no field to fill was found in it.")
    return 1 if left or not filled.filled else 0


def _refuse_ending(target: Path, ending: str) -> None:
    """A filled form of another type would not open, and a brief must never be written over."""
    from assistant.errors import AskedWrongly

    if target.suffix.casefold() != ending:
        message = f"{target}: the filled form is a Word file. Give it a name that ends in {ending}."
        raise AskedWrongly(message)


def _refuse_same(file: Path, target: Path) -> None:
    from assistant.errors import AskedWrongly

    if file.resolve() == target.resolve():
        message = f"{target}: the filled form would replace the form itself. Give it another name."
        raise AskedWrongly(message)
