"""Runs on a real Ray of two workers, as a user starts them: the same database as one machine writes, whatever
is killed, and nothing done twice.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pyarrow
import pytest
from pyarrow import parquet

from extractor.cli import main
from extractor.cluster import Cluster, ShardReader
from extractor.shards import Shard
from tests.cli.conftest import PLAN, page
from tests.sources.test_warc import archive, block, record

ROOT = Path(__file__).parents[2]
SOURCES = ["in", "@list.txt"]
SECONDS = 60.0

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or importlib.util.find_spec("ray") is None, reason="needs Ray, /proc and SIGKILL"
)


@pytest.fixture(scope="module")
def resume_check() -> ModuleType:
    """`scripts/resume_check.py`, which knows what of two databases must be the same."""
    spec = importlib.util.spec_from_file_location("resume_check", ROOT / "scripts" / "resume_check.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["resume_check"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives of corpus pages, a damaged one, and other files before, between and after them."""
    place = tmp_path_factory.mktemp("cluster")
    folder = place / "in"
    folder.mkdir()
    pages = [path for path in sorted((ROOT / "corpus" / "pages").glob("*.html")) if path.stem != "list_page"]
    records = [record(block(path.read_bytes()), uri=f"http://news.example/{path.stem}") for path in pages]
    links = (ROOT / "corpus" / "pages" / "list_page.html").read_bytes()
    archive(folder / "b.warc.gz", *records[1:18], record(block(links), uri="http://news.example/list"))
    # A page that was there before, a record that is no response, and the same article under another address.
    again = record(block(pages[1].read_bytes()), uri="http://m.news.example/again")
    # What was stored with an award, and holds none any more.
    lost = record(block(page(PLAN).encode()), uri=f"http://news.example/{pages[0].stem}")
    archive(folder / "d.warc.gz", *records[18:36], records[2], record(b"no response"), again, lost)
    archive(place / "seed.warc.gz", records[0], records[1])
    whole = archive(place / "whole.warc.gz", *records[30:38]).read_bytes()
    (folder / "e.warc.gz").write_bytes(whole[: len(whole) * 3 // 4])
    rows = {"html": [page.read_bytes() for page in pages[38:40]] + [None], "desk": ["경북", None, "경남"]}
    parquet.write_table(pyarrow.table(rows), folder / "f.parquet")
    (folder / "a.html").write_bytes(pages[38].read_bytes())
    (folder / "c.txt").write_bytes(b"%PDF-1.7 not a text")
    (place / "last.html").write_bytes(pages[40].read_bytes())
    (place / "list.txt").write_text("last.html\nmissing.html\nlast.html\n")
    return place


def program(db: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "extractor", "run", *SOURCES, "--db", db, *options]


def here(place: Path, *arguments: str) -> tuple[int, list[str]]:
    """Exit code and messages of a run in this process, which loads the models once."""
    said = io.StringIO()
    with contextlib.chdir(place), contextlib.redirect_stderr(said):
        return main(["run", *arguments]), said.getvalue().splitlines()


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def local(place: Path) -> list[str]:
    """What one process says, having written `local.db`."""
    code, said = here(place, *SOURCES, "--db", "local.db")
    assert code == 1
    return said


class Running:
    """A run on a cluster in a process group of its own, as a terminal would start it."""

    def __init__(self, place: Path, db: str, *options: str) -> None:
        self.shards = place / f"{db}.shards"
        self.process = subprocess.Popen(
            program(db, "--cluster", "auto", "--jobs", "2", *options),
            cwd=place,
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def until(self, reached: Callable[[], object]) -> None:
        limit = time.monotonic() + SECONDS
        while not reached():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < limit
            time.sleep(0.005)

    def descendants(self, name: str = "") -> list[int]:
        """Processes below this one, alive, whose command begins with a name."""
        known, found = {self.process.pid}, []
        for pid, parent, command in sorted(processes()):
            if parent in known:
                known.add(pid)
                if command.startswith(name):
                    found.append(pid)
        return found

    def end(self) -> tuple[int, list[str]]:
        """Exit code and messages."""
        _, said = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, said.splitlines()


def processes() -> Iterator[tuple[int, int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                command = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if state != "Z":
                yield int(folder.name), int(parent), command


def left(begun: list[int]) -> list[str]:
    """Which of the processes that were begun are still there, after a moment."""
    limit = time.monotonic() + 10
    while (found := [c for pid, _, c in processes() if pid in begun]) and time.monotonic() < limit:
        time.sleep(0.05)
    return found


def test_a_run_that_is_interrupted_and_whose_worker_is_killed_writes_what_one_machine_does(
    place: Path, local: list[str], resume_check: ModuleType
) -> None:
    running = Running(place, "cluster.db")
    running.until(lambda: list(running.shards.glob("*.done")))
    begun = running.descendants()
    os.killpg(running.process.pid, signal.SIGINT)  # as Ctrl-C does
    code, said = running.end()
    assert (code, [line for line in said if line]) == (130, ["interrupted; what was done is kept"])
    assert left(begun) == []
    done = {path: path.stat().st_mtime_ns for path in running.shards.glob("*.done")}
    assert 0 < len(done) < 6

    running = Running(place, "cluster.db")
    running.until(lambda: running.descendants("ray::MapWorker") and begun_files(running.shards))
    (victim, *_) = running.descendants("ray::MapWorker")
    begun, ports = running.descendants(), listening(running.descendants())
    os.kill(victim, signal.SIGKILL)
    code, said = running.end()
    assert (code, said[:-1]) == (1, local[:-1])
    assert said[-1].partition("holds")[2] == local[-1].partition("holds")[2]
    again = {path.name[0] for path, time in done.items() if path.stat().st_mtime_ns != time}
    assert again <= {"e"}, "the damaged archive may be whole by now"
    assert len(said) == 7, "a list page, no response, a damaged archive, no text, an empty row, no file"
    whole = resume_check.content(place / "local.db")
    assert len(whole["awards"]) > 20
    assert resume_check.content(place / "cluster.db") == whole
    assert left(begun) == []
    assert len(ports) > 3
    assert {address for address in ports if not address.startswith("127.0.0.1:")} == set()


def begun_files(folder: Path) -> list[Path]:
    """Files of shards that are not done yet."""
    return [path for path in folder.glob("*.shard") if not (folder / f"{path.name[:-15]}.done").exists()]


def listening(pids: list[int]) -> set[str]:
    """Addresses at which processes listen."""
    sockets = set()
    for pid in pids:
        for handle in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                sockets.add(os.readlink(handle))
            except OSError:
                continue
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                number, port = fields[1].split(":")
                loopback = number[-8:] == "0100007F"
                found.add(f"{'127.0.0.1' if loopback else number}:{int(port, 16)}")
    return found


def test_what_is_done_needs_no_ray(
    place: Path, resume_check: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ray.init", None)
    sources = [f"in/{name}.warc.gz" for name in "bd"]
    assert here(place, *sources, "--db", "one.db")[0] == 1
    code, said = here(
        place, *sources, "--db", "done.db", "--cluster", "auto", "--shards", "cluster.db.shards"
    )
    assert (code, len(said)) == (1, 3), said
    assert resume_check.content(place / "done.db") == resume_check.content(place / "one.db")


def in_turn(cluster: Cluster, todo: list[Shard]) -> Iterator[Shard]:
    """What Ray does, by one worker that is no process of its own."""
    reader = ShardReader(
        todo, cluster._folder, None, cluster._rules, Path.cwd(), awards_only=cluster._awards_only
    )
    for number, shard in enumerate(todo):
        assert reader({"shard": [number]}) == {"shard": [number], "problem": [""]}
        yield shard


def test_awards_only_is_that_of_one_machine_where_a_stored_page_lost_its_award(
    place: Path, resume_check: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert here(place, "seed.warc.gz", "--db", "only.db")[0] == 0
    shutil.copy(place / "only.db", place / "shared.db")
    before = resume_check.content(place / "only.db")
    assert here(place, *SOURCES, "--db", "only.db", "--awards-only")[0] == 1
    whole = resume_check.content(place / "only.db")
    assert set(before["awards"]) - set(whole["awards"]), "one was lost"
    monkeypatch.setattr(Cluster, "_hand_out", in_turn)
    assert here(place, *SOURCES, "--db", "shared.db", "--awards-only", "--cluster", "auto")[0] == 1
    assert resume_check.content(place / "shared.db") == whole


def test_without_ray_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    assert main(["run", "x.html", "--db", str(tmp_path / "a.db"), "--cluster", "auto"]) == 2
    message = "--cluster: reading on a cluster needs ray, which is not installed"
    assert capsys.readouterr().err == f"Error: {message}; run: pip install 'award-extractor[ray]'\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nobody", "ray://127.0.0.1:1", ""])
def test_where_no_cluster_answers_it_says_so(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "x.html", "--db", str(tmp_path / "a.db"), "--cluster", address]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Error: --cluster {address}: no Ray cluster answers there (")
    assert "give HOST:PORT of a head that was begun with `ray start --head`, or auto" in said
    assert list(tmp_path.iterdir()) == []
