"""What a run leaves for the next lies where nobody but its user can have laid it."""

from pathlib import Path

import pytest

from claimaudit.base import cache


@pytest.mark.usefixtures("user_cache")
def test_what_was_left_is_there_again() -> None:
    cache.save("one", b"first")
    cache.save("one", b"second")
    assert cache.load("one") == b"second"
    with pytest.raises(FileNotFoundError):
        cache.load("two")


def test_the_oldest_go(user_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for name in "abcde":
        cache.save(name, b"")
    assert sorted(path.name for path in (user_cache / "claimaudit").iterdir()) == ["c", "d", "e"]


def test_it_is_of_this_user_alone(user_cache: Path) -> None:
    cache.save("one", b"")
    assert (user_cache / "claimaudit").stat().st_mode & 0o777 == 0o700
    assert (user_cache / "claimaudit" / "one").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o777, 0o720, 0o702])
def test_where_another_could_write_nothing_is_read(user_cache: Path, mode: int) -> None:
    (user_cache / "claimaudit").mkdir()
    (user_cache / "claimaudit" / "one").write_bytes(b"of somebody")
    (user_cache / "claimaudit").chmod(mode)
    with pytest.raises(PermissionError):
        cache.load("one")


def test_a_link_is_no_such_place(user_cache: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (user_cache / "claimaudit").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="another user"):
        cache.load("one")


@pytest.mark.parametrize("mark", [".git", "seeds/catalog.yaml"])
def test_what_a_branch_could_commit_is_never_read(user_cache: Path, mark: str) -> None:
    """A CI server whose caches lie in the checkout: git would lay such a file there."""
    cache.save("one", b"of the user")
    cache.cache_folder.cache_clear()
    (user_cache.parent / mark).parent.mkdir(exist_ok=True)
    (user_cache.parent / mark).touch()
    with pytest.raises(PermissionError, match="a branch could write there"):
        cache.load("one")


@pytest.mark.usefixtures("user_cache")
def test_a_path_that_depends_on_where_one_stands_is_no_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    with pytest.raises(PermissionError):
        cache.save("one", b"")


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(
    user_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        cache.save("one", b"data")
    assert list((user_cache / "claimaudit").iterdir()) == []


def test_it_can_be_switched_off(user_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    with pytest.raises(FileNotFoundError):
        cache.save("one", b"")
    assert not list(user_cache.iterdir())


@pytest.mark.usefixtures("user_cache")
def test_a_text_is_made_once_of_the_same() -> None:
    made = iter(["one", "two"])
    assert [cache.cached("t", ["a", "b"], lambda: next(made)) for _ in range(2)] == ["one", "one"]
    assert cache.cached("t", ["ab"], lambda: next(made)) == "two"


@pytest.mark.usefixtures("user_cache")
def test_another_program_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.cached("t", ["a"], lambda: "of the first")
    monkeypatch.setattr(cache, "program_hash", lambda: "another")
    assert cache.cached("t", ["a"], lambda: "of the second") == "of the second"


@pytest.mark.parametrize("cut", [0, 10, 64, 66, -1, None])
def test_a_text_that_was_cut_short_or_changed_is_made_anew(
    user_cache: Path, cut: int | None
) -> None:
    cache.cached("t", ["a"], lambda: "whole")
    lying = user_cache / "claimaudit" / "t"
    kept = lying.read_bytes()
    lying.write_bytes(kept.replace(b"whole", b"whale") if cut is None else kept[:cut])
    assert cache.cached("t", ["a"], lambda: "made anew") == "made anew"


@pytest.mark.parametrize("text", ["", "half a pair: \ud83d"])
def test_what_cannot_be_left_is_made_every_time(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert [cache.cached("t", [text], lambda: text) for _ in range(2)] == [text, text]
