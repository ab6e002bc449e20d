"""Checked files held against the rules of a venue too, and a mended copy written.

In go what was asked and files whose quotations were checked; out come the same with the findings of
the rules added. The promise: what is asked wrongly is refused before any work, the file itself is
never touched, and a copy replaces a file only when told to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from assistant.briefs.brief import Brief
from assistant.checks.ready.checking import check_ready
from assistant.checks.ready.mending import mend
from assistant.checks.ready.paper import paper_of
from assistant.checks.returned.results import CheckedFile, Remark
from assistant.errors import AskedWrongly, CannotRead, disk_words
from assistant.files.writing import check_free, write_bytes
from assistant.findings import Finding
from assistant.venues import Venue, for_call, load_venue


class Mended(NamedTuple):
    """A mended copy: where it is, and what was mended, in sentences."""

    path: Path
    told: tuple[str, ...]


class Ruled(NamedTuple):
    """Files with the findings of the rules, and the mended copy where one was asked for."""

    checked: tuple[CheckedFile, ...]
    mended: Mended | None = None


@dataclass(frozen=True)
class Ruling:
    """Which venue's rules to try, and where a mended copy goes; None where it was not asked."""

    venue: str | None = None
    fix: Path | None = None
    force: bool = False

    @classmethod
    def of(
        cls, files: Sequence[Path], venue: str | None, fix: Path | None, *, force: bool
    ) -> Ruling:
        """Return what was asked.

        Raises:
            AskedWrongly: a copy of several files, or one in the place of the file itself.
            CannotWrite: the copy exists already.
        """
        if fix is not None:
            if len(files) != 1:
                message = "--fix mends a copy of one file; name one."
                raise AskedWrongly(message)
            if fix.resolve() == files[0].resolve():
                message = f"{fix}: the copy would replace the file itself. Give it another name."
                raise AskedWrongly(message)
            if not force:
                check_free(fix)
        return cls(venue, fix, force)

    def ruled(self, checked: Sequence[CheckedFile], folder: Path, brief: Brief | None) -> Ruled:
        """Add what the rules find to the files read as if their changes were accepted.

        Raises:
            UnknownName: there is no such venue, or the brief changes a rule it does not have.
            CannotRead: a file cannot be read.
            CannotWrite: the copy cannot be written.
        """
        venue = venue_of(self.venue, folder, brief)
        if venue is None and self.fix is None:
            return Ruled(tuple(checked))
        if venue is not None:
            checked = [_with_rules(one, venue, brief) for one in checked]
        mended = None
        if self.fix is not None:
            usual = venue or load_venue(USUAL, folder)
            data, told = mend(_bytes(checked[0].file), usual)
            write_bytes(self.fix, data, overwrite=self.force)
            mended = Mended(self.fix, told)
        return Ruled(tuple(checked), mended)


USUAL = "government-department"
"""Whose rules say what to mend where no venue is named: it states none beside the general ones."""


def venue_of(name: str | None, folder: Path, brief: Brief | None) -> Venue | None:
    """Return the venue that is meant, as the brief's call has it; None where none is named."""
    called = name or (brief.consultation.venue if brief is not None else None)
    if called is None:
        return None
    venue = load_venue(called, folder)
    return for_call(venue, brief.consultation) if brief is not None else venue


def ready_findings(
    data: bytes, path: Path, venue: Venue, brief: Brief | None
) -> tuple[Finding, ...]:
    """Return what the rules of ``venue`` find in the Word file ``data``."""
    return check_ready(paper_of(data, path, brief), venue)


def _with_rules(one: CheckedFile, venue: Venue, brief: Brief | None) -> CheckedFile:
    if one.reading != "accepted":
        return one
    found = ready_findings(_bytes(one.file), one.file, venue, brief)
    told = tuple(Remark(finding=finding) for finding in found)
    return one.model_copy(update={"remarks": (*one.remarks, *told)})


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path, disk_words(error).removeprefix(f"{path}: ")) from error
