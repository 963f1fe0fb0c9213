"""Strangers' text, wherever it is shown: seen as it is, obeyed nowhere."""

from __future__ import annotations

import pytest

from claimaudit.base.problems import Problem
from claimaudit.base.shown import (
    csv_cell,
    html_attribute,
    html_id,
    html_quoted,
    html_text,
    https_link,
    in_line,
    json_for_html,
    log_line,
    markdown,
    markdown_code,
    named,
    one_line,
    visible,
)

# --- a terminal ---------------------------------------------------------------------------

# Of every kind that hides or steers, one or two.
HIDDEN = ["\x00", "\x1b", "\x7f", "\x9b", "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b",
          "\u200f", "\u2028", "\u202e", "\u2060", "\u2067", "\u3164", "\ufeff", "\uffa0", "\ufff9",
          "\U0001d173", "\U000e0041", "\U000e0100", "\ud800"]  # fmt: skip
SEEN = "plain 两倍 naïve שלום ١٢ \u0600 😀 é \u3000ａ"


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_what_hides_or_steers_is_shown_in_its_place(hidden: str) -> None:
    name = f"U+{ord(hidden):04X}"
    assert visible(f"a{hidden}b") == "a\ufffdb"
    assert named(f"a{hidden}b") == f"a⟦{name}⟧b"
    assert f"a<b class=cc>{name}</b>b" in html_text(f"a{hidden}b")
    assert html_attribute(f"a{hidden}b") == f"a⟦{name}⟧b"


def test_all_else_stays_as_it_is() -> None:
    assert visible(SEEN) == named(SEEN) == SEEN
    assert visible("a\n\tb") == "a\n\tb"


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("a\n b\r\n", 0, "a b"),
        ("  a\tb", 0, "a b"),
        ("abcdef", 4, "abc…"),
        ("abcd", 4, "abcd"),
        ("a\x1b[2J", 0, "a\ufffd[2J"),
    ],
)
def test_one_line(text: str, limit: int, shown: str) -> None:
    assert one_line(text, limit) == shown


def test_a_part_of_a_line_keeps_the_space_at_its_ends() -> None:
    assert in_line("\n a  b ") == " a b "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: b", "a: b"),
        ("x\n::error file=a::no", "x⏎::error file=a::no"),
        ("::add-mask::x", ": :add-mask::x"),
        ("  ::stop-commands::x", "  : :stop-commands::x"),
        ("a ##[error]x", "a # #[error]x"),
        ("##vso[task]x", "# #vso[task]x"),
        ("a\rb\x1b]0;t\x07", "a\ufffdb\ufffd]0;t\ufffd"),
    ],
)
def test_a_line_of_a_log_gives_no_commands(text: str, shown: str) -> None:
    assert log_line(text) == shown


def test_a_problem_shows_its_file_its_message_and_its_fix_so() -> None:
    problem = Problem("a\n::b", 2, "“\x1b[31m” and\n##[error]", "::stop\nnow")
    assert str(problem) == "a⏎::b:2: “\ufffd[31m” and⏎# #[error]\n    : :stop⏎now"


# --- HTML -----------------------------------------------------------------------------------


def test_html_is_escaped_and_right_to_left_text_isolated() -> None:
    assert html_text("<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"
    assert html_text("a שלום") == "<bdi>a שלום</bdi>"
    assert html_attribute('"><script>') == "&#34;&gt;&lt;script&gt;"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("vs", "vs"),
        ("vs v2", '"vs v2"'),
        ("https://a.example/b/?c&d", "https://a.example/b/?c&amp;d"),
        ("https://a.example/?b=c", '"https://a.example/?b=c"'),
        ("a>b", "a&gt;b"),
        ("a onclick=b", '"a onclick=b"'),
        ("", '""'),
        ("`", '"`"'),
    ],
)
def test_an_attribute_has_the_quotes_that_it_needs(value: str, told: str) -> None:
    assert html_quoted(value) == told


def test_json_in_html_closes_no_element() -> None:
    assert json_for_html("</script>\u2028&") == '"\\u003c/script\\u003e\\u2028\\u0026"\n'


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "http://a.example", "https://a.example/ b", "https://a\u202e.example",
     "data:text/html,x", " https://a.example", "HTTPS://A.EXAMPLE", "//a.example", ""],
)  # fmt: skip
def test_only_https_links_are_links(url: str) -> None:
    assert https_link(url) is None


def test_an_id_of_plain_words_is_its_own_html_id() -> None:
    assert html_id("002-950pr.x") == "002-950pr.x"
    assert html_id("a b") != html_id("a_20_b")


# --- CSV --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a", "\ufeff=1"],
)  # fmt: skip
def test_a_cell_that_a_sheet_would_run_is_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "shown"), [("a=b", "a=b"), (-7.77, -7.77), (None, ""), (True, "yes")]
)
def test_any_other_cell_stays_as_it_is(value: object, shown: object) -> None:
    assert csv_cell(value) == shown


# --- Markdown -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 48,000 字", "plain 48,000 字"),
        ("a|b", r"a\|b"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("&lt;", "&amp;lt;"),
        ("@someone", "@\u200bsomeone"),
        ("fixes #12 gh-3", "fixes #\u200b12 gh-\u200b3"),
        ("https://a.org www.a.org", "https:\u200b//a.org www.\u200ba.org"),
        (":smile:", ":\u200bsmile:\u200b"),
        ("$x$", r"\$x\$"),
        ("\\", "\\\\"),
        ("two\nlines\r\n# title", "two lines #\u200b title"),
        ("a\u202eb\x1b[2J", "a\ufffdb\ufffd\\[2J"),
    ],
)
def test_markdown_shows_text_and_obeys_none_of_it(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_ids_stand_in_code_style_unless_they_would_break_out_of_it() -> None:
    assert markdown_code("002-950pr") == "`002-950pr`"
    assert markdown_code("a`b|c") == r"a\`b\|c"
