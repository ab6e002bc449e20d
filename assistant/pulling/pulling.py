"""A Word file and a brief in; out comes what the file changed, held against the right draft.

The file says which brief it was made of. Where that brief has been saved since, its earlier version
is drafted again and compared; words that both sides changed are told and not offered. The promise:
nothing is offered that would undo what somebody did in the brief.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.briefs.writing import earlier_versions
from assistant.documents.wordfile import WordFile
from assistant.drafting import write_draft
from assistant.errors import AssistantError
from assistant.library import Library
from assistant.pulling.change import Change, Pulled
from assistant.pulling.proposing import field_text, pulled
from assistant.themes.theme import Themes
from assistant.word.manifest_reading import read_manifest

SINCE = "The brief was saved since the file was made. "
UNKNOWN = (
    "The brief was saved since the file was made, and the version it was made of is not kept any "
    "more; nothing is offered."
)


def pull(word: WordFile, path: Path, brief: Brief, library: Library, themes: Themes) -> Pulled:
    """Return what ``word`` changed in the brief at ``path``."""
    manifest = read_manifest(word.custom_xml.values())
    base = brief if manifest is None else made_of(path, brief, manifest.brief_sha256)
    draft = write_draft(
        base or brief, library, folder=path.parent, themes=themes, final=manifest is None
    )
    found = pulled(base or brief, draft, word)
    if base is None:
        changes = tuple(c.model_copy(update={"conflict": UNKNOWN}) for c in found.changes)
        return found.model_copy(update={"changes": changes, "told": (UNKNOWN,)})
    if base == brief:
        return found
    open_still = [change for change in found.changes if not _taken_already(change, brief)]
    changes = tuple(_against(change, base, brief) for change in open_still)
    told = SINCE + "Changes that fit both are offered."
    return found.model_copy(update={"changes": changes, "told": (told,)})


def made_of(path: Path, brief: Brief, sha256: str) -> Brief | None:
    """Return the version of the brief that has this hash; None where it is kept no more."""
    if not sha256 or brief.sha256 == sha256:
        return brief
    for earlier in reversed(earlier_versions(path)):
        try:
            version = load_brief(earlier)
        except AssistantError:
            continue
        if version.sha256 == sha256:
            return version
    return None


def _against(change: Change, base: Brief, brief: Brief) -> Change:
    """Mark a change of words that were changed in the brief too."""
    theirs = _now(change, brief)
    if theirs == _now(change, base):
        return change
    return change.model_copy(update={"conflict": f"{SINCE}It says there now: “{theirs}”"})


def _taken_already(change: Change, brief: Brief) -> bool:
    """Say whether the brief says already what the change would make it say."""
    now = _now(change, brief)
    if change.kind == "own words":
        if not change.after:
            return not any(line.strip() in now for line in change.before.splitlines())
        gone = not change.before or change.before not in now
        return change.after in now and gone
    if change.kind == "lead-in":
        pins = [p for a in brief.answers for p in a.pins if p.id in change.pins]
        return [pin.lead_in for pin in pins] == [change.after]
    return now == change.after


def _now(change: Change, brief: Brief) -> str:
    pins = [p for a in brief.answers for p in a.pins if p.id in change.pins]
    if change.kind == "own words":
        try:
            return field_text(brief, change.field)
        except AssistantError:
            return ""
    if change.kind == "order of quotations":
        return ", ".join(pin.id for pin in pins)
    return " · ".join(f"{pin.lead_in or ''} {pin.words}".strip() for pin in pins)
