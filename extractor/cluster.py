"""Runs on more than one machine: Ray hands out shards, each is read to the end by one worker.

A worker is an actor of Ray Data that has loaded the models once. It writes what it read into a folder that
all machines see (`shards`); through Ray itself go only the numbers of shards. The caller gives what was read,
in the order of the input, to the same code that stores what one machine reads, so that the database is the
same. A worker that dies is started again with its shard; a run that is started again goes on behind the
shards that are marked as done.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import groupby
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, cast

from extractor import shards
from extractor.batch import Outcome, Skipped
from extractor.errors import ClusterError, ExtractorError, SourceFailure
from extractor.model import Page
from extractor.pipeline import Extractor
from extractor.runs import fingerprint
from extractor.shards import Shard
from extractor.sources.needs import library
from extractor.sources.read import Unread, read_sources, split_sources

LOCAL = "auto"
"""The address that stands for a Ray of our own on this machine."""
ARCHIVES = (".warc", ".warc.gz", ".parquet")
"""Files that are shards by themselves."""

_STORE_BYTES = 200 * 1024 * 1024
"""Ray's shared memory on this machine. Numbers of shards need little; Ray refuses less than 75 MB."""
_ANSWER_SECONDS = 10.0
_ADVICE = "give HOST:PORT of a head that was begun with `ray start --head`, or auto for this machine alone"
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # else Ray reports to its makers
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # the run's own messages say what is wrong
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # what Ray will do anyway, and else warns of
}


class Cluster:
    """Reads and processes as `read_sources` and `batch.process` do, by the workers of a Ray cluster.

    `address`: `auto`, or where a cluster's head answers. `folder`: where shards are kept; every machine must
    see it under this path. `workers`: how many are wanted; a cluster that has fewer processors gives fewer.
    `known`: whether a page was stored before. `awards_only`: as for `batch.process`.
    Ray is started when there is something to read and ended at the exit. Raises `SourceError` where Ray is
    not installed, `ClusterError` where nothing answers at the address or the folder cannot be made.
    """

    def __init__(
        self,
        address: str,
        folder: Path,
        workers: int | None,
        extractor: Extractor,
        known: Callable[[Page], bool],
        *,
        awards_only: bool = False,
    ) -> None:
        os.environ.update(_QUIET | (_guarded() if address == LOCAL else {}))  # before Ray is imported
        if address != LOCAL:
            _probe(address)
        self._data = library("ray.data", "--cluster", "reading on a cluster", "ray")
        self._address = address
        self._folder = folder.absolute()
        self._workers = workers
        self._extractor = extractor
        self._known = known
        self._awards_only = awards_only
        self._rules = fingerprint(extractor)
        self._key = f"{self._rules}, awards only" if awards_only else self._rules
        self._latest: Outcome | None = None
        self._originals: Iterator[Page | SourceFailure] = iter(())
        self._resources = ExitStack()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClusterError(
                f"{folder}: no folder for shards can be made there: {error.strerror}"
            ) from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def read(
        self,
        names: Iterable[str],
        *,
        finished: Callable[[str], None] = lambda source: None,
        **options: Any,  # noqa: ANN401 - those of `read_sources`
    ) -> Iterator[Page | SourceFailure]:
        """As `read_sources`, after the workers have read the archives, and the pages that were found here."""
        found = split_sources(names, finished=finished, unread=ARCHIVES, **options)
        for shard in self._read(list(self._shards(found))):
            marker = shards.done(self._folder, shard.name)
            if marker is None:
                raise ClusterError(
                    f"{self._folder}: a worker has read {shard.source}, but what it wrote is not seen here;"
                    " give --shards a folder that all machines share"
                )
            if shard.is_archive:
                self._originals = read_sources([str(shard.path)])  # which reads nothing before it is asked
            for item, outcome in shards.read_rows(self._folder / marker.file):
                self._latest = outcome
                yield item
            for source in marker.finished:
                finished(source)

    def process(self, extractor: Extractor, items: Iterable[Page | SourceFailure]) -> Iterator[Outcome]:
        """What the workers made of items of `read`, which must be taken one by one, just as they come; some
        may be left out.
        """
        for _ in items:
            outcome = self._latest
            if isinstance(outcome, Skipped) and self._known(outcome.page):
                # The caller will want to read what lost its award, of which the worker kept no content.
                source = outcome.page.source
                outcome = next(
                    (
                        Skipped(page=page)
                        for page in self._originals
                        if isinstance(page, Page) and page.source == source
                    ),
                    outcome,
                )
            if outcome is not None:
                yield outcome

    def _shards(self, found: Iterable[Page | SourceFailure | Unread]) -> Iterator[Shard]:
        for is_archive, group in groupby(found, lambda item: isinstance(item, Unread)):
            if not is_archive:
                pages = (item for item in group if not isinstance(item, Unread))
                yield from shards.page_shards(pages, self._folder, self._key)
                continue
            for item in group:
                if isinstance(item, Unread):
                    yield shards.archive_shard(item.source, item.path, self._key)

    def _read(self, wanted: list[Shard]) -> Iterator[Shard]:
        """The shards, each as soon as it and all before it are done."""
        todo = [shard for shard in dict.fromkeys(wanted) if self._is_open(shard)]
        for shard in todo:
            shards.clear(self._folder, shard.name)
        read = iter(self._hand_out(todo) if todo else ())
        open_names = {shard.name for shard in todo}
        for shard in wanted:
            while shard.name in open_names:
                open_names.discard(next(read).name)
            yield shard

    def _is_open(self, shard: Shard) -> bool:
        marker = shards.done(self._folder, shard.name)
        return marker is None or marker.again

    # Ray

    def _hand_out(self, todo: list[Shard]) -> Iterator[Shard]:
        """Has all shards read; gives them, in their order, as they are done."""
        ray = self._start(len(todo))
        workers = max(
            1, min(int(ray.cluster_resources().get("CPU", 1)), self._workers or len(todo), len(todo))
        )
        patterns = self._extractor.patterns
        reader = {
            "todo": todo,
            "folder": self._folder,
            "patterns": patterns.absolute() if patterns is not None else None,
            "rules": self._rules,
            "place": Path.cwd(),
            "awards_only": self._awards_only,
        }
        context = self._data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        rows = self._data.from_items([{"shard": n} for n in range(len(todo))], override_num_blocks=len(todo))
        read = rows.map_batches(
            ShardReader,
            fn_constructor_kwargs=reader,
            batch_size=1,
            num_cpus=1,
            compute=self._data.ActorPoolStrategy(
                min_size=1, max_size=workers, initial_size=workers, max_tasks_in_flight_per_actor=1
            ),
        )
        try:
            for row in read.iter_rows():
                if row["problem"]:
                    raise ClusterError(row["problem"])
                yield todo[row["shard"]]
        except ray.exceptions.RayError as error:
            raise ClusterError(f"the cluster failed: {_first_line(error)}; give the command again") from None

    def _start(self, wanted: int) -> ModuleType:
        """Connects to the cluster, or starts one of our own."""
        import ray  # noqa: PLC0415 - an extra, and slow to import

        options: dict[str, Any] = {"address": self._address}
        if self._address == LOCAL:
            # Paths of sockets must be short, so not just any folder for temporary files will do.
            place = tempfile.mkdtemp(prefix="award-ray-", dir="/tmp" if os.path.isdir("/tmp") else None)
            self._resources.callback(shutil.rmtree, place, ignore_errors=True)
            options = {
                "address": "local",
                "num_cpus": min(self._workers or os.cpu_count() or 1, wanted),
                "include_dashboard": False,
                "object_store_memory": _STORE_BYTES,
                "_temp_dir": place,
            }
        self._resources.callback(ray.shutdown)
        try:
            with _silence():
                ray.init(log_to_driver=False, logging_level=logging.ERROR, **options)
        except (ray.exceptions.RayError, RuntimeError, ValueError, OSError) as error:
            what = f"Ray cannot be used: {_first_line(error)}"
            raise ClusterError(f"--cluster {self._address}: {what}; {_ADVICE}") from None
        for name in ("ray", "ray.data"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        return cast(ModuleType, ray)


class ShardReader:
    """A worker: reads one shard after the other with models that are loaded once.

    It tells of what is wrong with its machine, rather than raise it: another try would not help.
    """

    def __init__(
        self,
        todo: list[Shard],
        folder: Path,
        patterns: Path | None,
        rules: str,
        place: Path,
        *,
        awards_only: bool = False,
    ) -> None:
        with suppress(OSError):
            os.chdir(place)  # sources are named as the caller named them, who may stand elsewhere
        self.todo, self.folder, self.problem, self.awards_only = todo, folder, "", awards_only
        machine = os.uname().nodename
        try:
            self.extractor = Extractor(patterns)
            if fingerprint(self.extractor) != rules:
                self.problem = f"{machine}: has another version of the program or its rules; install the same"
        except ExtractorError as error:
            self.problem = f"{machine}: {error}"
        self.machine = machine

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Reads the shard whose number comes."""
        number = int(batch["shard"][0])
        problem = self.problem or self._read(self.todo[number])
        return {"shard": [number], "problem": [problem]}

    def _read(self, shard: Shard) -> str:
        try:
            if shard.path.stat().st_size != shard.size:
                return f"{self.machine}: sees another {shard.source}; give the command again"
            shards.read_shard(self.extractor, shard, self.folder, awards_only=self.awards_only)
        except OSError as error:
            what = f"{error.strerror or error}: {error.filename or self.folder}"
            return f"{self.machine}: {what}; archives and --shards must be where all machines see them"
        return ""


def _probe(address: str) -> None:
    """Ray itself would try for minutes. Raises `ClusterError`."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _ANSWER_SECONDS).close()
    except (OSError, ValueError, OverflowError) as error:
        what = f"no Ray cluster answers there ({_first_line(error)})"
        raise ClusterError(f"--cluster {address}: {what}; {_ADVICE}") from None


def _guarded() -> dict[str, str]:
    """What keeps others out of a Ray of our own: whoever reaches its ports can run anything.

    It listens on 127.0.0.1 (Ray's name for that says otherwise, and by default it listens everywhere) and
    asks for a token, which would else be made once and kept in the home directory.
    """
    token = os.environ.get("RAY_AUTH_TOKEN") or secrets.token_hex(32)
    return {
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": token,
    }


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps from stderr what Ray's own processes say as they start; what goes wrong is raised."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else type(error).__name__
