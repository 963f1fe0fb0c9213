"""Ounces of precious metals, which are troy ounces wherever the metal is named."""

from dataclasses import replace

from claimaudit.figures.lexicon import compiled_late
from claimaudit.figures.units import Unit, source, unit_table

_METALS = source()["metals"]
_PRINTED, _NAMED = (compiled_late(f"(?i){_METALS[name]}") for name in ("printed", "named"))
_LARGE, _FAR = compiled_late(_METALS["large"]), int(_METALS["far"])
_ENDS, _REACH = compiled_late(_METALS["ends"]), int(_METALS["reach"])
_GRAM, _GRAM_PER, _PER_GRAM = "g", "g/", "/g"


def is_weight(unit: Unit) -> bool:
    """Whether `unit` may be ounces, or something for each ounce."""
    name = unit.canonical
    return name == _GRAM or name.startswith(_GRAM_PER) or name.endswith(_PER_GRAM)


def sentence_around(text: str, start: int, end: int) -> str:
    """What stands near text[start:end] in its sentence, before it and behind."""
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    behind = _ENDS.split(text[end : end + _REACH])[0]
    return f"{before} {behind}"


def ounces(text: str, start: int, end: int, unit: Unit) -> Unit:
    """`unit`, in troy ounces where text[start:end] prints ounces and its sentence names one of
    the metals: 82.8 million oz. of silver, gold at $2,000 an ounce."""
    if not is_weight(unit) or _PRINTED.search(text, start, end) is None:
        return unit
    if not _NAMED.search(sentence_around(text, start, end)):
        large = _LARGE.search(text, start, end)
        if not (large and _NAMED.search(text, max(0, start - _FAR), start)):
            return unit
    spellings = unit_table().spellings
    common, troy = (spellings[spelled].factor for spelled in _METALS["ounces"])
    if unit.canonical.startswith(_GRAM_PER) or unit.canonical == _GRAM:
        return replace(unit, factor=unit.factor * troy / common)
    return replace(unit, factor=unit.factor * common / troy)
