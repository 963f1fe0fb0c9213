"""One file a format, each a function from a run's findings to text."""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.gate.formats.github import as_github
from claimaudit.gate.formats.json_ import as_json
from claimaudit.gate.formats.junit import as_junit
from claimaudit.gate.formats.sarif import as_sarif
from claimaudit.gate.formats.text import as_text
from claimaudit.gate.run import GateRun

FORMATS: dict[str, Callable[[GateRun], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
}
