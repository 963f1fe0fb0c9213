"""The languages that figures are read in: each a list of words and what its grammar asks for."""

from __future__ import annotations

from pathlib import Path

from claimaudit.figures.lexicon import Lexicon

_DIGITS, _ZH, _EN = (Path(__file__).with_name(f"{name}.yaml") for name in ("digits", "zh", "en"))
# What can stand in any text, whatever its language.
WORDS = Lexicon(_DIGITS, _ZH, _EN)
DIGITS = Lexicon(_DIGITS, beyond=WORDS)
ZH = Lexicon(_ZH, beyond=WORDS)
EN = Lexicon(_EN, beyond=WORDS)
