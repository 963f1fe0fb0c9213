"""A figure as data has it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimaudit.base.shown import one_line
from claimaudit.figures import Figure, Interval
from claimaudit.figures.lexicon import is_cjk

_UNIT_BEHIND = re.compile(r"(.*\S)\s*[(\[（【]([^()\[\]（）【】]+)[)\]）】]")
_WHOLE_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)")
_WORD = re.compile(r"[^\W_]+")
# So many names are offered in place of a wrong one.
_OFFERED = 8
# A longer number is no figure that anybody printed; of a label so much tells what it is of, and
# keeps the clip within what may be quoted.
_LONGEST = 60
_LABEL_WORDS, _LABEL_LETTERS, _LABEL_CHINESE = 8, 80, 30


class DataError(ValueError):
    """Data has no figure there: what is wrong, and what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


@dataclass(frozen=True)
class Value:
    """`figure` as it is written there, its unit where the data names one, and `label`, the words
    that stand before it."""

    figure: str
    unit: str | None
    label: str

    @property
    def clip(self) -> str:
        """The figure behind the words that say what it is of, as an entered clip has them."""
        words = [word.end() for word in _WORD.finditer(self.label)]
        label = self.label[: words[_LABEL_WORDS - 1]] if len(words) > _LABEL_WORDS else self.label
        most = _LABEL_CHINESE if any(map(is_cjk, label)) else _LABEL_LETTERS
        label = label[:most].strip()
        return f"{label} … {self.figure}" if label else self.figure


def value_of(text: str, header: str) -> Value:
    """What is written under a header, which may name its unit in brackets. Raises DataError."""
    figure = flat(text)
    if not figure:
        raise DataError("is empty", "name a place that holds a figure")
    if len(figure) > _LONGEST:
        message = f"has {len(figure)} characters: “{figure[:_LONGEST]}”"
        raise DataError(message, "name a place that holds one figure and nothing else")
    return Value(figure, unit_of(header), flat(header))


def unit_of(header: str) -> str | None:
    """accuracy (%) -> %"""
    found = _UNIT_BEHIND.fullmatch(flat(header))
    return found[2].strip() if found else None


def is_named(header: str, name: str) -> bool:
    """Whether a header goes by `name`, with its unit or without it."""
    found = _UNIT_BEHIND.fullmatch(flat(header))
    return flat(name) in (flat(header), found[1] if found else None)


def flat(text: str) -> str:
    """The text with each run of spaces and line breaks as one space."""
    return " ".join(text.split())


def offered(names: Iterable[str]) -> str:
    """“; there is: a, b …”: what could be named in place of what is not there; "" of nothing."""
    shown = [one_line(name, 40) for name in names if name]
    more = " …" if len(shown) > _OFFERED else ""
    return f"; there is: {', '.join(shown[:_OFFERED])}{more}" if shown else ""


def with_its_zeros(figure: Figure, written: str, read: Callable[[str], Figure]) -> Figure:
    """A number of data as precise as its last digit. The zeros at its end are no rounding: whoever
    writes 48000 into a results file has not written "about 48,000". `read` reads another number
    in the same unit."""
    if not written.endswith("0") or _WHOLE_NUMBER.fullmatch(written) is None or not figure.value:
        return figure
    tenth = read(f"{written}.0").near
    if tenth.low is None or tenth.high is None:
        return figure
    low = figure.value - (figure.value - tenth.low) * 10
    high = figure.value + (tenth.high - figure.value) * 10
    return figure._replace(low=low, high=high, near=Interval(low, high), ceiling=None)
