"""What a page shows, and nothing else."""

from __future__ import annotations

import pytest

from claimaudit.intake.captures.page import read_page


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<p>two<br>three", "one\ntwo\nthree"),
        ("<p>4,<b>614</b> TF<i>LOPS</i></p>", "4,614 TFLOPS"),
        ("<p>a  b\n\t c</p>", "a b c"),
        ("<p>昇腾\n  950PR的算力\n达到</p>", "昇腾 950PR的算力达到"),
        ("<table><tr><th>Memory<td>96 GB<tr><td>TDP<td>400 W</table>", "Memory\t96 GB\nTDP\t400 W"),
        ("<tr><td>Revenue</td><td>$</td><td>44,062</td><td>73</td><td>%</td></tr>", "Revenue\t$44,062\t73%"),
        ("<table><tr><td>Loss<td>$<td>(1,234<td>)</table>", "Loss\t$(1,234)"),
        ("<table><tr><td>a<td><td><td>b</table>", "a\tb"),
        ("<p>10<sup>25</sup> FLOPs, 8192<sup>1</sup></p>", "10²⁵ FLOPs, 8192¹"),
        ('<p>4,500<span style="vertical-align:super">(1)</span></p>', "4,500⁽¹⁾"),
        ("<p>CO<sub>2</sub></p>", "CO2"),
        ("<p>now 9</p><p><del>was 8</del></p><p><s>7</s></p>", "now 9"),
        ('<p style="display: none">x</p><p hidden>y</p><p>z</p>', "z"),
        ("<style>.q{display:none}</style><p class='a q'>x</p><p class=a>y", "y"),
        ("<p class=q>x</p><p>y<style>b, .q, .r { color: red; display : none }</style>", "y"),
        ("<style>.q{font-size:0px}</style><p class=q>x</p><p>y", "y"),
        ("<style>@media print{.q{display:none}}</style><p class=q>x", "x"),
        ("<style>.q{display:none} .q.on{display:block}</style><p class='q on'>x", "x"),
        ("<style>.js .q{display:none} /* .q{display:none} */</style><p class=q>x", "x"),
        ('<p style="font-size:0;color:#fff">x <b>z</b> <i style="font-size:1em">y</i></p>', "y"),
        ('<p style="font-size:0.9em">x</p><p style="font-size:05px">y</p>', "x\ny"),
        ("<p>a <bdo dir=RTL>212 men</bdo><bdo dir=ltr>b</bdo> \u202e9 men\u202c c</p>", "a b c"),
        ("<textarea>x</textarea><input value=y><p>z", "z"),
        ("<script>1</script><style>2</style><template>3</template><noscript>4</noscript>5", "5"),
        ("<body><ix:header><p>hidden</p></ix:header><ix:nonFraction>44</ix:nonFraction>", "44"),
        ("<svg><title>icon</title></svg><p>x</p>", "x"),
        ("<p>5&nbsp;%&shy; &amp; more", "5\u00a0%\u00ad & more"),
        ("no markup at all", "no markup at all"),
        ("", ""),
        ("</p></div></b>x", "x"),
        ("<frameset><frame src=a><noframes><p>x</p></noframes></frameset>", "x"),
        ('<div style="visibility: hidden"><p>drawn later</p></div>', "drawn later"),
        ('<p>It sold <span style="visibility: hidden">no</span> 5', "It sold 5"),
        ('<p>It sold <b style="color: red; opacity: 0.0">no</b> 5', "It sold 5"),
        ('<p>It sold <b style="opacity:0!important">no</b> 5', "It sold 5"),
        ('<p style="opacity: 0.8">seen', "seen"),
        ("<p>a\0b", "ab"),
        ("<p>One<svg><title>icon</title><text>Q1</text><text><tspan>4.6</tspan> bn</text></svg>, two.",
         "One, two.\nQ1\n4.6 bn"),
        ("<svg><foreignObject><div>label</div></foreignObject><path d=x>no</path></svg><p>x", "x\nlabel"),
        ("<svg style='display: none'><text>no</text></svg><p>x", "x"),
        ("<?xml version='1.0'?><rss><channel><title>N</title><item><title>Up 4%</title>"
         "<description><![CDATA[<p>Sold 3 units</p>]]></description></item></channel></rss>",
         "Up 4%\nSold 3 units"),
    ],
)  # fmt: skip
def test_what_it_shows(html: str, text: str) -> None:
    assert read_page(html).text == text


def test_what_it_says_of_itself() -> None:
    page = read_page(
        "<html><head><title> A\n b </title><meta http-equiv=Refresh content='0; url=/x'></head>"
        "<body><h1>Head</h1><nav><a>Home</a></nav><div class='cookie-bar'>We use</div>"
        "<input type=password><input type=submit value=Go><script></script><iframe></iframe>"
        "<noscript>Enable it</noscript></body></html>"
    )
    assert (page.title, page.unscripted, page.password) == ("A b", "Enable it", True)
    assert (page.scripts, page.frames, page.refresh) == (1, 1, True)
    seen = [(block.text, block.heading, block.chrome, block.overlay) for block in page.blocks]
    assert seen == [
        ("Head", True, False, False), ("Home", False, True, False),
        ("We use", False, False, True), ("Go", False, True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "chrome"),
    [
        ("<ul><li><a>Chip sales rise 3%</a></li></ul>", True),
        ("<p>Sales rose, <a>it said</a>.</p>", False),
        ("<h1><a>Chip sales rise</a></h1>", False),
    ],
)
def test_a_link_alone_is_of_the_site(html: str, chrome: bool) -> None:
    assert [block.chrome for block in read_page(html).blocks] == [chrome]


def test_depth_is_no_matter() -> None:
    assert read_page("<div>" * 50_000 + "x").text == "x"
