"""The shape of the program: imports run one way, and the command line stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import assistant

PACKAGE = Path(assistant.__file__).parent
ORDER = (
    ("errors", "noun", "version", "shipped", "on_demand"),
    ("findings",),
    ("files",),
    ("documents",),
    ("passages",),
    ("themes",),
    ("library",),
    ("matching",),
    ("quotes",),
    ("figures",),
    ("briefs",),
    ("questions",),
    ("venues",),
    ("drafting",),
    ("word",),
    ("checks",),
    ("pulling",),
    ("forms",),
    ("fitting",),
    ("register",),
    ("workspace",),
    ("desk",),
    ("batch",),
    ("interface",),
    ("cli", "tui"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: a relative import hides which way it runs"
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    split = [name.split(".") for name in names]
    return {parts[1] for parts in split if parts[0] == "assistant" and len(parts) > 1}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_parts_before_its_own(path: Path) -> None:
    part = part_of(path)
    later = {name for name in imported_parts(path) if RANK.get(name, 0) > RANK[part]}
    beside = {
        name
        for name in imported_parts(path)
        if name != part and RANK.get(name) == RANK[part] and len(ORDER[RANK[part]]) == 2
    }
    assert not later | beside


def test_every_part_of_the_package_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in MODULES} <= set(RANK)


def loaded_after(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=PACKAGE.parent
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_help_loads_click_and_no_heavy_library() -> None:
    loaded = loaded_after("from assistant.cli.main import run; run(['--help'])")
    assert "click" in loaded
    assert not loaded & {"pydantic", "docx", "lxml", "jinja2", "tantivy", "textual", "rapidfuzz"}


def test_nothing_outside_the_screen_loads_textual() -> None:
    names = [
        "assistant." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in MODULES
        if part_of(path) != "tui" and path.name != "__init__.py"
    ]
    loaded = loaded_after("\n".join(f"import {name}" for name in names))
    assert "assistant.cli.draft" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_promises_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 400
