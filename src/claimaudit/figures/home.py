"""Signs of money that several lands share: whose they are is told by where the text is from."""

import re

from claimaudit.base.folding import fold
from claimaudit.figures.figure import Figure
from claimaudit.figures.units import load


def at_home(figure: Figure, home: str | None) -> Figure:
    """`figure`, where its sign of money is one that `home` (a code of ISO 4217) shares and nothing
    else in it tells whose it is, in that currency: the yuan of Taiwan, $3 million of Australia.

    Source: `shared` in currencies.yaml.
    """
    if home is None or figure.unit is None:
        return figure
    for one in load("currencies.yaml")["shared"]:
        unit = re.sub(rf"\b{one['read']}\b", home, figure.unit)
        if unit != figure.unit and home in one["of"]:
            printed = fold(figure.text).text
            signed = any(sign in printed for sign in one["signs"])
            if signed and not any(name in printed for name in one["but"]):
                return figure._replace(unit=unit)
    return figure
