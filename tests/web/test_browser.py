"""A reader with a real browser: from the search to an award, its evidence, its recipient."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from extractor.web import build
from tests.web import browser as browsers
from tests.web.test_pages import PAGES


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = browsers.find()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(browsers.MISSING)
        pytest.skip(browsers.MISSING)
    with browsers.running(program) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desk."""
    with browsers.window(browser, 1280) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(database: Path) -> Iterator[str]:
    """The page served over HTTP, as `serve` does it."""
    application = build(database)
    server = uvicorn.Server(uvicorn.Config(application.app(), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
    for served in application.databases.values():
        served.close()
    application.executor.shutdown()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_from_search_to_award_to_evidence_to_recipient(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").click()
    page.keyboard.type("경산시 민원")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert heading(page) == "‘경산시 민원’ 찾기"
    assert page.locator("mark.hit").all_inner_texts() != []

    page.locator(".hits .chips a").first.click()
    page.wait_for_url("**/award/47290/data-based-administration/2024")
    assert heading(page).startswith("경상북도 경산시")

    page.locator("mark.used a.tag").first.click()
    assert page.evaluate("document.querySelector(':target').tagName") == "TR"
    page.locator("tr:target a.quote bdi").first.click()
    assert page.locator("mark:target").inner_text().startswith("경산시")

    page.locator("h1 a").first.click()
    page.wait_for_url("**/place/47290")
    assert heading(page) == "경상북도 경산시"
    title = page.locator("svg[role=img] title").first.text_content()
    assert title == "경상북도 경산시의 해마다의 결과"
    box = page.locator("svg.plot").first.bounding_box()
    assert box is not None
    assert box["height"] > 50


def test_the_table_of_awards_is_narrowed_by_a_facet(page: Page, address: str) -> None:
    page.goto(f"{address}/data/award_overview")
    all_rows = page.locator("tbody tr").count()
    page.locator(".facets li a").first.click()
    page.locator(".facets strong").first.wait_for()
    assert 0 < page.locator("tbody tr").count() < all_rows
    assert page.locator(".facets strong").first.inner_text() != ""


def test_the_keyboard_passes_the_header_first(page: Page, address: str) -> None:
    page.goto(f"{address}/place/47290")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, "it is seen now"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_the_window_and_load_nothing_from_elsewhere(
    browser: Browser, address: str, width: int
) -> None:
    with browsers.window(browser, width, 800) as page:
        told, asked = browsers.complaints(page), set()
        page.on("request", lambda request: asked.add(request.url))
        for name, path in PAGES.items():
            page.goto(address + path)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide == 0, f"{name} is {wide} points too wide"
            assert told == [], name
    assert len(asked) > len(PAGES)
    assert {one for one in asked if not one.startswith(address)} == set()


def test_a_wild_article_runs_nothing(page: Page, address: str) -> None:
    page.add_init_script("window.alert = () => { window.ran = true; }")
    for path in (
        "/award/47290/data-based-administration/2024",
        "/search?q=경산",
        "/data/articles",
        "/data/claims",
    ):
        page.goto(address + path)
        if path != "/data/claims":  # whose first rows are of other articles
            assert "<script>" in page.locator("body").inner_text(), "it is there, as words"
        assert page.evaluate(
            "window.ran === undefined && document.images.length === 0 && document.scripts.length === 0"
        )


def test_a_script_that_would_run_is_seen(page: Page) -> None:
    page.add_init_script("window.alert = () => { window.ran = true; }")
    page.goto("data:text/html,<h1>News <script>alert('title')</script></h1>")
    assert page.evaluate("window.ran") is True


# Contrast as the browser shows it: the colour of every text against what is painted behind it.
CONTRAST = """
(() => {
  const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const bright = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0.99) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('main').parentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.getClientRects().length) continue;
    let front, back;
    if (e.closest('svg')) {
      if (!/(grade|points|tile)/.test(e.className.baseVal || '')) continue;
      let box = e;
      while (box && box.tagName !== 'rect') box = box.previousElementSibling;
      [front, back] = [parse(getComputedStyle(e).fill), parse(getComputedStyle(box).fill)];
    } else {
      [front, back] = [parse(getComputedStyle(e).color), behind(e)];
    }
    const [a, b] = [bright(front), bright(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push([walk.currentNode.data.trim(), e.className.baseVal || e.className, ratio]);
  }
  return found;
})()
"""


def test_every_text_stands_out_from_what_is_behind_it(page: Page, address: str) -> None:
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate(CONTRAST) == [], name
