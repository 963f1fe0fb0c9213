"""Axes, scales, dot plots and bars: where things are drawn."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from claimaudit.record.models import Audit
from claimaudit.report.figure import reference
from claimaudit.report.headline import headline
from claimaudit.report.html.pictures import STYLES, Axis, bar, chart, scale
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import Lookup
from claimaudit.workspace.policy import UNDECIDED, VERDICTS
from claimaudit.workspace.workspace import Workspace
from tests.report.html.made import claim, trial


@pytest.mark.parametrize(
    ("axis", "value", "share"),
    [
        (Axis(0, 10, False), 0, 0),
        (Axis(0, 10, False), 2.5, 0.25),
        (Axis(0, 10, False), 11, 1),
        (Axis(0.05, 20, True), 1, 0.5),
        (Axis(0.05, 20, True), 20, 1),
        (Axis(0.05, 20, True), 1000, 1),
        (Axis(0.05, 20, True), 0, 0),
        (Axis(0.05, 20, True), -3, 0),
    ],
)
def test_a_value_lies_on_its_axis(axis: Axis, value: float, share: float) -> None:
    assert axis.share(value) == pytest.approx(share)


# --- both intervals on one scale ----------------------------------------------------------


def test_claimed_and_references_are_bars_of_one_axis() -> None:
    made = claim(
        "a", "contradicted", claimed=(1.5, 2.5), point=2, rounded=(1.9, 2.1),
        trials=[trial("miss", reference=(3.2, 3.6)), trial("holds", reference=(2, 2))],
    )  # fmt: skip
    found = scale(made, None, {})
    assert found is not None
    assert [(ends.text("en"), t.holds) for ends, t in found.references] == [
        ("3.2 – 3.6×", False), ("2×", True),
    ]  # fmt: skip
    bars = {m[1]: int(m[2]) for m in re.finditer(r'class=(\w+) d="M(\d+)', str(found.svg))}
    assert bars["k1"] < bars["k2"] < bars["k4"] < bars["r0"]
    assert not found.logarithmic


def test_what_decides_nothing_is_drawn_only_where_nothing_decides() -> None:
    idle = trial("miss", reference=(9, 9), decides=False)
    both = scale(claim("a", trials=[trial(reference=(2, 2)), idle]), None, {})
    alone = scale(claim("a", trials=[idle]), None, {})
    assert both is not None and [e.text("en") for e, _ in both.references] == ["2×"]
    assert alone is not None and [e.text("en") for e, _ in alone.references] == ["9×"]


@pytest.mark.parametrize(
    ("relation", "low", "high"), [("above", 300, 600), ("below", 0, 300), ("level", 259, 341)]
)
def test_a_relation_stands_for_ratios_as_far_as_the_policy_says(
    real: Workspace, relation: str, low: int, high: int
) -> None:
    # The axis runs from 0.3 to 1.7, 409 to the unit; the band is a tenth of it either way.
    level = real.policy.level.model_copy(update={"tolerance": Decimal("0.1")})
    policy = real.policy.model_copy(update={"level": level})
    made = claim(
        "a", "contradicted", form="comparison", versus="other", relation=relation, figure=None,
        claimed=None, point=None, trials=[trial(reference=(0.5, 1.5))],
    )  # fmt: skip
    found = scale(made, policy, {})
    assert found is not None
    ((x, width),) = re.findall(r'class=k1 d="M(\d+) 7h(\d+)', str(found.svg))
    assert (int(x), int(x) + int(width)) == (low, high)


def test_far_apart_is_logarithmic_and_a_cut_off_figure_reaches_further() -> None:
    made = claim("a", claimed=(1, 2), cut_off=3, notes=["truncated"],
                 trials=[trial(reference=(90, 100))])  # fmt: skip
    found = scale(made, None, {})
    assert found is not None and found.logarithmic
    assert "class=k3" in str(found.svg)


@pytest.mark.parametrize(
    ("keys", "is_drawn"),
    [
        ({}, False),
        ({"cut_off": 3, "notes": ["truncated"]}, True),
        ({"trials": [trial(reference=(1, 2)), trial("miss", reference=(1, 2.1))]}, True),
        ({"verdict": "unverifiable"}, True),
    ],
)
def test_what_holds_against_every_source_is_said_and_not_drawn(
    keys: dict[str, object], is_drawn: bool
) -> None:
    made = {"verdict": "supported", "claimed": (1, 2), "trials": [trial(reference=(1, 2))]}
    found = scale(claim("a", **{**made, **keys}), None, {})
    assert found is not None
    assert (found.svg is not None) == is_drawn
    assert next(ends.text("en") for ends, _ in found.references) == "1 – 2×"


def test_a_figure_in_no_currency_stands_beside_each_on_a_card_as_in_the_chart() -> None:
    """The 45 of an article is read in dollars beside dollars, in yuan beside yuan."""
    read = [
        trial("miss", facts=["f"], reference=ends, conditions={"currency": code})
        for code, ends in (("USD", (4.5, 4.5)), ("CNY", (27.0, 33.0)))
    ]
    for trials, ends in ((read, ("3.6", "58")), (read[:1], ("$3.6", "$58"))):
        made = claim(
            "a", "contradicted", point=45, claimed=(44.0, 46.0), unit=None, trials=trials,
            decided_by=0, ratio=10.0,
        )  # fmt: skip
        found, drawn = scale(made, None, {}), chart([made])
        assert found is not None and found.svg is not None and drawn is not None
        assert len(drawn.off[0][1]) == len(found.references) == len(trials)
        assert {bar.row for bar in found.bars} == {*range(len(trials) + 1)}
        assert (found.low.text("en"), found.high.text("en")) == ends
        assert ("no currency" in found.along.text("en")) == (len(trials) > 1)


@pytest.mark.parametrize("keys", [{"trials": []}, {"claimed": None, "trials": [trial()]}])
def test_what_cannot_be_computed_is_not_drawn(keys: dict[str, object]) -> None:
    assert scale(claim("a", **keys), None, {}) is None


def test_days_lie_on_a_scale_too() -> None:
    days = ("2025-01-01", "2025-01-31")
    made = claim("a", form="date", claimed=days, point=None, unit="date",
                 trials=[trial(reference=("2025-02-10", "2025-02-10"))])  # fmt: skip
    found = scale(made, None, {})
    assert found is not None
    assert found.low.text("en") < "2025-01-01" < "2025-02-10" < found.high.text("en")


# --- the dot plot -------------------------------------------------------------------------


def test_a_row_a_claim_the_highest_ratio_first() -> None:
    made = [
        claim("low", "contradicted", ratio=0.5), claim("none", ratio=None), claim("b", ratio=0.9),
        claim("a", "misleading", ratio=1.0), claim("far", "contradicted", ratio=1234.5),
    ]  # fmt: skip
    found = chart(made)
    assert found is not None
    drawn = [(c.id, told.text("en")) for c, [(_, told)] in found.off]
    assert drawn == [("far", "1,234×"), ("a", "1×"), ("low", "0.5×")]
    assert [c.id for c in found.fits] == ["b"], "over 400 fits 440"
    assert found.summary.text("en") == "1 of 4 figures fit."
    places = [float(re.findall(r"cx=([\d.]+)%", str(dots))[0]) for _, [(dots, _)] in found.off]
    assert places[0] == 97.0
    assert places[1] == 50.0
    assert 3 < places[2] < 50


def test_a_figure_in_no_currency_is_drawn_in_each_on_an_axis_of_its_own() -> None:
    """Ten times too much it is only in dollars; in yuan it is a range, as exchange rates are."""
    read = [
        trial("miss", reference=ends, conditions={"currency": code})
        for code, ends in (("USD", (4.5, 4.5)), ("CNY", (27.0, 33.0)))
    ]
    made = claim("a", "contradicted", point=45, unit=None, trials=read, decided_by=0, ratio=10.0)
    found = chart([made])
    assert found is not None
    ((_, [(dollars, in_dollars), (yuan, in_yuan)]),) = found.off
    assert in_dollars.text("en") == "in US dollars, 10×"
    assert in_yuan.text("en") == "in Chinese yuan, 1.4 to 1.7×"
    assert (dollars.count("<circle"), yuan.count("<circle")) == (1, 0)
    # The source's figure, then the bar from end to end, which begins where the line to it ends.
    line, range_ = re.findall(r"<line(?: class=(\w+))? x1=([\d.]+)% x2=([\d.]+)%", yuan)
    assert line == ("", "50.0", range_[1])
    assert range_[0] == "vc"
    assert 50 < float(range_[1]) < float(range_[2])


@pytest.mark.parametrize(
    ("ends", "line"), [((0.5, 2.0), "50.0"), ((0.25, 0.5), None), ((2.0, 4.0), None)]
)
def test_no_line_leads_to_a_range_around_the_source(
    ends: tuple[float, float], line: str | None
) -> None:
    read = [
        trial("miss", reference=(1.0, 1.0), conditions={"currency": "USD"}),
        trial("miss", reference=ends, conditions={"currency": "CNY"}),
    ]
    made = claim("a", "contradicted", point=1, unit=None, trials=read, decided_by=0, ratio=1.0)
    found = chart([made])
    assert found is not None
    picture = found.off[0][1][1][0]
    start, end = re.findall(r"<line x1=([\d.]+)% x2=([\d.]+)%", picture)[0]
    assert start == "50.0"
    assert (end == "50.0") is (line is not None)


def test_what_was_not_decided_is_in_no_plot() -> None:
    undecided = [claim("a", "unverifiable", ratio=5.0), claim("b", "not rated", ratio=5.0)]
    found = chart([*undecided, claim("c", "contradicted", ratio=2.0)])
    assert found is not None
    assert [c.id for c, _ in found.off] == ["c"]
    assert found.summary.text("en") == "0 of 1 figures fit."
    assert chart(undecided) is None


def test_what_is_off_is_drawn_in_the_colour_of_its_verdict() -> None:
    for verdict in VERDICTS:
        found = chart([claim("a", verdict, ratio=1.0)])
        assert (found is None) == (verdict in UNDECIDED)
        if found is not None and verdict != "supported":
            assert f"class=f-{STYLES[verdict]} " in found.off[0][1][0][0]


def test_nothing_to_draw_is_no_chart() -> None:
    assert chart([claim("a", ratio=None)]) is None


# --- the bar ------------------------------------------------------------------------------


def test_the_bar_shares_its_width_by_the_counts_gravest_first() -> None:
    counts = dict.fromkeys(VERDICTS, 0) | {"supported": 3, "contradicted": 1}
    parts = re.findall(r"class=f-(\w+) x=(\d+) width=(\d+)", str(bar(counts)))
    assert parts == [("vc", "0", "250"), ("vs", "250", "750")]


def test_nothing_counted_is_an_empty_bar() -> None:
    assert "<rect" not in bar(dict.fromkeys(VERDICTS, 0))


def test_a_chart_prints_what_the_source_gives_as_its_card_does(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    lookup = Lookup(real_audit[0])
    drawn = chart(lookup.audit.claims)
    assert drawn is not None
    told = [
        (given.text(language), headline(lookup, claim).text(language))
        for claim in (*(row[0] for row in drawn.off), *drawn.fits)
        if claim.verdict in ("supported", "contradicted") and claim.decided_by is not None
        for given in (reference(lookup, claim, claim.trials[claim.decided_by]),)
        for language in LANGUAGES
    ]
    assert len(told) > 10
    assert [pair for pair in told if pair[0] not in pair[1]] == []
