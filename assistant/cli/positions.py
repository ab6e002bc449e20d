"""``positions``: what past submissions said, theme by theme, with their dates."""

from __future__ import annotations

import click

from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import one_line, say, show, show_json


@click.command()
@click.argument("theme", required=False)
@shared_options(json=True)
def positions(setting: Setting, theme: str | None) -> int:
    """List the positions that past submissions took (on THEME), the newest first.

    Every final copy that draft --final writes is entered in positions-taken.yaml of the workspace.
    A stance that differs from the last one needs a written reason before a final copy:
    assistant allow FINDING --reason "…".

    What was sent before is entered by hand, an entry for each position:

    \b
      schema: 1
      taken:
        - consultation: Online harms white paper
          date: 2019-07-01
          theme: encryption
          position: encryption-needs-safeguards
          stance: support with changes
          statement: Encrypt, but show first how abuse will be found.

    Also body, reference, where (a list), reason and file. The theme and the position are named by
    their ids in themes.yaml; those that are there no longer may be named too.
    """
    from assistant.register import read_register, said_before
    from assistant.themes import find_theme
    from assistant.workspace import brief_if_any, themes_for

    folder = workspace_folder(setting)
    register = read_register(folder)
    found = brief_if_any(folder)
    themes = themes_for(folder, found[1] if found else None)
    registered = {taken.theme for taken in register.taken}
    if theme is not None and theme not in registered:
        theme = find_theme(themes, theme).id
    taken = said_before(register, theme)
    if setting.json:
        show_json([one.model_dump() for one in taken])
    titles = {one.id: one.title for one in themes.themes}
    for one in taken if not setting.json else ():
        show(
            f"{one.date or 'undated'}  {one_line(titles.get(one.theme, one.theme))}: {one.stance} "
            f"({one.position})"
        )
        show(f"    “{one_line(one.statement, 200)}”")
        file = f" · {one_line(one.file)}" if one.file else ""
        where = f", {', '.join(one.where)}" if one.where else ""
        show(f"    {one_line(one.consultation)}{one_line(where)}{file}")
        if one.reason:
            show(f"    Why it changed: {one_line(one.reason)}")
    if not taken:
        say(setting, "Nothing has been entered yet; draft --final enters what a final copy says.")
    return 0 if taken else 1
