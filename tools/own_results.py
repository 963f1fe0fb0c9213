"""What the repository is, in figures: own/results.json, to which `make own` holds its pages.

Counts, limits and tolerances are read where they are set, what a printed figure can mean is what
the reader makes of it, and times are those of benchmarks/results.json. None of them is typed here.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.figures.lexicon import Lexicon
from claimaudit.figures.policy import Hedge
from claimaudit.figures.reader import FigureReader
from claimaudit.gate.formats import github, markdown
from claimaudit.intake import fetch
from claimaudit.report import claimreview
from claimaudit.workspace import reasons
from claimaudit.workspace.data.value import with_its_zeros
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.reading.parts import load_policy

ROOT = Path(__file__).parents[1]
SCANNED = Lexicon(ROOT / "src/claimaudit/scan/figures.yaml")
# Printed on a page to show how wide a figure is -> the unit that its ends are printed in there.
MEANT = {
    "4.6": 1,
    "50%": 1,
    "700 GB/s": 10**9,
    "1,000 people": 1,
    "1,230": 1,
    "two thousand": 1,
    "两千亿": 1,
    "two million": 1,
    "1,000–1,500": 1,
    "5000万到1亿": 1,
    "100,000 to 200,000 km": 10**3,
    "1亿": 1,
    "1 PFLOPS": 10**15,
    "6倍多": 1,
}


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def results() -> dict[str, Any]:
    """Every figure that the pages print of the project, by what it is of."""
    inputs = Inputs(OnDisk(ROOT))
    policy = load_policy(inputs)
    inputs.refuse()
    found = {
        "repository": _repository(),
        "examples": _examples(),
        "limits": _limits(),
        "policy": _policy(policy),
        "meant": dict(_meant(FigureReader(policy.figures()))),
    }
    plain = json.loads(json.dumps(found, default=_plain))
    measured = {"benchmarks": "results", "sweep": "sweep"}
    return plain | {i: json.loads(text_of(f"benchmarks/{n}.json")) for i, n in measured.items()}


def _plain(number: Decimal) -> float:
    return int(number) if number == int(number) else float(number)


def _entries(path: str, key: str) -> list[Any]:
    entries = yaml.safe_load(text_of(path))[key]
    assert isinstance(entries, list)
    return entries


def _number(path: str, pattern: str) -> float:
    """A number that a file sets, where `pattern` finds it."""
    found = re.findall(pattern, text_of(path), re.MULTILINE)
    assert len(found) == 1, f"{path} has {len(found)} of {pattern}"
    return json.loads(found[0])  # type: ignore[no-any-return]


def _repository() -> dict[str, Any]:
    needs = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"]
    return {
        "articles": len(_entries("seeds/catalog.yaml", "articles")),
        "python": float(needs.removeprefix(">=")),
        "git": _number("src/claimaudit/gate/git.py", r"\(git (\d\.\d+) or newer\)"),
    }


def _examples() -> dict[str, Any]:
    """What `init` lays out."""
    answers = text_of("examples/energy/ANSWERS.md").split("\n## ")[1:]
    planted = [len(re.findall(r"^\| (?!---|kind |类型)", part, re.MULTILINE)) for part in answers]
    assert len(set(planted)) == 1, "each article has as many errors"
    claims = "src/claimaudit/template/numbers/claims/release-note.yaml"
    return {
        "energy": {
            "articles": len(_entries("examples/energy/seeds/catalog.yaml", "articles")),
            "errors of each": planted[0],
            "errors": sum(planted),
            "coal": _coal(),
        },
        "numbers": {"claims": len(_entries(claims, "claims"))},
    }


def _coal() -> dict[str, Any]:
    """China's share of coal in 2023 and 2024, and how it fell."""
    rows = csv.DictReader(io.StringIO(text_of("examples/energy/data/owid-china.csv")))
    share = {row["year"]: Decimal(row["coal_share_elec"]) for row in rows}
    fell = share["2023"] - share["2024"]
    return {
        "2023": share["2023"],
        "2024": share["2024"],
        "fell (points)": fell,
        "fell (%)": round(fell / share["2023"] * 100, 4),
    }


def _limits() -> dict[str, Any]:
    return {
        "redirects": fetch.REDIRECTS,
        "fetching (seconds)": int(fetch.SECONDS),
        "summary (bytes)": markdown.BYTES,
        "annotations": github.LIMIT,
        "zeros": _number("src/claimaudit/gate/run.py", r'"0\{(\d+)\}\|'),
        "reason": {"characters": reasons.SHORTEST_REASON},
        "reason of words": reasons.FEWEST,
        "ratings": {"best": claimreview.BEST, **claimreview.RATINGS},
        "shortest month (days)": _number(
            "src/claimaudit/verdict/judge.py", r"^_SHORTEST_MONTH = (\d+)$"
        ),
        "module (lines)": _number("tests/test_structure.py", r"^LONGEST = (\d+)$"),
        "mutants noticed (%)": _number("tools/mutants.py", r"^LEAST = (\d+) "),
        "runs killed": _number("Makefile", r"-m tests\.faults (\d+)$"),
        "figures of a language": _number(
            "tests/figures/test_language_views.py", r"len\(ROWS\) >= (\d+)$"
        ),
        "numbers of a text": int(SCANNED.text("most_numbers")),
    }


def _named(hedges: Iterable[Hedge]) -> dict[str, Hedge]:
    """Each by its kind; a second of one kind by its first word."""
    named: dict[str, Hedge] = {}
    for hedge in hedges:
        named[hedge.before[0] if hedge.bound in named else hedge.bound] = hedge
    return named


def _policy(policy: Policy) -> dict[str, Any]:
    """Each tolerance of checks/policy.yaml that a page prints, also as it is told in words."""
    rounding, spread = policy.rounding, policy.rounding.reference_spread
    return {
        "half unit": rounding.half_unit,
        "round number": rounding.round_number_cap,
        "exact below": rounding.exact_counts_below,
        "cut off": {"digits": rounding.truncation_digits, "units": rounding.truncation_units},
        "fraction (%)": rounding.fraction * 100,
        "spread": {"share": spread, "low": 1 - spread, "high": 1 + spread},
        "hedges": {
            name: {
                end: value
                for side, at in (("low", hedge.low), ("high", hedge.high))
                if at is not None
                for end, value in ((side, at), (f"{side} (%)", abs(at - 1) * 100))
            }
            for name, hedge in _named(policy.hedges).items()
        },
        "several": {"low": policy.several.low, "high": policy.several.high},
        "hundreds": {"low": policy.several.low * 100, "high": policy.several.high * 100},
        "level": {"share": policy.level.tolerance, "(%)": policy.level.tolerance * 100},
        "overstated": policy.overstated.tolerance,
        "shifts": {f"{i}": shift for i, shift in enumerate(policy.power_of_ten.shifts, 1)},
        "understated": {
            "times": policy.understated.times,
        },
        "slack": {
            "day (days)": policy.date_slack.days,
            "vague (days)": policy.date_slack.vague_days,
        },
        "clips": {"words": policy.clips.words, "chinese": policy.clips.chinese},
        "same text": {"letters": policy.same_text.letters, "title": policy.same_text.title},
    }


def _meant(reader: FigureReader) -> Iterator[tuple[str, dict[str, Decimal]]]:
    """The least and the most that each example can mean, in the unit that the page prints."""
    for printed, unit in MEANT.items():
        figure = reader.read(printed)
        assert figure.low is not None
        assert figure.high is not None
        yield printed, {"low": figure.low / unit, "high": figure.high / unit}
    data = with_its_zeros(reader.read("48000"), "48000", reader.read)
    assert data.low is not None
    assert data.high is not None
    yield "48000 of data", {"low": data.low, "high": data.high}
    for language in ("en", "de"):
        yield f"1.234 in {language}", {"value": FigureReader(language=language).read("1.234").value}
    yield "2 Billionen", {"value": FigureReader(language="de").read("2 Billionen").value}
