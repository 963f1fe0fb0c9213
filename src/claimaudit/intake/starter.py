"""`claimaudit init`: a workspace that audits clean, and says what to do next.

What exists is kept and named. The example is written whole or not at all: a folder that
has a catalog or references of its own gets only the tables that it lacks, empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.waivers import ATTRIBUTES
from claimaudit.intake.schemas import schema_texts

FOLDERS = ("seeds", "claims", "claims/baseline", "references", "checks", "reports", "schemas")
OWN_TABLES = ("seeds/catalog.yaml", "references/subjects.yaml", "references/metrics.yaml")
_MODELINE = "# yaml-language-server: $schema=../schemas/{}.schema.json\n"

_CATALOG = _MODELINE.format("catalog") + "# The audited articles, kept byte for byte.\narticles:"
_CATALOG_ENTRY = """
  - id: example
    file: example.txt
    title: A good year for the lake ferry
    author: null
    publisher: The Example Gazette
    url: null
    published: 2026-01-20
    language: en
    sha256: {sha256}
    rights: made up for this example; do with it what you like
"""
_SUBJECTS = (
    _MODELINE.format("subjects")
    + "# Everything that a claim or a fact speaks of, with the names it goes by.\nsubjects:"
)
_SUBJECTS_ENTRY = (
    "\n  - {id: example-lake-ferry, zh: 示例湖渡轮, en: Example Lake ferry, kind: company}\n"
)
_GENERIC_METRICS = """metrics:
  - {id: revenue, zh: 营业收入, en: revenue, dimension: money, conditions: [period]}
  - {id: headcount, zh: 员工人数, en: headcount, dimension: people, conditions: [period]}
  - {id: market_share, zh: 份额, en: market share, dimension: ratio, conditions: [region, period]}
  - {id: event_date, zh: 事件日期, en: date of an event, dimension: date, conditions: [event]}
  - {id: statement, zh: 所说的话, en: something said, dimension: statement, conditions: []}
  - {id: event, zh: 发生的事, en: something that happened, dimension: statement, conditions: []}
"""
_PASSENGERS = (
    "  - {id: passengers, zh: 乘客人数, en: passengers, dimension: people, conditions: [period]}\n"
)
_IGNORED = "reports/out/\n"
# No checkout may touch a line end: the articles are known by their sha256.
_BYTES = "* -text\n"


def start_workspace(folder: Path) -> list[str]:
    """Makes `folder` a workspace; a line for each thing done. Raises BrokenInputError."""
    own = [name for name in OWN_TABLES if (folder / name).exists()]
    own += [str(p.relative_to(folder)) for p in sorted(folder.glob("claims/*.yaml"))]
    lines: list[str] = []
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in _contents(example=not own):
            lines.append(_write(folder / name, name, text))
    except OSError as error:
        where = str(error.filename or folder)
        message = f"cannot be written: {error.strerror}"
        raise BrokenInputError([Problem(where, 0, message, "choose another folder")]) from None
    if own:
        lines.append(f"left out the example: {own[0]} is yours")
    lines.append(f"next: read {folder / 'README.md'}, then run claimaudit audit -w {folder}")
    return lines


def _write(path: Path, name: str, text: str) -> str:
    try:
        with path.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError:
        return f"kept {name}: it is there already"
    return f"wrote {name}"


def _contents(example: bool) -> Iterator[tuple[str, str]]:
    """(name, text) of every file of a new workspace."""
    template = files("claimaudit") / "template"
    article = (template / "example" / "seeds" / "example.txt").read_bytes()
    sha256 = hashlib.sha256(article).hexdigest()
    yield "seeds/catalog.yaml", _table(_CATALOG, _CATALOG_ENTRY.format(sha256=sha256), example)
    yield "references/subjects.yaml", _table(_SUBJECTS, _SUBJECTS_ENTRY, example)
    yield (
        "references/metrics.yaml",
        _metrics_head(template) + _GENERIC_METRICS + _PASSENGERS * example,
    )
    if example:
        yield from _files_of(template / "example", "")
    yield from _files_of(template / "checks", "checks/")
    yield "README.md", (template / "README.md").read_text("utf-8")
    yield ".gitignore", _IGNORED
    yield "seeds/.gitattributes", _BYTES
    # Git drops an empty folder, and a gate without a baseline is broken input.
    yield "claims/baseline/.gitattributes", ATTRIBUTES
    for name, text in schema_texts().items():
        yield f"schemas/{name}", text


def _table(head: str, entry: str, example: bool) -> str:
    return head + (entry if example else " []\n")


def _metrics_head(template: Traversable) -> str:
    """The dimensions and conditions of the package, without its metrics."""
    text = (template / "metrics.yaml").read_text("utf-8")
    return text[: text.index("\nmetrics:") + 1]


def _files_of(folder: Traversable, under: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            yield from _files_of(item, f"{under}{item.name}/")
        else:
            yield under + item.name, item.read_text("utf-8")
