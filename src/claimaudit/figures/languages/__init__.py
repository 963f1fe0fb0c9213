"""Reading the numeral at a place, in whichever language it is written.

A language is a list of words (`zh.yaml`) and, where its grammar asks for it, a module.
Every reader is a regular expression with bounded, possessive repeats, anchored at one
place: what it costs does not depend on the length of the text around it.
"""

from claimaudit.figures.languages import digits, en, zh
from claimaudit.figures.languages.fractions import vulgar
from claimaudit.figures.numeral import Numeral


def read_numeral(text: str, at: int) -> Numeral | None:
    """The number that starts at `at` of the folded `text`, as long as it can be read."""
    character = text[at]
    if "0" <= character <= "9":
        return digits.read(text, at)
    if character.isascii():
        return en.read(text, at) if character.isalpha() else None
    return zh.read(text, at) if character in zh.STARTS else vulgar(text, at)
