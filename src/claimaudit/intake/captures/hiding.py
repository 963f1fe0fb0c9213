"""What declarations of CSS do to the text of an element: hide it, or draw it as nobody reads it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from tinycss2 import parse_component_value_list
from tinycss2.color4 import parse_color

from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
# Of 1; whoever sees well tells colours apart that differ by more.
_ALIKE = 0.1
_GROUNDS = ("background-image", "background", "background-color")
WHITE = (1.0, 1.0, 1.0)
Colour = tuple[float, float, float] | None


@lru_cache(maxsize=4096)
def hides(style: str) -> bool:
    """Whether what has these declarations, and all in it, is not seen."""
    return any(_WORDS.found("hides", style))


@lru_cache(maxsize=4096)
def is_undone(style: str) -> bool:
    """Whether it is not seen until a script takes this style away."""
    return bool(_WORDS.pattern("undone").search(style))


@lru_cache(maxsize=4096)
def is_flat(style: str) -> bool:
    """Whether its letters have no height."""
    return bool(_WORDS.pattern("flat").search(style))


def ink_of(style: Mapping[str, str], around: Colour) -> Colour:
    """The colour of the letters of an element (red, green and blue of 1), as far as it is told."""
    return _colour(style["color"]) if "color" in style else around


def paper_of(style: Mapping[str, str], around: Colour) -> Colour:
    """The colour of the ground of an element, as far as it is told."""
    is_own = _WORDS.pattern("paper").match
    own = [value for name in _GROUNDS if is_own(value := style.get(name, ""))]
    if any(_WORDS.pattern("picture").search(value) for value in own):
        return None
    return _colour(own[-1]) if own else around


@lru_cache(maxsize=4096)
def _colour(value: str) -> Colour:
    """The first colour that a value names; None where it names none that is its own."""
    found = map(parse_color, parse_component_value_list(value))
    told = next((one for one in found if one is not None and one != "currentcolor"), None)
    if told is None:
        return None
    red, green, blue = told.to("srgb").coordinates
    return red, green, blue


def is_alike(one: Colour, other: Colour) -> bool:
    """Whether nobody reads letters of the one colour on the other."""
    if one is None or other is None:
        return False
    return all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))
