"""Add a template of your own to a workspace, check it, and draft with it.

Run it from anywhere: ``python examples/add_a_template.py [FOLDER]``. It makes a workspace from the
starter library in FOLDER (by default ``own-template``), puts a template for a short position paper
beside the brief, and writes the draft.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant import load_brief, open_library, save_word, write_draft
from assistant.briefs.starting import demo_workspace

RECORD = """\
schema: 1
title: Position paper
about: One page - what we ask, and why.
needs:
  - field: summary
    why: the paper begins with it.
"""

TEXT = """\
# {{ consultation.title }}

## In brief

{{ summary() }}

{% for answer in answers %}
## {{ answer.section or answer.question }}{{ anchor(answer) }}

{{ response(answer) }}

{% endfor %}
"""


def main(folder: Path) -> None:
    """Make the workspace, add the template, and draft the brief with it."""
    demo_workspace(folder)
    template = folder / "templates" / "position-paper"
    template.mkdir(parents=True, exist_ok=True)
    (template / "template.yaml").write_text(RECORD, encoding="utf-8")
    (template / "submission.md.j2").write_text(TEXT, encoding="utf-8")

    brief = load_brief(folder / "brief.yaml")
    with open_library(folder) as library:
        draft = write_draft(brief, library, template="position-paper")
    saved = save_word(draft, folder / "position-paper.docx", force=True)
    print(f"{saved.path}: {draft.words:,} words, {len(draft.quotes)} quotations")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("own-template"))
