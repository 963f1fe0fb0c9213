"""What a reader sees of an article: no comment, no target of a link, no words for machines."""

import re
from functools import lru_cache
from pathlib import Path

from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_SIGN = re.compile(r"[^\n]")
_CODE = "\0"  # a sign of code, while it is looked for what is not seen


@lru_cache(maxsize=64)
def as_seen(text: str) -> str:
    """A raw `text` with a space for each sign that its page does not show; the rest stands where it
    stood."""
    bones = _WORDS.pattern("comment").sub(_boned, _WORDS.pattern("front_matter").sub(_blank, text))
    bones = _without_elements(bones, _WORDS.pattern("hiding"))
    if _WORDS.pattern("styles").search(text):
        bones = _without_elements(bones, _WORDS.pattern("classed"))
    for pattern in _WORDS.patterns("unlinked"):
        bones = pattern.sub(_blank, bones)
    return "".join(sign if bone == _CODE else bone for sign, bone in zip(text, bones, strict=True))


def _boned(found: re.Match[str]) -> str:
    return _SIGN.sub(_CODE if found["code"] else " ", found.group())


def _without_elements(text: str, begins: re.Pattern[str]) -> str:
    """`text` without the elements whose first tag is one that `begins` finds."""
    at, kept = 0, list[str]()
    while found := begins.search(text, at):
        end = _end_of(text, found[found.lastgroup or 0], found.end())
        kept += [text[at : found.start()], _SIGN.sub(" ", text[found.start() : end])]
        at = end
    return "".join([*kept, text[at:]])


def _end_of(text: str, tag: str, at: int) -> int:
    """Where the element `tag` ends, whose first tag ends at `at`: with the text, if nowhere."""
    depth = 1
    for one in re.compile(rf"<(/?){tag}(?=[\s/>])[^<>]*>?", re.I).finditer(text, at):
        depth += -1 if one[1] else 1
        if not depth:
            return one.end()
    return len(text)


def _blank(found: re.Match[str]) -> str:
    return _SIGN.sub(" ", found.group())
