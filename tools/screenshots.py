"""Pictures of the report's main views: each width, language and theme.

They go to reports/out/screenshots/; `make screenshots` takes them. The browser is $CHROMIUM
or the first chromium on the path. With `--readme FILE` only the picture of the read-me is made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from claimaudit.record.audit import audit_workspace
from claimaudit.report.html.page import render
from claimaudit.workspace.workspace import load_workspace

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "reports" / "out" / "screenshots"
VIEWS = {
    "glance": "", "article": "#a_002", "card": "#002-950pr-compute-vs-h20", "claims": "#v_claims",
    "charts": "#v_charts", "subjects": "#v_subjects", "subject": "#s_nvidia-h20",
    "conflicts": "#v_conflicts", "sources": "#v_sources",
    "evidence": "#v_evidence", "method": "#v_method",
}  # fmt: skip
WIDTHS = {390: 844, 768: 1024, 1440: 900}
LOCALES = {"en": "en-US", "zh": "zh-CN"}
THEMES = ("light", "dark")


def main() -> int:
    """Renders the report of this workspace and takes its pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", type=Path, help="make only the picture of the read-me")
    parser.add_argument("--only", choices=VIEWS, help="one view instead of all")
    arguments = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.stderr.write("Chromium is not installed (apt-get install chromium fonts-noto-cjk)\n")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    page = OUT / "index.html"
    workspace = load_workspace(ROOT)
    page.write_text(render(audit_workspace(workspace), workspace.texts), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            if arguments.readme:
                take(browser, page.as_uri(), {"": arguments.readme}, "en", "light", 1440, 800)
                page.unlink()
                return 0
            chosen = [arguments.only] if arguments.only else list(VIEWS)
            for lang in LOCALES:
                for theme in THEMES:
                    for width in WIDTHS:
                        ends = f"{lang}-{theme}-{width}.png"
                        files = {VIEWS[name]: OUT / f"{name}-{ends}" for name in chosen}
                        take(browser, page.as_uri(), files, lang, theme, width)
        finally:
            browser.close()
    page.unlink()
    sys.stdout.write(f"{OUT.relative_to(ROOT)}\n")
    return 0


def take(
    browser: Browser, url: str, files: dict[str, Path], lang: str, theme: str, width: int,
    height: int | None = None,
) -> None:  # fmt: skip
    """One picture an address, of what a reader sees first."""
    context = browser.new_context(
        viewport={"width": width, "height": height or WIDTHS[width]},
        locale=LOCALES[lang],
        color_scheme="dark" if theme == "dark" else "light",
    )
    context.route("https://**", lambda route: route.abort())
    for address, path in files.items():
        page = context.new_page()
        page.goto(url + address)
        page.screenshot(path=path)
        page.close()
    context.close()


if __name__ == "__main__":
    raise SystemExit(main())
