"""Reading and writing files wherever fsspec can.

A place is a path, or an address with its scheme (s3://bucket/folder).
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from urllib.request import url2pathname

from fsspec.core import url_to_fs

from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.base.shown import one_line
from claimaudit.workspace.outside import write_outside

_ADDRESS = re.compile(r"[a-z][a-z0-9+.:-]*://", re.IGNORECASE)
Content = bytes | Callable[[BinaryIO], None]


class File(NamedTuple):
    """A file of an archive; its stamp changes with its content."""

    path: str
    size: int
    stamp: str


def place(told: str | Path) -> str:
    """A path or address that a person gave, as a place; file:// becomes a path. Raises
    BrokenInputError where it is empty, or a file:// address of another machine."""
    scheme, _, rest = str(told).rpartition("://")
    host, slash, path = rest.partition("/")
    named = f"{slash}{url2pathname(path)}" if scheme.lower() == "file" else str(told)
    if not rest or (scheme.lower() == "file" and (host not in ("", "localhost") or not path)):
        fix = "a path, file:///path of this machine, or an address such as s3://bucket/folder"
        raise refusal(str(told) or "sweep", "names no place to read or write", fix)
    return named


def is_address(place: str) -> bool:
    """Whether a place is an address, not a path."""
    return _ADDRESS.match(place) is not None


def here(place: str, folder: str) -> str:
    """`place`, which is named from `folder`, for a process with another working directory."""
    return place if is_address(place) else os.path.join(folder, place)


def within(folder: str, name: str) -> str:
    """The place of a name in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else os.path.join(folder, name)


def files(place: str, ends: tuple[str, ...], but: str) -> list[File]:
    """The files at and below a place whose names end in one of `ends`, sorted, without those in the
    folder `but`. Raises BrokenInputError where there is nothing."""
    with _refusing(place):
        store, path = url_to_fs(place)
        mine = f"{store._strip_protocol(but)}/" if is_address(but) == is_address(place) else None
        named = store.unstrip_protocol if is_address(place) else str
        found = store.find(path, detail=True)
        if not found:
            raise refusal(place, "is missing, or empty", "check the path or address")
        return sorted(
            File(named(name), about["size"], store.ukey(name))
            for name, about in found.items()
            if name.lower().endswith(ends)
            and not (mine and name.startswith(mine))
            and about["type"] != "other"  # a pipe, which would wait for its writer
        )


@contextmanager
def opened(place: str) -> Iterator[BinaryIO]:
    """A file, opened for reading. Raises OSError where it cannot be opened or read to its end."""
    try:
        store, path = url_to_fs(place)
        with store.open(path, "rb") as file:
            # Not every store can read a line of bounded length by itself.
            yield BufferedReader(file)
    except ValueError:  # of the content, which the reader reports
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror or _in_a_line(error)) from None
    except Exception as error:  # each kind of store has errors of its own
        raise OSError(None, _in_a_line(error)) from None


def names(folder: str) -> set[str]:
    """The names in a folder; an empty set where there is no such folder."""
    with _refusing(folder):
        store, path = url_to_fs(folder)
        store.invalidate_cache()
        found = store.ls(path, detail=False) if store.exists(path) else []
        return {name.rstrip("/").rpartition("/")[2] for name in found}


def write(contents: Mapping[str, Content]) -> None:
    """Writes files (place -> content), each whole or not at all; in a store all or none. Raises
    BrokenInputError."""
    if not is_address(first := next(iter(contents))):
        write_outside({Path(path): content for path, content in contents.items()})
        return
    with _refusing(first):
        store, _ = url_to_fs(first)
        with store.transaction:
            for address, content in contents.items():
                _write(store, url_to_fs(address)[1], content)


def _write(store: Any, path: str, content: Content) -> None:
    if "file" in store.protocol:  # others have no folders, and would make a bucket
        store.makedirs(store._parent(path), exist_ok=True)
    with store.open(path, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)


def remove(folder: str) -> None:
    """Deletes a folder with all that is in it. Raises BrokenInputError."""
    with _refusing(folder):
        store, path = url_to_fs(folder)
        store.rm(path, recursive=True)


@contextmanager
def _refusing(address: str) -> Iterator[None]:
    """Turns any error of a store into a BrokenInputError that names `address`."""
    try:
        yield
    except BrokenInputError:
        raise
    except ImportError as error:
        fix = "install it beside claimaudit[archive]"
        raise refusal(address, f"needs a package: {error}", fix) from None
    except Exception as error:  # each kind of store has errors of its own
        fix = "check the address, and what lets you read and write there"
        raise refusal(address, f"is out of reach ({_in_a_line(error)})", fix) from None


def _in_a_line(error: Exception) -> str:
    return one_line(f"{type(error).__name__}: {error}", 200)
