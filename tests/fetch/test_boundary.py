"""Nothing but `extractor/fetch` speaks to the network."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "extractor"
CLIENTS = {
    "aiohttp", "anyio", "ftplib", "h2", "hishel", "http", "httpcore", "httpx", "imaplib", "poplib",
    "requests", "smtplib", "socket", "ssl", "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
OTHERS = {PACKAGE / "web" / "server.py": {"socket"}, PACKAGE / "cluster.py": {"socket"}}
"""The web page's server opens a socket to listen on and asks nobody; a cluster's head is asked whether it is
there. Neither has to do with pages."""


def imported(path: Path) -> set[str]:
    """Names of modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


def clients(path: Path) -> set[str]:
    modules = imported(path)
    return {name for name in CLIENTS for module in modules if f"{module}.".startswith(f"{name}.")}


def test_clients_of_the_network_are_imported_in_one_package_only() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "fetch"]
    assert len(files) > 100
    wrong = {str(path): clients(path) - OTHERS.get(path, set()) for path in files}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_the_package_is_told_by_this_test() -> None:
    inside = set().union(*(clients(path) for path in (PACKAGE / "fetch").glob("*.py")))
    assert {"httpx", "httpcore", "hishel", "socket", "ssl"} <= inside
