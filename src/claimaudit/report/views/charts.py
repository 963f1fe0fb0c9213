"""Claimed against reference, drawn: one dot a claim, 1 is as the source says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from claimaudit.report.views.book import CLASSES, GRAVEST, Book, Record
from claimaudit.report.views.ratios import ratio
from claimaudit.report.views.shown import plain
from claimaudit.report.views.words import Pair, number, say

LOW, HIGH = 0.05, 20.0
_NEAR = 0.05
_COLOURS = {"contradicted": "#c1121f", "misleading": "#b45309", "conflicting": "#7c3aed",
            "supported": "#0f766e", "unverifiable": "#6b7280", "not rated": "#9ca3af"}  # fmt: skip
_SHAPES = {"contradicted": "cross", "misleading": "triangle-up", "conflicting": "diamond",
           "supported": "circle", "unverifiable": "square", "not rated": "square"}  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """A picture, its summary, and its numbers."""

    svg: Markup
    summary: Pair
    rows: list[tuple[Record, Pair]]


# The Vega-Lite whose pictures these are: another version would draw other bytes.
_VEGA_LITE = "6.1"
_SMALLEST = {"data": {"values": [{"x": 1}]}, "mark": "bar", "encoding": {"x": {"field": "x"}}}


def warm_up() -> None:
    """Starts the engine that draws; a third of a second that needs no Python."""
    import vl_convert

    vl_convert.vegalite_to_svg(_SMALLEST, vl_version=_VEGA_LITE)


def chart(book: Book, article: str) -> Chart | None:
    """The picture of one article, or None where nothing can be computed."""
    points = [(ratio(c), c) for c in book.record["claims"] if c["article"] == article]
    drawn = [(r, c) for r, c in points if r is not None]
    if not drawn:
        return None
    drawn.sort(key=lambda p: (-p[0], p[1]["id"]))
    close = sum(abs(r - 1) <= _NEAR for r, _ in drawn)
    high = sum(r > 1 + _NEAR for r, _ in drawn)
    return Chart(
        _svg(drawn, f"c{article}"),
        say("charts.summary", n=len(drawn), close=close, high=high, low=len(drawn) - close - high),
        [(c, number(r, 3)) for r, c in drawn if abs(r - 1) > _NEAR],
    )


def _svg(drawn: list[tuple[float, Record]], prefix: str) -> Markup:
    import altair as alt
    import vl_convert

    rows: list[dict[str, Any]] = [
        {
            "claim": f"{n:04d} {plain(c['id'])[:44]}",
            "ratio": min(max(r, LOW), HIGH),
            "verdict": c["verdict"],
        }
        for n, (r, c) in enumerate(drawn)
    ]
    kinds = [v for v in GRAVEST if any(row["verdict"] == v for row in rows)]
    ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
    ratios = alt.Axis(values=ticks, format="~g", grid=True, orient="top")
    names = alt.Axis(
        labelExpr="substring(datum.label, 5)", labelLimit=280, ticks=False, domain=False
    )
    domain = alt.Scale(type="log", domain=[LOW, HIGH], nice=False)
    colours = alt.Scale(domain=kinds, range=[_COLOURS[v] for v in kinds])
    shapes = alt.Scale(domain=kinds, range=[_SHAPES[v] for v in kinds])
    points = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=70, opacity=1)
        .encode(
            x=alt.X("ratio:Q", title=None, scale=domain, axis=ratios),
            y=alt.Y("claim:N", sort=None, title=None, axis=names),
            color=alt.Color("verdict:N", legend=None, scale=colours),
            shape=alt.Shape("verdict:N", legend=None, scale=shapes),
        )
    )
    one = (
        alt.Chart(alt.Data(values=[{"one": 1}]))
        .mark_rule(strokeWidth=1.5, color="#888")
        .encode(x="one:Q")
    )
    picture = (
        (one + points)
        .properties(
            width=460, height=alt.Step(16), padding={"left": 50, "right": 15, "top": 5, "bottom": 5}
        )
        .configure_view(stroke=None)
    )
    return inline(vl_convert.vegalite_to_svg(picture.to_dict(), vl_version=_VEGA_LITE), prefix)


_IDLE = (
    "role|aria-[a-z]+|style|xmlns:xlink|font-family|class|version|pointer-events|text-rendering|"
    "stroke-miterlimit|opacity|font-size"
)


def inline(svg: str, prefix: str) -> Markup:
    """A drawn SVG as a part of the page: ids of its own, colours from the page, nothing idle."""
    names = re.sub(r"[^a-zA-Z0-9]", "_", prefix)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{names}_\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{names}_\1)", svg)
    svg = re.sub(rf' (?:{_IDLE})="[^"]*"', "", svg)
    svg = re.sub(r'fill="#?(?:000|000000|black)"', 'fill="currentColor"', svg)
    svg = re.sub(r'stroke="#(?:ddd|888)"', 'stroke="currentColor" stroke-opacity=".3"', svg)
    svg = re.sub(r"<rect[^>]*fill=\"(?:white|#fff(?:fff)?)\"[^>]*/>", "", svg)
    for verdict, colour in _COLOURS.items():
        svg = svg.replace(f'fill="{colour}"', f'class="f-{CLASSES[verdict]}"')
    svg = re.sub(
        r' (?:stroke-width="[12]"|fill="none"|x2="0"|y2="0"|transform="translate\(0,0\)")', "", svg
    )
    svg = re.sub(r'<path d="[^"]*"(?: display="none")?/>', "", svg)
    while "<g></g>" in svg:
        svg = svg.replace("<g></g>", "")
    svg = re.sub(r'="[^"]*"', lambda m: re.sub(r"(\d+\.\d)\d+", r"\1", m[0]), svg)
    svg = svg.replace("<svg ", '<svg class="chart" aria-hidden="true" ', 1)
    return Markup(svg)  # noqa: S704 - drawn by the library from numbers and escaped labels
