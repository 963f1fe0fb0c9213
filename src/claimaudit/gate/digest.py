"""What people are shown of a run: counts, then the findings rule by rule, the gravest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimaudit.gate.codes import CODES, SHOWN, Level
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.levels import GRAVITY
from claimaudit.gate.run import GateRun

FIRST, _CLAIMS = SHOWN["findings"], SHOWN["claims"]
_VERDICTS = ("needs-review", "verdict-worse")


@dataclass(frozen=True)
class Rule:
    """The findings of one code at one level: the `first` of each kind, how many there are, and what
    to do about them."""

    level: Level
    code: str
    first: Sequence[GateFinding]
    count: int
    todo: str

    @property
    def left(self) -> str:
        """How many findings are not shown, and where to see them; "" where all are shown."""
        more = self.count - len(self.first)
        return f"{more:,} more of {self.count:,}: `--format json` has them all" if more else ""

    def told(self, finding: GateFinding) -> str:
        """The message of a finding, with what to do where that differs from `todo`."""
        own = finding.mends not in ("", self.todo)
        return f"{finding.message}. {finding.mends}" if own else finding.message


def rules_of(run: GateRun) -> Iterator[Rule]:
    """The rules that found something: errors first, then in the order of codes.yaml."""
    for level in GRAVITY:
        for code in CODES:
            found = [one for one in run.shown if (one.level, one.code) == (level, code)]
            if found:
                yield Rule(level, code, _first(found), len(found), _todo(found))


def _first(found: Sequence[GateFinding]) -> list[GateFinding]:
    """The first few of each kind: of claims and of other entries, in each folder by itself, so that
    many harmless findings hide no grave one."""
    seen, first = Counter[tuple[bool, str]](), list[GateFinding]()
    for one in found:
        kind = bool(one.claim), one.place.file.partition("/")[0]
        seen[kind] += 1
        if seen[kind] <= (_CLAIMS if one.claim and one.code in _VERDICTS else FIRST):
            first.append(one)
    return first


def _todo(found: Sequence[GateFinding]) -> str:
    """What to do about all of them: their own fix where they share one, else that of the code."""
    fixes = {one.fix for one in found if not one.mends} or {one.mends for one in found}
    return fixes.pop() if len(fixes) == 1 else CODES[found[0].code].fix_of()


def counts(run: GateRun) -> str:
    """One line that counts what fails, warns, is waived and was passed over."""
    warning = [one for one in run.shown if not one.fails]
    others = f"{len(run.findings) - len(run.shown)} waived"
    if warning:
        others += f", {len(warning)} only warn{'s' * (len(warning) == 1)} ({_by_rule(warning)})"
    if run.passed_over:
        kinds = ", ".join(f"{kind} {n}" for kind, n in run.passed_over.items())
        others += f", {sum(run.passed_over.values())} passed over in page furniture ({kinds})"
    if run.failing:
        many = "s" * (len(run.failing) != 1)
        return f"{len(run.failing)} finding{many} ({_by_rule(run.failing)}); {others}."
    if warning:
        return f"Nothing fails ({others})."
    return f"Clean: every candidate is a claim or a waiver with a reason ({others})."


def _by_rule(found: Sequence[GateFinding]) -> str:
    return ", ".join(f"{n} {code}" for code, n in sorted(Counter(f.code for f in found).items()))
