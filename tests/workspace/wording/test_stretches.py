"""Which stretch of time the words beside a figure give."""

from __future__ import annotations

import pytest

from claimaudit.workspace.wording.stretches import told

YEAR = "2024-01-01/2024-12-31"


@pytest.mark.parametrize(
    ("said", "stretches"),
    [
        ("It carried ¤ in 2024.", [f"of {YEAR}"]),
        ("In March 2024, it carried ¤.", ["of 2024-03-01/2024-03-31"]),
        ("It carried ¤ in March.", ["of 2024-03-01/2024-03-31"]),
        ("It has carried ¤ since 2024.", [f"since {YEAR}"]),
        ("It carried ¤ from 2020 to 2024.", ["of 2020-01-01/2024-12-31"]),
        ("It carried ¤ in the six months to June 2024.", ["of 2024-01-01/2024-06-30"]),
        ("It rose ¤ in the twelve months to March 2024.", ["rate 2023-04-01/2024-03-31"]),
        ("It rose ¤ in the ten years to 2024.", ["years 2015-01-01/2024-12-31"]),
        ("It carried ¤ in the first nine months of 2024.", ["of 2024-01-01/2024-09-30"]),
        ("It had ¤ at the end of 2024.", [f"until {YEAR}"]),
        ("It carried ¤ in fiscal 2024.", [f"fiscal {YEAR}"]),
        ("It carried ¤ over the summer of 2024.", [f"summer {YEAR}"]),
        ("It carried ¤ over the summer of 1998.", ["summer 1998-01-01/1998-12-31"]),
        ("It carried ¤ in the 1999/00 season.", ["fiscal 2000-01-01/2000-12-31"]),
        ("It carried ¤ in fiscal 23/24.", [f"fiscal {YEAR}"]),
        ("It carried ¤ before 2024.", [f"before {YEAR}"]),
        ("It carried ¤ after 2024.", [f"after {YEAR}"]),
        ("自2024年以来运送¤。", [f"since {YEAR}"]),
        ("2024年春运运送¤。", [f"春运 {YEAR}"]),
        ("2024年前9个月运送¤。", ["of 2024-01-01/2024-09-30"]),
        # The day of an election is one of its year, a school's fall its year.
        ("Turnout on 4 July 2024 was ¤.", ["event 2024-07-04/2024-07-04"]),
        ("It taught ¤ pupils in the fall of 2024.", [f"of {YEAR}"]),
        # Under a row of years a figure is of the year of its column.
        ("2023 2024 passengers 400 ¤", [f"of {YEAR}"]),
        # What belongs to a time and is not read leaves it open.
        ("It carried ¤ in the weekend of 7 July 2024.", ["unread 2024-07-07/2024-07-07"]),
        # None of its own: compared with, of another clause, of a list, of nothing.
        ("It carried ¤, more than in 2024.", []),
        ("It carried ¤, its most since 1998.", []),
        ("It carried 3 in 2023 and ¤ in 2024, respectively.", []),
        ("It carried ¤.", []),
    ],
)
def test_the_stretch_of_a_figure(said: str, stretches: list[str]) -> None:
    found = [f"{kind} {days.first}/{days.last}" for kind, days, _ in told(said, "2024")]
    assert found == stretches


def test_a_clip_is_one_clause() -> None:
    said = "Net sales of 2024; per share … ¤"
    assert [len(told(said, None, is_clip=is_clip)) for is_clip in (True, False)] == [1, 0]
