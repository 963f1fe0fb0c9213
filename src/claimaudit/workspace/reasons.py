"""Whether words that were asked for say something: a reason, a place where somebody looked.

Nobody can tell an honest reason from another; but letters in a row, one word again and again and
what stands for a reason that is still to come are none. The words are in reasons.yaml.
"""

from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.model import Bilingual, Told
from claimaudit.figures.lexicon import Lexicon

_REASONS = Lexicon(Path(__file__).with_name("reasons.yaml"))
SHORTEST_REASON = int(_REASONS.text("shortest"))
FEWEST = {kind: int(count) for kind, count in _REASONS.table("fewest").items()}
REASON_FIX = (
    f"a reason has at least {SHORTEST_REASON} characters, and {FEWEST['words']} words that are not "
    f"the same (of Chinese {FEWEST['characters']} characters), for the next who reads it"
)
"""What a reason has to be, for a message."""
_IN_ORDER = [run for row in _REASONS.words("in_order") for run in (row, row[::-1])]
_SHORTEST_RUN = 3


def is_reason(text: Told | None) -> bool:
    """Whether it says why, in each language that it is given in."""
    if isinstance(text, Bilingual):
        return is_reason(text.zh) and is_reason(text.en)
    text = text or ""
    if len(text.strip()) < SHORTEST_REASON:
        return False
    return len(set(_words(text))) >= FEWEST["words"] or _characters(text) >= FEWEST["characters"]


def is_place(text: str) -> bool:
    """Whether it may name where somebody looked: one word or address is enough."""
    letters = {character for character in text.casefold() if character.isalnum()}
    named = any(_words(text)) or _characters(text) >= FEWEST["words"]
    return len(letters) >= FEWEST["letters"] and named


def _words(text: str) -> Iterator[str]:
    """The words of it that may mean something, in small letters."""
    for found in _REASONS.pattern("word").finditer(text.casefold()):
        word = found.group()
        in_order = len(word) >= _SHORTEST_RUN and any(word in run for run in _IN_ORDER)
        if len(set(word)) > 1 and not in_order and word not in _REASONS.words("placeholders"):
            yield word


def _characters(text: str) -> int:
    kept = _REASONS.pattern("put_off").sub("", text)
    return len({found.group() for found in _REASONS.pattern("character").finditer(kept)})
