"""Tries every change that mutmut makes of a rule: which test notices it?

mutmut writes the changed functions (into mutants/) and starts pytest for each of them. Here one
session of pytest collects the tests and runs none: each change is tried in a fork of it, which
begins at once and knows nothing of what another has read. Only the tests that reach the function
are run, those of its own file first.
"""

from __future__ import annotations

import functools
import gc
import importlib
import os
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from mutmut.__main__ import (
    SourceFileMutationData,
    config,
    copy_also_copy_files,
    copy_src_dir,
    create_mutants,
    mangled_name_from_mutant_name,
    set_mutant_under_test,
    setup_source_paths,
    state,
    walk_mutatable_files,
)

# A room's rules are held by the folders of tests named here: what else runs through them is slow.
HELD_BY = {
    "figures": ("figures",),
    "verdict": ("verdict", "oracle"),
    "report": ("report",),
    "gate": ("gate",),
}
# Seconds of CPU that a test may take for its first figures, and times as long as unchanged.
START, TIMES = 20.0, 10.0
WAIT = 1800  # seconds on the clock, for one that waits for something and uses none
_QUIET = (
    "--rootdir=.",
    "--tb=native",
    "--capture=no",
    "--override-ini=tmp_path_retention_policy=failed",
)


class Seen(NamedTuple):
    """What a test runs through, and how long it takes."""

    functions: set[str]
    seconds: float


def try_all(work: Path, wanted: Callable[[str], bool], children: int) -> dict[str, str]:
    """The mutants that are wanted, each with the test that notices it, or "" where none does."""
    os.environ["CI"] = "true"  # the same generated examples in every run
    names = _generate(children)
    session = _Session(work, [name for name in names if wanted(name)], children)
    settings = config()
    # Tests ask for files of the repository by its folder, which is the copy here.
    os.chdir(work)
    try:
        given = [*settings.pytest_add_cli_args_test_selection, *settings.pytest_add_cli_args]
        ended = pytest.main([*_QUIET, *given], plugins=[session])
    finally:
        os.chdir(work.parent)
    if session.broken or ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"fails without any change: {session.broken or ended}")
    return session.noticed


def _generate(children: int) -> list[str]:
    """Has mutmut write all mutants; their names."""
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(children)
    names: list[str] = []
    for path in walk_mutatable_files():
        one = SourceFileMutationData(path=path)
        one.load()
        names += one.exit_code_by_key
    return names


class _Session:
    """A plugin of pytest: tries the mutants where the tests would be run."""

    def __init__(self, work: Path, names: Sequence[str], children: int) -> None:
        self.work, self.names, self.children = work, names, children
        self.noticed: dict[str, str] = {}
        self.broken = ""
        self._failed: Callable[[str], None] = lambda _: None
        self._by_fixture: dict[str, set[str]] = defaultdict(set)
        self._running: dict[int, tuple[str, int]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # Two seconds that most forks would take to read what no rule has changed.
        conftest = importlib.import_module("tests.conftest")
        conftest.load_workspace = functools.cache(conftest.load_workspace)
        conftest.load_workspace(conftest.ROOT)
        rooms = {folder for name in self.names for folder in HELD_BY[_room(name)]}
        items = [item for item in session.items if _folder(item) in rooms]
        seen = self._look(items)
        if self.broken:
            return True
        gc.freeze()
        reached: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in items:
            for function in seen[item.nodeid].functions:
                reached[function].append(item)
        began, file = time.monotonic(), ""
        for name in self.names:
            if name.rpartition(".")[0] != file:
                file = name.rpartition(".")[0]
                print(f"{time.monotonic() - began:6.0f} s  {file}", flush=True)
            tests = _in_order(name, reached[mangled_name_from_mutant_name(name)], seen)
            self._start(name, tests, seen)
        while self._running:
            self._wait()
        print(f"{time.monotonic() - began:6.0f} s  done", flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed(f"{report.nodeid} ({report.when})")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """What a fixture runs through that several tests share, each of them does."""
        hits = state()._stats
        before = set(hits)
        hits.clear()
        try:
            return (yield)
        finally:
            if fixturedef.scope != "function":
                self._by_fixture[fixturedef.argname] |= hits
            hits |= before

    def _look(self, items: Sequence[pytest.Item]) -> dict[str, Seen]:
        """Runs all tests unchanged. What they leave of tables and expressions spares every fork
        its beginning; of figures that were read nothing is left."""
        self._failed = lambda test: setattr(self, "broken", test)
        set_mutant_under_test("stats")
        caches = _of_what_was_read()
        seen = {}
        for item, after in _pairs(items):
            _clear(caches)
            state()._stats.clear()
            began = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            functions = state()._stats.union(*(self._by_fixture[f] for f in item.fixturenames))
            seen[item.nodeid] = Seen(functions, time.process_time() - began)
        _clear(_of_what_was_read())  # a policy that a test made has caches of its own
        return seen

    def _start(self, name: str, tests: Sequence[pytest.Item], seen: dict[str, Seen]) -> None:
        """Tries one mutant, as soon as fewer than `children` are being tried."""
        while len(self._running) >= self.children:
            self._wait()
        reads, writes = os.pipe()
        child = os.fork()
        if child:
            os.close(writes)
            self._running[child] = name, reads
            return
        # Whatever happens here, this fork must not go on as the session that it is a copy of.
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            self._failed = lambda test: (os.write(writes, test.encode()[:4000]), os._exit(1))
            set_mutant_under_test(name)
            signal.alarm(WAIT)
            for item, after in _pairs(tests):
                limit = START + TIMES * seen[item.nodeid].seconds
                signal.setitimer(signal.ITIMER_PROF, limit)  # its end ends the process
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            os._exit(0)
        finally:
            os._exit(2)

    def _wait(self) -> None:
        """Takes down what became of the mutant that ends next."""
        child, status = os.wait()
        name, reads = self._running.pop(child)
        with os.fdopen(reads, encoding="utf-8", errors="replace") as told:
            by = told.read()
        code = os.waitstatus_to_exitcode(status)
        if code:
            by = by or (
                "no end" if code in (-signal.SIGPROF, -signal.SIGALRM) else f"ended with {code}"
            )
        self.noticed[name] = by


def _room(name: str) -> str:
    """The room of a mutant: claimaudit.verdict.judge.x_judge__mutmut_1 is of verdict."""
    return name.split(".")[1]


def _folder(item: pytest.Item) -> str:
    """The folder of tests/ in which a test stands."""
    return item.nodeid.split("/")[1]


def _of_what_was_read() -> list[functools._lru_cache_wrapper[object]]:
    """The caches that have a limit: those of figures and texts, which would answer for a changed
    rule. Tables and expressions have none."""
    gc.unfreeze()  # conftest has frozen what was there, and nothing frozen is listed
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper) and one.cache_parameters()["maxsize"]
    ]


def _clear(caches: Iterable[functools._lru_cache_wrapper[object]]) -> None:
    for one in caches:
        one.cache_clear()


def _pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _in_order(name: str, items: Iterable[pytest.Item], seen: dict[str, Seen]) -> list[pytest.Item]:
    """The tests that hold the function of a mutant: those of its own file first, then file by
    file, and the quickest first."""
    files: dict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if _folder(item) in HELD_BY[_room(name)]:
            files[item.path].append(item)
    own = f"test_{name.split('.')[2]}"

    def rank(path: Path) -> tuple[bool, float]:
        seconds = sum(seen[item.nodeid].seconds for item in files[path])
        return not path.stem.startswith(own), seconds

    return [
        item
        for path in sorted(files, key=rank)
        for item in sorted(files[path], key=lambda item: seen[item.nodeid].seconds)
    ]
