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
        ('<p style="font-size:0;color:#ddd">x <b>z</b> <i style="font-size:1em">y</i></p>', "y"),
        ('<p style="font-size:0.9em">x</p><p style="font-size:05px">y</p>', "x\ny"),
        ("<table bgcolor=#036><tr><td>a<font color=white>b</font><td bgcolor=white><font color=white>c", "ab"),
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


# By what a page may hide one element beside others that it shows.
HIDING = [
    "position:absolute;left:-9999px", "text-indent: -9999px", "margin-left:-200%", "clip:rect(0,0,0,0)",
    "clip: rect(1px, 1px, 1px, 1px)", "clip-path:inset(100%)", "height:0;overflow:hidden",
    "overflow:hidden; max-height: 0", "width:1px;overflow:hidden", "transform:scale(0)", "transform: scaleY(0.0)",
    "color:transparent", "color: rgba(0, 0, 0, 0)", "color:#fff0", "color: rgb(0 0 0 / 0%)", "filter:opacity(0)",
    "zoom:0", "content-visibility:hidden", "text-decoration:line-through", "text-decoration-line: line-through",
    "direction:rtl;unicode-bidi:bidi-override", "font-size:1px", "font-size: 0.4pt", "font-size:.01em",
    "display:/* */none", r"display:n\6fne", "DISPLAY:NONE", "visibility:hidden", "opacity:0", "visibility: collapse",
    "color:#fff", "color:#fefefe", "color:hsl(0, 0%, 100%)", "color:rgb(255 255 255)", "color:#123;background:#113",
    "opacity:.01", "font:0/0 a", "font-size:3px", "translate:-9999px", "transform:translateX(-9999px)", "scale:0",
    "-webkit-text-fill-color:transparent", "clip-path:polygon(0 0, 0 0)", "--d:none;display:var(--d)",
]  # fmt: skip
SHOWING = [
    "left:-10px", "margin: -20px", "text-indent:2em", "height:0", "overflow:hidden", "height:10px;overflow:hidden",
    "line-height:1px;overflow:hidden", "border-width:0;overflow:hidden", "transform:scale(0.5)", "color:rgb(0,0,0)",
    "color:#000", "color:#fff;background:#036", "color:white;background:url(a.jpg)", "color: rgba(0,0,0,.5)", "background-color:transparent", "border-color: rgba(0,0,0,0)",
    "color:transparent;background-clip:text", "backdrop-filter:opacity(0)", "zoom:0.9", "clip:auto", "clip-path:none",
    "text-decoration:underline", "font-size:10px", "font-size:11.5pt", "font-size:.9em", "font-size:100%",
    "fill-opacity:0", "z-index:0;top:0", "display:block", "-webkit-box-display:none2", r"display\3a none",
]  # fmt: skip


@pytest.mark.parametrize(("style", "seen"), [(s, 0) for s in HIDING] + [(s, 1) for s in SHOWING])
def test_a_style_hides_what_has_it(style: str, seen: int) -> None:
    shown = "<p>The ferry sails on the lake, and on no sea.</p>"
    for tag in ("p", "div", "section"):
        text = read_page(f'{shown}<{tag} style="{style}">It sold 5</{tag}>').text
        assert text.count("It sold 5") == seen, tag


@pytest.mark.parametrize(
    ("rules", "seen"),
    [
        ("#q{display:none}", 0), ("p.q{display:none}", 0), (".q.r{display:none}", 0), ("i{display:none}", 0),
        (".q{left:-9999px}", 0), (".q{color:transparent}", 0), ("b.q{display:none}", 1), (".q.s{display:none}", 1),
        (".menu .q{display:none}", 1), ("#q:target{display:none}", 1), ("p.q{display:none} .q.on{display:block}", 1),
        ("@media print{#q{display:none}}", 1), (".q{opacity:0}", 1),
        ("body .q{display:none}", 0), ("html>body>p.q i{display:none}", 0), ("p:nth-child(2){display:none}", 0),
        ("[class]{display:none}", 0), ("p[id='q']{display:none}", 0), ("p:not(.on){display:none}", 0), (".q *{display:none}", 0),
        (":is(.a,.q){display:none}", 0), ("@media all{.q{display:none}}", 0), ("@supports (a:b){.q{display:none}}", 0),
        ("body{color:red;.q{display:none}}", 0), ("p{&.q{display:none}}", 0), (".z{color:red;.q{display:none}}", 1), (":root{--d:none}.q{display:var(--d)}", 0), (".q{color:#fff}", 0),
        (".q{display:none!important}#q{display:block}", 0), (".q{color:#fff!important}#q{color:#000}", 0),
        ("[lang]{display:none}", 1), ("p[id*='z']{display:none}", 1), ("p:not(.q){display:none}", 1), (".q:hover{display:none}", 1), (".q:before{display:none}", 1),
        ("@media (max-width:600px){.q{display:none}}", 1), (".no-js .q{display:none}", 1), ("#q{display:none}#q.r{display:block}", 1),
        ("body{background:#000}.q{color:#fff}", 1), (".q{color:#fff}.q{color:#000}", 1), (f"{':is(a,b)' * 40} .q{{color:red}}", 1),
    ],
)  # fmt: skip
def test_a_rule_of_its_own_hides_what_it_names(rules: str, seen: int) -> None:
    page = f"<style>p{{display:block}} {rules}</style><p>Hello<p class='q r' id=q><i>It sold 5</i>"
    assert read_page(page).text.count("It sold 5") == seen


@pytest.mark.parametrize(
    "hidden",
    [
        "<div popover>5</div>", "<dialog>5</dialog>", "<p hidden=until-found>5</p>", "<svg><desc>5</desc></svg>",
        "<svg><defs><text>5</text></defs></svg>", "<math><annotation>5</annotation></math>", "<ruby>a<rp>5</rp></ruby>",
    ],
)  # fmt: skip
def test_what_is_for_machines_or_not_open_is_not_shown(hidden: str) -> None:
    assert "5" not in read_page(f"<p>It sold.</p>{hidden}").text


def test_a_closed_part_that_a_reader_opens_is_shown() -> None:
    shown = "<details><summary>More</summary>5</details><dialog open>6</dialog>"
    assert read_page(shown).text == "More\n5\n6"


def test_what_a_script_draws_is_the_page_where_it_is_most_of_it() -> None:
    body = '<div style="visibility:hidden"><p>It sold 5 million tickets in May.</p></div>'
    assert "sold 5" in read_page(f"<h1>Tickets</h1>{body}").text
    assert "sold 5" not in read_page(f"<p>{'The ferry sails on. ' * 9}</p>{body}").text


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


@pytest.mark.parametrize(
    "rules",
    [
        "a{" * 5_000,
        ".a " * 2_000 + "{color:red}",
        ":is(" * 3_000 + "a" + ")" * 3_000 + "{color:red}",
    ],
)
def test_a_sheet_too_deep_to_be_read_hides_the_page(rules: str) -> None:
    assert read_page(f"<style>p{{color:red}} {rules}</style><p>5").text == ""
    assert read_page(f"<p style='color:{'(' * 20_000}'>5<p>6").text == "6"


def test_depth_is_no_matter_as_far_as_it_is_read() -> None:
    assert read_page("<div>" * 2_000 + "x").text == "x"
    assert read_page("<div>" * 50_000 + "x").text == ""
