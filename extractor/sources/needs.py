"""Libraries that only some kinds of files need, and the error where one is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from extractor.errors import SourceError


def library(module: str, name: str, what: str, extra: str) -> ModuleType:
    """The module that reads `what`. Raises `SourceError`, beginning with the file's name, if it is missing.

    `extra`: the extra of this package that installs it.
    """
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        advice = f"run: pip install 'award-extractor[{extra}]'"
        raise SourceError(f"{name}: {what} needs {package}, which is not installed; {advice}") from None
