"""Every regular expression of the program: of its modules, of its pattern files, and those written in place."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import extractor
from extractor.gates import PageGate
from extractor.page.furniture import furniture
from extractor.pipeline import Extractor

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_USED = {"extractor.page.titles._PROVEN": ("match",), "extractor.explain.words._TRANSLATIONS": ("fullmatch",)}
"""How expressions are used that are handed on under other names."""
_TEMPLATE = re.compile(r"\{[a-z]+\.[a-z_]+\}")
_NOT_IMPORTED = ("__main__", "pdf_worker")


@dataclass(frozen=True)
class Found:
    """An expression, where it stands, and the methods that it is used by there (all, where that is unclear)."""

    place: str
    pattern: re.Pattern[Any]
    methods: tuple[str, ...]

    def use(self, text: Any) -> object:  # noqa: ANN401 - str or bytes
        """Reads a text as the program does, at its most expensive: anywhere in it, unless it is only ever read
        from a place.
        """
        if set(self.methods) & {"search", "finditer", "findall", "sub", "split"}:
            return sum(1 for _ in self.pattern.finditer(text))
        return [getattr(self.pattern, method)(text) for method in self.methods]


def modules() -> Iterator[ModuleType]:
    """All modules of the program."""
    for info in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not info.name.endswith(_NOT_IMPORTED):
            yield importlib.import_module(info.name)


def collect(made: Extractor) -> list[Found]:
    """All expressions, each once."""
    found: dict[tuple[Any, int], Found] = {}
    sources = {module.__name__: Path(str(module.__file__)).read_text("utf-8") for module in modules()}
    text = "\n".join(sources.values())
    for module in modules():
        for one in (
            *_of_module(module, sources[module.__name__], text, made),
            *_in_place(module, sources[module.__name__], made),
        ):
            known = found.get((one.pattern.pattern, one.pattern.flags))
            methods = tuple(sorted({*one.methods, *(known.methods if known else ())}))
            found[one.pattern.pattern, one.pattern.flags] = Found(one.place, one.pattern, methods)
    roots = {"mentions": made.nlp.get_pipe("award_mentions"), "gate": PageGate(made.knowledge), "furniture": furniture(),
             "cues": made.knowledge.cues}  # fmt: skip
    for name, root in roots.items():
        for pattern in _held(root):
            found.setdefault((pattern.pattern, pattern.flags), Found(name, pattern, METHODS))
    return list(found.values())


def _of_module(module: ModuleType, own: str, every: str, made: Extractor) -> Iterator[Found]:
    """The expressions that a module's names hold, alone or in tuples, lists and dictionaries. `own`: its source,
    where its private names are used; `every`: those of all modules.
    """
    for name, value in vars(module).items():
        for pattern in (*_held(value), *_filled(value, made)):
            used = set(re.findall(rf"\b{name}\.({'|'.join(METHODS)})\(", own if name[0] == "_" else every))
            place = f"{module.__name__}.{name}"
            yield Found(place, pattern, _USED.get(place) or tuple(sorted(used)) or METHODS)


def _filled(value: object, made: Extractor) -> list[re.Pattern[str]]:
    """The expression of a template with lists of cues, which is compiled when it is first used."""
    if isinstance(value, str) and _TEMPLATE.search(value) and "\n" not in value:
        return [made.knowledge.cues.regex(value)]
    return []


def _held(root: object) -> Iterator[re.Pattern[Any]]:
    """The expressions that an object of the program holds, at whatever depth."""
    seen: set[int] = set()
    stack = [root]
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, re.Pattern):
            yield item
        elif isinstance(item, tuple | list | dict) or type(item).__module__.startswith("extractor"):
            stack += gc.get_referents(item)


def _in_place(module: ModuleType, source: str, made: Extractor) -> Iterator[Found]:
    """Expressions that are written where they are used: `re.search(r"…", …)`, `cues.regex(r"…").match(…)`."""
    used: dict[ast.expr, str] = {}
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        used[node.func.value] = node.func.attr  # of a call that is called on, which is walked to later
        method, place = node.func.attr, f"{module.__name__}:{node.lineno}"
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and method in METHODS:
            written = _evaluated(node.args[0], module)
            if isinstance(written, str | bytes):
                yield Found(place, re.compile(written, _flags(node, module)), (method,))
        elif method == "regex":
            written = _evaluated(node.args[0], module)
            if isinstance(written, str):
                method = used.get(node, "search")
                yield Found(
                    place, made.knowledge.cues.regex(written), (method,) if method in METHODS else METHODS
                )


def _flags(node: ast.Call, module: ModuleType) -> int:
    flags = 0
    for given in (*node.args, *(keyword.value for keyword in node.keywords)):
        if isinstance(given, ast.Attribute) and ast.unparse(given).startswith("re."):
            flags |= int(_evaluated(given, module) or 0)
    return flags


def _evaluated(node: ast.expr, module: ModuleType) -> Any:  # noqa: ANN401
    """The value of an expression that hangs on nothing but the names of its module; else None."""
    try:
        return eval(compile(ast.Expression(node), "place", "eval"), dict(vars(module)))
    except NameError:
        return None
