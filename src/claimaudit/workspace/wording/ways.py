"""Whether a figure is entered the way its words say that it went: "decreased by 1.2 percent" is no
1.2 of growth and bears out no rise, and a loss is no profit."""

from pathlib import Path

from claimaudit.base.problems import Faults
from claimaudit.figures import Figure
from claimaudit.figures.directions import Way
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.references import Metric

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_RELATIONS: dict[str, dict[Way, str]] = {
    "change": {"up": "up", "down": "down"},
    "ratio": {"up": "above", "down": "below"},
}
# What names a metric, which words beside a figure make it none of that, and both in a message.
_NO_SUCH_MONEY = (
    ("named_income", "outgoings", "paid, owed or taken", "what comes in"),
    ("named_sales", "no_sales", "a profit, loss or price", "what sales are"),
)


def odd_sign(printed: str, by: str, said: str, metric: Metric, opposite: str | None) -> Faults:
    """(message, fix) where `said`, the words beside a figure above nothing, make a loss of what is
    entered as a profit, or the other way round. `by` is what a message calls them, `opposite` the
    metric that `metric` is the negative of, or that is its negative."""
    named = f"{metric.en} {metric.zh}"
    for of, others, told, counted in _NO_SUCH_MONEY:
        if _WORDS.pattern(of).search(named) and any(_WORDS.found(others, said)):
            message = f"{printed} is {told} by {by}, and {metric.id} is {counted}"
            yield message, "enter it under a metric of what it is"
    if opposite is None and _WORDS.pattern("named_profit").search(named):
        opposite = f"a metric with negative_of: {metric.id}"
    is_, entered = ("profit", "loss") if metric.negative_of else ("loss", "profit")
    if opposite is not None and _sense(said) == is_:
        yield (
            f"{printed} is a {is_} by {by}, and entered as a {entered}",
            f"enter it under {opposite}",
        )


def _sense(said: str) -> str | None:
    """loss or profit: what stands nearest, the loss where both do."""
    entries = {"profit": "profits", "loss": "losses"}
    places = ((m.start("said"), s) for s in entries for m in _WORDS.found(entries[s], said))
    return max(places, key=lambda place: (place[0], place[1] == "loss"), default=(0, None))[1]


def odd_way(printed: str, by: str, way: Way, figure: Figure, metric: Metric) -> Faults:
    """(message, fix) where the words say `way`, and `figure`, as it is printed, is a value of
    `metric` that goes the other."""
    if way != opposite_way(figure, metric):
        return
    message = f"{printed} is {way} by {by}, and {metric.id} counts"
    if way == "up":
        fix = f"enter it under {metric.negative_of or 'a metric of what it rose by'}"
        yield f"{message} falls", fix
    else:
        fix = f"enter it under a metric with negative_of: {metric.id}; or, where {metric.id} is "
        fix += "itself how far something fell, give that falls: true in references/metrics.yaml"
        yield f"{message} what is above zero as up", fix


def opposite_way(figure: Figure, metric: Metric) -> Way | None:
    """The way that the words beside `figure` must not say, where it is a value of `metric`. A minus
    that is printed behind a word for a rise is the sign of it: grew -5.3%."""
    falls = metric.falls or metric.negative_of is not None
    value = -figure.value if falls else figure.value
    return "down" if value > 0 else "up" if value < 0 and falls else None


def odd_relation(printed: str, by: str, way: Way, figure: Figure, claim: Claim) -> Faults:
    """(message, fix) where the words say `way`, and the relation of a claim the other. Without one
    a change goes up, and 40% of a ratio is so much of the other."""
    if claim.form not in _RELATIONS or figure.value <= 0:
        return
    meant = _RELATIONS[claim.form][way]
    is_open = way == "down" if claim.form == "change" else figure.unit == "%"
    if claim.relation != meant if claim.relation else is_open:
        message = f"relation is {claim.relation}" if claim.relation else "it has no relation"
        yield f"{printed} is {way} by {by}, and {message}", f"relation: {meant}"
