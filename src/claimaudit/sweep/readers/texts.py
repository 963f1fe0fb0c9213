"""A folder of texts: a file an article, its name the id."""

import os
from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.workspace.limits import Limits

# So many files are one unit.
_FILES = 200


def units(files: list[Path]) -> Iterator[Unit]:
    """So many files each, by their paths below the folder that holds all of them."""
    top = os.path.commonpath([path.parent for path in files])
    for first in range(0, len(files), _FILES):
        some = (os.path.relpath(path, top) for path in files[first : first + _FILES])
        yield Unit("texts", "\n".join((top, *some)), first, first + _FILES)


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """Each file, or why it cannot be read."""
    top, *names = unit.path.split("\n")
    for name in names:
        try:
            with Path(top, name).open("rb") as file:
                data = file.read(limits.article_bytes + 1)
            yield Entry.of({"text": data.decode("utf-8")}, name)
        except UnicodeDecodeError:
            yield Problem(name, 0, "is not UTF-8", "save it as UTF-8")
        except OSError as error:
            yield Problem(name, 0, f"cannot be read: {error.strerror}")
        except ValueError as error:
            yield Problem(name, 0, str(error))
