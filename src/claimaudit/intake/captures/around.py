"""What the capture says around a clip: one that ends before "a figure that it later withdrew" is
not what the document says, and does not count as found there."""

from claimaudit.base.shown import one_line
from claimaudit.workspace.captures import FoundClip
from claimaudit.workspace.library import Library
from claimaudit.workspace.wording.stated import odd_words_around

_SHOWN = 200


def odd_around(found: FoundClip, text: str, library: Library) -> str | None:
    """What is wrong where the words around a clip say its figure otherwise than it is entered."""
    read, known = library.facts.get(found.fact), library.vocabulary
    if read is None or read.metric is None:
        return None
    entered = known.table.entered(read.fact.conditions)
    if entered == "done" and known.metrics[read.metric].dimension == "date":
        entered = "announced"  # the day on which something will be
    for figure in {p.print.figure for p in read.prints if p.print.clip == found.clip}:
        at = text.rfind(figure, found.start, found.end) if figure else -1
        words = odd_words_around(text, at, at + len(figure or ""), entered) if at >= 0 else None
        if words:
            return f"says “{one_line(words, _SHOWN)}” around its clip, and is entered otherwise"
    return None
