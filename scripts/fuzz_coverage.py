"""Searches for inputs that reach new code, with Atheris (libFuzzer for Python), which is no dependency:

    pip install atheris
    python scripts/fuzz_coverage.py page build/corpus-page -max_total_time=300

The first argument says what is tried; the others are libFuzzer's own. Begins with the corpus and with made-up
files. An input that breaks something is written to the current folder, and the search ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

try:
    import atheris
except ImportError:
    sys.exit("Atheris is missing; install it: pip install atheris")

with atheris.instrument_imports(include=["extractor", "bs4"]):
    from fuzzing import containers, pages, patterns

    from extractor.errors import PageError
    from extractor.page import read_page


def page(content: bytes) -> None:
    """A page to an article."""
    try:
        article = read_page(pages.page_of(content[1:], "text" if content[:1] == b"t" else "html"))
    except PageError:
        return
    pages.check_article(article)


def label(content: bytes) -> None:
    """A label file."""
    patterns.check_label(content, beside=False)


def _file(ending: str) -> Callable[[bytes], None]:
    return lambda content: containers.check_file(content, ending) if content else None


TARGETS: dict[str, Callable[[bytes], None]] = {
    "page": page,
    "label": label,
    "feed": containers.check_feed,
    **{ending[1:]: _file(ending) for ending in (".csv", ".jsonl", ".warc", ".hwp", ".hwpx", ".xlsx")},
}


def seeds(name: str) -> list[bytes]:
    """What the search begins with."""
    if name == "page":
        return [(b"t" if media == "text" else b"h") + content for content, media in pages.corpus_pages()]
    if name == "label":
        return [patterns.right_label()]
    return list(containers.FEEDS) if name == "feed" else [containers.documents()[f".{name}"]]


def main() -> None:
    """See the head of the file."""
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"give what is tried and a folder for inputs: {', '.join(TARGETS)}")
    name, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(content)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
