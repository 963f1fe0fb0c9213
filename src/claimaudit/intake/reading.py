"""Files of strangers are taken apart in a process of their own, with an end to its time and memory.

Pages, PDFs and workbooks are read by large packages, and nobody knows how long: a page of 350 kB or
a PDF of 9 kB can keep one for minutes. What comes back is plain data (child.py is the other side).
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
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
# The child that a process has started, by the id of that process: a fork does not share it. What
# reads is loaded once, however many files there are.
_idle: dict[int, "subprocess.Popen[bytes]"] = {}


def read_article(source: Source, limits: Limits) -> Extracted:
    """What `extract` gives. Raises BrokenInputError."""
    kind = kind_of(source)
    if kind in _PLAIN:
        return extract(source, limits.article_bytes)
    asked = {"kind": kind, "limit": limits.article_bytes}
    return Extracted(**_asked("article", source, limits, asked))


def read_text(source: Source, kind: Kind, limits: CaptureLimits) -> CaptureText:
    """What `read_capture` gives. Raises BrokenInputError."""
    if kind in _PLAIN:
        return read_capture(source, kind, limits)
    asked = {"kind": kind, "limits": limits.model_dump(mode="json")}
    told = _asked("text", source, limits, asked)
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
    told = _asked("values", source, limits, asked)
    found = [FoundValue.model_validate(one) for one in told["found"]]
    return found, [(fact, why) for fact, why in told["unread"]]


def _asked(
    work: str, source: Source, limits: Limits | CaptureLimits, more: Mapping[str, object]
) -> Any:
    """What the child makes of the source. Raises BrokenInputError."""
    asked = {
        "work": work, "seconds": limits.read_seconds, "megabytes": limits.read_megabytes,
        "name": source.name, "type": source.type, "charset": source.charset, "url": source.url,
        "bytes": len(source.body), **more,
    }  # fmt: skip
    code, told = _exchanged(json.dumps(asked).encode() + b"\n" + source.body)
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        message = f"could not be read in {limits.read_seconds:g} seconds"
        raise source.broken(message, _fix(limits, "seconds"))
    if code != 0:
        message = f"could not be read: its reader broke ({code})"
        raise source.broken(message, _fix(limits, "megabytes"))
    answer = json.loads(told)
    if "problems" in answer:
        raise BrokenInputError([Problem(**one) for one in answer["problems"]])
    if answer["read"] is None:
        message = f"could not be read in {limits.read_megabytes:,} MB of memory"
        raise source.broken(message, _fix(limits, "megabytes"))
    return answer["read"]


def _exchanged(asked: bytes) -> tuple[int, bytes]:
    """(exit code, what is told) of the reading of one file."""
    child = _child()
    assert child.stdin and child.stdout
    try:
        child.stdin.write(asked)
        child.stdin.flush()
        head = json.loads(child.stdout.readline())
        told = child.stdout.read(head["bytes"])
    except (BrokenPipeError, json.JSONDecodeError):
        with suppress(BrokenPipeError):
            child.stdin.close()
        return child.wait(), b""
    # Not sooner: interrupted before, the answer would be taken for one to the next question.
    _idle[os.getpid()] = child
    return head["code"], told


def _child() -> "subprocess.Popen[bytes]":
    child = _idle.pop(os.getpid(), None)
    if child is not None and child.poll() is None:
        return child
    # -P: nothing is imported from the folder that somebody happens to be in.
    command = [sys.executable, "-P", "-m", "claimaudit.intake.child"]
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _fix(limits: Limits | CaptureLimits, what: str) -> str:
    where = "captures" if isinstance(limits, CaptureLimits) else "limits"
    setting = f"{where}.read_{what} in checks/policy.yaml sets the limit"
    return f"save its text as a file and take that; {setting}"
