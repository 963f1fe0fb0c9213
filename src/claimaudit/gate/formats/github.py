"""GitHub workflow commands. GitHub shows ten errors of a step as annotations: where there are
more, the last one says how many were cut, and the log has them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.formats.place import Places
from claimaudit.gate.formats.text import finding_lines, summary
from claimaudit.gate.revision import git_prefix
from claimaudit.gate.run import GateRun

LIMIT = 10
_TITLE = "claimaudit gate"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _error(file: str, line: int, end_line: int, title: str, said: str) -> str:
    about = []
    if file:
        about.append(f"file={_property(file)}")
    if line:
        about += [f"line={line}", f"endLine={end_line}"]
    about.append(f"title={_property(title)}")
    return f"::error {','.join(about)}::{_data(said)}"


def as_github(run: GateRun) -> str:
    places = Places(run)
    shown, cut = _split(run.failing)
    lines = [_annotation(f, places, run.prefix) for f in shown]
    if cut:
        more = f"{len(cut)} of {len(run.failing)} findings are not annotated; the log lists them."
        lines.append(_error("", 0, 0, _TITLE, more))
        lines += ["::group::The findings that were cut", *finding_lines(cut, places)]
        lines.append("::endgroup::")
    return "\n".join([*lines, summary(run)]) + "\n"


def _split(findings: Sequence[GateFinding]) -> tuple[Sequence[GateFinding], Sequence[GateFinding]]:
    """(those that are annotated, those that are cut)."""
    kept = len(findings) if len(findings) <= LIMIT else LIMIT - 1
    return findings[:kept], findings[kept:]


def _annotation(finding: GateFinding, places: Places, prefix: str) -> str:
    region = places.region(finding)
    line, end_line = (region.start_line, region.end_line) if region else (finding.line,) * 2
    said = f"{one_line(finding.message)}\n{finding.fix}"
    return _error(prefix + finding.file, line, end_line, finding.code, said)


def problems_as_github(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: the same, so that it is seen beside the file too."""
    prefix = git_prefix(root)
    lines = []
    for problem in problems[: LIMIT - 1]:
        is_file = not problem.file.startswith("-")
        file = prefix + problem.file if is_file else ""
        said = one_line(problem.message) + (f"\n{one_line(problem.fix)}" if problem.fix else "")
        lines.append(_error(file, problem.line, problem.line, f"{_TITLE}: broken input", said))
    if len(problems) >= LIMIT:
        more = f"{len(problems) - LIMIT + 1} of {len(problems)} problems are not annotated."
        lines.append(_error("", 0, 0, _TITLE, more))
    return "\n".join(lines) + "\n"
