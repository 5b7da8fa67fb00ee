"""Where the pattern files are, and how one is read: TOML into a typed record, or a `PatternError` that
names the place.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from extractor.errors import PatternError

T = TypeVar("T")


def patterns_folder() -> Path:
    """The pattern files that came with the program: inside the installed package, or beside it in a
    checkout.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_patterns", package.parent / "patterns"):
        if folder.is_dir():
            return folder
    raise PatternError(f"no pattern files found beside {package}; install the package again")


def digest(path: Path) -> str:
    """First 12 hex digits of the SHA-256 of a pattern file; stored with every value that one of its
    rules found.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def load_toml(path: Path, kind: type[T]) -> T:
    """Reads a TOML file into `kind`. A wrong key, type or syntax is a `PatternError` with file and place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise PatternError(f"{path}: no such pattern file") from None
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{path}: not valid TOML: {error}") from None
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise PatternError(f"{path}: {error}") from None
