"""How far from a number its words are looked for, and how much is read: limits.yaml of a room."""

from pathlib import Path

from claimaudit.base.textyaml import load_words


def limits_of(path: Path) -> dict[str, int]:
    """Each limit of a file, by name: characters, unless its reason tells what else."""
    return {name: int(entry["is"]) for name, entry in load_words(path).items()}


LIMITS = limits_of(Path(__file__).with_suffix(".yaml"))
