"""Whether a figure of change is entered the way its words say that it went: "decreased by 1.2
percent" is no 1.2 of growth, and bears out no rise."""

from collections.abc import Iterator
from decimal import Decimal

from claimaudit.base.shown import one_line
from claimaudit.figures import Figure
from claimaudit.figures.directions import Way, direction
from claimaudit.workspace.beside import odd_words_of_claim, odd_words_of_print, said_around
from claimaudit.workspace.library import ReadPrint
from claimaudit.workspace.references import Entered, Fact, Metric
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.stretches import too_late

# How much of the words a message shows.
_SHOWN = 60
_RELATIONS: dict[str, dict[Way, str]] = {
    "change": {"up": "up", "down": "down"},
    "ratio": {"up": "above", "down": "below"},
}


def odd_print(
    one: ReadPrint, fact: Fact, metric: Metric, opposite: str | None, entered: Entered
) -> Iterator[tuple[str, str]]:
    """(message, fix) where the clip of a print says one way and its value goes the other, or else
    how its words are not as it is `entered`. What stands in data is told by its names, not by a
    sentence. `opposite` is the metric that `metric` is the negative of, or the other way round."""
    yield from odd_words_of_print(one, metric, opposite, entered)
    figure, stated, printed = one.figure, one.stated, one.print.figure or ""
    if one.data is not None or figure is None or stated is None:
        return
    said, period = said_around(*stated), fact.conditions.get("period")
    for told, fix in too_late(said, printed, period, one.document.published):
        yield f"{one.document.id}: {told}", fix
    way = direction(*stated, figure.unit)
    if way is None:
        return
    told = f"“{printed}” is {way} by its clip, “{one_line(stated[0], _SHOWN)}”"
    if fact.versus is not None:
        if figure.unit == "%":
            fix = "a fact with versus is the one over the other: take a print that gives that"
            yield f"{one.document.id}: {told}, and no ratio of the two", fix
        return
    value = -figure.value if _counts_falls(metric) and metric.negative_of is None else figure.value
    if _differ(way, value, metric):
        yield f"{one.document.id}: {told}, and {_entered(metric, way)}", _mend(metric, way)


def odd_claim(
    registered: RegisteredClaim, metric: Metric, opposite: str | None
) -> Iterator[tuple[str, str]]:
    """(message, fix) where the words of the article around a claim's figure say one way, and
    the claim the other."""
    yield from odd_words_of_claim(registered, metric, opposite)
    claim, figure, stated = registered.claim, registered.figure, registered.stated
    if claim.kind != "fact" or figure is None or stated is None:
        return
    if claim.form in ("value", "share"):
        period, published = claim.conditions.get("period"), registered.article.entry.published
        yield from too_late(said_around(*stated), claim.figure or "", period, published)
    way = direction(*stated, figure.unit)
    if way is None or figure.value == 0:
        return
    told = f"“{claim.figure}” is {way} by the words of its article"
    if claim.form == "value":
        if way == opposite_way(figure, metric):
            yield f"{told}, and {_entered(metric, way)}", _mend(metric, way)
    elif claim.form in _RELATIONS and figure.value > 0:
        yield from _odd_relation(claim.form, claim.relation, figure, way, told)


def _odd_relation(
    form: str, relation: str | None, figure: Figure, way: Way, told: str
) -> Iterator[tuple[str, str]]:
    meant = _RELATIONS[form][way]
    other = _RELATIONS[form]["down" if way == "up" else "up"]
    # Without a relation a change goes up, and 40% of a ratio is so much of the other.
    open_ = relation is None and (way == "down" if form == "change" else figure.unit == "%")
    if relation == other or open_:
        said = f"relation is {relation}" if relation else "it has no relation"
        yield f"{told}, and {said}", f"relation: {meant}"


def opposite_way(figure: Figure, metric: Metric) -> Way | None:
    """The way that the words beside `figure` must not say, where it is a value of `metric`."""
    value = -figure.value if _counts_falls(metric) else figure.value
    ways: tuple[Way, ...] = "up", "down"
    return next((way for way in ways if _differ(way, value, metric)), None)


def _differ(way: Way, value: Decimal, metric: Metric) -> bool:
    """Whether `value`, up where it is above zero, goes another way than the words. A minus that
    is printed behind a word for a rise is the sign of it: grew -5.3%."""
    return value > 0 if way == "down" else value < 0 and _counts_falls(metric)


def _counts_falls(metric: Metric) -> bool:
    return metric.falls or metric.negative_of is not None


def _entered(metric: Metric, way: Way) -> str:
    counts = "falls" if way == "up" else "what is above zero as up"
    return f"{metric.id} counts {counts}"


def _mend(metric: Metric, way: Way) -> str:
    if way == "up":
        return f"enter it under {metric.negative_of or 'a metric of what it rose by'}"
    return (
        f"enter it under a metric with negative_of: {metric.id}; or, where {metric.id} is itself "
        f"how far something fell, give that falls: true in references/metrics.yaml"
    )
