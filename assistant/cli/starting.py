"""``new`` and ``demo``: a workspace to begin in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from assistant.batch.writing import write_drafted
from assistant.briefs.starting import demo_workspace
from assistant.cli.answering import read_words
from assistant.cli.brief_meant import draft_told
from assistant.cli.draft import report
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.cli.terminal import as_typed, safe_name
from assistant.desk.first import make_workspace
from assistant.errors import AskedWrongly
from assistant.workspace import brief_in

DEMO_FOLDER = Path("assistant-demo")


@click.command()
@click.argument("folder", required=False, type=PATH)
@click.option(
    "--questions", type=PATH, help="The consultation document, or a plain list (- reads stdin)."
)
@click.option("--title", default="", help="The consultation's title, as printed.")
@click.option("--body", default="", help="Who asks.")
@click.option("--organisation", default="", help="Who answers.")
@click.option("--closes", metavar="DATE", help="When it closes: 2027-01-31, or 2027-01-31T23:45.")
@click.option("--time-zone", metavar="ZONE", help="The zone of that time, such as Europe/London.")
@click.option("--template", default="consultation-response", show_default=True)
@shared_options(json=True)
def new(
    setting: Setting, folder: Path | None, questions: Path | None, template: str, **given: Any
) -> int:
    """Make FOLDER a workspace: a brief to fill in, themes, and a place for documents.

    With --questions the brief is made of them; what was not certain in reading them is told. A
    file that exists already is left as it is.
    """
    folder = folder or setting.workspace
    if folder is None:
        message = "say which folder to make: assistant new FOLDER"
        raise AskedWrongly(message)
    if questions is not None:
        return _from_questions(setting, folder, questions, template=template, **given)
    if any(given.values()):
        message = "these facts belong to a brief of --questions; without it, write them in."
        raise AskedWrongly(message)
    written = make_workspace(folder)
    if setting.json:
        show_json([path.as_posix() for path in written])
    else:
        for path in written:
            show(safe_name(path))
    if not written:
        say(setting, f"{folder} is a workspace already; nothing in it was changed.")
    say(setting, f"Put your documents into {folder / 'sources'}, fill in the brief, and run:")
    say(setting, f"  assistant draft {as_typed(folder / 'brief.yaml')}")
    say(setting, "Or do all of it on the screen:")
    say(setting, f"  assistant --workspace {as_typed(folder)}")
    return 0


@click.command()
@click.argument("folder", required=False, type=PATH)
@shared_options(json=True)
def demo(setting: Setting, folder: Path | None) -> int:
    """Make a workspace from the starter library in FOLDER, and write its submission.

    FOLDER is "assistant-demo" unless you name one. Run again, it writes only what is not there;
    nothing is ever replaced.
    """
    folder = folder or setting.workspace or DEMO_FOLDER
    demo_workspace(folder)
    brief = brief_in(folder)
    output = brief.with_suffix(".docx")
    if output.exists():
        show_json({"output": output.as_posix()}) if setting.json else show(safe_name(output))
        say(setting, "The demonstration was here already; nothing was replaced. Open it with:")
        say(setting, f"  assistant --workspace {as_typed(folder)}")
        return 0
    drafted = draft_told(setting, brief)
    report(setting, drafted, write_drafted(drafted, output))
    say(setting, "Open it in Word. To see how it was made, and to change what it says:")
    say(setting, f"  assistant --workspace {as_typed(folder)}")
    return 0


def _from_questions(
    setting: Setting, folder: Path, file: Path, *, template: str, **given: Any
) -> int:
    """Make a workspace whose brief holds the questions of a list or a consultation document."""
    from assistant.cli.asked_shapes import paper_shape
    from assistant.cli.importing import with_given
    from assistant.desk.importing import start_from_paper
    from assistant.questions.reading import read_list, read_questions

    read = read_list(read_words(file), "-") if str(file) == "-" else read_questions(file)
    if not read.questions:
        message = f"{file}: {' '.join(read.doubts)}"
        raise AskedWrongly(message)
    organisation = given.pop("organisation")
    paper = with_given(read, {name: value for name, value in given.items() if value})
    path = start_from_paper(folder, paper, organisation=organisation, template=template, asked=file)
    if setting.json:
        show_json({"brief": path.as_posix(), **paper_shape(paper, path)})
        return 0
    show(safe_name(path))
    for question in paper.questions:
        show(f"  {question.number}. {one_line(question.text, 90)}")
    for doubt in paper.doubts:
        say(setting, doubt)
    return 0
