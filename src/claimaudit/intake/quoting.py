"""Choosing the words to quote for a candidate: its figure must stand in them once only."""

from claimaudit.intake.wording import WORDS
from claimaudit.scan.candidate import Candidate
from claimaudit.workspace.anchors import places

Span = tuple[int, int]

# A sentence longer than this is quoted by its clauses around the figure.
LONG = 100
_COMMA = WORDS.pattern("clause_marks")
_BLANKS = " \t\r\n\u3000\u00a0"
# The lengths, in characters, that are tried for a prefix or suffix.
_BESIDE = range(4, 200)


def quote_span(text: str, candidate: Candidate) -> Span:
    """The span to quote: the sentence of the candidate, or as much of it as holds its figure once.
    Of a longer one than LONG, the figure's clause and as many before it as fit."""
    if not candidate.has_figure:
        return candidate.start, candidate.end
    low, high = _with_figure_once(text, candidate)
    if high - low > LONG:
        start, end = clause_span(text, candidate)
        high = min(end, high)
        starts = [at for at in _behind_commas(text, low, start) if high - at <= LONG]
        low = starts[0] if starts else max(start, low)
    return _trimmed(text, low, high, candidate)


def _with_figure_once(text: str, candidate: Candidate) -> Span:
    """The sentence, cut (at a comma where there is one) so that the figure stands in it once."""
    low, high = candidate.quote_start, candidate.quote_end
    start, end, figure = candidate.start, candidate.end, candidate.text
    before = text.rfind(figure, low, end - 1)
    if before >= 0:
        free = before + len(figure)
        commas = _behind_commas(text, before + 1, start)
        low = commas[0] if commas else free if free <= start else before + 1
    after = text.find(figure, start + 1, high)
    if after >= 0:
        commas = [comma.start() for comma in _COMMA.finditer(text, end, after)]
        high = commas[-1] if commas else after if after >= end else after + len(figure) - 1
    return low, high


def clause_span(text: str, candidate: Candidate) -> Span:
    """The span between the commas around the figure; of a candidate without a figure, its own."""
    if not candidate.has_figure:
        return candidate.start, candidate.end
    low = [candidate.quote_start, *_behind_commas(text, candidate.quote_start, candidate.start)][-1]
    behind = _COMMA.search(text, candidate.end, candidate.quote_end)
    return _trimmed(text, low, behind.start() if behind else candidate.quote_end, candidate)


def _behind_commas(text: str, low: int, high: int) -> list[int]:
    return [comma.end() for comma in _COMMA.finditer(text, low, high)]


def _trimmed(text: str, low: int, high: int, candidate: Candidate) -> Span:
    while low < candidate.start and text[low] in _BLANKS:
        low += 1
    while high > candidate.end and text[high - 1] in _BLANKS:
        high -= 1
    return low, high


def beside(text: str, span: Span) -> dict[str, str] | None:
    """The prefix or suffix that tells a quote from its repetitions: {} where it has none, None
    where no words beside it are enough."""
    start, end = span
    quote = text[start:end]
    others = [at for at in places(text, quote) if at != start]
    if not others:
        return {}
    for length in _BESIDE:
        prefix = text[max(0, start - length) : start]
        if prefix and not any(text.endswith(prefix, 0, at) for at in others):
            return {"prefix": prefix}
        suffix = text[end : end + length]
        if suffix and not any(text.startswith(suffix, at + len(quote)) for at in others):
            return {"suffix": suffix}
    return None
