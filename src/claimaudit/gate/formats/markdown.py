"""For the page of a CI job: how many of what, every finding under its article in the order of the
diff, and what to do about each kind."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.gate.codes import CODES
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.formats.text import summary
from claimaudit.gate.run import GateRun

# GitHub drops a summary of more than 1 MiB a step, with an error.
BYTES = 900_000
# Characters of a message: more than any sentence that is quoted.
_MESSAGE = 600
_HEAD = "## claimaudit gate"


def render(run: GateRun) -> str:
    """A heading an article, a line a finding; as many as fit in."""
    found: dict[str, list[str]] = {}
    for finding in run.shown:
        found.setdefault(finding.place.article, []).append(_item(finding))
    lines = []
    for article, items in found.items():
        lines += [f"### {_title(article)}", *items]
    codes = {finding.code for finding in run.shown}
    todo = [f"* `{name}`: {CODES[name].fix_of()}" for name in CODES if name in codes]
    told = ["### What to do", *todo] if todo else []
    return _joined([_HEAD, summary(run)], lines, told)


def render_problems(problems: Sequence[Problem], root: Path) -> str:
    """Broken input: what is wrong where, and what to do."""
    items = [_line(p.file, p.line, "", f"{p.message}. {p.fix}") for p in problems]
    return _joined([_HEAD, "The input is broken, so nothing was judged:"], items, [])


def _title(article: str) -> str:
    return f"Article {markdown(article)}" if article else "The workspace"


def _item(finding: GateFinding) -> str:
    said = f"{finding.message}. {finding.mends}" if finding.mends else finding.message
    return _line(
        finding.place.file, finding.place.line, f"{finding.level} `{finding.code}`: ", said
    )


def _line(file: str, line: int, about: str, said: str) -> str:
    place = f"{markdown_code(file)} line {line}" if line else markdown_code(file)
    return f"* {place}: {about}{markdown(said, _MESSAGE)}"


def _joined(head: Sequence[str], lines: Iterable[str], told: Sequence[str]) -> str:
    """Paragraphs, lists of lines, paragraphs; lines are cut where they come to too many bytes."""
    kept: list[str] = []
    size = cut = 0
    for line in lines:
        size += len(line.encode("utf-8", "replace")) + 2
        if size <= BYTES:
            kept.append(line)
        else:
            cut += line.startswith("*")
    more = [f"{cut} more are in the log of the step."] if cut else []
    blocks = [*head, *kept, *more, *told]
    return "".join(_spaced(blocks))


def _spaced(blocks: Sequence[str]) -> Iterable[str]:
    """Each on a line of its own, with an empty one between all but the items of a list."""
    for block, following in zip(blocks, [*blocks[1:], ""], strict=True):
        both = block.startswith("*") and following.startswith("*")
        yield block + ("\n" if both or not following else "\n\n")
