"""Which change of a file that instructs machines is which finding."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from claimaudit.base.files import InMemory
from claimaudit.gate.machines import changed_lines, machine_changes, machine_files

RUNS = "reports/out/\nevidence/\n.claimaudit/\n"
CI, HOOKS = ".github/workflows/ci.yml", ".pre-commit-config.yaml"
# File, what it held, what it holds, the code of the finding ("" for none).
CASES = [
    (".gitattributes", "", "*.yaml -diff\n", "rules-changed"),
    (".gitattributes", "* -text\n", "", "rules-changed"),
    (".gitignore", RUNS, RUNS + "*.swp\n", "needs-review"),
    (".gitignore", RUNS, "reports/out/\n", "rules-changed"),
    (CI, "name: pages\n", "name: site\n", "needs-review"),
    ("Makefile", "a:\n", "b:\n", "needs-review"),
    (CI, "run: claimaudit gate\n", "run: true\n", "rules-changed"),
    (CI, "run: claimaudit gate\n", "run: claimaudit gate\n", ""),
    (CI, "a: 1\nb: 2\n# claimaudit\n", "b: 2\na: 1\n# claimaudit\n", "rules-changed"),
    (HOOKS, "repos: []\n", "repos: [a]\n", "needs-review"),
    (HOOKS, "repos: [claimaudit]\n", "repos: []\n", "rules-changed"),
    ("schemas/claims.schema.json", "{}\n", "{ }\n", "needs-review"),
    ("notes.txt", "a\n", "b\n", ""),
]


@pytest.mark.parametrize(("name", "then", "now", "code"), CASES)
def test_a_change_is_found(name: str, then: str, now: str, code: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    known = any(name.startswith(one) for one in machine_files(tmp_path))
    old = InMemory({name: then.encode()} if known else {})
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(now)
    assert [found for found, _ in machine_changes(old, tmp_path)] == ([code] if code else [])


def test_what_git_leaves_out_is_none(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("*.pyc\n")
    (tmp_path / "tools").mkdir()
    for name in ("a.py", "a.pyc"):
        (tmp_path / "tools" / name).write_text("a\n")
    found = [one.file for _, one in machine_changes(InMemory({".gitignore": b"*.pyc\n"}), tmp_path)]
    assert found == ["tools/a.py"]


def test_files_above_the_workspace_count_up_to_the_top_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "top" / ".git").mkdir(parents=True)
    (root := tmp_path / "top" / "news" / "desk").mkdir(parents=True)
    names = machine_files(root)
    assert {".gitignore", "../.gitignore", "../../.gitignore", "schemas"} <= {*names}
    assert not {"../../../.gitignore", "../schemas"} & {*names}


def test_of_a_link_it_counts_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").symlink_to("elsewhere")
    assert (
        changed_lines(".gitattributes", InMemory({".gitattributes": b"elsewhere"}), tmp_path) == []
    )
    assert changed_lines(".gitattributes", InMemory({}), tmp_path) == ["elsewhere"]
