"""Reading the files of a workspace: limited in size, hashed, with every problem noted."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from claimaudit.base.files import AsNamed, Folder
from claimaudit.base.problems import BrokenInputError, Faults, Problem
from claimaudit.base.yamlio import CONFLICT, LIMITS, Located, parse, validate

ModelT = TypeVar("ModelT", bound=BaseModel)
# (file, line).
FileLine = tuple[str, int]


class TooLargeError(ValueError):
    """A file has more bytes than its limit."""


class HasId(Protocol):
    """An item of a list that has an id."""

    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=HasId)


@dataclass(frozen=True)
class Entry:
    """The place of an item of a list, its name in messages, and the list that they are added to."""

    located: Located
    keys: tuple[str, int]
    name: str
    problems: list[Problem]

    @property
    def file(self) -> str:
        return self.located.file

    @property
    def line(self) -> int:
        return self.line_of("id")

    def line_of(self, *path: str | int) -> int:
        """The line of one of its keys, or of what stands below one."""
        return self.located.line(*self.keys, *path)

    def note(self, message: str, fix: str = "", *path: str | int) -> None:
        """Notes a problem on the line of one of its keys, or of what stands below one."""
        said = f"{self.name}: {message}"
        self.problems.append(Problem(self.file, self.line_of(*(path or ("id",))), said, fix))

    def note_all(self, faults: Faults, *path: str | int, of: str = "") -> None:
        """Notes all of these likewise; `of` names what they are faults of."""
        for message, fix in faults:
            self.note(f"{of}: {message}" if of else message, fix, *path)


@dataclass
class Inputs:
    """Reads the files of a folder, and collects what is wrong with them in `problems`.

    `digests`: file name -> sha256 of every file that was read; `unread`: the files that gave no
    data; `ids`: key of a list -> id -> place; `yaml_bytes`: the limit of a YAML file; `values`: how
    many values the YAML files have together.
    """

    folder: Folder
    yaml_bytes: int = 1_000_000
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    ids: dict[str, dict[str, FileLine]] = field(default_factory=dict)
    values: int = 0

    def text(self, name: str, limit: int) -> str | None:
        """The UTF-8 text of a file of at most `limit` bytes, or None with a problem noted."""
        try:
            data = self.data(name, limit)
        except FileNotFoundError:
            self.note(name, 0, "is missing", "create it, or run `claimaudit init`")
            return None
        except OSError as error:
            self.note(name, 0, f"cannot be read: {error.strerror}")
            return None
        except TooLargeError as error:
            self.note(name, 0, str(error), "is this the right file?")
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.note(name, 0, f"is not UTF-8 (byte {error.start})", "save it as UTF-8")
            return None

    def data(self, name: str, limit: int) -> bytes:
        """The bytes of a file of at most `limit`. Raises OSError and TooLargeError."""
        data = self.folder.read(name, limit + 1)
        if len(data) > limit:
            raise TooLargeError(f"too large (more than {limit:,} bytes, the limit)")
        self.digests[name] = hashlib.sha256(data).hexdigest()
        return data

    def needed(self, name: str, limit: int) -> str:
        """The UTF-8 text of a file. Raises BrokenInputError where a problem was noted."""
        text = self.text(name, limit)
        self.refuse()
        return text or ""

    def model(self, name: str, model: type[ModelT]) -> tuple[Located, ModelT] | None:
        """A YAML file as a `model`, with its lines, or None with the problems noted."""
        if self.values > LIMITS["all_values"]:
            return None
        text = self.text(name, self.yaml_bytes)
        located = None if text is None else parse(text, name, self.problems)
        self.values += len(located.lines) if located else 0
        if self.values > LIMITS["all_values"]:
            message = f"with it, the files have more than {LIMITS['all_values']:,} values"
            self.note(name, 0, message, "the rest was not read: make two workspaces of this one")
            return None
        parsed = located and validate(located, model, self.problems)
        if located and parsed:
            return located, parsed
        self.unread.append(name)
        return None

    def names(self, under: str) -> list[str]:
        """The YAML files of the folder `under`. Where that is no folder, or has too many, a problem
        is noted and the list is empty."""
        try:
            found = self.folder.names(under, ".yaml")
        except OSError as error:
            self.note(under, 0, f"cannot be read: {error.strerror}")
            return []
        if len(found) > LIMITS["files"]:
            message = f"has {len(found):,} YAML files; {LIMITS['files']:,} are allowed"
            self.note(under, 0, message, "put the entries of several into one file")
            return []
        return found

    def models(
        self, under: str, model: type[ModelT], but: Iterable[str] = ()
    ) -> Iterator[tuple[Located, ModelT]]:
        """Every YAML file of the folder `under` that can be read as a `model`, sorted by name,
        without those of `but`."""
        for name in self.names(under):
            if name not in but and (found := self.model(name, model)) is not None:
                yield found

    def entries(
        self, located: Located, key: str, items: Iterable[NamedT]
    ) -> Iterator[tuple[Entry, NamedT]]:
        """The items of the list `key` with their places; an id that is used twice is noted."""
        ids = self.ids.setdefault(key, {})
        one = f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")
        for i, item in enumerate(items):
            entry = Entry(located, (key, i), f"{one} {item.id}", self.problems)
            if item.id in ids:
                message = "stands already at {}:{}".format(*ids[item.id])
                entry.note(message, "ids are never reused: take another")
            ids.setdefault(item.id, (entry.file, entry.line))
            yield entry, item

    def note(self, file: str, line: int, message: str, fix: str = "") -> None:
        self.problems.append(Problem(file, line, message, fix))

    def refuse(self) -> None:
        """Raises BrokenInputError where a problem was noted. An unfinished merge is reported alone,
        for the other problems follow from it."""
        if self.problems:
            conflicts = [p for p in self.problems if p.message == CONFLICT]
            raise BrokenInputError(conflicts or self.problems)

    def join(self, other: "Inputs") -> None:
        """Adds all that was read through `other`."""
        self.yaml_bytes = other.yaml_bytes
        self.problems += other.problems
        self.unread += other.unread
        self.values += other.values
        self.digests |= other.digests
        self.ids |= other.ids

    def digest(self, under: str = "") -> str:
        """One hash over the names and contents of all files read whose names start with `under`."""
        total = hashlib.sha256()
        for name, digest in sorted(self.digests.items()):
            if name.startswith(under):
                total.update(f"{name}\0{digest}\n".encode("utf-8", "surrogateescape"))
        return total.hexdigest()


def read_file(path: Path, limit: int) -> str:
    """The UTF-8 text of one file, wherever it is. Raises BrokenInputError, also above `limit`
    bytes."""
    return Inputs(AsNamed()).needed(str(path), limit)
