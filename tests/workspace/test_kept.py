"""A workspace that was read before is the same without being read again, or it is read again."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.base import cache
from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.starter import start_workspace
from claimaudit.record.audit import audit_workspace
from claimaudit.record.build import as_json
from claimaudit.workspace.reading import parts as reading
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

pytestmark = pytest.mark.usefixtures("user_cache")


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read from files, one entry a part and a time."""
    seen: list[str] = []

    def noting(kind: str, read: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object, **named: object) -> object:
            seen.append(kind)
            return read(*given, **named)

        return noted

    for kind in ALL:
        monkeypatch.setattr(reading, kind, noting(kind, getattr(reading, kind)))
    return seen


ALL = ["load_base", "load_register", "load_library", "check_fit"]


def test_the_second_run_reads_nothing_and_says_the_same(
    read_anew: list[str], tmp_path: Path
) -> None:
    start_workspace(tmp_path / "w", template="energy")
    first, second = (audit_workspace(load_workspace(tmp_path / "w")) for _ in range(2))
    assert read_anew == ALL
    assert as_json(second) == as_json(first)


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("claims/t.yaml", ["load_register", "check_fit"]),
        ("references/maker.yaml", ["load_library", "check_fit"]),
        ("references/metrics.yaml", ALL),
        ("checks/policy.yaml", ALL),
        ("seeds/catalog.yaml", ALL),
    ],
)
def test_what_was_changed_is_read_again_with_what_rests_on_it(
    tiny: Tiny, read_anew: list[str], changed: str, again: list[str]
) -> None:
    load_workspace(tiny.root)
    path = tiny.root / changed
    path.write_text(path.read_text("utf-8") + "\n# looked at again\n", "utf-8")
    load_workspace(tiny.root)
    load_workspace(tiny.root)
    assert read_anew == ALL + again


def test_a_new_file_is_read_too(tiny: Tiny, read_anew: list[str]) -> None:
    load_workspace(tiny.root)
    (tiny.root / "references" / "more.yaml").write_text("documents: []\nfacts: []\n", "utf-8")
    load_workspace(tiny.root)
    # Whether there are units of its own is asked of the folder too.
    assert read_anew == [*ALL, "load_base", "load_library", "check_fit"]


def test_the_hash_of_the_inputs_is_the_same_however_they_were_read(tiny: Tiny) -> None:
    first, second = (load_workspace(tiny.root) for _ in range(2))
    assert first.inputs.digests == second.inputs.digests
    assert first.basis == second.basis != first.inputs.digest()


_SUM_OF_NOTHING = """\
claims: []
arithmetic:
- id: s
  terms: {a: none}
  left: a
  relation: equals
  right: a
  kind: slip
  blames: [none]
  why: {zh: 无此条, en: there is no such claim}
"""


@pytest.mark.parametrize("broken", ["claims: [", _SUM_OF_NOTHING])
def test_broken_input_is_told_every_time(tiny: Tiny, broken: str) -> None:
    load_workspace(tiny.root)
    (tiny.root / "claims" / "t.yaml").write_text(broken, "utf-8")
    for _ in range(2):
        with pytest.raises(BrokenInputError):
            load_workspace(tiny.root)


def test_another_program_reads_again(
    tiny: Tiny, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_workspace(tiny.root)
    monkeypatch.setattr("claimaudit.workspace.kept.program_hash", lambda: "another")
    load_workspace(tiny.root)
    assert read_anew == ALL + ALL


def _of_something_else(path: Path) -> None:
    cache.save(path.name, pickle.dumps("no workspace"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "another letter": lambda path: path.write_bytes(
        path.read_bytes().replace(b"digests", b"digestz")
    ),
    "of something else": _of_something_else,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_cannot_be_used_is_read_again(
    tiny: Tiny, read_anew: list[str], user_cache: Path, damage: Callable[[Path], object]
) -> None:
    load_workspace(tiny.root)
    for kept in (user_cache / "claimaudit").iterdir():
        before = kept.read_bytes()
        damage(kept)
        assert kept.read_bytes() != before
    load_workspace(tiny.root)
    assert read_anew == ALL + ALL


def test_what_a_branch_commits_is_never_looked_at(tiny: Tiny, user_cache: Path) -> None:
    load_workspace(tiny.root)
    assert not (tiny.root / ".claimaudit").exists()
    kinds = {path.suffix for path in (user_cache / "claimaudit").iterdir()}
    assert kinds == {".base", ".register", ".library", ".fit"}


def test_switched_off_every_run_reads(
    tiny: Tiny, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    load_workspace(tiny.root)
    load_workspace(tiny.root)
    assert read_anew == ALL + ALL


def test_it_is_of_the_place_from_which_it_is_read(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tiny.root)
    load_workspace(Path())
    monkeypatch.chdir(tmp_path)
    found = load_workspace(tiny.root)
    assert found.root == tiny.root
    assert found.inputs.text("claims/t.yaml", 10_000)
