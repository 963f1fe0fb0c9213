"""`claimaudit init`: a workspace that audits clean and never overwrites."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.starter import EXAMPLES, FIELDS, TEMPLATES, start_workspace
from claimaudit.verdict.ladder import judge_all
from claimaudit.verdict.remarks import remarks
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.workspace import load_workspace
from tests.forked import claimaudit

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "src" / "claimaudit" / "template"


def test_a_new_workspace_audits_clean(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    workspace = load_workspace(tmp_path)
    weighed = weigh_all(workspace)
    judgements = judge_all(workspace.ladder, weighed.rows)
    assert [(j.id, j.verdict, j.provisional) for j in judgements] == [
        ("example-ferry-passengers", "supported", False)
    ]
    assert remarks(workspace, {}) == []


def test_it_has_the_five_rooms_and_says_what_to_do_next(tmp_path: Path) -> None:
    lines = start_workspace(tmp_path / "new")
    for room in ("seeds", "claims", "references", "checks", "reports"):
        assert (tmp_path / "new" / room).is_dir()
    assert "evidence/" in (tmp_path / "new" / ".gitignore").read_text("utf-8").splitlines()
    assert "README.md" in lines[-1]
    assert "claimaudit audit" in (tmp_path / "new" / "README.md").read_text("utf-8")


def test_it_carries_the_rules_of_the_package(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    for path in sorted((ROOT / "checks").glob("*.yaml")):
        ours, _, desk = path.read_text("utf-8").partition("\n# Who publishes this audit")
        assert (tmp_path / "checks" / path.name).read_text("utf-8") == ours
        assert bool(desk) == (path.name == "policy.yaml")


def test_nobody_signs_what_others_check(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    assert "desk" not in (tmp_path / "checks" / "policy.yaml").read_text("utf-8")


def _metrics(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(
        (folder / "references" / "metrics.yaml").read_text("utf-8")
    )
    return read


def test_it_starts_neutral(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    metrics = _metrics(tmp_path)
    assert {
        "money",
        "count",
        "ratio",
        "length",
        "mass",
        "energy",
        "duration",
        "temperature",
    } <= set(metrics["dimensions"])
    assert {"precision", "sparsity", "counting"}.isdisjoint(metrics["conditions"])
    assert 0 < len(metrics["metrics"]) < 12


@pytest.mark.parametrize("fields", [(field,) for field in FIELDS] + [FIELDS])
def test_it_starts_with_fields(tmp_path: Path, fields: tuple[str, ...]) -> None:
    start_workspace(tmp_path / "plain")
    start_workspace(tmp_path / "new", fields)
    plain, metrics = _metrics(tmp_path / "plain"), _metrics(tmp_path / "new")
    for key in ("dimensions", "conditions", "metrics"):
        assert len(metrics[key]) > len(plain[key])
    assert ("precision" in metrics["conditions"]) == ("chips" in fields)
    known = load_workspace(tmp_path / "new").library.vocabulary
    assert set(known.metrics) == {metric["id"] for metric in metrics["metrics"]}
    text = (tmp_path / "new" / "references" / "metrics.yaml").read_text("utf-8").splitlines()
    keys = [line.partition(":")[0] for line in text if line.startswith("  ") and line[2] != "-"]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("template", [*TEMPLATES, *EXAMPLES])
def test_the_lines_of_its_files_point_at_schemas_that_are_there(
    tmp_path: Path, template: str
) -> None:
    start_workspace(tmp_path, template=template)
    for path in tmp_path.rglob("*.yaml"):
        schema = path.read_text("utf-8").partition("$schema=")[2].partition("\n")[0]
        assert (path.parent / schema).is_file(), path


def test_what_exists_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    lines = start_workspace(tmp_path)
    assert "kept README.md: it is there already" in lines
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    lines = start_workspace(tmp_path)
    assert not [line for line in lines if line.startswith("wrote")]
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_folder_with_a_catalog_gets_no_example(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "catalog.yaml").write_text("articles: []\n", "utf-8")
    lines = start_workspace(tmp_path)
    assert "left out the example: seeds/catalog.yaml is yours" in lines
    assert not (tmp_path / "claims" / "example.yaml").exists()
    assert load_workspace(tmp_path).articles == {}


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere" / "file")
    assert "kept README.md: it is there already" in start_workspace(tmp_path)
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_cannot_be_written_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("a file where a folder belongs", "utf-8")
    with pytest.raises(BrokenInputError, match="cannot be written"):
        start_workspace(tmp_path)


def test_every_check_is_linked_into_the_template() -> None:
    """File by file: a build through an sdist drops a link to a folder."""
    linked = {p.name: p.resolve() for p in (TEMPLATE / "checks").iterdir()}
    assert linked == {p.name: p for p in (ROOT / "checks").glob("*.yaml")}


def test_a_wheel_carries_the_template(tmp_path: Path) -> None:
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not here")
    built = subprocess.run([uv, "build", "--quiet", "-o", tmp_path], cwd=ROOT, capture_output=True)  # noqa: PLW1510
    if built.returncode and b"hatchling" in built.stderr:
        pytest.skip("the build backend cannot be fetched")
    assert built.returncode == 0, built.stderr.decode()
    wheel = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    for path in sorted((ROOT / "checks").glob("*.yaml")):
        assert wheel.read(f"claimaudit/template/checks/{path.name}") == path.read_bytes()
    template = [path for path in TEMPLATE.rglob("*") if path.is_file()]
    assert TEMPLATE / "numbers" / ".github" / "workflows" / "numbers.yml" in template
    for path in [*(ROOT / "src" / "claimaudit").rglob("*.yaml"), *template]:
        assert path.relative_to(ROOT / "src").as_posix() in wheel.namelist()


def test_a_new_workspace_passes_the_gate_once_it_was_audited(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    for command in ("audit", "gate"):
        run = claimaudit(command, "-w", tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
