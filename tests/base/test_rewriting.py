"""A text written anew keeps the places of the text under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimaudit.base.folding import fold
from claimaudit.base.rewriting import rewritten


def test_the_ends_of_a_change_are_those_of_what_it_replaced() -> None:
    raw = "a\u200b Mio. Euro\n, b"
    view = rewritten(fold(raw), [(2, 6, "million"), (7, 11, "€")])
    assert view.text == "a million €\n, b"
    assert view.plain.text == "a Mio. Euro\n, b"
    assert raw[view.raw(2) : view.raw_end(9)] == "Mio."
    assert raw[view.raw(10)] == "E"
    assert (view.inner(2), view.inner(9), view.at(raw.index("\n"))) == (2, 6, view.text.index("\n"))
    assert view.running == "a million € , b"


@given(st.text("ab \u200b", max_size=30), st.data())
def test_places_never_go_back_and_what_was_not_changed_stays(raw: str, data: st.DataObject) -> None:
    under = fold(raw)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(under.text)), max_size=6)))
    changes = [
        (start, end, data.draw(st.text("xyz", max_size=8)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    view = rewritten(under, changes)
    places = [view.raw(at) for at in range(len(view.text))]
    assert places == sorted(places)
    for at, character in enumerate(view.text):
        assert character in "xyz" or raw[view.raw(at)] == character
