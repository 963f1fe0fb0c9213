"""A folder of texts: a file an article, its name the id."""

from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.workspace.policy import Limits

# So many files are one unit.
_FILES = 200


def units(files: list[Path]) -> Iterator[Unit]:
    """A unit for so many files of one folder, each known by its first and how many they are."""
    for first in range(0, len(files), _FILES):
        some = files[first : first + _FILES]
        yield Unit("texts", "\n".join(map(str, some)), first, first + len(some))


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """Each file, or why it cannot be read."""
    for name in unit.path.split("\n"):
        try:
            with Path(name).open("rb") as file:
                data = file.read(limits.article_bytes + 1)
            yield Entry.of({"text": data.decode("utf-8-sig")}, Path(name).name)
        except UnicodeDecodeError:
            yield Problem(name, 0, "is not UTF-8", "save it as UTF-8")
        except OSError as error:
            yield Problem(name, 0, f"cannot be read: {error.strerror}")
        except ValueError as error:
            yield Problem(name, 0, str(error))
