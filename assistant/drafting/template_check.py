"""A template checked for a person who does not program.

In goes the path of a template; out come findings, each with file and line, the unknown name and
the nearest known one. The promise: everything wrong that can be known without a brief is listed at
once, and a template without findings fills the sample brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from assistant.briefs.brief import (
    Answer,
    Brief,
    Consultation,
    Contact,
    Question,
    Recipient,
    Respondent,
    SignOff,
)
from assistant.drafting.context import make_context
from assistant.drafting.draft import Layout
from assistant.drafting.environment import TemplateEnvironment
from assistant.drafting.filling import syntax_problem
from assistant.drafting.functions import NAMES
from assistant.drafting.markdown import CONTAINERS
from assistant.drafting.template import (
    Template,
    TemplateFiles,
    TemplateRecord,
    load_template,
    path_of,
)
from assistant.drafting.template_names import LAYOUT_NAMES, NameChecker
from assistant.errors import (
    AssistantError,
    CannotRead,
    RecordError,
    TemplateError,
    UnknownName,
    nearest_name,
)
from assistant.findings import Finding

_FENCE = re.compile(r"^[ \t]*(:{3,})[ \t]*(\S*)", re.MULTILINE)


def check_template(path: Path) -> list[Finding]:
    """Return everything wrong with the template in the folder ``path``.

    Raises:
        UnknownName: there is no template there.
    """
    folder = path.parent if path.is_file() else path
    if not folder.is_dir():
        raise UnknownName(kind="template", name=str(path), known=())
    try:
        template = load_template(folder)
    except (RecordError, TemplateError) as error:
        field = f"{error.field}: " if isinstance(error, RecordError) and error.field else ""
        return [_finding("template-unreadable", error.file, error.line, field + error.problem)]
    except CannotRead as error:
        problem = f"{error.reason} {error.remedy}".strip()
        return [_finding("template-unreadable", error.path, None, problem)]
    findings = [*_record_faults(template), *_file_faults(template)]
    return findings or _trial(template)


def _finding(code: str, file: Path | str, line: int | None, problem: str) -> Finding:
    place = f"{file}, line {line}" if line else str(file)
    return Finding(code=code, severity="error", place=place, message=_ended(problem))


def _ended(problem: str) -> str:
    return problem if problem.endswith((".", "?")) else f"{problem}."


def _record_faults(template: Template) -> Iterator[Finding]:
    """Faults of ``template.yaml`` that its schema cannot see."""
    file = template.folder / "template.yaml"
    for need in (*template.record.needs, *template.record.takes):
        problem = _unknown_field(need.field)
        if problem:
            yield _finding("template-need", file, _line_of(file, need.field), problem)
    for name in template.record.layout:
        if name not in LAYOUT_NAMES:
            near = nearest_name(name, LAYOUT_NAMES)
            hint = f". Did you mean “{near}”?" if near else f": {', '.join(LAYOUT_NAMES)}"
            problem = f"there is no layout “{name}”{hint}"
            yield _finding("template-layout", file, _line_of(file, name), problem)


def _unknown_field(field: str) -> str | None:
    """Say what is wrong with the dotted name of a field of the brief."""
    model: type | None = Brief
    for part in field.split("."):
        known = getattr(model, "model_fields", None)
        if known is None:
            return None
        if part not in known:
            near = nearest_name(part, known)
            hint = f". Did you mean “{near}”?" if near else ""
            return f"a brief has no “{field}”{hint}"
        kind = known[part].annotation
        model = _model_in(kind)
    return None


def _model_in(kind: object) -> type | None:
    """Return the model a field holds, if it holds one directly or in a list."""
    parts = getattr(kind, "__args__", ())
    candidates = [kind, *parts]
    return next((c for c in candidates if hasattr(c, "model_fields")), None)


def _line_of(file: Path, text: str) -> int | None:
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return next((n for n, line in enumerate(lines, 1) if text in line), None)


def _file_faults(template: Template) -> list[Finding]:
    environment = TemplateEnvironment(TemplateFiles(template))
    kinds = _kinds(template, environment)
    findings: list[Finding] = []
    for name in sorted(_used(template, environment, findings)):
        file = path_of(template, name)
        tree = environment.parse(template.files[name], name, str(file))
        checker = NameChecker(kinds, environment.filters, environment.tests)
        findings += [
            _finding("template-name", file, fault.line, fault.problem)
            for fault in checker.check(tree)
        ]
        findings += _container_faults(file, template.files[name])
    return findings


def _used(
    template: Template, environment: TemplateEnvironment, findings: list[Finding]
) -> set[str]:
    """Return the files the template reaches from its main one; note those it cannot reach."""
    from assistant.drafting.template import MAIN

    waiting, used = [MAIN], set[str]()
    while waiting:
        name = waiting.pop()
        if name in used:
            continue
        file = path_of(template, name)
        try:
            tree = environment.parse(template.files[name], name, str(file))
        except TemplateSyntaxError as error:
            message = syntax_problem(str(error.message))
            findings.append(_finding("template-syntax", file, error.lineno, message))
            continue
        used.add(name)
        for line, wanted in _wanted(tree):
            if wanted in template.files:
                waiting.append(wanted)
            else:
                near = nearest_name(wanted, template.files)
                hint = f". Did you mean “{near}”?" if near else ""
                problem = f"there is no file “{wanted}” in its folder or in _shared{hint}"
                findings.append(_finding("template-file", file, line, problem))
    return used


def _wanted(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    kinds = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
    for node in tree.find_all(kinds):
        name = node.template  # type: ignore[attr-defined]
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            yield node.lineno, name.value


def _kinds(template: Template, environment: TemplateEnvironment) -> dict[str, object]:
    """Return what each name of a template is, from a brief that fills every field."""
    context = _sample_context(template.record)
    functions = dict.fromkeys((*NAMES, *environment.globals), object())
    return {**functions, **context}


def _sample_context(record: TemplateRecord) -> dict[str, object]:
    needs = tuple(need.field for need in (*record.needs, *record.takes))
    options = {name: option.default for name, option in record.options.items()}
    return make_context(sample_brief(), Layout(), options, needs=needs)


def _container_faults(file: Path, text: str) -> Iterator[Finding]:
    """Find containers (``::: name``) that do not exist or are never closed."""
    opened: list[tuple[int, str]] = []
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        fence, name = found.groups()
        if not name:
            while opened and opened.pop()[1] != fence:
                pass
        elif name in CONTAINERS:
            opened.append((line, fence))
        else:
            near = nearest_name(name, CONTAINERS)
            hint = f"Did you mean “{near}”?" if near else f"Known: {', '.join(CONTAINERS)}"
            yield _finding(
                "template-container", file, line, f"there is no container “{name}”. {hint}"
            )
            opened.append((line, fence))
    for line, fence in opened:
        yield _finding(
            "template-container", file, line, f"this container is never closed with {fence}"
        )


def _trial(template: Template) -> list[Finding]:
    """Fill the template with the sample brief: what only filling can show."""
    from assistant.drafting.trial import try_template

    try:
        try_template(template, sample_brief())
    except UnknownName as error:
        if error.kind == "pin":
            message = f"The template names the pin “{error.name}”, so only briefs that have it fit."
            return [
                Finding(
                    code="template-pin", severity="warning", place=template.name, message=message
                )
            ]
        return [_finding("template-fill", template.folder, None, str(error))]
    except TemplateError as error:
        return [_finding("template-fill", error.file, error.line, error.problem)]
    except AssistantError as error:
        return [_finding("template-fill", template.folder, None, str(error))]
    return []


def sample_brief() -> Brief:
    """Return a brief with every field a template can read, for trying templates."""
    return Brief(
        schema=1,
        title="A sample paper",
        consultation=Consultation(
            title="A sample consultation",
            body="A sample body",
            reference="S 1",
            closes="2030-01-31T17:00",
            time_zone="Europe/London",
            questions=(Question(number="1", text="A question?", options=("Yes", "No")),),
        ),
        respondent=Respondent(
            name="A. Sample",
            role="Director",
            organisation="A sample organisation",
            capacity="on behalf of its members",
            about="An organisation made up for this sample.",
            contact=Contact(),
        ),
        recipients=(Recipient(name="B. Sample", role="Head", organisation="C", address="D\nE"),),
        date="2030-01-01",
        summary="A sample summary.",
        marking="SAMPLE",
        sign_off=SignOff(name="A. Sample", role="Director"),
        answers=(
            Answer(question="1", choice="Yes", text="Sample words."),
            Answer(section="A sample section", text="More sample words."),
        ),
    )
