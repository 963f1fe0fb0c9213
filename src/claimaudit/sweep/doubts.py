"""Reasons to doubt what a figure is of, however well the words around it fit."""

from claimaudit.sweep.known import LINKING, Known
from claimaudit.sweep.sentence import Sentence

_MOST = LINKING.decimals("words")
_WORD, _BRACKETS = LINKING.pattern("word"), LINKING.pattern("brackets")
_SUPPOSED, _DENIED = LINKING.pattern("supposed"), LINKING.pattern("denied")
_ASKED, _HEADLINE = LINKING.pattern("asked"), LINKING.pattern("headline")
_OTHERS = LINKING.pattern("others")


def is_supposed(one: Sentence, start: int, end: int) -> bool:
    """Whether the sentence supposes, asks after or denies the figure at start:end."""
    if _SUPPOSED.search(one.text, one.start, one.end):
        return True
    if _DENIED.search(one.text, one.opened(start), start):
        return True
    return _ASKED.match(one.text, one.closed(end)) is not None


def is_far(one: Sentence, known: Known, reach: tuple[int, int], start: int, end: int) -> bool:
    """Whether the figure at start:end is too far from the words that link it, stands in too long a
    clause, or another name stands between. `reach`: the span of the figure and those words."""
    if _length(one.text, max(reach[0], one.start), reach[1]) > _MOST["sentence"]:
        return True
    if _length(one.text, one.opened(start), one.closed(end)) > _MOST["clause"]:
        return True
    return _names_another(one, known, *reach)


def _length(text: str, first: int, last: int) -> int:
    """The length of a span in Chinese characters and words of other scripts."""
    return sum(1 for _ in _WORD.finditer(text, first, last))


def _names_another(one: Sentence, known: Known, first: int, last: int) -> bool:
    """Whether the span has a name that is not in the references. In a headline, where every word
    has a capital, that cannot be told."""
    if _HEADLINE.search(one.text, one.start, one.end) is None:
        return False
    bare = one.text[first:last]
    for mention in known.names.find(bare, 0, len(bare)):
        bare = bare[: mention.start] + " " * (mention.end - mention.start) + bare[mention.end :]
    return _OTHERS.search(_BRACKETS.sub(" ", bare)) is not None
