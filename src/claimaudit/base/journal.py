"""Rewriting several files of a workspace together, or none of them.

The new files are staged in a folder of the workspace that git ignores, beside links to the old
ones. Then a journal is written that says where they belong. A run that is killed before that has
changed nothing; where one is killed after it, the next run that writes carries the journal out, and
readers refuse the workspace until then.
"""

import errno
import os
import re
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from claimaudit.base.files import mode_for, read_regular
from claimaudit.base.model import Model
from claimaudit.base.problems import BrokenInputError, Problem, refusal, unwritten

FOLDER = ".claimaudit"
_JOURNAL = "journal.json"
_PART = "journal.part"
_STAGED = re.compile(r"\d+\.(new|old)|" + re.escape(_PART))
_MOST = 4_000_000
# Git cannot store this mode, so a journal that a branch commits never has it.
_MODE = 0o400
# The files that runs write, named from the top of a workspace.
_NAME = re.compile(r"(?:claims|evidence|references|reports|seeds)(?:/[^/\0]+)+")


class Step(Model):
    """One file of the set: its name, and whether there was none before."""

    name: Annotated[str, Field(max_length=4096)]
    is_new: bool


class Journal(Model):
    """The files to put in place: the new ones (`forward`) or, after a failure, the old ones."""

    forward: bool
    steps: list[Step]


def make_folder(root: Path) -> Path:
    """The staging folder of the workspace, created if need be. Raises OSError."""
    folder = root / FOLDER
    with suppress(FileExistsError):
        folder.mkdir()
    if not stat.S_ISDIR(folder.lstat().st_mode):
        message = "a file or a link is in the place of this folder: take it away"
        raise OSError(errno.ENOTDIR, message, str(folder))
    ignored = folder / ".gitignore"
    if not ignored.is_file() or ignored.is_symlink() or ignored.read_bytes() != b"*\n":
        ignored.unlink(missing_ok=True)
        try:
            ignored.write_bytes(b"*\n")
        except OSError:  # an empty .gitignore would let git take the folder
            ignored.unlink(missing_ok=True)
            raise
    return folder


def commit(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes files (name from `root` -> content) together. Raises OSError where nothing was
    changed, BrokenInputError where a change could not be undone."""
    folder = make_folder(root)
    _clear(folder)
    journal = Journal(forward=True, steps=[])
    try:
        for i, (name, data) in enumerate(files.items()):
            journal.steps.append(_staged(root, folder / str(i), name, data))
        _note(folder, journal)
    finally:
        if not (folder / _JOURNAL).is_file():
            _clear(folder)
    try:
        _carry_out(root, journal)
    except OSError as error:
        _undo(root, journal)
        raise error from None


def _staged(root: Path, stem: Path, name: str, data: bytes) -> Step:
    """Stages one file: its new content, and a link to the old file, beside `stem`."""
    if not _is_ours(name):
        raise OSError(errno.EINVAL, "is no file of a workspace", str(root / name))
    path = root / name
    mode = mode_for(path, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "its folder may not be written", str(path))
    _write(stem.with_suffix(".new"), data, mode)
    is_new = not path.exists()
    if not is_new:
        try:
            os.link(path, stem.with_suffix(".old"))
        except OSError:  # there are file systems without links
            shutil.copy2(path, stem.with_suffix(".old"))
    return Step(name=name, is_new=is_new)


def _note(folder: Path, journal: Journal) -> None:
    """Writes the journal, whole; from here on the set counts."""
    part = folder / _PART
    part.unlink(missing_ok=True)
    _write(part, journal.model_dump_json().encode(), _MODE)
    _sync(folder)
    os.replace(part, folder / _JOURNAL)
    _sync(folder)


def _carry_out(root: Path, journal: Journal) -> None:
    """Puts every file in place that is not there yet. Raises OSError."""
    folder = root / FOLDER
    for i, step in enumerate(journal.steps):
        path, source = root / step.name, folder / f"{i}.{'new' if journal.forward else 'old'}"
        if source.is_file() and not source.is_symlink():
            mode_for(path, root)
            _put(source, path)
        elif step.is_new and not journal.forward:
            path.unlink(missing_ok=True)
    for parent in sorted({(root / step.name).parent for step in journal.steps}):
        _sync(parent)
    (folder / _JOURNAL).unlink()
    _clear(folder)


def _put(source: Path, path: Path) -> None:
    try:
        os.replace(source, path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folder is on another file system, so the file is copied there and renamed. Whatever
        # has that name, a link of a branch too, is deleted and not written through.
        near = path.with_name(f".{path.name}.part")
        near.unlink(missing_ok=True)
        _write(near, source.read_bytes(), stat.S_IMODE(source.stat().st_mode))
        os.replace(near, path)
        source.unlink()


def _undo(root: Path, journal: Journal) -> None:
    """Puts the old files back. Raises BrokenInputError where that fails too; the journal stays
    then, for the next run that writes."""
    try:
        back = journal.model_copy(update={"forward": False})
        _note(root / FOLDER, back)
        _carry_out(root, back)
    except OSError as error:
        raise _stuck(error) from None


def finish(root: Path) -> None:
    """Carries out the journal of a killed run, or deletes what one staged without a journal. Raises
    BrokenInputError."""
    journal = read_journal(root)
    try:
        if journal is None:
            _clear(root / FOLDER)
        else:
            _carry_out(root, journal)
    except OSError as error:
        raise (unwritten(root / FOLDER, error) if journal is None else _stuck(error)) from None


def read_journal(root: Path) -> Journal | None:
    """The journal in the workspace, None where there is none. Raises BrokenInputError where it was
    not written by a run on this machine."""
    path = root / FOLDER / _JOURNAL
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) != _MODE:
            raise ValueError("its mode is not that of a journal")
        journal = Journal.model_validate_json(read_regular(path, _MOST))
        if not all(_is_ours(step.name) for step in journal.steps):
            raise ValueError("it names what no run writes")
    except (OSError, ValueError, ValidationError):
        message = "was not written by a run on this machine, and is not obeyed"
        fix = f"delete the folder {FOLDER}/, out of git too where it was committed"
        raise refusal(f"{FOLDER}/{_JOURNAL}", message, fix) from None
    return journal


def _is_ours(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not {"..", ".", ".git"} & set(name.split("/"))


def _stuck(error: OSError) -> BrokenInputError:
    message = f"cannot be written: {error.strerror}"
    fix = (
        "a part of what was begun is written; mend this, and the next run that writes puts the "
        "rest in place"
    )
    place = str(error.filename2 or error.filename or FOLDER)
    return BrokenInputError([Problem(place, 0, message, fix)], is_changed=True)


def _write(path: Path, data: bytes, mode: int) -> None:
    """Creates a file and syncs it to the disk. Raises OSError, also where it exists."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    os.chmod(path, mode)


def _sync(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(folder: Path) -> None:
    """Deletes staged files, also those that a branch committed."""
    for name in os.listdir(folder):
        if _STAGED.fullmatch(name):
            (folder / name).unlink()
