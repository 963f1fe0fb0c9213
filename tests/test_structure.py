"""The house: rooms in their order, no circle, small modules, imports at the top."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml
from tools.method import ROOMS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "claimaudit"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300
# Packages that are slow to load, or names that only a type checker needs.
MOST_INNER_IMPORTS = 15


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports, wherever it does so."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module in NAMES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMES)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else ""


def inner_imports() -> list[tuple[Path, int]]:
    """Where an import stands inside a function."""
    return [
        (path, node.lineno)
        for path in MODULES
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_every_room_is_in_the_order() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.rglob("*.py"))}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_room_imports_a_later_one(path: Path) -> None:
    mine = room_of(name_of(path))
    later = ROOMS[ROOMS.index(mine) + 1 :] if mine else []
    assert not [name for name in imported(path) if room_of(name) in later]


def test_no_circle() -> None:
    graph = {name_of(path): set(imported(path)) - {name_of(path)} for path in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(NAMES)


def test_no_two_folders_side_by_side_lean_on_each_other() -> None:
    folders = {name_of(path): name_of(path.parent / "__init__.py") for path in MODULES}
    leans = {(folders[name_of(p)], folders[other]) for p in MODULES for other in imported(p)}
    beside = {(a, b) for a, b in leans if a != b and a.rpartition(".")[0] == b.rpartition(".")[0]}
    assert len(beside) > len(ROOMS)
    assert not {(a, b) for a, b in beside if (b, a) in beside}


def test_no_module_is_long() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST}


def test_imports_inside_functions_are_few_and_say_why() -> None:
    found = inner_imports()
    assert 0 < len(found) <= MOST_INNER_IMPORTS
    for path, line in found:
        above, own = path.read_text("utf-8").splitlines()[line - 2 : line]
        assert "#" in above or "#" in own, f"{path.relative_to(ROOT)}:{line} says not why"


def test_great_expectations_is_imported_in_one_module() -> None:
    users = [
        name_of(p)
        for p in MODULES
        if re.search(r"^\s*(import|from) great_expectations", p.read_text("utf-8"), re.M)
    ]
    assert users == ["claimaudit.verdict.expectations"]


# --- what the pages say of it ------------------------------------------------------------


def test_what_stands_at_the_top_is_known() -> None:
    """What a trial left behind is not committed."""
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    design = (ROOT / "docs" / "design.md").read_text("utf-8")
    folders = {name.partition("/")[0] for name in listed.split("\0") if "/" in name}
    assert {"src", "tests"} <= folders
    hidden_or_of_packaging = {".ci", ".github", "docs", "lock"}
    assert {f for f in folders - hidden_or_of_packaging if f"`{f}/" not in design} == set()


def test_the_readme_names_every_command() -> None:
    commands = {p.stem for p in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert commands
    assert not {
        name
        for name in commands
        if f"`{name}`" not in readme and f"`claimaudit {name}" not in readme
    }


def test_the_files_that_are_mutated_and_their_tests_are_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    tests = settings["pytest_add_cli_args_test_selection"]
    assert [p for p in (*settings["only_mutate"], *tests) if not (ROOT / p).exists()] == []


def test_every_listed_mutant_is_of_a_line_that_is_there_and_says_why() -> None:
    listed = yaml.safe_load((ROOT / "tests" / "mutants.yaml").read_text("utf-8"))["unnoticed"]
    assert listed
    for entry in listed:
        assert entry["was"] in (ROOT / entry["file"]).read_text("utf-8"), entry
        assert len(entry["why"]) > 10, entry
