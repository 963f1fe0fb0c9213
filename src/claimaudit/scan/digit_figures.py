"""Numbers in digits: which of them are figures."""

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.lexicon import ZH, is_cjk
from claimaudit.figures.race_times import is_race_time
from claimaudit.figures.spellings import splits_word
from claimaudit.figures.temperatures import DEGREE
from claimaudit.figures.unit_words import crosses
from claimaudit.figures.units import things
from claimaudit.scan import names, unreadable, years
from claimaudit.scan.context import Context
from claimaudit.scan.guards import Guards
from claimaudit.scan.lists import DATES, FIGURES, LIMITS

_STATED = ZH.words("sections") | {",", "^"}
_SET_APART, _NOTHING, _ITEMS = (
    Guards(FIGURES, name) for name in ("set_apart_numbers", "measuring_nothing", "item_numbers")
)
_CROSSES, _RANKS = FIGURES.words("across"), FIGURES.words("ranks")
_LABEL_MARKS = FIGURES.words("label_marks")
_PRICE_DIGITS = LIMITS["price_digits"]
(_TO,), _NEVER_DATED = FIGURES.words("score_to"), FIGURES.words("never_dated")
_ID_DIGITS = LIMITS["id_digits"]
# Between bare numbers whose unit stands behind the last, 70及34岁.
_LIST_JOINTS = FIGURES.words("list_joints")


def read_digits(context: Context, at: int, end: int) -> Figure | Unreadable | int | None:
    text = context.text
    behind = text[end : end + 1]
    labelled = behind in _LABEL_MARKS and FIGURES.end("label", text, at)
    timed = behind == ":" and is_race_time(text, at)
    if over := _SET_APART.end(text, at) or labelled or (not timed and context.no_amount(at, end)):
        return over
    if names.refused(text, at):
        return None
    signed = timed or names.glued_to_name(text, at)
    if not signed and behind not in _NEVER_DATED and (dated := context.date(at)):
        return dated
    figure = context.reader.read_at(text, at)
    whole = unreadable.end_of_run(context, at, end)
    if figure is None or figure.end < whole:
        if context.is_ordinal(whole):
            return whole
        return unreadable.read_run(text, at, whole) or whole
    if signed and not timed and names.glued_to_name(text, at, figure.start):
        return None
    inside = splits_word(text, figure.end) and not crosses(text, figure.end)  # a 9x13-inch dish
    if inside or context.is_ordinal(end):
        return None
    if over := _year(context, at, figure):
        return over
    if names.opens_with_nought(text, at, end, figure):
        return None
    if over := _no_figure(context, at, figure) or context.since_when(end, figure):
        return over
    if names.is_name(text, at, figure) or context.is_rank(at, figure):
        beaten = FIGURES.end("beaten", text, figure.end)
        return beaten or (figure.end if figure.unit == "x" else None)
    stated = figure.unit is not None or _states(text, at, end, figure)
    return figure if stated else figure.end  # no piece of it is read again: 6~7纵列


def _year(context: Context, at: int, figure: Figure) -> int:
    """The end of the year at `at`, with the number of a note that touches it, or 0: in 1974.2"""
    text = context.text
    noted = figure.unit is None and FIGURES.pattern("footnoted_year").match(text, at)
    if noted:
        context.dates.append(noted.span("year"))
        return noted.end()
    year = DATES.pattern("bare_year").match(text, at)
    if year is None and figure.unit is None and years.leads_year(text, at):
        year = FIGURES.pattern("medieval").match(text, at)
    if year is None or not years.is_year(text, at, year.end(), figure):
        return 0
    context.dates.append(year.span())
    return year.end()


def _no_figure(context: Context, at: int, figure: Figure) -> int:
    """The end of what measures nothing, or 0: the top 10, 9-to-5, 米格-15."""
    text = context.text
    if figure.unit == "x" and FIGURES.pattern("rounds").match(text, figure.end):
        return figure.end
    if over := context.road_post(at, figure) or _NOTHING.end(text, at):
        return over
    bare = figure.unit is None
    if figure.unit == DEGREE and FIGURES.pattern("located").match(text, figure.end):
        return figure.end
    if figure.ends and (won := _result(text, at)):
        return won
    # a 4 to 3 vote, 18 to 1
    of_two = figure.unit != "x" and (figure.ends or text.startswith(_TO, figure.end))
    if of_two and (over := FIGURES.end("told_score", text, at) or context.ratio(at)):
        return over
    if figure.ends and bare and FIGURES.ahead("on_scale")(text, at):
        return figure.end
    if (bare or figure.unit in things()) and _is_ranked(text, at, figure):
        return figure.end
    if bare:
        return _no_count(text, at, figure)
    return years.short_year(text, at) if figure.unit in things() else 0


def _no_count(text: str, at: int, figure: Figure) -> int:
    """The same of a number that has no unit: 米格-15, the 101st, odds of 5-1."""
    if over := _ITEMS.end(text, at) or years.short_year(text, at):
        return over
    if over := FIGURES.end("odds", text, figure.end):
        return over
    named = FIGURES.pattern("battalion").match(text, at) or _is_called(text, at, figure)
    return figure.end if named else 0


def _result(text: str, at: int) -> int:
    """The end of a result that is told with the larger number first, a 60-40 vote; or 0."""
    told = FIGURES.pattern("told_result").match(text, at)
    return told.end() if told and int(told["more"]) >= int(told["less"]) else 0


def _is_ranked(text: str, at: int, figure: Figure) -> bool:
    """Whether the number at `at` is that of places: the top 10, the last 16, the first 747."""
    ranked = FIGURES.ahead("ranked")(text, at)
    if ranked is None or figure.start < at:
        return False
    if ranked["word"] in _RANKS:
        return FIGURES.pattern("ranked_counts").match(text, figure.end) is None
    return figure.unit is None and FIGURES.pattern("counted_thing").match(text, figure.end) is None


def _is_called(text: str, at: int, figure: Figure) -> bool:
    """米格-15: a hyphen behind a Chinese name is no minus; 为-15 is one."""
    if figure.start != at - 1 or text[at - 1] != "-" or not is_cjk(text[at - 2 : at - 1]):
        return False
    return FIGURES.before("number_left").search(text, at - 7, at - 1) is None


def _rises(text: str, at: int) -> bool:
    """Whether the two numbers at `at` rise before what is counted: 549-772 pairs."""
    ends = FIGURES.pattern("ranged_behind").match(text, at)
    ends = ends or FIGURES.pattern("exchanged").match(text, at)
    return ends is not None and float(ends["low"]) < float(ends["high"])


def _states(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether a number without a unit states something."""
    written = text[at : figure.end]
    if figure.start < at or figure.bound not in ("exact", "range"):
        return True
    if not written[-1:].isdecimal() or not _STATED.isdisjoint(written):
        return True  # a magnitude, a power, or grouped by commas
    if FIGURES.pattern("rising").fullmatch(written) and FIGURES.ahead("ranged_left")(text, at):
        return True
    if figure.ends and (_rises(text, at) or FIGURES.ahead("interval_left")(text, at)):
        return True
    if FIGURES.pattern("score").fullmatch(written) or (
        end - at > _ID_DIGITS
        and "." not in written
        and FIGURES.ahead("grouped_left")(text, at) is None
    ):
        return False
    behind = text[figure.end : figure.end + 1]
    if behind in _CROSSES and FIGURES.pattern("sides").match(text, figure.end):
        return True
    if behind in _LIST_JOINTS and FIGURES.pattern("unit_of_list").match(text, figure.end):
        return True
    if is_cjk(text[at - 1 : at]) or is_cjk(behind):
        if "." in written and not written.endswith(".0"):
            return True
        left = "number_left" if end - at < _PRICE_DIGITS else "value_left"
        return FIGURES.before(left).search(text, at - 6, at) is not None
    if behind == "*":
        return FIGURES.pattern("not_out").match(text, figure.end) is not None
    return not behind or behind not in "/×÷^=_"
