"""How far from a number its words are looked for, and how much is read: limits.yaml of a room."""

from decimal import Decimal
from pathlib import Path

from claimaudit.base.textyaml import load_words


def limits_of(path: Path) -> dict[str, int]:
    """Each limit of a file, by name: characters, unless its reason tells what else."""
    return {name: int(entry["is"]) for name, entry in load_words(path).items() if "is" in entry}


def margins_of(path: Path) -> dict[str, Decimal]:
    """How far apart two numbers may be, by name: times, unless its reason tells what else."""
    found = {name: entry["by"] for name, entry in load_words(path).items() if "by" in entry}
    return {name: Decimal(str(by)) for name, by in found.items()}


_FILE = Path(__file__).with_suffix(".yaml")
LIMITS, MARGINS = limits_of(_FILE), margins_of(_FILE)
