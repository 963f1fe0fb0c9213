"""Whether the words beside a figure state it: "did not reach 95%" bears out no 95%, "is expected to
be" tells no fact."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Faults
from claimaudit.base.shown import one_line
from claimaudit.figures.known import is_there, viewed_as
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.references import Entered, Metric
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.wording.around import (
    BEFORE,
    BEHIND,
    ENDS,
    FIGURE,
    SHOWN,
    SILENT,
    said_around,
)
from claimaudit.workspace.wording.labels import disowning

_FILE = Path(__file__)
_WORDS = Lexicon(_FILE.with_suffix(".yaml"))
_NO_SENSE = "quote where the article states a figure, or waive this one"
_NO_DAY = "quote where the day stands; or take form: assertion, which a source attests"
_AS_FACT = (
    "kind: forecast, with a note; or said_by, where the fact is that somebody says so; or, where "
    "the sentence states it, quote a place that shows it"
)
_SAID = {
    "negated": ("is named there to say that it is not so", _NO_SENSE),
    "left_out": ("is named there as what is left out", _NO_SENSE),
    "denied": ("is denied there", _NO_SENSE),
    "withdrawn": ("is named there as what was wrong", _NO_SENSE),
    "before_now": ("is named there as what was to be, or is no longer", _NO_SENSE),
    "moved": ("is no day there, but what one is told from", _NO_DAY),
    "hearsay": ("is hearsay there", _AS_FACT),
    "expected": ("is expected or possible there", _AS_FACT),
    "intended": ("is intended there", _AS_FACT),
    "announced": ("is intended there", _AS_FACT),
}
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
# How a fact is entered -> what its clip may not tell.
_ASKED: dict[Entered, tuple[str, ...]] = {
    "done": ("not_so", "to_come", "announced"),
    "announced": ("not_so", "to_come"),
    "to_come": ("not_so",),
}


def odd_statement(registered: RegisteredClaim, metric: Metric) -> Faults:
    """(message, fix) where the words of the article around a claim's figure do not state it."""
    claim, stated, article = registered.claim, registered.stated, registered.article
    if label := disowning(article.text, stated[1] if stated else registered.start):
        shown, under = (one_line(words, SHOWN) for words in (claim.figure or claim.quote, label))
        yield f"“{shown}” stands under “{under}”, which says that it is not so", _NO_SENSE
        return
    if stated is None:
        return
    named = f"|{metric.en} {metric.zh}"
    said = _WORDS.pattern("counted_so").sub(r"\g<kept>", said_around(*stated) + named)
    if found := _first_found(said.removesuffix(named), _asked(claim), article.language):
        (message, fix), shown = _SAID[found[0]], _shown(found[1], claim.figure or "")
        yield f"“{claim.figure}” {message}, “{shown}”, and entered as a fact", fix


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
    is_date = metric.dimension == "date"
    if is_date and _first_found(said, ["moved"], language):
        return _SAID["moved"]
    counts_absent = _WORDS.pattern("counts_absent").search(f"{metric.en} {metric.zh}")
    for one in _ASKED["announced" if is_date and entered == "done" else entered]:
        names = _OF_CLIPS[one][: -1 if counts_absent and one == "not_so" else None]
        if _first_found(said, names, language):
            return _SAID_OF_CLIPS[one]
    return None


def odd_attestation(clip: str, claim: Claim, metric: Metric) -> str | None:
    """The words of a clip without a figure that doubt, expect or plan what `claim`, which it bears
    out, tells as so. Where a metric counts plans, by its names, its claims do not."""
    doubt = _first_found(f"{fold(clip).running} {FIGURE}", ["doubted"], None)
    if doubt is None or claim.kind != "fact" or claim.said_by:
        return None
    stated = fold(f"{claim.quote} {metric.en} {metric.zh} ").running
    open_ = ["doubted", *_OF_CLIPS["to_come"], *_OF_CLIPS["announced"]]
    is_open = any(
        _first_found(stated[:end] + FIGURE, open_, None) for end in range(len(stated) + 1)
    )
    return None if is_open else doubt[1]


def odd_words_around(text: str, start: int, end: int, entered: Entered) -> str | None:
    """The words of `text`, a whole document, that say its figure start:end otherwise than
    `entered`. What is asked of a clip because it is so short is not asked of them."""
    names = [name for one in _ASKED[entered] for name in _OF_CLIPS[one][:-1]]
    figure = text[start:end]
    before, behind = text[max(0, start - 2 * BEFORE) : start], text[end : end + 2 * BEHIND]
    # A break of a line ends a heading of a page, and only wraps a paragraph of a print.
    for mark in ("\n", "\n\n"):
        first, last = (side.replace("\n", mark) for side in (before, behind))
        words = said_around(first + figure + last, len(first), len(first + figure))
        if found := _first_found(words, names, None):
            return _shown(found[1], figure)
    return None


def _first_found(said: str, names: Iterable[str], language: str | None) -> tuple[str, str] | None:
    """The first of `names` that the words tell, and the words that do."""
    files = [one for one in _languages("en", "zh") if one.pattern("written").search(said)]
    if is_there(language) and (viewed := viewed_as(language)):
        files += _languages(viewed)
    for name in names:
        for file in files:
            for one in file.patterns(name) if file.has(name) else ():
                if found := one.search(said):
                    return name, found.group()
    return None


@cache
def _languages(*tags: str) -> list[Lexicon]:
    """The files of those languages, English in that of all; some have none."""
    files = [_FILE.with_suffix(".yaml" if tag == "en" else f".{tag}.yaml") for tag in tags]
    return [Lexicon(file) for file in files if file.exists()]


def _shown(words: str, figure: str) -> str:
    printed = words.translate(str.maketrans(SILENT, ENDS))
    return one_line(printed.strip(" .。“").replace(FIGURE, figure), SHOWN)
