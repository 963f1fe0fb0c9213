"""What a reader sees of an article in Markdown or HTML."""

from __future__ import annotations

import time

import pytest

from claimaudit.workspace.wording.seen import as_seen

# ⟦…⟧ stands around what its page does not show.
SEEN = [
    "In China it sold 5 million.",
    "在中国[1]售出500万。",
    "It fell to < 5 and > 3 in China.",
    "**In China** it _sold_ 5 million.",
    "⟦---\ntitle: China\n---\n⟧It sold 5 million.",
    "⟦+++\nregion = 'China'\n+++\n⟧It sold 5 million.",
    "It sold.\n---\nIn China.\n---\nAnd so on.",
    "⟦<!-- in China -->⟧ It sold 5 million.",
    "它⟦<!-- 在\n\n中国 -->⟧售出500万。",
    "It sold 5 million. ⟦<!-- in China, and no end\nof it⟧",
    "[It sold⟧(https://example.org/china)⟦ 5 million".replace("⟧(", "]⟦(").replace(")⟦", ")⟧"),
    '[It sold]⟦(x.html "in China")⟧ 5 million',
    "[It sold]⟦[china]⟧ 5 million.\n⟦[china]: https://example.org/china 'China'⟧\nMore.",
    "⟦[//]: # (in China)⟧\nIt sold 5 million.",
    "[注]: 在中国 售出500万",
    "⟦![in China](x.png)⟧ It sold 5 million.",
    "⟦<img src=x.png alt='in China'>⟧ It sold 5 million.",
    '⟦<a href="https://china.example" title="China">⟧It sold⟦</a>⟧ 5 million.',
    "⟦<p style='text-align: center'>⟧In China⟦</p>⟧ it sold 5 million.",
    '⟦<span hidden>in China</span>⟧ It sold 5 million.',
    '⟦<div style="display: none">in <div>the</div> China</div>⟧ It sold 5 million.',
    '⟦<SPAN STYLE="visibility:hidden">in China</SPAN>⟧ It sold 5 million.',
    '⟦<span style=opacity:0>in China</span>⟧ It sold 5 million.',
    '⟦<b style="font-size: 0.0em">in China</b>⟧ It sold 5 million.',
    '⟦<b style="color:#fff">in China</b>⟧ It sold 5 million.',
    '⟦<p style="margin-left: -9999px">in China</p>⟧ It sold 5 million.',
    "⟦<style>.x{display:none}</style>\n<p class=x>in China</p>⟧ It sold 5 million.".replace("\n", "⟧\n⟦"),
    "⟦<p class=lead>⟧In China⟦</p>⟧ it sold 5 million.",
    "⟦<script>var china = 1</script>⟧ It sold 5 million.",
    "It sold ⟦<del>in China</del>⟧ 5 million.",
    "⟦<span data-x='>' hidden>in China</span>⟧ It sold 5 million.",
    "⟦<font color=white>in China</font>⟧ It sold 5 million.",
    "It sold ⟦~~in China~~⟧ 5 million.",
    "⟦<div popover>in China</div>⟧ It sold 5 million.",
    "⟦<dialog class=x>in China</dialog>⟧ It sold 5 million.",
    "⟦<dialog open>⟧In China⟦</dialog>⟧ it sold 5 million.",
    "⟦<ruby>⟧华为⟦<rp>(中国)</rp></ruby>⟧售出500万。",
    "More at ⟦https://example.org/china-2024⟧ and here.",
    "{% raw %} It sold. ⟦{: .china-2024}⟧",
    "Write `<!--` before and `-->` behind: in China.",
    "```html\n<style>\n<!-- in China -->\n```\nIt sold.",
]  # fmt: skip


@pytest.mark.parametrize("marked", SEEN)
def test_a_reader_sees(marked: str) -> None:
    text, expected, is_seen = marked.replace("⟦", "").replace("⟧", ""), "", True
    for sign in marked:
        if sign in "⟦⟧":
            is_seen = sign == "⟧"
        else:
            expected += sign if is_seen or sign == "\n" else " "
    assert as_seen(text) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "<a style= ",
        "![",
        "[x](",
        "](",
        "<!-",
        "`",
        "```\n",
        "<p hidden>",
        "<p class=a>",
        "[a]: b\n",
    ],
)
def test_a_text_of_one_such_piece_again_and_again_is_soon_read(piece: str) -> None:
    text, start = "<style></style>" + piece * (200_000 // len(piece)), time.process_time()
    as_seen(text)
    assert time.process_time() - start < 8
