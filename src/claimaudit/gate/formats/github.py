"""GitHub workflow commands. GitHub shows ten of each level as annotations: where there are more,
the last one says how many were cut, and the log goes on with what people are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import log_line, one_line, visible
from claimaudit.gate.codes import Level
from claimaudit.gate.digest import Rule, counts, rules_of
from claimaudit.gate.findings import Place
from claimaudit.gate.formats.text import rule_lines
from claimaudit.gate.git import git_prefix
from claimaudit.gate.run import GateRun

LIMIT = 10
_TITLE = "claimaudit gate"
_NOWHERE = Place("", "")
_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(run: GateRun) -> str:
    """How many of what, the annotations, the gravest first, and what people are shown."""
    rules = list(rules_of(run))
    lines = [log_line(line) for line in (counts(run), *run.notes)]
    for level in _COMMANDS:
        mine = [rule for rule in rules if rule.level == level]
        found = [line for rule in mine for line in _annotations(rule, run.prefix)]
        lines += _capped(level, found, sum(rule.count for rule in mine))
    if rules:
        lines += ["::group::What was found", *map(log_line, rule_lines(run)), "::endgroup::"]
    return "\n".join(lines) + "\n"


def _capped(level: Level, lines: list[str], count: int) -> list[str]:
    """As many annotations of a level as GitHub shows, and how many of `count` are left out."""
    if count <= LIMIT:
        return lines
    kept = lines[: LIMIT - 1]
    more = f"{count - len(kept)} of {count} are not annotated; the log says where they are."
    return [*kept, _command(level, _NOWHERE, _TITLE, more)]


def _annotations(rule: Rule, prefix: str) -> Iterator[str]:
    """One a finding; the first says what to do about all."""
    for at, finding in enumerate(rule.first):
        place = replace(finding.place, file=prefix + finding.place.file)
        todo = "" if at else f"\n{one_line(rule.todo)}"
        yield _command(rule.level, place, rule.code, one_line(rule.told(finding)) + todo)


def render_problems(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: the same, so that it is seen beside the file too."""
    prefix = git_prefix(root)
    lines = []
    for problem in problems:
        file = "" if problem.file.startswith("-") else prefix + problem.file
        said = one_line(problem.message) + (f"\n{one_line(problem.fix)}" if problem.fix else "")
        place = Place("", file, line=problem.line)
        lines.append(_command("error", place, f"{_TITLE}: broken input", said))
    return "\n".join(_capped("error", lines, len(lines))) + "\n"


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
