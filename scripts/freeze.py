#!/usr/bin/env python3.11
"""Writes the requirement files anew from pyproject.toml: what a clean environment gets, pinned.

    scripts/freeze.py             keeps the versions that are pinned, adds what is new, drops what is gone
    scripts/freeze.py --upgrade   takes the newest versions
Run it with the oldest Python that is supported, so that each version is one that every user can install.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTES = {
    "requirements.txt": "# What the program and its extras need, as tested (but for the large ones).",
    "requirements-dev.txt": "# What the tests and checks need besides.\n-r requirements.txt",
    "requirements-bench.txt": "# What the benchmarks compare with.\n-r requirements-dev.txt",
}
LARGE = ("parquet", "ray")
MADE = "# Made by scripts/freeze.py.\n"


def wanted() -> list[list[str]]:
    """What pyproject.toml asks for: for the program with its extras, for its tests (large extras too), for
    the benchmarks.
    """
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = data["project"], data["dependency-groups"]
    extras = project["optional-dependencies"]
    used = [item for extra in extras if extra not in LARGE for item in extras[extra]]
    large = [item for extra in LARGE for item in extras[extra]]
    dev = [item for item in groups["dev"] if not item.startswith(project["name"])]
    return [[*project["dependencies"], *used], [*large, *dev], groups["bench"]]


def pinned() -> list[str]:
    """Lines of today's requirement files that pin something."""
    files = [ROOT / name for name in NOTES if (ROOT / name).exists()]
    return [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if "==" in line]


def main() -> None:
    print(f"freezing with Python {sys.version.split()[0]}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home, with_pip=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--upgrade", "pip"], check=True)
        subprocess.run([*pip, "uninstall", "--quiet", "--yes", "setuptools"], check=True)
        keep = home / "keep.txt"
        keep.write_text("" if "--upgrade" in sys.argv else "\n".join(pinned()), encoding="utf-8")
        before: set[str] = set()
        for (name, note), items in zip(NOTES.items(), wanted(), strict=True):
            subprocess.run([*pip, "install", "--quiet", "--constraint", str(keep), *items], check=True)
            frozen = subprocess.run(
                [*pip, "freeze", "--all", "--exclude", "pip"], check=True, capture_output=True, text=True
            ).stdout.splitlines()
            lines = [line for line in frozen if line not in before and re.fullmatch(r"[\w.-]+==\S+", line)]
            (ROOT / name).write_text(MADE + "\n".join([note, *lines, ""]), encoding="utf-8")
            before |= set(lines)


if __name__ == "__main__":
    main()
