"""What a race took, as it is entered: with nothing around it that tells of a race."""

import pytest

from claimaudit.figures.figure import UnreadableFigureError
from claimaudit.figures.reader import FigureReader

READER = FigureReader()
ENTERED = [
    ("2:17:18", 8238, "exact"),
    ("40:49", 2449, "exact"),
    ("3:39", 219, "exact"),
    ("about 41:40", 2500, "about"),
    ("just under 1:00:00", 3600, "nearly"),
    ("1:48.32", 108.32, "exact"),
]


@pytest.mark.parametrize(("printed", "seconds", "bound"), ENTERED)
def test_a_time_by_itself_is_a_duration(printed: str, seconds: float, bound: str) -> None:
    figure = READER.read(printed)
    assert (float(figure.value), figure.unit, figure.bound) == (seconds, "s", bound)


@pytest.mark.parametrize("printed", ["9:30 am", "at 9:30", "9:30-10:30", "12:75", "06:45:02"])
def test_a_time_of_day_is_none(printed: str) -> None:
    with pytest.raises(UnreadableFigureError):
        READER.read(printed)
