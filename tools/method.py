"""The tables of docs/method.md and docs/ci.md, written from the files of checks/ and from what the
gate says of its findings, and the rooms of docs/design.md, from what their modules say of
themselves (`make method`).

What stands between `<!-- table: NAME -->` and `<!-- end -->` is replaced; the rest of the page is
written by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.figures.policy import Hedge
from claimaudit.gate.codes import CODES
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.policy import Policy, load_policy

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "claimaudit"
PAGES = tuple(ROOT / "docs" / name for name in ("method.md", "ci.md", "design.md"))
# As data flows; tests/test_structure.py holds that none imports a later one.
ROOMS = (
    "base",
    "figures",
    "scan",
    "workspace",
    "coverage",
    "verdict",
    "record",
    "report",
    "gate",
    "intake",
    "sweep",
    "cli",
)
_REGION = re.compile(r"(<!-- table: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WORDS = 4


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown, in one line a row."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", r"\|")


def verdicts(ladder: Ladder) -> str:
    """Every rung in its order."""
    head = ("", "verdict", "reason", "in words", "when", "why")
    rows = (
        (i, r.verdict, f"`{r.reason}`" if r.reason else "", r.en, f"`{r.when}`", r.why)
        for i, r in enumerate(ladder.rungs, 1)
    )
    return table(head, rows)


def notes(ladder: Ladder) -> str:
    """Every note."""
    return table(("note", "in words", "why"), ((f"`{n.code}`", n.en, n.why) for n in ladder.notes))


def remarks(rules: dict[str, RemarkRule]) -> str:
    """Every remark on what was entered."""
    head = ("remark", "of a", "in words", "what to do", "why")
    return table(head, ((f"`{r.code}`", r.of, r.en, r.mends.en, r.why) for r in rules.values()))


def hedges(policy: Policy) -> str:
    """What the words around a number make of it."""
    rows = (
        (h.bound.replace("_", " "), ", ".join(_excerpt(h)), _allows(h), h.why)
        for h in policy.hedges
    )
    return table(("hedge", "words (excerpt)", "what it allows", "why"), rows)


def _excerpt(hedge: Hedge) -> list[str]:
    """The first words of each script, those before the number first, and of other languages."""
    words = (*hedge.before, *hedge.after)
    chinese = [word for word in words if not word.isascii()]
    shown = [*chinese[:_WORDS], *(word for word in words if word.isascii())][: 2 * _WORDS - 2]
    others = (words for _, words in sorted(hedge.languages.items()))
    return [*shown, *(word for by in others for word in by.before[: _WORDS // 2])]


def _allows(hedge: Hedge) -> str:
    low, high = (None if end is None else f"{end:f}" for end in (hedge.low, hedge.high))
    if hedge.bound == "up_to":
        return "a maximum, judged as the maximum that the source gives"
    if hedge.bound == "nearly":
        most = "up to it" if high == "1" else f"up to its rounding, {high} of it at most"
        return f"{low} of the value {most}"
    if low is None:
        return "anything up to the value" if high == "1" else f"up to {high} of the value"
    if high is None:
        return "anything from the value up" if low == "1" else f"from {low} of the value up"
    if hedge.bound == "order":
        return f"{low} to {high} of the value"
    return f"{low} to {high} of the value, and never less than its rounding"


def tolerances(policy: Policy) -> str:
    """The other numbers that a verdict rests on."""
    several, slack, nominal = policy.several, policy.date_slack, policy.nominal_memory
    shifts = [str(shift) for shift in policy.power_of_ten.shifts]
    places = f"{', '.join(shifts[:-1])} or {shifts[-1]} places"
    bound = f"more than {policy.understated.times} times the bound"
    days = f"{slack.days} day; {slack.vague_days} days for a part of a month"
    rows = [
        ("several", f"{several.low} to {several.high} times the power of ten", several.why),
        ("level", f"within {policy.level.tolerance} of each other", policy.level.why),
        ("overstated", f"less than {policy.overstated.tolerance} of it", policy.overstated.why),
        ("power of ten", places, policy.power_of_ten.why),
        ("understated", bound, policy.understated.why),
        ("date slack", days, slack.why),
        ("other currency", "converted at every rate of the policy", policy.currencies.why),
        ("device memory", f"GB = GiB in {', '.join(nominal.metrics)}", nominal.why),
    ]
    return table(("rule", "value", "why"), rows)


def tiers(policy: Policy) -> str:
    """What a document of each type is worth."""
    decides = {"alone": "alone, once read", "pair": "with a second"}
    groups: dict[tuple[int, str], list[str]] = {}
    for tier in policy.tiers.values():
        groups.setdefault((tier.rank, decides[tier.decides]), []).append(tier.en)
    rows = ((rank, ", ".join(types), how) for (rank, how), types in sorted(groups.items()))
    return table(("tier", "document types", "decides"), rows)


def findings() -> str:
    """What the gate finds."""
    rows = ((f"`{name}`", code.says, code.fix_of()) for name, code in CODES.items())
    return table(("finding", "what it means", "what to do"), rows)


def rooms() -> str:
    """Every folder of the package, in the order of the rooms, and what each of its modules is."""
    folders = (p.parent for room in ROOMS for p in sorted((PACKAGE / room).rglob("__init__.py")))
    return "```text\n" + "\n".join(map(_room, folders)) + "```\n"


def _room(folder: Path) -> str:
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    lines = (f"    {path.stem:<16} {_subject(path)}\n" for path in modules)
    return f"{folder.relative_to(PACKAGE)}: {_subject(folder / '__init__.py')}\n" + "".join(lines)


def _subject(module: Path) -> str:
    """What a module says it is: its first sentence."""
    text = " ".join((ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").split())
    return re.split(r"[.;](?: |$)", text)[0]


def current(page: str) -> str:
    """`page` with its tables as checks/ has them now. Raises BrokenInputError."""
    inputs = Inputs(OnDisk(ROOT))
    policy, ladder, rules = load_policy(inputs), load_ladder(inputs), load_remarks(inputs)
    inputs.refuse()
    assert ladder is not None
    assert rules is not None
    made: dict[str, Callable[[], str]] = {
        "hedges": lambda: hedges(policy),
        "tolerances": lambda: tolerances(policy),
        "tiers": lambda: tiers(policy),
        "verdicts": lambda: verdicts(ladder),
        "notes": lambda: notes(ladder),
        "remarks": lambda: remarks(rules),
        "findings": findings,
        "rooms": rooms,
    }
    return _REGION.sub(lambda m: m[1] + made[m[2]]() + m[3], page)


def regions(page: str) -> Iterator[str]:
    """The names of the tables of `page`."""
    return (match[2] for match in _REGION.finditer(page))


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(current(path.read_text("utf-8")), "utf-8")
