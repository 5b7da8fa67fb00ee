"""A reader with a real browser: from the search to an award, its evidence, its recipient."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from extractor.web import build
from tests.web import browser as browsers
from tests.web.browser import Browser
from tests.web.test_pages import PAGES


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = browsers.find()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(browsers.MISSING)
        pytest.skip(browsers.MISSING)
    with Browser(program, tmp_path_factory.mktemp("browser") / "profile") as opened:
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


def heading(browser: Browser) -> str:
    return str(browser.see("document.querySelector('h1').innerText"))


def test_from_search_to_award_to_evidence_to_recipient(browser: Browser, address: str) -> None:
    browser.resize(1280, 900)
    browser.open(address)
    browser.click("#q")
    browser.type("경산시 민원")
    browser.press("Enter")
    browser.wait_for("Page.loadEventFired")
    assert heading(browser) == "‘경산시 민원’ 찾기"
    assert browser.see("[...document.querySelectorAll('mark.hit')].map(e => e.innerText)") != []

    browser.follow(".hits .chips a")
    assert heading(browser).startswith("경상북도 경산시")
    assert browser.see("location.pathname") == "/award/47290/data-based-administration/2024"

    browser.click("mark.used a.tag")
    assert browser.see("document.querySelector(':target').tagName") == "TR"
    browser.click("tr:target a.quote bdi")
    assert browser.see("document.querySelector('mark:target').innerText").startswith("경산시")

    browser.follow("h1 a")
    assert heading(browser) == "경상북도 경산시"
    assert (
        browser.see("document.querySelector('svg[role=img] title').textContent")
        == "경상북도 경산시의 해마다의 결과"
    )
    assert browser.see("document.querySelector('svg.plot').getBoundingClientRect().height") > 50


def test_the_table_of_awards_is_narrowed_by_a_facet(browser: Browser, address: str) -> None:
    browser.open(f"{address}/data/award_overview")
    all_rows = browser.see("document.querySelectorAll('tbody tr').length")
    browser.follow(".facets li a")
    assert 0 < browser.see("document.querySelectorAll('tbody tr').length") < all_rows
    assert browser.see("document.querySelector('.facets strong').innerText") != ""


def test_the_keyboard_passes_the_header_first(browser: Browser, address: str) -> None:
    browser.open(f"{address}/place/47290")
    browser.press("Tab")
    assert browser.see("document.activeElement.className") == "skip"
    assert browser.see("document.activeElement.getBoundingClientRect().left") >= 0, "it is seen now"
    browser.press("Enter")
    assert browser.see("document.activeElement.id") == "main"
    browser.press("Tab")
    assert browser.see("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_the_window_and_load_nothing_from_elsewhere(
    browser: Browser, address: str, width: int
) -> None:
    browser.resize(width, 800)
    for name, path in PAGES.items():
        browser.open(address + path)
        wide = browser.see("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{name} is {wide} points too wide"
        loaded = browser.see("performance.getEntriesByType('resource').map(e => e.name)")
        assert all(one.startswith(address) for one in loaded), loaded
        told = [
            event["params"]["entry"]["text"]
            for event in browser.events
            if event.get("method") == "Log.entryAdded"
        ]
        assert told == [], name


def test_a_wild_article_runs_nothing(browser: Browser, address: str) -> None:
    browser.ask("Page.addScriptToEvaluateOnNewDocument", source="window.alert = () => { window.ran = true; }")
    for path in (
        "/award/47290/data-based-administration/2024",
        "/search?q=경산",
        "/data/articles",
        "/data/claims",
    ):
        browser.open(address + path)
        assert browser.see(
            "window.ran === undefined && document.images.length === 0 && document.scripts.length === 0"
        )


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


def test_every_text_stands_out_from_what_is_behind_it(browser: Browser, address: str) -> None:
    browser.resize(1280, 900)
    for name, path in PAGES.items():
        browser.open(address + path)
        assert browser.see(CONTRAST) == [], name
