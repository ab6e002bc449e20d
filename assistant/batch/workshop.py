"""The workshop of one process: what many drafts share is opened once and used for all of them.

In goes a job; out comes the brief of its row, and everything drafted from it. The promise: what is
kept never grows with the number of jobs, and a draft is the same whether it is the first that the
workshop makes or the last.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.batch.job import Job
from assistant.batch.row_brief import brief_for_row
from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.briefs.reading import check_against_themes
from assistant.checks import check_draft
from assistant.checks.ready.drafted import check_venue
from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.drafting import find_template, load_template, write_draft
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.library import Library
from assistant.register import check_register
from assistant.themes.theme import Themes
from assistant.venues import Venue, for_call, load_venue
from assistant.version import VERSION
from assistant.workspace import Drafted, brief_in, library_for_brief, themes_for

_KEPT = 8
"""Briefs, and libraries, kept open at once: jobs come sorted by their brief."""


class _Shared(NamedTuple):
    """What all the rows of one brief have in common."""

    brief: Brief
    themes: Themes
    library: Library
    evidence: str


class Workshop:
    """Made once in every process that drafts; :meth:`close` gives the libraries back."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, _Shared] = OrderedDict()

    def close(self) -> None:
        """Close every library."""
        while self._held:
            self._held.popitem()[1].library.close()

    def brief(self, job: Job) -> Brief:
        """Return the brief of a job, its row's cells in their fields.

        Raises:
            AskedWrongly: the row does not make a brief.
            RecordError, CannotRead: as for loading the brief.
        """
        shared = self._shared(job)
        brief = shared.brief
        if job.row is not None:
            brief = brief_for_row(brief, job.columns, job.row, shared.themes, table=job.table)
        changes: dict[str, Any] = {}
        if job.template is not None:
            changes["template"] = job.template
        if job.venue is not None:
            venue = {"venue": job.venue}
            changes["consultation"] = brief.consultation.model_copy(update=venue)
        return brief.model_copy(update=changes) if changes else brief

    def inputs(self, job: Job, brief: Brief) -> str:
        """Return one hash over everything that the draft is made from.

        That is the brief with its row, the themes, the template, the rules of the venue, the house
        style, the sources with what is recorded of them, and the program.
        """
        shared = self._shared(job)
        template = load_template(find_template(brief.template, self._folder(job)))
        venue = self._venue(job, brief, brief.consultation.venue or template.record.venue)
        house = job.house_style.read_bytes() if job.house_style is not None else b""
        digest = hashlib.sha256()
        for part in (
            _program(),
            f"final {job.final}, check {job.check}",
            f"left out {job.row.left_out if job.row is not None else ()}",
            brief.model_dump_json(),
            shared.themes.model_dump_json(),
            template.sha256,
            venue.model_dump_json() if venue is not None else "",
            hashlib.sha256(house).hexdigest(),
            shared.evidence,
        ):
            digest.update(hashlib.sha256(part.encode()).digest())
        return digest.hexdigest()

    def drafted(self, job: Job, brief: Brief) -> Drafted:
        """Draft ``brief`` and check the draft; errors are those of drafting."""
        shared = self._shared(job)
        draft = write_draft(
            brief,
            shared.library,
            folder=self._folder(job),
            themes=shared.themes,
            final=job.final,
        )
        findings = check_draft(draft, brief, shared.library)
        findings += check_register(draft, brief, shared.themes, self._folder(job))
        return Drafted(brief, draft, findings, (), self._folder(job), shared.themes)

    def checked(self, job: Job, drafted: Drafted, path: Path, data: bytes) -> tuple[Finding, ...]:
        """Check the Word file ``data`` as one that came back: its quotations, its venue's rules.

        Only what is wrong is returned; the checks of the draft have told the rest.
        """
        # Made anew for each file: what it remembers of one would else be kept for all.
        held = Held(self._shared(job).library)
        accepted = check_bytes(data, path, held, drafted.brief)[0]
        rules = check_venue(drafted.draft, drafted.brief, self._folder(job))
        return tuple(f for f in (*accepted.findings, *rules) if f.severity != "info")

    def word_limit(self, job: Job, drafted: Drafted) -> int | None:
        """Return the most words that the brief, or else the venue, lets the paper have."""
        venue = self._venue(job, drafted.brief, drafted.draft.venue)
        rules = venue.rules if venue is not None else ()
        own = drafted.brief.consultation.limits.words
        limits = (rule.limit for rule in rules if rule.rule == "words" and rule.unit == "words")
        return own if own is not None else next((int(n) for n in limits if n is not None), None)

    def _venue(self, job: Job, brief: Brief, name: str | None) -> Venue | None:
        """The rules of a venue as the call has them; None for one that the draft's checks tell."""
        try:
            venue = load_venue(name, self._folder(job)) if name is not None else None
            return for_call(venue, brief.consultation) if venue is not None else None
        except UnknownName:
            return None

    def library(self, job: Job) -> Library:
        """Return the library that the job's brief quotes from."""
        return self._shared(job).library

    def _folder(self, job: Job) -> Path:
        return job.brief if job.brief.is_dir() else job.brief.parent

    def _shared(self, job: Job) -> _Shared:
        return _kept(self._held, job.brief, lambda: _open(job.brief))


@lru_cache(maxsize=1)
def _program() -> str:
    """The version, and a hash of the program's files: a copy that is being changed has one too."""
    digest = hashlib.sha256(VERSION.encode())
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _open(named: Path) -> _Shared:
    """Load a brief and bring its library up to date, once for all its rows."""
    path = brief_in(named) if named.is_dir() else named
    brief = load_brief(path)
    themes = themes_for(path.parent, brief)
    check_against_themes(brief, themes, path)
    library = library_for_brief(path, brief)
    try:
        library.refresh()
        sources = "\n".join(source.model_dump_json() for source in library.sources())
    except BaseException:
        library.close()
        raise
    return _Shared(brief, themes, library, hashlib.sha256(sources.encode()).hexdigest())


def _kept(
    held: OrderedDict[Hashable, _Shared], key: Hashable, make: Callable[[], _Shared]
) -> _Shared:
    """Return what is held under ``key``, made if need be; the one used longest ago makes room."""
    if key not in held:
        held[key] = make()
        if len(held) > _KEPT:
            held.popitem(last=False)[1].library.close()
    held.move_to_end(key)
    return held[key]
