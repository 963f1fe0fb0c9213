"""Numbers in digits: which of them are figures."""

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.lexicon import EN, ZH, is_cjk
from claimaudit.figures.spellings import splits_word
from claimaudit.figures.temperatures import DEGREE
from claimaudit.figures.unit_words import crosses
from claimaudit.figures.units import things
from claimaudit.scan import names, unreadable, years
from claimaudit.scan.context import Context
from claimaudit.scan.lists import DATES, FIGURES

_STATED = ZH.words("sections") | {",", "^"}
_CROSSES, _RANKS = FIGURES.words("across"), FIGURES.words("ranks")
_OPENED, _CODE = FIGURES.words("opened_apart"), FIGURES.words("code_before")
_LINE_START = ("", "\n")
_QUOTES, _CODED = FIGURES.words("quote_before"), FIGURES.text("coded_before")
_CELLS, _DIALLED = FIGURES.words("cell_before"), FIGURES.words("dialled_ends")
_BEFORE_DIALLED = FIGURES.pattern("dialled_before")
_LABEL_MARKS, _MASKS = FIGURES.words("label_marks"), FIGURES.words("masks")
# A bare price has as many digits, 套机售2999; 卖4 may be the number of an item.
_PRICE_DIGITS = 3
(_OF,), (_TO,) = EN.words("of_several"), FIGURES.words("score_to")
_IDENTIFIED, _NEVER_DATED = FIGURES.words("identified_mark"), FIGURES.words("never_dated")
# So far before a number the word starts of which it is the number.
_NAMED = 24
# More digits than these in one are an id.
_ID_DIGITS = 6
_ENDS_ALIKE, _DAY_ENDS = FIGURES.words("numbered_alike_ends"), FIGURES.words("numbered_day_ends")
# Between bare numbers whose unit stands behind the last, 70及34岁.
_LIST_JOINTS = FIGURES.words("list_joints")


def read_digits(context: Context, at: int, end: int) -> Figure | Unreadable | int | None:
    text = context.text
    if over := _named(text, at, end) or context.no_amount(at, end) or _spelled_apart(text, at, end):
        return over
    if names.refused(text, at):
        return None
    signed = names.glued_to_name(text, at)
    if not signed and text[end : end + 1] not in _NEVER_DATED and (dated := context.date(at)):
        return dated
    figure = context.reader.read_at(text, at)
    whole = unreadable.end_of_run(context, at, end)
    if figure is None or figure.end < whole:
        if context.is_ordinal(whole):
            return whole
        return unreadable.read_run(text, at, whole) or whole
    if signed and names.glued_to_name(text, at, figure.start):
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


def _named(text: str, at: int, end: int) -> int:
    """The end of the number of an item, a telephone or a masked name, or 0: 1、请求, 王某1."""
    if text[at] == "0" and (dialled := FIGURES.end("dialled", text, at)):
        return dialled
    if text[end : end + 1] in _LABEL_MARKS and (label := FIGURES.end("label", text, at)):
        return label
    return FIGURES.end("masked_name", text, at) if text[at - 1 : at] in _MASKS else 0


def _spelled_apart(text: str, at: int, end: int) -> int:
    """The end of digits that are set apart one by one, or 0: 2 0 O C T 2 0 1 6."""
    if end - at > 1 or text[end : end + 1] != " " or text[end + 2 : end + 3] != " ":
        return 0
    return FIGURES.end("spaced_out", text, at)


def _no_figure(context: Context, at: int, figure: Figure) -> int:
    """The end of what measures nothing, or 0: the top 10, 9-to-5, 米格-15."""
    text = context.text
    if figure.unit == "x" and FIGURES.pattern("rounds").match(text, figure.end):
        return figure.end
    dated = "money_of_year", "money_year_before"
    if over := context.road_post(at, figure) or _led(text, at, *dated, 12):
        return over
    bare = figure.unit is None
    if figure.unit == DEGREE and FIGURES.pattern("located").match(text, figure.end):
        return figure.end
    if "/" in text[at : at + 6] and (rated := FIGURES.end("rated", text, at)):
        return rated
    if figure.ends and (won := _result(text, at)):
        return won
    # a 4 to 3 vote, 18 to 1
    of_two = figure.unit != "x" and (figure.ends or text.startswith(_TO, figure.end))
    if of_two and (over := FIGURES.end("told_score", text, at) or context.ratio(at)):
        return over
    if figure.ends and bare and FIGURES.pattern("on_scale").search(text, at - 20, at):
        return figure.end
    if (bare or figure.unit in things()) and _is_ranked(text, at, figure):
        return figure.end
    if bare:
        return _no_count(text, at, figure)
    return years.short_year(text, at) if figure.unit in things() else 0


def _no_count(text: str, at: int, figure: Figure) -> int:
    """The same of a number that has no unit: 米格-15, the 101st, odds of 5-1."""
    if over := _numbers_a_thing(text, at) or FIGURES.end("odds", text, figure.end):
        return over
    named = FIGURES.pattern("battalion").match(text, at) or _is_called(text, at, figure)
    return figure.end if named else 0


def _result(text: str, at: int) -> int:
    """The end of a result that is told with the larger number first, a 60-40 vote; or 0."""
    told = FIGURES.pattern("told_result").match(text, at)
    return told.end() if told and int(told["more"]) >= int(told["less"]) else 0


def _is_ranked(text: str, at: int, figure: Figure) -> bool:
    """Whether the number at `at` is that of places: the top 10, the last 16, the first 747."""
    ranked = FIGURES.pattern("ranked").search(text, at - 6, at)
    if ranked is None or figure.start < at:
        return False
    if ranked["word"] in _RANKS:
        return FIGURES.pattern("ranked_counts").match(text, figure.end) is None
    return figure.unit is None and FIGURES.pattern("counted_thing").match(text, figure.end) is None


def _numbers_a_thing(text: str, at: int) -> int:
    """The end of a bare number that is a house, a note, a call or one of Nos. 3, 5 and 7; or 0."""
    if text[at - 1 : at] in _QUOTES and (end := _quoted(text, at)):
        return end
    if thing := (
        FIGURES.end("numbered_thing", text, at)
        or _led(text, at, "about_year", "dated_about", _NAMED)
        or _led(text, at, "zip_code", "zip_before", 18)
        or (text[at - 1 : at] == "(" and _led(text, at, "cited", "cited_before", _NAMED))
    ):
        return thing
    near, spaced = (max(0, at - _NAMED), at), text[at - 1 : at] == " "
    if text[at - 2 : at] == _CODED and FIGURES.pattern("official").search(text, *near):
        return at + 1
    if text[at - 4 : at] == _OF and FIGURES.pattern("numbered_of").search(text, at - 18, at):
        return at + 1
    last = text[max(0, at - 3) : at].rstrip()[-2:].lower()
    day = spaced and last in _DAY_ENDS and FIGURES.pattern("numbered_day").search(text, *near)
    if day or _is_looked_up(text, at):
        return at + 1
    if last[-1:] in _ENDS_ALIKE and FIGURES.pattern("numbered_alike").search(text, *near):
        return FIGURES.end("numbers_alike", text, at) or at + 1
    if FIGURES.pattern("footnote_before").search(text, *near):
        return at + 1
    called = _led(text, at, "emergency_number", "emergency", _NAMED)
    return called or _in_a_table(text, at) or years.short_year(text, at)


def _led(text: str, at: int, name: str, before: str, reach: int) -> int:
    """The end of what stands at `at`, where words before it that are no Chinese make that of it,
    or 0."""
    end = 0 if is_cjk(text[at - 1 : at]) else FIGURES.end(name, text, at)
    return end if end and FIGURES.pattern(before).search(text, max(0, at - reach), at) else 0


def _quoted(text: str, at: int) -> int:
    """The end of a number in quotation marks that opens a title or is shown by fingers, or 0."""
    title = FIGURES.end("titled_digits", text, at)
    return title or _led(text, at, "shown_by_hand", "shown_before", 14)


def _in_a_table(text: str, at: int) -> int:
    """The end of bare numbers in a row, of one set in brackets or in a formula, or 0."""
    if text[at - 2 : at] in _OPENED and (alone := FIGURES.end("in_brackets", text, at)):
        return alone
    if text[at - 1 : at] in _CODE or text[at - 2 : at] in _CODE:
        return at + 1
    if text[at - 1 : at] == "/" and text[at - 2 : at - 1].isdecimal():
        return at + 1  # No 1464/96
    if text[at - 2 : at] in _CELLS and FIGURES.pattern("coded_cell").search(text, at - 12, at):
        return at + 1
    heading = FIGURES.end("heading", text, at) if text[at - 1 : at] in _LINE_START else 0
    row = FIGURES.end("row", text, at) or heading
    if row := row or _led(text, at, "result", "behind_brackets", 4):
        return row
    if listed := FIGURES.end("enumerated", text, at):
        return 0 if FIGURES.pattern("opened_before").search(text, at - 60, at) else listed
    return _led(text, at, "row_of_two", "row_before", 6)


def _is_looked_up(text: str, at: int) -> bool:
    """Whether the number at `at` is that of a document, a telephone, a road or an asteroid:
    ID: 7367, 0571-8790 3355, a crash on 95, (243) Ida."""
    if text[at - 1 : at] in _DIALLED and _BEFORE_DIALLED.search(text, at - 16, at):
        return True
    if text[at - 1 : at] == "(" and FIGURES.pattern("minor_planet").match(text, at):
        sky = FIGURES.pattern("minor_planet_near").search(text, at - 150, at + 150)
        return sky is not None
    if not _IDENTIFIED.isdisjoint(text[max(0, at - 2) : at]):
        return FIGURES.pattern("identified").search(text, at - 28, at) is not None
    return _led(text, at, "road_alone", "on_highway", 24) > 0


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
    if FIGURES.pattern("rising").fullmatch(written) and FIGURES.pattern("ranged_left").search(
        text, at - 36, at
    ):
        return True
    if figure.ends and (
        _rises(text, at) or FIGURES.pattern("interval_left").search(text, at - 36, at)
    ):
        return True
    if FIGURES.pattern("score").fullmatch(written) or (
        end - at > _ID_DIGITS
        and "." not in written
        and FIGURES.pattern("grouped_left").search(text, at - 16, at) is None
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
