"""The real workspace, and small ones that a test can break."""

from __future__ import annotations

import functools
import gc
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import settings
from pydantic import BaseModel

from claimaudit.base import cache, yamlio
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.audit import audit_workspace
from claimaudit.record.models import Audit
from claimaudit.report.html.page import render
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import Flagging, Judgement, judge_all
from claimaudit.verdict.weigh import Weighed, weigh_all
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.once import made_once

ROOT = Path(__file__).resolve().parents[1]

# What an earlier run left would answer for a program that a test has changed.
os.environ[cache.OFF] = "1"
cache.cache_folder.cache_clear()  # it was asked for while the words were read

# No deadline: a loaded machine is no failure. In CI the same examples in every run.
settings.register_profile("claimaudit", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("claimaudit")


# What takes longest begins first, so that no worker waits for the other at the end.
SLOW = ("test_verify.py", "test_tutorial.py", "browser", "report/html", "gate", "report", "verdict")


def pytest_collection() -> None:
    """Thousands of tests are made, and stay until the end: none of them is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()
    # What a test leaves is little beside what stays: to look for it rarely saves a tenth.
    gc.set_threshold(50_000, 10, 10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in the order in which workers take them."""
    tests = Path(__file__).parent
    slow = [tests / name for name in SLOW]
    assert all(path.exists() for path in slow)

    @functools.cache
    def turn(file: Path) -> int:
        among = (n for n, path in enumerate(slow) if file.is_relative_to(path))
        return next(among, len(slow))

    items.sort(key=lambda item: turn(item.path))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The workspace of this repository."""
    return made_once(tmp_path_factory, "real", lambda: load_workspace(ROOT))


@pytest.fixture(scope="session")
def real_weighed(real: Workspace) -> Weighed:
    return weigh_all(real)


@pytest.fixture(scope="session")
def real_judged(
    real: Workspace, real_weighed: Weighed, tmp_path_factory: pytest.TempPathFactory
) -> list[Judgement]:
    """What the ladder says of it."""
    rows = real_weighed.rows
    return made_once(tmp_path_factory, "judged", lambda: judge_all(real.ladder, rows))


@pytest.fixture(scope="session")
def real_audit(
    real: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Audit, dict[str, str]]:
    """Its whole audit, (record, article texts). Each test that changes it takes a copy."""
    return made_once(tmp_path_factory, "audit", lambda: audit_workspace(real)), real.texts


@pytest.fixture(scope="session")
def real_page(
    real_audit: tuple[Audit, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Its report: two seconds for each that is made."""
    return made_once(tmp_path_factory, "page", lambda: render(*real_audit))


@pytest.fixture(scope="session", autouse=True)
def unsynced() -> Iterator[None]:
    """No test outlives a power failure: waiting for the disk would be half of what writing takes,
    ours and that of git."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        patch.setenv("GIT_CONFIG_COUNT", "1")
        patch.setenv("GIT_CONFIG_KEY_0", "core.fsync")
        patch.setenv("GIT_CONFIG_VALUE_0", "none")
        yield


@pytest.fixture(scope="session", autouse=True)
def judged_once() -> Iterator[None]:
    """An audit of the same rows by the same ladder takes what Great Expectations said of them
    before: half a second each."""
    known: dict[object, list[Judgement]] = {}

    def once(ladder: Ladder, rows: Sequence[Evidence], flagging: Flagging) -> list[Judgement]:
        key = repr(ladder), tuple(tuple(vars(one.row).items()) for one in rows)
        if key not in known:
            known[key] = judge_all(ladder, rows, flagging)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimaudit.record.audit.judge_all", once)
        yield


# What every small workspace has from this repository, and most tests leave as it is.
_RULES = ("policy.yaml", "ladder.yaml", "evidence.yaml", "metrics.yaml")


@pytest.fixture(scope="session", autouse=True)
def checked_once() -> Iterator[None]:
    """Rules that were found sound are not checked again: a quarter of the time in which a small
    workspace is read. The data of one text are one object, that nobody changes."""
    known: dict[tuple[int, type[BaseModel]], tuple[yamlio.Located, BaseModel]] = {}

    def once(
        located: yamlio.Located, model: type[BaseModel], problems: list[Problem]
    ) -> BaseModel | None:
        key = id(located.data), model
        if key not in known:
            made = yamlio.validate(located, model, problems)
            if made is None or not located.file.endswith(_RULES):
                return made
            known[key] = located, made
        return known[key][1].model_copy()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimaudit.base.inputs.validate", once)
        yield


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of processes that are started one after the other: what the first has read
    is there for the next, which saves it a second. Where Python buffers nothing, nothing is lost."""
    off = (cache.OFF, "PYTHONUNBUFFERED")
    rest = {key: value for key, value in os.environ.items() if key not in off}
    return rest | {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


@pytest.fixture
def user_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder of this user, in use."""
    made = tmp_path / "cache"
    made.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(made))
    monkeypatch.delenv(cache.OFF)
    cache.cache_folder.cache_clear()
    yield made
    cache.cache_folder.cache_clear()


ARTICLE = "测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。\n它在2025年9月发布,价格上涨近10%。\n"

SUBJECTS = [
    {"id": "new-chip", "zh": "测试芯片", "en": "New chip", "kind": "chip"},
    {"id": "old-chip", "zh": "旧芯片", "en": "Old chip", "kind": "chip"},
]

CLAIM = {
    "id": "t-compute",
    "quote": "测试芯片的算力达到4.6 PFLOPS",
    "form": "value",
    "subject": "new-chip",
    "metric": "peak_compute",
    "figure": "4.6 PFLOPS",
}

DOCUMENT = {
    "id": "datasheet",
    "publisher": "Maker",
    "title": "New chip datasheet",
    "type": "vendor_datasheet",
    "url": "https://maker.example/new-chip",
    "published": "2025-01-02",
    "retrieved": "2025-11-21",
}


def printed(
    figure: str | None = "4614 TFLOPS", document: str = "datasheet", **given: object
) -> dict[str, object]:
    """A print that somebody has read: its clip is the figure alone, unless another is given."""
    return {"document": document, "at": "table 1", "figure": figure, "clip": figure, **given}


FACT = {
    "id": "new-chip-fp8",
    "subject": "new-chip",
    "metric": "peak_compute",
    "conditions": {"precision": "fp8", "scope": "chip"},
    "prints": [printed()],
}


_OF_A_PRINT = {"document": "document", "at": "at", "printed": "figure", "unit_from": "unit_from",
               "clip": "clip", "origin": "origin"}  # fmt: skip


def a_fact(**given: object) -> dict[str, object]:
    """FACT with other values, None to leave one out. What is of its one print may be given beside
    the rest, its figure as `printed`; `also` are documents that print the same."""
    own = {_OF_A_PRINT[key]: given.pop(key) for key in list(given) if key in _OF_A_PRINT}
    also = given.pop("also", ())
    assert isinstance(also, tuple)
    if "figure" in own and own["figure"] is None:
        own.setdefault("clip", "its words")
    elif own or also:
        own = {"figure": "4614 TFLOPS", **own}
    prints = [printed(**own), *(printed(**{**own, "document": name}) for name in also)]
    made = {**FACT, "prints": [{k: v for k, v in p.items() if v is not None} for p in prints]}
    return {key: value for key, value in (made | given).items() if value is not None}


class Plain(yaml.CSafeDumper):
    """Writes every value out: the reader refuses aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass
class Tiny:
    """A workspace of one article that a test fills and breaks."""

    root: Path
    title: str = "A test"

    def write(self, name: str, data: object) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (
            data
            if isinstance(data, str)
            else yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)
        )
        path.write_text(text, "utf-8")
        return path

    def article(self, text: str) -> None:
        raw = text.encode("utf-8")
        (self.root / "seeds").mkdir(exist_ok=True)
        (self.root / "seeds" / "t.txt").write_bytes(raw)
        entry = {
            "id": "t", "file": "t.txt", "title": self.title, "publisher": "Nobody",
            "published": "2025-10-01", "language": "zh-Hans", "rights": "ours",
            "sha256": hashlib.sha256(raw).hexdigest(),
        }  # fmt: skip
        self.write("seeds/catalog.yaml", {"articles": [entry]})

    def claims(
        self, *claims: dict[str, object], arithmetic: list[dict[str, object]] | None = None
    ) -> None:
        """The claims, and a title that prints what they hold under: that the text has to is asked in
        tests/workspace/wording/test_printed.py."""
        held = [{**(c.get("conditions") or {}), "as_of": c.get("as_of")} for c in claims]  # type: ignore[dict-item]
        if printed := {str(value) for one in held for value in one.values() if value}:
            self.title = " · ".join(("A test", *sorted(printed)))
            self.article((self.root / "seeds" / "t.txt").read_bytes().decode())
        self.write(
            "claims/t.yaml",
            {"article": "t", "claims": list(claims), "arithmetic": arithmetic or []},
        )

    def references(
        self, documents: list[dict[str, object]], facts: list[dict[str, object]]
    ) -> None:
        self.write("references/maker.yaml", {"documents": documents, "facts": facts})

    def problems(self) -> list[Problem]:
        """What is refused of it; empty where it is read."""
        try:
            load_workspace(self.root)
        except BrokenInputError as broken:
            return broken.problems
        return []

    def audit(self) -> Audit:
        return audit_workspace(load_workspace(self.root))


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A workspace whose one claim is supported by its one fact."""
    return make_tiny(tmp_path / "w")


def make_tiny(folder: Path) -> Tiny:
    made = Tiny(folder)
    made.root.mkdir()
    shutil.copytree(ROOT / "checks", made.root / "checks")
    (made.root / "references").mkdir()
    shutil.copy(ROOT / "references" / "metrics.yaml", made.root / "references")
    made.write("references/subjects.yaml", {"subjects": SUBJECTS})
    made.article(ARTICLE)
    made.claims(CLAIM)
    made.references([DOCUMENT], [FACT])
    return made
