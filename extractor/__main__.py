"""The command `award-extractor`, and `python -m extractor`: a process that does nothing else."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from extractor.cli import main

_COLLECT_AFTER = (50_000, 20, 50)
"""New objects after which garbage is looked for, and how often more thoroughly. Loading makes some hundred
thousand that all stay; with Python's 700, looking through them takes a tenth of a short command.
"""


def start() -> NoReturn:
    """Runs the command and ends the process with its exit code."""
    gc.set_threshold(*_COLLECT_AFTER)
    code = main()
    gc.freeze()  # what is left goes with the process; there is no need to look through it once more
    sys.exit(code)


if __name__ == "__main__":
    start()
