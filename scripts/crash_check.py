"""Kills whole runs with SIGKILL at random moments; the database must be sound, and a second run completes it.

    python scripts/crash_check.py [--kills 200] [--addresses 60] [--seed 0]

Each trial is the whole command `run … --jobs 2` on addresses of a server on this machine, in a process group
of its own, forked from this process, which has loaded the models already (two seconds that every trial would
wait for otherwise). The kernel ends such a process as any other: nothing of it runs on, its files are left as
they are. Transactions are made small, so that there are many of them to be killed in.

Even trials kill the group, the run with its workers, at once; odd ones the run alone, as the kernel does for
want of memory: then the workers must end by themselves. Half of the moments are spread over the time of a
run, half lie in or just after the beginning of a random transaction, those of the clusters among them.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from resume_check import Site, content, stored, wait

from extractor import runs
from extractor.cli import main as command
from extractor.commands.options import Settings
from extractor.model import Article
from extractor.pipeline import Extractor
from extractor.store import Database, clusters
from extractor.store.opened import OpenDatabase

JOBS = 2
BATCH = 5
"""Articles in a transaction, here."""
LONGEST_RUN = 120.0
_INTO = 0.006
"""How far into a transaction, in seconds, it is killed at most."""
_GONE = 10.0
"""How long workers whose run was killed may take to end, in seconds."""

COPIES = {
    "articles": "key, id, source, url, title, published, text, warnings, page, search_id",
    "claims": "*",
    "article_search": "*",
}
"""What every article that is stored must have just as after an unbroken run, with the column of its key."""
_OWNER = {"articles": "key", "claims": "article", "article_search": "article"}


@dataclass
class Trial:
    """A run that was killed: what there was of it, and what was wrong with that."""

    stage: str = ""
    problems: list[str] = field(default_factory=list)


@dataclass
class Whole:
    """An unbroken run: what it leaves, how long it takes (seconds), its transactions."""

    content: dict[str, list[str]]
    rows: dict[str, dict[str, list[str]]]
    seconds: float
    transactions: int


class Runs:
    """Starts runs of a list of addresses in forks of this process; each tells of its transactions."""

    def __init__(self, names: Path) -> None:
        self.names = names
        runs.BATCH = BATCH
        clusters._AT_ONCE = BATCH

    def start(self, db: Path, jobs: int = JOBS) -> tuple[int, int]:
        """The process, leader of its group, and a pipe that gives a byte for each transaction it begins."""
        told, tell = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads beside: the server's
            process = os.fork()
        if process:
            os.close(tell)
            return process, told
        code = 99
        try:
            os.setpgid(0, 0)
            os.close(told)
            _silence()
            _tell_transactions(tell)
            options = ["--allow-private", "--delay", "0", "--quiet", "--jobs", str(jobs)]
            code = command(["run", f"@{self.names}", "--db", str(db), *options])
        finally:
            os._exit(code)

    def unbroken(self, db: Path, jobs: int = JOBS) -> tuple[int, float, int]:
        """Exit code, seconds and transactions of a run that nobody kills."""
        began = time.monotonic()
        process, told = self.start(db, jobs)
        transactions = 0
        while some := os.read(told, 4096):
            transactions += len(some)
        os.close(told)
        return wait(process), time.monotonic() - began, transactions


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _tell_transactions(pipe: int) -> None:
    """Has every outer transaction of this process announced as it begins."""
    begin = OpenDatabase.transaction

    @contextmanager
    def transaction(db: OpenDatabase) -> Iterator[None]:
        if not db.connection.in_transaction:
            os.write(pipe, b".")
        with begin(db):
            yield

    OpenDatabase.transaction = transaction  # type: ignore[assignment, method-assign]


def kill_once(started: Runs, db: Path, whole: Whole, number: int, seed: int) -> bool:
    """Starts a run and kills it; whether it was killed before it came to its end."""
    chance = random.Random(f"{seed}-{number}")
    process, told = started.start(db)
    if number // 2 % 2:
        for _ in range(chance.randint(1, whole.transactions)):
            if not os.read(told, 1):
                break
        time.sleep(chance.random() * _INTO)
    else:
        time.sleep(chance.random() * whole.seconds)
    with contextlib.suppress(ProcessLookupError):
        (os.kill if number % 2 else os.killpg)(process, signal.SIGKILL)
    code = wait(process)
    # Workers hold the pipe too: its end means that none is left.
    os.set_blocking(told, False)
    deadline = time.monotonic() + _GONE
    while _is_open(told):
        if time.monotonic() > deadline:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
            raise RuntimeError(f"workers outlived their run, trial {number}")
        time.sleep(0.005)
    os.close(told)
    return code == -signal.SIGKILL


def _is_open(pipe: int) -> bool:
    try:
        return bool(os.read(pipe, 4096))
    except BlockingIOError:
        return True


def by_article(db: Path) -> dict[str, dict[str, list[str]]]:
    """For each table of `COPIES` the rows of each article."""
    found: dict[str, dict[str, list[str]]] = {}
    with Database.open(db, readonly=True) as database:
        for table, columns in COPIES.items():
            rows = found.setdefault(table, {})
            for row in database.rows(f"SELECT {_OWNER[table]} AS owner, {columns} FROM {table}"):
                rows.setdefault(str(row["owner"]), []).append(repr(row))
    return {table: {key: sorted(rows) for key, rows in some.items()} for table, some in found.items()}


def examine(db: Path, whole: Whole) -> Trial:
    """What a killed run left: how far it had come, and what is wrong with it."""
    trial = Trial()
    if not db.exists():
        trial.stage = "before the database"
        return trial
    with closing(sqlite3.connect(db)) as plain:
        if (said := plain.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            trial.problems.append(f"integrity_check: {said[:3]}")
        if broken := plain.execute("PRAGMA foreign_key_check").fetchall():
            trial.problems.append(f"foreign_key_check: {broken[:3]}")
    with Database.open(db) as database:
        try:
            # 1: against what it indexes, not only in itself
            sql = "INSERT INTO article_search_fts(article_search_fts, rank) VALUES ('integrity-check', 1)"
            database.connection.execute(sql)
        except sqlite3.DatabaseError as error:
            trial.problems.append(f"the full-text index is not that of the articles: {error}")
        database.connection.rollback()
        trial.stage = _stage(database, whole)
        trial.problems += _half_awards(database)
    for table, rows in by_article(db).items():
        wanted = {
            key: rows_of for key, rows_of in whole.rows[table].items() if key in by_article(db)["articles"]
        }
        if rows != wanted:
            wrong = [key for key in {*rows, *wanted} if rows.get(key) != wanted.get(key)]
            trial.problems.append(f"{table}: {len(wrong)} articles are not whole, as {wrong[0]}")
    return trial


def _stage(db: Database, whole: Whole) -> str:
    articles = db.counts()["articles"]
    clustered = db.rows("SELECT count(*) AS n FROM article_clusters")[0]["n"]
    if not db.rows("SELECT 1 FROM runs"):
        return "before the first run was noted"
    if db.rows("SELECT 1 FROM runs WHERE ended IS NOT NULL"):
        return "after the end was noted"
    if not articles:
        return "before the first article"
    if clustered:
        return "while clusters were made"
    return (
        "while articles were stored" if articles < len(whole.rows["articles"]) else "after the last article"
    )


def _half_awards(db: Database) -> list[str]:
    """Whether awards are those that the stored articles tell of, no more and no fewer."""
    problems = []
    with Database.open(":memory:") as expected:
        for row in db.rows("SELECT key FROM articles"):
            article = db.article(row["key"])
            assert article
            expected.store(article)
        for table in ("awards", "award_projects"):
            sql = f"SELECT * FROM {table} ORDER BY 1, 2"
            if db.rows(sql) != expected.rows(sql):
                problems.append(f"{table} are not those that the stored articles tell of")
    return problems


def check(  # noqa: PLR0917 - what is tried, and which trial it is
    started: Runs, site: Site, db: Path, whole: Whole, number: int, seed: int
) -> Trial:
    """One trial: killed, examined, completed, compared."""
    while not kill_once(started, db, whole, number, seed):
        for file in db.parent.glob(f"{db.name}*"):
            file.unlink()
        number += 100_000  # it was quicker than its killer: another moment
    trial = examine(db, whole)
    known, before = stored(db) if trial.stage != "before the database" else set(), Counter(site.asked)
    code, _, _ = started.unbroken(db)
    if code != 1:  # some addresses fail on purpose
        trial.problems.append(f"the second run ended with {code}")
        return trial
    again = [address for address in known if site.asked[address] > before[address]]
    if again and trial.stage != "after the end was noted":
        trial.problems.append(f"{len(again)} stored pages were fetched again, as {again[0]}")
    for table, rows in content(db).items():
        if rows != whole.content[table]:
            trial.problems.append(f"table {table} is not as after an unbroken run")
    return trial


def unbroken(started: Runs, db: Path) -> Whole:
    """What all must come to."""
    code, seconds, transactions = started.unbroken(db)
    if code != 1:
        raise RuntimeError(f"the unbroken run ended with {code}")
    return Whole(content(db), by_article(db), seconds, transactions)


def warm_up(extractor: Extractor) -> None:
    """Loads what every run needs, here, once; and has the command take it."""
    extractor.extract(Article(id="", source="", text="경산시는 데이터기반행정 평가에서 우수 등급을 받았다."))
    Settings.extractor = lambda self: extractor  # type: ignore[method-assign]


def main() -> int:
    """Prints what each kill found; 1 where anything was lost or broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--addresses", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    warm_up(Extractor())
    site, stages, problems = Site(), Counter[str](), 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.txt").write_text("\n".join(site.addresses(options.addresses)))
        started = Runs(folder / "list.txt")
        whole = unbroken(started, folder / "whole.db")
        print(
            f"unbroken: {len(whole.rows['articles'])} articles, {len(whole.content['awards'])} awards,"
            f" {whole.transactions} transactions, {whole.seconds:.1f} s",
            flush=True,
        )
        for number in range(options.kills):
            db = folder / f"{number}.db"
            trial = check(started, site, db, whole, number, options.seed)
            stages[trial.stage] += 1
            problems += bool(trial.problems)
            for problem in trial.problems:
                print(f"kill {number} ({trial.stage}): {problem}", flush=True)
            for file in folder.glob(f"{number}.db*"):
                file.unlink()
    site.close()
    print(f"{options.kills} kills in {time.monotonic() - began:.0f} s, {problems} with problems")
    for stage, count in stages.most_common():
        print(f"  {count:4} {stage}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
