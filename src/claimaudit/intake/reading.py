"""Files of strangers are taken apart in a process of its own, with an end to its time and memory.

Pages, PDFs and workbooks are read by large packages, and nobody knows how long: a page of 350 kB or
a PDF of 9 kB can keep one for minutes. What comes back is plain data (child.py is the other side).
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.intake.captures.page import Block, Page
from claimaudit.intake.captures.text import CaptureText, read_capture
from claimaudit.intake.extract import Extracted, Source, extract, kind_of
from claimaudit.workspace.captures import FoundValue, Kind
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.limits import CaptureLimits, Limits

# What is read by our own code alone, in time that grows as the text does.
_PLAIN = ("text", "csv", "json")
# For one who waits for a disk, or for others on the machine: the bound itself is of computing time.
_PATIENCE = 4


@dataclass(frozen=True)
class Bounds:
    """How long one file may take to be read, how much memory, and where that is set."""

    seconds: float
    megabytes: int
    setting: str


def read_article(source: Source, limits: Limits) -> Extracted:
    """What `extract` gives. Raises BrokenInputError."""
    if kind_of(source) in _PLAIN:
        return extract(source, limits.article_bytes)
    bounds = Bounds(limits.read_seconds, limits.read_megabytes, "limits.read_")
    return Extracted(**_asked("article", source, bounds, {"limit": limits.article_bytes}))


def read_text(source: Source, kind: Kind, limits: CaptureLimits) -> CaptureText:
    """What `read_capture` gives. Raises BrokenInputError."""
    if kind in _PLAIN:
        return read_capture(source, kind, limits)
    asked = {"kind": kind, "limits": limits.model_dump(mode="json")}
    told = _asked("text", source, _of_captures(limits), asked)
    page = told["page"]
    if page is not None:
        page = Page(**{**page, "blocks": [Block(**block) for block in page["blocks"]]})
    return CaptureText(told["kind"], told["text"], tuple(told["pages"]), page)


def read_values(
    source: Source, places: list[tuple[str, InData]], limits: CaptureLimits
) -> tuple[list[FoundValue], list[tuple[str, str]]]:
    """(the figures at these places of (fact id, place), (fact id, what is wrong) of the others).
    Raises BrokenInputError."""
    if not places:
        return [], []
    named = [(fact, at.model_dump(mode="json", by_alias=True)) for fact, at in places]
    asked = {"places": named, "limits": limits.model_dump(mode="json")}
    told = _asked("values", source, _of_captures(limits), asked)
    found = [FoundValue.model_validate(one) for one in told["found"]]
    return found, [(fact, why) for fact, why in told["unread"]]


def _of_captures(limits: CaptureLimits) -> Bounds:
    return Bounds(limits.read_seconds, limits.read_megabytes, "captures.read_")


def _asked(work: str, source: Source, bounds: Bounds, more: Mapping[str, object]) -> Any:
    """What the child makes of the source. Raises BrokenInputError."""
    asked = {
        "work": work, "seconds": bounds.seconds, "megabytes": bounds.megabytes,
        "name": source.name, "type": source.type, "charset": source.charset, "url": source.url,
        **more,
    }  # fmt: skip
    # -P: nothing is imported from the folder that somebody happens to be in.
    command = [sys.executable, "-P", "-m", "claimaudit.intake.child"]
    head = json.dumps(asked).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=head + source.body, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=bounds.seconds * _PATIENCE + 10, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _too_long(source, bounds) from None
    return _answer(source, bounds, done)


def _answer(source: Source, bounds: Bounds, done: "subprocess.CompletedProcess[bytes]") -> Any:
    if done.returncode == -signal.SIGXCPU:
        raise _too_long(source, bounds)
    if done.returncode != 0:
        message = f"could not be read: its reader broke ({done.returncode})"
        raise source.broken(message, _fix(bounds, "megabytes"))
    told = json.loads(done.stdout)
    if "problems" in told:
        raise BrokenInputError([Problem(**one) for one in told["problems"]])
    if told["read"] is None:
        message = f"could not be read in {bounds.megabytes:,} MB of memory"
        raise source.broken(message, _fix(bounds, "megabytes"))
    return told["read"]


def _too_long(source: Source, bounds: Bounds) -> BrokenInputError:
    message = f"could not be read in {bounds.seconds:g} seconds"
    return source.broken(message, _fix(bounds, "seconds"))


def _fix(bounds: Bounds, what: str) -> str:
    return (
        f"save its text as a file and take that; {bounds.setting}{what} in checks/policy.yaml "
        "sets the limit"
    )
