"""A folder of texts: a file an article, its name the id."""

import os
from collections.abc import Iterator

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.sweep.store import File, opened, within
from claimaudit.workspace.limits import Limits

# So many files are one unit.
_FILES = 200
# What stands in no name of a file.
_BETWEEN = "\0"


def units(files: list[File]) -> Iterator[Unit]:
    """Units of so many files, by their paths below the folder that holds all of them."""
    top = _common([file.path for file in files])
    for first in range(0, len(files), _FILES):
        some = (file.path[len(top) :].lstrip("/") for file in files[first : first + _FILES])
        yield Unit("texts", _BETWEEN.join((top, *some)), 0, first, first + _FILES)


def _common(paths: list[str]) -> str:
    """The folder that holds all of them, of this machine or an address."""
    folders = [f"{os.path.dirname(path)}/" for path in paths]
    return os.path.commonprefix(folders).rpartition("/")[0]  # noqa: RUF071 - of // in addresses too


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """Each file, or why it cannot be read."""
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
