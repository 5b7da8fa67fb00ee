"""The wheel: built, installed somewhere else, and used from another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "pages" / "weather_jecheon.html"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, and for its requirements the packages of this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    made = home / "bin" / "python"
    # Without the path files of this environment, which would put the checkout in the way of the wheel.
    here = sysconfig.get_path("purelib")
    there = home / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (there / "requirements.pth").write_text(here + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(made),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return made


def ask(python: Path, folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(python.parent / arguments[0]), *arguments[1:]],
        check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_holds_code_patterns_and_types_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    patterns = {
        p.relative_to(ROOT / "patterns").as_posix() for p in (ROOT / "patterns").rglob("*") if p.is_file()
    }
    assert {f"extractor/_patterns/{name}" for name in patterns} <= names
    assert {"extractor/py.typed", "extractor/cli.py", "extractor/store/database.py"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"extractor", "award_extractor"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_installed_program_reads_a_page(python: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "page.html")
    article = json.loads(ask(python, tmp_path, "award-extractor", "extract", "page.html"))
    label = json.loads(SAMPLE.with_suffix(".json").read_text(encoding="utf-8"))
    assert (article["id"], article["title"], article["text"]) == ("page", label["title"], label["text"])
    fields = ("recipient", "region_code", "programme", "evaluation_year", "grade")
    assert [[a[f] for f in fields] for a in article["awards"]] == [
        [a[f] for f in fields] for a in label["awards"]
    ]


def test_patterns_come_from_the_wheel(python: Path, tmp_path: Path) -> None:
    code = "import extractor.pattern_files as p; print(p.__file__); print(p.patterns_folder())"
    module, patterns = map(Path, ask(python, tmp_path, "python", "-c", code).splitlines())
    installed = python.parent.parent.resolve()
    assert module.resolve().is_relative_to(installed)
    assert patterns == module.parent / "_patterns"
    assert (patterns / "rules").is_dir()


def test_spacy_finds_the_components_by_their_names(python: Path, tmp_path: Path) -> None:
    code = "import spacy; n = spacy.blank('ko', config={'nlp': {'tokenizer': {'@tokenizers': "
    code += "'extractor.KiwiTokenizer.v1'}}}); n.add_pipe('korean_sentences'); n.add_pipe('award_mentions'); "
    code += "print(n.pipe_names)"
    assert ask(python, tmp_path, "python", "-c", code).strip() == "['korean_sentences', 'award_mentions']"
