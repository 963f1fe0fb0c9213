"""The process in which one file of strangers is read (reading.py): a line of JSON that says what is
wanted and the bytes come in, JSON goes out. It ends by a signal where its time is over."""

import json
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from time import process_time
from typing import Any

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.captures.text import read_capture
from claimaudit.intake.extract import Source, extract
from claimaudit.workspace.data.originals import found_value
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.limits import CaptureLimits

Asked = dict[str, Any]


def main() -> None:
    """Reads what stdin holds, within the bounds that its first line names."""
    asked: Asked = json.loads(sys.stdin.buffer.readline())
    bound(asked["seconds"], asked["megabytes"])
    try:
        told = _told(asked)
    except MemoryError:
        told = {"read": None}
    sys.stdout.write(json.dumps(told))


def bound(seconds: float, megabytes: int) -> None:
    """From here on this process may compute so long and hold so much."""
    until = int(process_time() + seconds) + 1
    _lower(resource.RLIMIT_CPU, until)
    _lower(resource.RLIMIT_AS, megabytes * 1_000_000)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(what: int, most: int) -> None:
    soft, hard = resource.getrlimit(what)
    held = [one for one in (soft, hard, most) if one != resource.RLIM_INFINITY]
    with suppress(OSError, ValueError):  # macOS knows no bound of memory
        resource.setrlimit(what, (min(held), hard))


def _told(asked: Asked) -> Asked:
    source = Source(
        asked["name"], sys.stdin.buffer.read(), asked["type"], asked["charset"], asked["url"]
    )
    try:
        return {"read": _WORK[asked["work"]](source, asked)}
    except BrokenInputError as broken:
        return {"problems": [asdict(problem) for problem in broken.problems]}


def _article(source: Source, asked: Asked) -> Asked:
    return asdict(extract(source, asked["limit"]))


def _text(source: Source, asked: Asked) -> Asked:
    return asdict(read_capture(source, asked["kind"], _limits(asked)))


def _values(source: Source, asked: Asked) -> Asked:
    data, found, unread = DataFile(source.body, _limits(asked), source.charset), [], []
    for fact, place in asked["places"]:
        try:
            value = found_value(fact, InData.model_validate(place), data)
            found.append(value.model_dump(mode="json", by_alias=True))
        except DataError as error:
            unread.append((fact, f"{error.message}; {error.fix}"))
    return {"found": found, "unread": unread}


def _limits(asked: Asked) -> CaptureLimits:
    return CaptureLimits.model_validate(asked["limits"])


_WORK: dict[str, Callable[[Source, Asked], Asked]] = {
    "article": _article,
    "text": _text,
    "values": _values,
}

if __name__ == "__main__":
    main()
