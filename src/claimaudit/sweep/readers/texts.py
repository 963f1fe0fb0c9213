"""A folder of text files: an article a file, with the name as its id."""

import os
from collections.abc import Iterator

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.sweep.store import File, opened, within
from claimaudit.workspace.limits import Limits

# Files of a unit.
_FILES = 200
# Separates the paths of a unit; no file name has it.
_BETWEEN = "\0"


def units(files: list[File]) -> Iterator[Unit]:
    """Groups of files, named by the folder that holds all of them and their paths below it."""
    top = _common([file.path for file in files])
    for first in range(0, len(files), _FILES):
        some = (file.path[len(top) :].lstrip("/") for file in files[first : first + _FILES])
        yield Unit("texts", _BETWEEN.join((top, *some)), 0, first, first + _FILES)


def _common(paths: list[str]) -> str:
    """The folder, a path or an address, that holds all of them."""
    folders = [f"{os.path.dirname(path)}/" for path in paths]
    return os.path.commonprefix(folders).rpartition("/")[0]  # noqa: RUF071 - of // in addresses too


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """The article of each file, or the problem with it."""
    top, *names = unit.path.split(_BETWEEN)
    for name in names:
        try:
            with opened(within(top, name)) as file:
                data = file.read(limits.article_bytes + 1)
            yield Entry.of({"text": data.decode("utf-8")}, name)
        except UnicodeDecodeError:
            yield Problem(name, 0, "is not UTF-8", "save it as UTF-8")
        except OSError as error:
            yield Problem(name, 0, f"cannot be read: {error.strerror}")
        except ValueError as error:
            yield Problem(name, 0, str(error))
