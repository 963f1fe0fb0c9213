"""Reading what a document prints, and the words in which it does.

A figure stands whole in its clip, a clip is no longer than the law of quotations would have
it, and all prints of one fact say the same: what differs is another fact.
"""

import re
from collections.abc import Mapping
from itertools import combinations, islice

from claimaudit.base.inputs import Entry
from claimaudit.base.lookalikes import disguised
from claimaudit.base.problems import Faults
from claimaudit.base.shown import one_line
from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.home import at_home
from claimaudit.figures.known import is_there
from claimaudit.scan.whole import CutFigureError
from claimaudit.workspace.anchors import places
from claimaudit.workspace.data.originals import Originals
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.value import DataError, with_its_zeros
from claimaudit.workspace.documents import odd_origin
from claimaudit.workspace.library import ReadPrint, agree
from claimaudit.workspace.policy import Clips
from claimaudit.workspace.reading.glosses import Glossed, odd_gloss
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.references import Document, Fact, Metric, Print

_CJK = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:[^\w\s]+[^\W_]+)*")


def read_prints(
    place: Entry,
    fact: Fact,
    metric: Metric | None,
    documents: Mapping[str, Document],
    texts: Texts,
    originals: Originals | None = None,
) -> tuple[ReadPrint, ...]:
    """The prints of one fact, in the order of the file, those in data filled from the originals;
    problems are noted."""
    found: dict[int, ReadPrint] = {}
    parts = frozenset(one.part for one in fact.prints if one.part)
    for i, entered in enumerate(fact.prints):
        document = documents.get(entered.document)
        if document is None:
            fix = "enter it under documents:"
            place.note(f"unknown document {entered.document}", fix, "prints", i)
            continue
        faults = odd_origin(entered, document, documents)
        place.note_all(faults, "prints", i, "origin", of=document.id)
        try:
            printed = _filled(entered, fact, document, originals)
        except DataError as error:
            message = f"{document.file or document.id}, {entered.in_data}: {error.message}"
            place.note(message, error.fix, "prints", i, "at")
            continue
        reading = _Reading(printed, fact, metric, texts, document, entered.in_data)
        place.note_all(reading.problems, "prints", i, of=printed.document)
        read = found[i] = reading.result(originals, parts)
        figure = (printed.figure, read.figure_start, read.days, fact.as_of)
        of = Glossed("clip", printed.clip, reading.language, *figure)
        faults = odd_gloss(printed.gloss, of, texts.policy.clips.letters, texts)
        place.note_all(faults, "prints", i, "gloss", of=printed.document)
    _note_disagreement(place, found)
    return tuple(found.values())


def _note_disagreement(place: Entry, found: Mapping[int, ReadPrint]) -> None:
    """Notes the first two that do not say the same."""
    readable = [i for i, one in found.items() if one.figure is not None or one.days is not None]
    apart = (pair for pair in combinations(readable, 2) if not agree(*(found[i] for i in pair)))
    for pair in islice(apart, 1):
        both = (f"{found[i].document.id} prints “{found[i].print.figure}”" for i in pair)
        fix = "prints of one fact agree: this is two facts"
        place.note(" and ".join(both), fix, "prints", pair[1])


def _filled(entered: Print, fact: Fact, document: Document, originals: Originals | None) -> Print:
    """The print with what stands at its place in data. Raises DataError."""
    if entered.in_data is None or originals is None:
        return entered
    read = originals.value(document, fact.id, entered.in_data)
    if entered.in_data.xbrl is not None and read.unit and entered.unit_from is not None:
        raise DataError(f"is in {read.unit}, as XBRL tells", "leave unit_from out")
    unit = entered.unit_from or read.unit or None
    found = {"at": str(entered.in_data), "figure": read.figure, "unit_from": unit}
    return entered.model_copy(update=found | {"clip": read.clip})


class _Reading:
    """One print read by itself, by the rules of the language that its document is in. `problems`
    are (message, fix) of what is wrong with it."""

    def __init__(
        self, entered: Print, fact: Fact, metric: Metric | None, texts: Texts, of: Document,
        data: InData | None,
    ) -> None:  # fmt: skip
        self._print, self._texts, self._document, self._data = entered, texts, of, data
        self._fact, self._metric = fact, metric
        self.language = of.language if is_there(of.language) else None  # else `of` says so
        self._figure: Figure | None = None
        self._days: Days | None = None
        self._starts: int | None = None
        self._is_minus, unread = False, ""
        try:
            if entered.figure is not None and metric is not None and metric.dimension == "date":
                seen = texts.reader(self.language).seen
                self._days = read_days(entered.figure, fact.as_of, seen)
            elif entered.figure is not None:
                self._figure = self._read(entered.figure, metric.id if metric else "")
        except (UnreadableFigureError, UnreadableDateError) as error:
            reason = one_line(str(error), 200)
            unread = f"“{one_line(entered.figure or '', 80)}” cannot be read: {reason}"
        self.problems = list(self._problems(unread))

    def _read(self, written: str, metric: str) -> Figure:
        """The figure by itself; then as data writes it, or as the words of its clip have it. Raises
        UnreadableFigureError."""
        clip, unit = self._print.clip, self._print.unit_from

        def read(number: str) -> Figure:
            return self._texts.read(number, metric, unit, self.language)

        printed, self._is_minus = _in_accounts(written, unit)
        figure = read(printed).negated() if self._is_minus else read(printed)
        if self._data is not None:
            return with_its_zeros(figure, written, read)
        if clip and unit is None and not self._is_minus:
            return self._there(figure, written, clip, metric)
        return figure

    def result(self, originals: Originals | None, parts: frozenset[str]) -> ReadPrint:
        """The print as it was read, in the sense in which facts are kept; `parts` are those of its
        fact."""
        one, data, document, start = self._print, self._data, self._document, self._starts
        stands = originals is not None and (data is not None or originals.stands(one))
        if data is not None and one.figure and one.clip:
            start = len(one.clip) - len(one.figure)  # data ends with it
        figure, days = self._figure, self._days
        if self._metric is None or self._fact.attests is not None:
            figure = days = None
        elif figure is not None:
            home = self._texts.policy.currencies.of(document.currency, document.language)
            figure = at_home(figure, home)
            # “Net loss (4,500)” is one loss, not a loss below nothing.
            if self._metric.negative_of is not None and not self._is_minus:
                figure = figure.negated()
        return ReadPrint(one, document, figure, days, stands, data, start, parts)

    def _problems(self, unread: str) -> Faults:
        clip = self._print.clip
        if clip and self._data is None and (long := too_long(clip, self._texts.policy.clips)):
            yield f"the clip has {long}", "leave out what does not say what the figure is of"
        if (word := disguised(clip or "")) is not None and self._data is None:
            message = f"the clip has letters of two scripts in “{one_line(word[0], 40)}”"
            yield message, "type it as the document prints it, in one script"
            return  # nor does its figure stand whole there
        if clip is not None and self._document.url is None and self._document.file is None:
            yield "has been read and has no url", "enter where it stands"
        if unread:
            fix = "enter one figure as printed; unit_from is the unit that a table's header prints"
            if self._data is not None:
                fix = "name a place that holds one figure; unit_from is its unit where none is read"
            yield unread, fix
        elif clip is not None and self._print.figure is not None and self._data is None:
            yield from self._cut(self._print.figure, clip)

    def _there(self, figure: Figure, printed: str, clip: str, metric: str) -> Figure:
        """`figure` as the words of its clip have it, where it stands whole there."""
        for at in places(clip, printed):
            try:
                self._texts.places(clip, self.language).check(at, at + len(printed), figure)
            except CutFigureError:
                continue
            return self._texts.read_there(figure, clip, at, metric, self.language)
        return figure

    def _cut(self, figure: str, clip: str) -> Faults:
        """What is wrong where the figure does not stand whole in the clip."""
        found, stands = places(clip, figure), ""
        if not found:
            yield f"the figure “{figure}” is not in its clip", "copy both from the document"
            return
        inner = int(self._is_minus)
        for at in found:
            start, end = at + inner, at + len(figure) - inner
            try:
                self._check(clip, start, end)
                if inner or self._print.unit_from is None or not _is_bracketed(clip, start, end):
                    self._starts = at
                    return
                stands = stands or clip[start - 1 : end + 1]
            except CutFigureError as error:
                stands = stands or error.stands
        if stands == figure:
            yield f"“{figure}” cannot be read with what is around it", "enter another clip"
            return
        shown = f"has “{one_line(stands, 80)}”" if stands else "has it in a name or longer number"
        yield f"“{figure}” is not whole: its clip {shown}", "enter the whole figure"

    def _check(self, clip: str, start: int, end: int) -> None:
        """Raises CutFigureError."""
        there = self._texts.places(clip, self.language)
        if self._figure is not None:
            figure = self._figure.negated() if self._is_minus else self._figure
            there.check(start, end, figure, unit=self._print.unit_from or "")
        elif self._days is not None:
            there.check_date(start, end, self._days, self._fact.as_of)


def _in_accounts(figure: str, unit: str | None) -> tuple[str, bool]:
    """(the figure, whether it is a minus): a number in brackets under a unit that a table's header
    prints, as accounts print losses."""
    if unit is not None and _is_bracketed(figure, 1, len(figure) - 1):
        return figure[1:-1], True
    return figure, False


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands between two brackets."""
    return 0 < start < end < len(text) and text[start - 1] in "(（" and text[end] in ")）"


def too_long(clip: str, limits: Clips) -> str | None:
    """What a clip has too much of, in words; None where it is short enough."""
    latin, characters = _CJK.subn(" ", clip)
    words = len(_WORD.findall(latin))
    if characters > limits.chinese:
        return f"{characters} Chinese characters; {limits.chinese} are allowed"
    if words > limits.words:
        return f"{words} words; {limits.words} are allowed"
    if len(clip) > limits.letters:
        return f"{len(clip)} letters; {limits.letters} are allowed"
    return None
