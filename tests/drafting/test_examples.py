"""The examples' drafts, as a person reads them.

Proposals are left out here: what ``find`` proposes belongs to the tests of matching. After a change
that is meant, write the texts again with ``ASSISTANT_WRITE_GOLDENS=1`` and read the difference.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.checks import check_draft
from assistant.drafting import write_draft
from assistant.drafting.as_text import plain_text
from assistant.drafting.draft import Draft, Missing
from assistant.drafting.lines import lines_of
from assistant.library import Library, open_library
from assistant.themes import load_themes

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
GOLDENS = Path(__file__).with_name("goldens")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "seeds", folder / "sources", ignore=shutil.ignore_patterns("new"))
    with open_library(folder) as opened:
        opened.index()
        yield opened


def without_proposals(path: Path) -> Brief:
    brief = load_brief(path)
    answers = tuple(answer.model_copy(update={"find": 0}) for answer in brief.answers)
    return brief.model_copy(update={"answers": answers})


def drafted(path: Path, library: Library, *, final: bool = False) -> Draft:
    brief = without_proposals(path)
    themes = load_themes(path.parent / (brief.themes_file or "../seeds/themes.yaml"))
    return write_draft(brief, library, folder=path.parent, themes=themes, final=final)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_examples_draft_reads_as_it_did(path: Path, library: Library) -> None:
    text = plain_text(drafted(path, library))
    golden = GOLDENS / f"{path.stem}.txt"
    if os.environ.get("ASSISTANT_WRITE_GOLDENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_quotation_of_an_example_stands_in_its_source(path: Path, library: Library) -> None:
    draft = drafted(path, library)
    assert draft.quotes
    for quote in draft.quotes:
        stored = library.document_text(quote.source.id)
        assert stored[quote.quote.start : quote.quote.end] == quote.certified


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_lacks_nothing_but_a_release_route(path: Path, library: Library) -> None:
    draft = drafted(path, library, final=True)
    gaps = [p.what for line in lines_of(draft.body) for p in line if isinstance(p, Missing)]
    assert gaps == []
    found = check_draft(draft, without_proposals(path), library)
    assert {f.code for f in found if f.severity == "error"} <= {"release-unknown"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_final_copy_says_nothing_of_the_sources_marking(path: Path, library: Library) -> None:
    draft = drafted(path, library, final=True)
    own = draft.marking or ""
    text = plain_text(draft).replace(own, "") if own else plain_text(draft)
    assert "OFFICIAL-SENSITIVE" not in text


def test_proposals_stand_apart_and_stop_the_final_copy(library: Library) -> None:
    path = next(p for p in EXAMPLES if "find:" in p.read_text(encoding="utf-8"))
    brief = load_brief(path)
    themes = load_themes(path.parent / (brief.themes_file or "../seeds/themes.yaml"))
    draft = write_draft(brief, library, folder=path.parent, themes=themes, final=True)
    proposed = [q for q in draft.quotes if q.proposal]
    assert proposed
    styles = {getattr(b, "style", "") for b in draft.body}
    assert "proposal" in styles
    found = check_draft(draft, brief, library)
    assert [f.severity for f in found if f.code == "proposal-not-read"] == ["error"] * len(proposed)
