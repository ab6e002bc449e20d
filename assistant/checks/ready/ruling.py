"""Checked files held against the rules of a venue too, and a mended copy written.

In go what was asked and files whose quotations were checked; out come the same with the findings of
the rules added. The promise: what is asked wrongly is refused before any work, the file itself is
never touched, and a copy replaces a file only when told to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from assistant.briefs.brief import Brief
from assistant.checks.ready.anchoring import anchor_of
from assistant.checks.ready.checking import check_ready
from assistant.checks.ready.mending import mend
from assistant.checks.ready.other_types import other_type_findings
from assistant.checks.ready.paper import paper_of
from assistant.checks.returned.results import CheckedFile, Remark
from assistant.errors import AskedWrongly, CannotRead, disk_words
from assistant.files.writing import check_free, write_bytes
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
            if fix.suffix.casefold() != ".docx":
                message = f"{fix}: the copy is a Word document. Give it a name that ends in .docx."
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
        if venue is not None:
            checked = [_with_rules(one, venue, brief) for one in checked]
        mended = None
        if self.fix is not None:
            usual = venue or load_venue(USUAL, folder)
            data, told = mend(_bytes(checked[0].file), usual)
            write_bytes(self.fix, data, overwrite=self.force)
            mended = Mended(self.fix, told)
        return Ruled(tuple(checked), mended)

    def other_types(
        self, files: Sequence[Path], folder: Path, brief: Brief | None
    ) -> tuple[CheckedFile, ...]:
        """Return those files that are no Word documents, with what the rules say about them.

        None without a venue, and none where a copy is to be mended. Each is given twice, for the
        two readings that a Word document has. Errors as `ruled`.
        """
        venue = venue_of(self.venue, folder, brief) if self.fix is None else None
        if venue is None:
            return ()
        return tuple(one for path in files for one in _of_other_type(path, venue))


USUAL = "government-department"
"""Whose rules say what to mend where no venue is named: it states none beside the general ones."""


def venue_of(name: str | None, folder: Path, brief: Brief | None) -> Venue | None:
    """Return the venue that is meant, as the brief's call has it; None where none is named.

    A brief that names none means that of its template.
    """
    called = name or (_venue_in(brief, folder) if brief is not None else None)
    if called is None:
        return None
    venue = load_venue(called, folder)
    return for_call(venue, brief.consultation) if brief is not None else venue


def _venue_in(brief: Brief, folder: Path) -> str | None:
    # The templates load what the rules do not need.
    from assistant.drafting.template import find_template, load_template

    if brief.consultation.venue is not None:
        return brief.consultation.venue
    return load_template(find_template(brief.template, folder)).record.venue


def _with_rules(one: CheckedFile, venue: Venue, brief: Brief | None) -> CheckedFile:
    if one.reading != "accepted":
        return one
    paper = paper_of(_bytes(one.file), one.file, brief)
    found = check_ready(paper, venue)
    told = tuple(Remark(finding=f, anchor=anchor_of(f, paper)) for f in found)
    return one.model_copy(update={"remarks": (*one.remarks, *told)})


def _of_other_type(path: Path, venue: Venue) -> Iterator[CheckedFile]:
    found = other_type_findings(_bytes(path), path, venue)
    if found is not None:
        told = tuple(Remark(finding=finding) for finding in found)
        yield CheckedFile(file=path, reading="accepted", remarks=told)
        yield CheckedFile(file=path, reading="rejected", remarks=told)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise CannotRead(path, "This is a folder, not a Word file.", "Name a file.") from error
    except FileNotFoundError as error:
        raise CannotRead(path, "There is no such file.", "Check the name.") from error
    except OSError as error:
        raise CannotRead(path, disk_words(error).removeprefix(f"{path}: ")) from error
