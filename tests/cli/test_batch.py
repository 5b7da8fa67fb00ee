"""Several processes: order, errors, and processes that die. No model is needed for that."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from extractor.batch import AHEAD, Failure, Outcome, Reading, process
from extractor.errors import PageError, SourceError, SourceFailure
from extractor.model import Article, Award, Page
from extractor.pipeline import Extractor


class Scripted(Extractor):
    """Does what the page says."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def extract(self, article: Article) -> list[Award]:
        return []

    def read_page(self, page: Page) -> Article:
        text = page.content.decode()
        if text == "refuse":
            raise PageError(f"{page.source}: no article")
        return Article(id=page.source, source=page.source, text=text)

    def award(self, article: Article) -> Article:
        word, mark = article.text.split()[0], self.folder / article.id
        if word == "die" or (word == "once" and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "half":
            return msgspec.structs.replace(article, title="\ud800")
        if word == "slow":
            time.sleep(0.05)
        if word == "break":
            raise ValueError("broken")
        return article


def pages(*texts: str) -> list[Page]:
    return [Page(source=f"{n}", content=text.encode(), media="text") for n, text in enumerate(texts)]


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, str]]:
    return [(o.article.source, "read") if isinstance(o, Reading) else (o.source, o.stage) for o in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_input(tmp_path: Path, jobs: int) -> None:
    items: list[Page | SourceFailure] = [*pages("slow", "quick", "refuse", "break", *["quick"] * 50)]
    items.insert(1, SourceFailure("gone", SourceError("gone: no such file")))
    outcomes = list(process(Scripted(tmp_path), items, jobs))
    expected = [("0", "read"), ("gone", "source"), ("1", "read"), ("2", "page"), ("3", "extract")]
    assert told(iter(outcomes)) == expected + [(f"{n}", "read") for n in range(4, 54)]
    refused, broken = outcomes[3], outcomes[4]
    assert isinstance(refused, Failure)
    assert isinstance(broken, Failure)
    assert refused.message == "2: no article"
    assert (refused.page, refused.trace) == (items[3], None)
    assert "internal error (ValueError: broken); please report it" in broken.message
    assert "Traceback" in str(broken.trace)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_cannot_be_written_fails_alone(tmp_path: Path, jobs: int) -> None:
    outcomes = process(Scripted(tmp_path), pages("quick", "half", "quick"), jobs)
    assert told(outcomes) == [("0", "read"), ("1", "extract"), ("2", "read")]


def test_a_process_that_dies_loses_no_page(tmp_path: Path) -> None:
    texts = ["quick"] * 5 + ["die", "once"] + ["quick"] * 20 + ["once", "once", "quick", "die"]
    outcomes = list(process(Scripted(tmp_path), pages(*texts), 2))
    expected = [(f"{n}", "extract" if text == "die" else "read") for n, text in enumerate(texts)]
    assert told(iter(outcomes)) == expected
    dead = outcomes[5]
    assert isinstance(dead, Failure)
    assert dead.message.startswith("5: the process that read it died 2 times (signal 9")
    assert dead.page == pages(*texts)[5]


def test_large_pages_and_articles_do_not_lock_up(tmp_path: Path) -> None:
    texts = [f"quick {n} " + "가" * 1_000_000 for n in range(20)]
    outcomes = list(process(Scripted(tmp_path), pages(*texts), 2))
    assert [o.article.text for o in outcomes if isinstance(o, Reading)] == texts


def test_input_is_read_a_bounded_way_ahead(tmp_path: Path) -> None:
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield from pages("quick")

    outcomes = process(Scripted(tmp_path), endless(), 2)
    for _ in range(100):
        next(outcomes)
    assert taken <= 100 + 2 * AHEAD
    outcomes.close()  # type: ignore[attr-defined]


def test_processes_end_when_the_reader_stops(tmp_path: Path) -> None:
    outcomes = process(Scripted(tmp_path), pages(*["slow"] * 50), 2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_error_of_the_source_passes_through(tmp_path: Path) -> None:
    def failing() -> Iterator[Page]:
        yield from pages("quick")
        raise RuntimeError("from the source")

    with pytest.raises(RuntimeError, match="from the source"):
        list(process(Scripted(tmp_path), failing(), 2))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
