"""What a clip says in the reader's other language: entered by a person, and held against the clip
for its figures. It is there to be read and decides nothing."""

import re
from collections.abc import Iterator

from claimaudit.base.shown import one_line
from claimaudit.figures import Figure
from claimaudit.figures.composed import rates_alike
from claimaudit.figures.units import things
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Print

_CJK = re.compile("[\u3400-\u9fff]")


def odd_gloss(
    one: Print, start: int | None, policy: Policy, language: str | None
) -> Iterator[tuple[str, str]]:
    """(message, fix) of what is wrong with the gloss of a print whose figure stands at `start` of
    its clip, which is in `language`."""
    if one.gloss is None:
        return
    if one.clip is None:
        yield "has a gloss and no clip", "enter the clip that it glosses, or leave it out"
        return
    if len(one.gloss) > policy.clips.letters:
        message = f"the gloss has {len(one.gloss)} letters; {policy.clips.letters} are allowed"
        yield message, "say no more than the clip does"
    if bool(_CJK.search(one.gloss)) == bool(_CJK.search(one.clip)):
        yield "the gloss is in the language of its clip", "gloss it in the other one"
    yield from _odd_figures(one, start, policy, language)


def _odd_figures(
    one: Print, start: int | None, policy: Policy, language: str | None
) -> Iterator[tuple[str, str]]:
    clip, gloss = one.clip or "", one.gloss or ""
    theirs = policy.places(clip, language).figures()
    told = [figure for _, figure in policy.places(gloss).figures()]
    for figure in told:
        if not any(_are_same(figure, other) for _, other in theirs):
            shown = one_line(figure.text, 80)
            yield f"the gloss says “{shown}”, its clip does not", "gloss the figures of the clip"
            return
    if one.figure is None or start is None:
        return
    there = [figure for at, figure in theirs if start <= at < start + len(one.figure)]
    if not (any(_are_same(there[0], f) for f in told) if there else one.figure in gloss):
        yield f"the gloss does not say “{one_line(one.figure, 80)}”", "gloss the figure, too"


def _are_same(a: Figure, b: Figure) -> bool:
    """Whether two figures read the same: a bare one has the unit of the other, and what is counted
    may be counted in another word (72 packages, 72个). How far they round is the clip's to say."""
    units, counted = {a.unit, b.unit}, things()
    is_alike = len(units - {None}) < 2 or units <= counted or rates_alike(a.unit, b.unit, counted)
    return is_alike and (a.value, a.bound) == (b.value, b.bound)
