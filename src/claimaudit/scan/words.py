"""The word lists of this package: YAML beside the code, each list with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from claimaudit.base.folding import fold_characters

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> dict[str, Any]:
    """`<name>.yaml` of this package."""
    text = (files("claimaudit.scan") / f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506
    return loaded


def words(name: str, key: str) -> list[str]:
    """The words of one list, folded as the texts are that they are looked for in."""
    raw = load(name)[key]["words"]
    return fold_characters(raw).split()


def pattern(name: str, key: str) -> str:
    """The regular expressions of one list as one alternation."""
    return "|".join(f"(?:{fold_characters(one)})" for one in load(name)[key]["patterns"])


def either(choices: Iterable[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(choices), key=lambda w: (-len(w), w)))
