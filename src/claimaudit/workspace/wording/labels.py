"""What a heading or a run-in label says of what stands under it: “Myth: …” tells what is not so."""

from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
# How far from its words a label, and a heading, may stand.
_PARAGRAPH, _PAGE = 600, 6000
_HEADING, _ITEM, _TRIMMED, _DISOWNED = map(
    _WORDS.pattern, ("heading", "item", "trimmed", "disowned")
)


def disowning(text: str, at: int) -> str | None:
    """The label that says of what stands at `at` of a raw `text` that it is not so: the nearest in
    its paragraph, else the heading over it."""
    paragraph = _paragraph(text[max(0, at - _PARAGRAPH) : at])
    disowns, owns = (
        max((m.span("label") for m in _WORDS.found(kind, paragraph)), default=None)
        for kind in ("disowns", "owns")
    )
    if disowns is None or (owns and owns[0] > disowns[0]):
        return None if owns else _disowned(heading_over(text, at))
    return paragraph[slice(*disowns)]


def _paragraph(before: str) -> str:
    """What stands before a place in its paragraph, or its item of a list."""
    lines = before.splitlines()[-1:] if before.endswith("\n") else before.splitlines()
    first = 0
    for i, line in enumerate(lines):
        first = i if _ITEM.match(line) else first if line.strip() else i + 1
    return fold("\n".join(lines[first:])).text


def _disowned(heading: str) -> str | None:
    """The words of a heading that disowns what is under it."""
    words = _TRIMMED.sub("", fold(heading).text)
    return words if _DISOWNED.fullmatch(words) else None


def heading_over(text: str, at: int) -> str:
    """The heading over the line of `at` in a raw `text`; "" where there is none."""
    lines = text[max(0, at - _PAGE) : at].splitlines()
    return next((line for line in reversed(lines[:-1]) if _HEADING.fullmatch(line)), "")
