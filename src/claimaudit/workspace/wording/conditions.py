"""Whether the words that name a condition of a claim say that it holds: outside Norway is not in it,
and unlike in 2025 is of another year. Where no words name one, nothing is asked of it."""

import re
from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon, is_cjk
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.wording.around import FIGURE, SHOWN, said_around, sentence_of_figure

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_TURNED = [*_WORDS.patterns("turned"), *_WORDS.patterns("longer")]
_NAME = "◆"
_FIX = "leave the condition out, or quote where the text says that it holds"


def odd_conditions(
    registered: RegisteredClaim, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """(message, fix) where the sentence of a claim names one of its conditions, and only to say
    that it does not hold."""
    claim, stated = registered.claim, registered.stated
    said = sentence_of_figure(said_around(*stated)) if stated else fold(claim.quote).running
    for kind, value in claim.conditions.items():
        written = list(_named(said, str(value), vocabulary))
        if written and all(any(one.search(words) for one in _TURNED) for words in written):
            shown = one_line(said.replace(FIGURE, claim.figure or "").strip(), SHOWN)
            yield f"“{shown}” names its {kind}, {value}, only to say that it is not of it", _FIX


def _named(said: str, value: str, vocabulary: Vocabulary) -> Iterator[str]:
    """`said`, with ◆ in the place of each name of a value. An id that is no subject's is no name."""
    subject = vocabulary.subjects.get(value)
    names = subject.names if subject else [value]
    for name in map(str, names):
        if name.isdecimal() or name != name.lower() or any(map(is_cjk, name)):
            for found in re.finditer(re.escape(name), said):
                yield f"{said[: found.start()]}{_NAME}{said[found.end() :]}"
