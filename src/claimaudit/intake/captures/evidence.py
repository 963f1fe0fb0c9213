"""Storing captures: the bytes in evidence/ by their sha256, out of git; the lock is committed."""

import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from claimaudit.base.files import OnDisk
from claimaudit.intake.extract import Source
from claimaudit.workspace.captures import CAPTURES, EVIDENCE, Capture, CapturesFile

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOCK_HEAD = """\
# yaml-language-server: $schema=../schemas/captures.schema.json
# Written by `claimaudit capture`: which bytes each document was, and where its clips stand.
"""


def is_here(root: Path, capture: Capture) -> bool:
    """Whether the bytes of a capture are on this machine."""
    return (root / EVIDENCE / capture.file).is_file()


def read_bytes(root: Path, capture: Capture, limit: int) -> bytes | None:
    """The bytes of a capture; None where their hash is not that of the lock. Raises
    BrokenInputError where they cannot be read, or are more than `limit`."""
    name = f"{EVIDENCE}/{capture.file}"
    read = partial(OnDisk(root).read, name)
    body = Source.of_file(name, read, limit, "captures.bytes", "capture it again").body
    return body if hashlib.sha256(body).hexdigest() == capture.sha256 else None


def missing_files(
    root: Path, capture: Capture, body: bytes, text: str, warc: bytes | None
) -> dict[Path, bytes]:
    """Path -> content of the files of a capture (bytes, text, WARC) that are not there yet."""
    files = {
        # Captures belong to their publishers.
        ".gitignore": b"*\n",
        capture.file: body,
        f"{capture.sha256}.txt": text.encode("utf-8", "replace"),
    }
    if warc is not None:
        files[f"{capture.sha256}.warc.gz"] = warc
    paths = {root / EVIDENCE / name: content for name, content in files.items()}
    return {path: content for path, content in paths.items() if not _holds(path, content)}


def lock_file(root: Path, captures: Mapping[str, Capture]) -> dict[Path, bytes]:
    """Path -> content of the lock, sorted, so that the same captures give the same bytes."""
    ordered = [captures[key] for key in sorted(captures)]
    data = CapturesFile(captures=ordered).model_dump(exclude_none=True, by_alias=True)
    for one in data["captures"]:
        if not one["values"]:
            del one["values"]
    dumped: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return {root / CAPTURES: (_LOCK_HEAD + dumped).encode("utf-8")}


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file has this content; of a WARC, which holds a date, whether it exists."""
    return path.is_file() and (path.name.endswith(".warc.gz") or path.read_bytes() == content)
