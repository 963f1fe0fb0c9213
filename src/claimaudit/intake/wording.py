"""What words tell: which way a figure went, whether it is a part. The lists are in words.yaml."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from claimaudit.base.folding import fold_characters
from claimaudit.scan import Candidate
from claimaudit.workspace.claims import RELATIONS, Relation


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = (files("claimaudit.intake") / "words.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    return loaded


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of one list; `_` in one is a space."""
    return tuple(word.replace("_", " ") for word in _lists()[name]["words"].split())


@cache
def any_of(name: str) -> str:
    """A pattern for any word of one list."""
    return f"(?:{'|'.join(map(re.escape, words(name)))})"


# How far from the figure a word of change may start.
_BEFORE, _BEHIND = 24, 16
_JOINT_BEFORE = re.compile(rf"(?:{any_of('joints')}|\s)+$")
_JOINT_BEHIND = re.compile(rf"^(?:{any_of('joints_behind')}| )+")
_PART_OF = re.compile(any_of("part_of"), re.I)


def direction(text: str, candidate: Candidate) -> Relation | None:
    """up or down, where a word of change touches the figure."""
    before = fold_characters(text[max(0, candidate.start - _BEFORE) : candidate.start]).lower()
    behind = fold_characters(text[candidate.end : candidate.end + _BEHIND]).lower()
    before, behind = _JOINT_BEFORE.sub("", before), _JOINT_BEHIND.sub("", behind)
    for way in RELATIONS["change"]:
        if any(_ends_with(before, word) for word in words(f"{way}_before")):
            return way
        if behind.startswith(words(f"{way}_behind")):
            return way
    return None


def _ends_with(before: str, word: str) -> bool:
    rest = before.removesuffix(word)
    return rest != before and not (word.isascii() and rest[-1:].isalpha())


def speaks_of_a_part(sentence: str) -> bool:
    """Whether a percentage in `sentence` may be a share of something."""
    return bool(_PART_OF.search(fold_characters(sentence)))
