"""What each finding of the gate means and asks for: `codes.yaml`, for every place that says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimaudit.base.problems import refusal
from claimaudit.base.textyaml import load_texts

# The gravest first. Errors fail, the others are shown.
Level = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Code:
    """A kind of finding: what it means, why it is asked, and what a journalist does about it.
    `level` is what it counts for where no policy says otherwise, `firm` why none may."""

    level: Level
    says: str
    why: str
    fix: str
    firm: str = ""

    def fix_of(self, article: str = "ARTICLE", claim: str = "CLAIM") -> str:
        """What to do about one of these ids, or in general."""
        return self.fix.format(article=article, claim=claim)


CODES: Mapping[str, Code] = {
    name: Code(**about) for name, about in load_texts(Path(__file__).with_suffix(".yaml")).items()
}

SHOWN: Mapping[str, int] = {
    name: int(limit["is"])
    for name, limit in load_texts(Path(__file__).with_name("shown.yaml")).items()
}
"""How much of what is found a person is shown."""


def first_of(words: Iterable[str]) -> str:
    """The first of several, and how many more there are."""
    named = list(words)
    more = len(named) - SHOWN["named"]
    return ", ".join(named[: SHOWN["named"]]) + (f" and {more:,} more" if more > 0 else "")


def explain_code(name: str) -> str:
    """All that is known of a code, for people. Raises BrokenInputError with the list of codes
    where it is none."""
    if (code := CODES.get(name)) is None:
        message = f"“{name}” is no code of a finding"
        raise refusal("--explain", message, f"one of: {', '.join(CODES)}")
    counts = "fails the gate" if code.level == "error" else "does not fail the gate"
    firm = [f"No policy can lower it: {code.firm}."] if code.firm else []
    parts = (
        f"{name} ({code.level}: {counts})",
        code.says,
        f"Why it is asked: {code.why}",
        *firm,
        f"What to do: {code.fix_of()}",
    )
    return "\n\n".join(parts) + "\n"
