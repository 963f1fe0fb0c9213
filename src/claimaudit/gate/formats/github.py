"""GitHub workflow commands. GitHub shows ten of each level as annotations: where there are more,
the last one says how many were cut, and the log has them all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line, visible
from claimaudit.gate.codes import Level
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.formats.text import finding_lines, summary
from claimaudit.gate.git import git_prefix
from claimaudit.gate.run import GateRun

LIMIT = 10
_TITLE = "claimaudit gate"
_NOWHERE = Place("", "")
_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(run: GateRun) -> str:
    """An annotation a finding, the gravest first, and how many of what."""
    lines = [line for level in _COMMANDS for line in _of_level(run, level)]
    return "\n".join([*lines, summary(run)]) + "\n"


def _of_level(run: GateRun, level: Level) -> Iterator[str]:
    found = [finding for finding in run.shown if finding.level == level]
    kept = len(found) if len(found) <= LIMIT else LIMIT - 1
    yield from (_annotation(finding, run.prefix) for finding in found[:kept])
    if cut := found[kept:]:
        more = f"{len(cut)} of {len(found)} findings are not annotated; the log lists them."
        yield _command(level, _NOWHERE, _TITLE, more)
        yield "::group::The findings that were cut"
        yield from finding_lines(cut)
        yield "::endgroup::"


def _annotation(finding: GateFinding, prefix: str) -> str:
    place = replace(finding.place, file=prefix + finding.place.file)
    said = f"{one_line(finding.message)}\n{one_line(finding.fix)}"
    return _command(finding.level, place, finding.code, said)


def render_problems(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: the same, so that it is seen beside the file too."""
    prefix = git_prefix(root)
    lines = []
    for problem in problems[: LIMIT - 1]:
        file = "" if problem.file.startswith("-") else prefix + problem.file
        said = one_line(problem.message) + (f"\n{one_line(problem.fix)}" if problem.fix else "")
        place = Place("", file, line=problem.line)
        lines.append(_command("error", place, f"{_TITLE}: broken input", said))
    if len(problems) >= LIMIT:
        more = f"{len(problems) - LIMIT + 1} of {len(problems)} problems are not annotated."
        lines.append(_command("error", _NOWHERE, _TITLE, more))
    return "\n".join(lines) + "\n"


def _command(level: Level, place: Place, title: str, said: str) -> str:
    about = []
    if place.file:
        about.append(f"file={_property(place.file)}")
    if place.line:
        about += [f"line={place.line}", f"endLine={place.end_line or place.line}"]
    about.append(f"title={_property(title)}")
    return f"::{_COMMANDS[level]} {','.join(about)}::{_data(said)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
