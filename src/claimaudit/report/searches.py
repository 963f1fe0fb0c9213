"""Where a source was looked for in vain: in short, and each search with the words that were asked.

People enter `public pages: the words`. places.yaml has the kinds of places in each language; any
other line is a remark of theirs.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from claimaudit.base.shown import one_line
from claimaudit.report.phrase import Phrase, both, joined, note, quoted, say
from claimaudit.report.places import words


def searched_in(where: Sequence[str]) -> Phrase:
    """The kinds of places that were looked through, and whether there were others."""
    found = dict.fromkeys(_parted(line)[0] for line in where)
    kinds = [_called(name) for name in found if name]
    return joined([*kinds, *([say("card.searched_rest")] if "" in found else [])], "sentence.list")


def searched_told(line: str) -> Phrase:
    """One of its lines."""
    name, asked = _parted(line)
    if not name:
        return note(one_line(line))
    if not asked:
        return _called(name)
    return say("card.noted", label=_called(name), text=quoted(one_line(asked)))


@cache
def _kinds() -> Mapping[str, str]:
    """Each spelling of a kind of places -> its name in places.yaml."""
    return {read: name for name, kind in words()["searched"].items() for read in kind["read"]}


def _called(name: str) -> Phrase:
    kind = words()["searched"][name]
    return both(kind["zh"], kind["en"])


def _parted(line: str) -> tuple[str, str]:
    """(the kind of places, what was asked there); of a remark no kind and nothing."""
    kind, _, asked = line.replace("：", ":", 1).partition(":")
    name = _kinds().get(kind.strip(), "")
    return name, asked.strip() if name else ""
