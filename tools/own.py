"""The project's own pages, held against what the repository is (`make own`).

`own/` is a workspace: its articles are README and the pages of docs/, its source is
own/results.json. This writes what is not edited there: the results, the pages as they are now (a
link out of a workspace is refused), their catalog, and the rules. `--check` writes nothing, and
says in a line each what moved since.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.figures.lexicon import Lexicon
from claimaudit.gate.formats.markdown import BYTES
from claimaudit.intake.fetch import REDIRECTS, SECONDS
from claimaudit.workspace.policy import Policy, load_policy
from claimaudit.workspace.reasons import FEWEST, SHORTEST_REASON

ROOT = Path(__file__).parents[1]
OWN = ROOT / "own"
# Article -> page, in the order of the catalog.
PAGES = {
    "readme": "README.md",
    "contributing": "CONTRIBUTING.md",
    "security": "SECURITY.md",
    "benchmarks": "docs/benchmarks.md",
}
CHECKS = ("evidence.yaml", "ladder.yaml", "policy.yaml")
GERMAN = "tests/figures/test_language_views.py"
SCANNED = Lexicon(ROOT / "src/claimaudit/scan/figures.yaml")
# A page is a living one: it is as old as what it is held against.
DAY = "2026-11-28"
# Printed as an example of how wide a figure is, on the page of the method and that of the design.
EXAMPLES = (
    "4.6", "700 GB/s", "50%", "100 people", "1,000 people", "1,230", "two thousand", "两千亿",
    "two million", "1,000–1,500", "5000万到1亿", "100,000 to 200,000 km", "1亿", "48000",
)  # fmt: skip


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def results() -> dict[str, Any]:
    """Every figure that the pages print of the project, by what it is of."""
    inputs = Inputs(OnDisk(ROOT))
    policy = load_policy(inputs)
    inputs.refuse()
    return {
        "repository": _repository(),
        "examples": _examples(),
        "limits": _limits(),
        "policy": _policy(policy),
        "benchmarks": json.loads(text_of("benchmarks/results.json")),
    }


def _entries(path: str, key: str) -> list[Any]:
    entries = yaml.safe_load(text_of(path))[key]
    assert isinstance(entries, list)
    return entries


def _number(path: str, pattern: str) -> int:
    """A number that a file sets, where `pattern` finds it."""
    found = re.findall(pattern, text_of(path), re.MULTILINE)
    assert len(found) == 1, f"{path} has {len(found)} of {pattern}"
    return int(found[0])


def _repository() -> dict[str, Any]:
    needs = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"]
    return {
        "articles": len(_entries("seeds/catalog.yaml", "articles")),
        "python": float(needs.removeprefix(">=")),
    }


def _examples() -> dict[str, Any]:
    """What `init` lays out."""
    answers = text_of("examples/energy/ANSWERS.md").split("\n## ")[1:]
    planted = {len(re.findall(r"^\| (?!---|kind |类型)", part, re.MULTILINE)) for part in answers}
    assert len(planted) == 1, "each article has as many errors"
    numbers = "src/claimaudit/template/numbers"
    return {
        "energy": {
            "articles": len(_entries("examples/energy/seeds/catalog.yaml", "articles")),
            "errors of each": planted.pop(),
        },
        "numbers": {"claims": len(_entries(f"{numbers}/claims/release-note.yaml", "claims"))},
    }


def _limits() -> dict[str, Any]:
    return {
        "redirects": REDIRECTS,
        "fetching (seconds)": int(SECONDS),
        "summary (bytes)": BYTES,
        "reason": {"characters": SHORTEST_REASON, **FEWEST},
        "module (lines)": _number("tests/test_structure.py", r"^LONGEST = (\d+)$"),
        "mutants noticed (%)": _number("tools/mutants.py", r"^LEAST = (\d+) "),
        "runs killed": _number("Makefile", r"-m tests\.faults (\d+)$"),
        "figures of a language": _number(GERMAN, r"len\(ROWS\) >= (\d+)$"),
        "numbers of a text": int(SCANNED.text("most_numbers")),
    }


def _policy(policy: Policy) -> dict[str, Any]:
    """Each tolerance of checks/policy.yaml that a page prints."""
    return {}


def pages() -> dict[Path, str]:
    """What lies in own/ and is not edited there."""
    made = {OWN / "results.json": json.dumps(results(), ensure_ascii=False, indent=1) + "\n"}
    made |= {OWN / "checks" / name: text_of(f"checks/{name}") for name in CHECKS}
    made |= {OWN / "seeds" / f"{i}.md": text_of(page) for i, page in PAGES.items()}
    return made | {OWN / "seeds" / "catalog.yaml": catalog()}


def catalog() -> str:
    """seeds/catalog.yaml"""
    entries = [
        {
            "id": i,
            "file": f"{i}.md",
            "title": text_of(page).split("\n", 1)[0].removeprefix("# "),
            "author": None,
            "publisher": "claimaudit",
            "url": None,
            "published": DAY,
            "language": "en",
            "sha256": sha256(text_of(page).encode()),
            "rights": f"{page} of this repository",
        }
        for i, page in PAGES.items()
    ]
    head = "# yaml-language-server: $schema=../../schemas/catalog.schema.json\n"
    why = "# Written by `make own`: the pages of this repository, as they are now.\n"
    listed = yaml.safe_dump({"articles": entries}, allow_unicode=True, sort_keys=False)
    return head + why + listed


def moved() -> Iterator[str]:
    """A line for each file of own/ that is not what the repository has now."""
    known = {f"{i}.md": page for i, page in PAGES.items()}
    for path, text in pages().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            of = known.get(path.name) or f"checks/{path.name}"
            if path.name == "results.json":
                yield from _moved_numbers(path, text)
            elif path.name != "catalog.yaml":
                yield f"{of} is not what own/ was read from: run `make own`"


def _moved_numbers(path: Path, text: str) -> Iterator[str]:
    old = dict(_leaves(json.loads(path.read_text("utf-8")))) if path.is_file() else {}
    new = dict(_leaves(json.loads(text)))
    for at in sorted({*old, *new}):
        if old.get(at) != new.get(at):
            was, now = old.get(at, "nothing"), new.get(at, "nothing")
            yield f"own/results.json says {was} at {at}, the repository {now}: run `make own`"


def _leaves(data: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if not isinstance(data, dict):
        yield at, data
        return
    for key, value in data.items():
        yield from _leaves(value, f"{at}/{key}")


def write() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        found = list(moved())
        print("\n".join(found) or "own/ is what the repository is")
        sys.exit(bool(found))
    write()
