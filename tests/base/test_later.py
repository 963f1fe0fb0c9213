"""Modules that are executed where something of them is used."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from pathlib import Path

import pytest

from claimaudit.base.later import lazily_imported


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that imports two others, each of which would say that it was executed."""
    name = f"of_others_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / name
    folder.mkdir()
    uses = f"import {name}.pictures as drawn\nfrom {name} import tests\n\ndef used():\n"
    (folder / "__init__.py").write_text("EXECUTED = []\n")
    (folder / "core.py").write_text(f"{uses}    return drawn.VALUE + tests.VALUE\n")
    for module in ("pictures", "tests"):
        said = f"from {name} import EXECUTED\nEXECUTED.append('{module}')\nVALUE = 1\n"
        (folder / f"{module}.py").write_text(said)
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_what_nobody_uses_is_not_executed(package: str) -> None:
    with lazily_imported(f"{package}.pictures", f"{package}.tests"):
        core = import_module(f"{package}.core")
    executed = sys.modules[package].EXECUTED
    # Whoever makes a traceback asks every module where it is from.
    assert inspect.getmodule(core.used.__code__) is core
    assert Path(sys.modules[f"{package}.pictures"].__file__ or "").name == "pictures.py"
    assert executed == []
    assert core.used() == 2
    assert sorted(executed) == ["pictures", "tests"]


def test_what_is_not_named_is_executed_at_once(package: str) -> None:
    with lazily_imported(f"{package}.pictures"):
        import_module(f"{package}.core")
    assert sys.modules[package].EXECUTED == ["tests"]


def test_afterwards_modules_are_found_as_before(package: str) -> None:
    before = list(sys.meta_path)
    with (
        pytest.raises(ModuleNotFoundError),
        lazily_imported(f"{package}.none", f"{package}.pictures"),
    ):
        import_module(f"{package}.none")
    assert sys.meta_path == before
    import_module(f"{package}.pictures")
    assert sys.modules[package].EXECUTED == ["pictures"]
