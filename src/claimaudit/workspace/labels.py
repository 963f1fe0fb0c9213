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
    """The label that says of what stands at `at` of a raw `text` that it is not so."""
    paragraph = _paragraph(text[max(0, at - _PARAGRAPH) : at])
    nearest, label = -1, None
    for kind in ("disowns", "owns"):
        for found in _WORDS.found(kind, paragraph):
            if found.start("label") > nearest:
                nearest, label = found.start("label"), found["label"] if kind == "disowns" else None
    return label if nearest >= 0 else _heading(text[max(0, at - _PAGE) : at])


def _paragraph(before: str) -> str:
    """What stands before a place in its paragraph, or its item of a list."""
    lines = before.splitlines()[-1:] if before.endswith("\n") else before.splitlines()
    kept: list[str] = []
    for line in reversed(lines):
        if not line.strip():
            break
        kept.append(line)
        if _ITEM.match(line):
            break
    return fold("\n".join(reversed(kept))).text


def _heading(before: str) -> str | None:
    """The heading over the last line of `before`, where that disowns what is under it."""
    lines = before.splitlines()
    for line in reversed(lines[:-1]):
        if _HEADING.fullmatch(line):
            words = _TRIMMED.sub("", fold(line).text)
            return words if _DISOWNED.fullmatch(words) else None
    return None
