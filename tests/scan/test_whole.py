"""Which words of a Chinese sentence can be declared as its figure, and which are a piece of it."""

from __future__ import annotations

import pytest

from claimaudit.figures.reader import FigureReader
from claimaudit.scan.scanner import Scanner
from claimaudit.scan.whole import CutFigureError, FigurePlaces

READER, SCANNER = FigureReader(), Scanner()


def _declare(text: str, figure: str) -> None:
    start = text.index(figure)
    FigurePlaces(text, SCANNER).check(start, start + len(figure), READER.read(figure))


@pytest.mark.parametrize(
    ("text", "whole", "piece"),
    [
        ("每千人口执业医师3.40人。", "每千人口执业医师3.40人", "3.40人"),
        ("汽油每吨上调190元。", "每吨上调190元", "190元"),
        ("早稻亩产387公斤。", "亩产387公斤", "387公斤"),
    ],
)
def test_a_figure_is_declared_with_what_it_is_divided_by(text: str, whole: str, piece: str) -> None:
    _declare(text, whole)
    with pytest.raises(CutFigureError, match=whole):
        _declare(text, piece)


def test_what_lost_its_divisor_cannot_be_declared() -> None:
    with pytest.raises(CutFigureError):
        _declare("每千老年人口床位6.70张。", "6.70张")


def test_the_metric_says_what_a_mean_is_of() -> None:
    _declare("人均可支配收入6010元。", "6010元")
