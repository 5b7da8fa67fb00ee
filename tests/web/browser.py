"""A real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "needs the browser Chromium, which was not found; install it: apt-get install chromium"
PATIENCE = 60_000
"""Milliseconds until an answer of the browser is given up."""


def find() -> str | None:
    """Where the browser is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running(program: str) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments, timeout=PATIENCE)
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser, width: int, height: int = 900) -> Iterator[Page]:
    """A window of that size; below 500 as on a phone."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, is_mobile=width < 500, locale="ko-KR")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def complaints(page: Page) -> list[str]:
    """A list that what the page's console says, and what fails in it, will be added to."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfailed", lambda request: told.append(f"{request.url}: {request.failure}"))
    return told
