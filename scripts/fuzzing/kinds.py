"""What a kind of input is: how one is made, and what must hold for it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"


class Broken(AssertionError):
    """Something that must hold does not; the message says what."""


@dataclass(frozen=True)
class Case:
    """An input. `content`: what is kept of it where it fails; `ending`: of the file that it is kept in."""

    content: bytes
    ending: str
    check: Callable[[], None]
    """Gives the input to the program. Raises `Broken` where something that must hold does not, and lets
    every error through that the program should not have raised.
    """


@dataclass(frozen=True)
class Kind:
    """A kind of inputs. `seconds`: processor time that one may cost; `megabytes`: memory that one may add to
    what the process held at most before.
    """

    name: str
    about: str
    make: Callable[[random.Random], Case]
    cases: int
    """How many of a run of 200,000."""
    seconds: float
    megabytes: float = 400


def must(holds: object, what: str) -> None:
    """Raises `Broken` with `what` where something does not hold."""
    if not holds:
        raise Broken(what)
