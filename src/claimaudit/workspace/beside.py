"""What the words beside a figure make of it, against how it is entered: "did not reach 95%" bears
out no 95%, "is expected to be" tells no fact, a loss is no profit."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.shown import one_line
from claimaudit.figures.known import is_there, viewed_as
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.labels import disowning
from claimaudit.workspace.library import ReadPrint
from claimaudit.workspace.references import Entered, Metric
from claimaudit.workspace.register import RegisteredClaim

_FILE = Path(__file__)
_WORDS = Lexicon(_FILE.with_suffix(".yaml"))
FIGURE = "¤"
"""What stands for the figure."""
_ENDS, _SILENT = ".,", "․‚"
# Marks of quotation that part the figure from the words before it: the so-called “95%”.
_QUOTED = re.compile(r"(?<=[\w ])[\"“‘'「『«]$")
# Without one of these beside the figure none of the words of a language is there.
_WRITTEN = {
    "en": re.compile(
        rf"[A-Za-z] [A-Za-z0-9{FIGURE}]|[A-Za-z][ ,:…]+{FIGURE}|{FIGURE}[ ,…]*[A-Za-z]|[~<(\[（【]"
    ),
    "zh": re.compile("[\u3400-\u9fff]"),
}
# How far from the figure what tells it may stand.
_BEFORE, _BEHIND = 200, 140
# An end of a paragraph ends a clause, with a full stop or without.
_BREAK = re.compile(r"\.?\n+")
# A point or comma that ends no clause: of a number, of U.S.
_NO_END = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\b[A-Z])\.(?=[A-Z ])")
# How much of the words a message shows.
_SHOWN = 60
_NO_SENSE = "quote where the article states a figure, or waive this one"
_NO_DAY = "quote where the day stands; or take form: assertion, which a source attests"
_SAID = {
    "negated": ("is named there to say that it is not so", _NO_SENSE),
    "left_out": ("is named there as what is left out", _NO_SENSE),
    "denied": ("is denied there", _NO_SENSE),
    "withdrawn": ("is named there as what was wrong", _NO_SENSE),
    "before_now": ("is named there as what was to be, or is no longer", _NO_SENSE),
    "moved": ("is no day there, but what one is told from", _NO_DAY),
    "hearsay": ("is hearsay there", ""),
    "expected": ("is expected or possible there", ""),
    "intended": ("is intended there", ""),
    "announced": ("is intended there", ""),
}
_AS_FACT = (
    "kind: forecast, with a note; or said_by, where the fact is that somebody says so; or, where "
    "the sentence states it, quote a place that shows it"
)
# Of a clip: what tells that its figure is not so, that it is to come, that it is announced.
_OF_CLIPS = {
    "not_so": ("negated", "denied", "withdrawn", "left_out", "negated_in_clip"),
    "to_come": ("hearsay", "before_now", "expected", "intended", "to_come_in_clip"),
    "announced": ("announced", "announced_in_clip"),
}
_SAID_OF_CLIPS = {
    "not_so": ("is named to say that it is not so", "take a print that states it"),
    "to_come": (
        "is expected, planned or possible",
        "clip words that state it; or, of a forecast, give the fact and its claims that status",
    ),
    "announced": (
        "is announced and still to be",
        "enter status: announced, or what it is; or take a print that states it",
    ),
}
_CLAUSE = re.compile(r"[，。；;！!？?\n]|,(?! (?:19|20)\d\d(?!\d))|\.\s")  # May 3, 2025 is one
_SENTENCE = re.compile(r"[。；;！!？?\n]|\.\s")
_COUNTED = _WORDS.pattern("counted_so")


def odd_words_of_claim(
    registered: RegisteredClaim, metric: Metric, opposite: str | None
) -> Iterator[tuple[str, str]]:
    """(message, fix) where the words of the article around the figure of a claim say otherwise.
    `opposite` is the metric that `metric` is the negative of, or the other way round."""
    claim, stated, text = registered.claim, registered.stated, registered.article.text
    if claim.kind != "fact":
        return
    if label := disowning(text, stated[1] if stated else registered.start):
        shown, under = (one_line(words, _SHOWN) for words in (claim.figure or claim.quote, label))
        yield f"“{shown}” stands under “{under}”, which says that it is not so", _NO_SENSE
        return
    if stated is None:
        return
    named = f"|{metric.en} {metric.zh}"
    said = _COUNTED.sub(r"\g<kept>", said_around(*stated) + named).removesuffix(named)
    for name, words in _told(said, _asked(claim), registered.article.language):
        message, fix = _SAID[name]
        shown = _shown(words, claim.figure or "")
        yield f"“{claim.figure}” {message}, “{shown}”, and entered as a fact", fix or _AS_FACT
    if claim.form == "value" and registered.figure and registered.figure.value > 0:
        for told, fix in _turned(said, "the words of its article", metric, opposite):
            yield f"“{claim.figure}” {told}", fix


def odd_words_of_print(
    one: ReadPrint, metric: Metric, opposite: str | None, entered: Entered
) -> Iterator[tuple[str, str]]:
    """(message, fix) where the words of a print's clip say otherwise than its fact is `entered`."""
    stated, figure = one.stated, one.print.figure
    if one.data is not None or stated is None:
        return
    said = said_around(*stated)
    shown = f"“{figure}” by its clip, “{one_line(stated[0], _SHOWN)}”,"
    if odd := odd_clip(said, entered, metric, one.document.language):
        yield f"{one.document.id}: {shown} {odd[0]}", odd[1]
    # It is kept in the sense of the metric that is no loss.
    if one.figure is not None and one.figure.value * (-1 if metric.negative_of else 1) > 0:
        for told, fix in _turned(said, "its clip", metric, opposite):
            yield f"{one.document.id}: “{figure}” {told}", fix


def _asked(claim: Claim) -> list[str]:
    # One end of a range is told from the range, not denied: it is not 0.5 to 1.5.
    asked = [] if claim.part else ["negated"]
    asked += ["left_out", "denied", "withdrawn", "before_now"]
    asked += ["moved"] if claim.form == "date" else []
    return [*asked, *([] if claim.said_by else ["hearsay", "expected", "intended", "announced"])]


def odd_clip(
    said: str, entered: Entered, metric: Metric, language: str | None = None
) -> tuple[str, str] | None:
    """(message, fix) where `said`, a clip with ¤ for its figure, says it otherwise than `entered`.
    The day on which something will be is announced, whatever it is of, and of a metric that counts
    what is not so, as people without work, a clip says that it is not."""
    asked = ["not_so"] if entered == "to_come" else ["not_so", "to_come"]
    if entered == "done" and metric.dimension != "date":
        asked.append("announced")
    if metric.dimension == "date" and any(_told(said, ["moved"], language)):
        return _SAID["moved"]
    counts_absent = _WORDS.pattern("counts_absent").search(f"{metric.en} {metric.zh}")
    for one in asked:
        names = _OF_CLIPS[one][: -1 if counts_absent and one == "not_so" else None]
        if any(_told(said, names, language)):
            return _SAID_OF_CLIPS[one]
    return None


def odd_words_around(text: str, start: int, end: int, entered: Entered) -> str | None:
    """The words of `text`, a whole document, that say its figure start:end otherwise than
    `entered`. What is asked of a clip because it is so short is not asked of them."""
    asked = ("not_so", "to_come", "announced")
    most = {"done": 3, "announced": 2, "to_come": 1}[entered]
    names = [name for one in asked[:most] for name in _OF_CLIPS[one][:-1]]
    figure = text[start:end]
    before, behind = text[max(0, start - 2 * _BEFORE) : start], text[end : end + 2 * _BEHIND]
    # A break of a line ends a heading of a page, and only wraps a paragraph of a print.
    for mark in ("\n", "\n\n"):
        first, last = (side.replace("\n", mark) for side in (before, behind))
        said = said_around(first + figure + last, len(first), len(first + figure))
        for _, words in _told(said, names, None):
            return _shown(words, figure)
    return None


def said_around(text: str, start: int, end: int) -> str:
    first = max(0, start - _BEFORE)
    # What is cut off at the front begins no sentence.
    before = " " * (first > 0) + _running(text[first:start])
    return f"{_QUOTED.sub('', before)}{FIGURE}{_running(text[end : end + _BEHIND])}"


def _running(text: str) -> str:
    """`text` in one line, in which only the end of a clause has the sign of one."""
    running = _BREAK.sub(". ", fold(text).running)
    return _NO_END.sub(lambda one: _SILENT[_ENDS.index(one.group())], running)


def _told(said: str, names: Iterable[str], language: str | None) -> Iterator[tuple[str, str]]:
    """The first of `names` that the words tell, and the words that do."""
    written = [tag for tag, words in _WRITTEN.items() if words.search(said)]
    if is_there(language) and (viewed := viewed_as(language)):
        written.append(viewed)
    for name in names:
        for tag in written:
            for one in _patterns(name, tag):
                if found := one.search(said):
                    yield name, found.group()
                    return


def _shown(words: str, figure: str) -> str:
    printed = words.translate(str.maketrans(_SILENT, _ENDS))
    return one_line(printed.strip(" .。“").replace(FIGURE, figure), _SHOWN)


@cache
def _patterns(name: str, tag: str) -> list[re.Pattern[str]]:
    """The patterns of an entry in the file of a language; none where the file has no such entry."""
    lexicon = _lexicon(tag)
    return lexicon.patterns(name) if lexicon and lexicon.has(name) else []


@cache
def _lexicon(tag: str) -> Lexicon | None:
    own = _FILE.with_suffix(f".{tag}.yaml")
    return _WORDS if tag == "en" else Lexicon(own) if own.exists() else None


def _sense(said: str) -> str | None:
    """loss or profit: what stands nearest, the loss where both do."""
    told = {"profit": "profits", "loss": "losses"}
    places = ((m.start("said"), s) for s in told for m in _WORDS.found(told[s], said))
    return max(places, key=lambda place: (place[0], place[1] == "loss"), default=(0, None))[1]


def _turned(said: str, by: str, metric: Metric, opposite: str | None) -> list[tuple[str, str]]:
    """(message, fix) where the words make a loss of a profit above nothing, or the other way."""
    if opposite is None and _WORDS.pattern("named_profit").search(f"{metric.en} {metric.zh}"):
        opposite = f"a metric with negative_of: {metric.id}"
    is_, entered = ("profit", "loss") if metric.negative_of else ("loss", "profit")
    if opposite is None or _sense(said) != is_:
        return []
    return [(f"is a {is_} by {by}, and entered as a {entered}", f"enter it under {opposite}")]


def clauses_beside(said: str) -> list[str]:
    """The other clauses of its sentence before the figure, the nearest first; and the next."""
    before, behind = said.split(FIGURE, 1)
    first = _CLAUSE.split(_SENTENCE.split(before)[-1])[-2::-1]
    return first + _CLAUSE.split(_SENTENCE.split(behind)[0])[1:2]


def clause_of_figure(said: str) -> str:
    before, behind = said.split(FIGURE, 1)
    return f"{_CLAUSE.split(before)[-1]}{FIGURE}{_CLAUSE.split(behind)[0]}"
