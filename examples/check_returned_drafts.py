"""Check a folder of drafts that came back from colleagues, and say what each of them changed.

Run it from anywhere: ``python examples/check_returned_drafts.py [WORKSPACE [FOLDER]]``. Without
names it makes a workspace from the starter library in ``returned-drafts``, writes a draft, changes
one word of a quotation in a copy as a colleague might, and checks both.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from assistant import check_word, load_brief, open_library, save_word, write_draft
from assistant.briefs.starting import demo_workspace


def main(workspace: Path, folder: Path) -> None:
    """Check every Word file of ``folder`` against the sources of ``workspace``."""
    with open_library(workspace) as library:
        for path in sorted(folder.glob("*.docx")):
            as_accepted, _ = check_word(path, library)
            wrong = [q for q in as_accepted.quotes if q.verdict not in ("verbatim", "trimmed")]
            print(f"{path.name}: {len(as_accepted.quotes)} quotations, {len(wrong)} to look at")
            for quote in wrong:
                for change in quote.changes:
                    print(f"  {quote.verdict}: {change.kind}: {change.was} -> {change.now}")


def make_an_example(workspace: Path) -> Path:
    """Make a workspace with two drafts, one of which a colleague has changed."""
    demo_workspace(workspace)
    folder = workspace / "returned"
    folder.mkdir(exist_ok=True)
    with open_library(workspace) as library:
        draft = write_draft(load_brief(workspace / "brief.yaml"), library)
    save_word(draft, folder / "untouched.docx", force=True)
    _change_a_word(
        folder / "untouched.docx", folder / "changed.docx", "cannot simply", "can simply"
    )
    return folder


def _change_a_word(source: Path, target: Path, was: str, now: str) -> None:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == "word/document.xml":
                data = data.replace(was.encode(), now.encode(), 1)
            after.writestr(part, data)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("returned-drafts")
    returned = Path(sys.argv[2]) if len(sys.argv) > 2 else make_an_example(place)
    main(place, returned)
