"""What the client gets, written to a web archive (.warc, .warc.gz; WARC 1.1) as it comes.

Bodies are kept as they were read, without their transfer and content coding; the headers that spoke of it
keep their values under names that begin with `X-Crawl-`, as in Common Crawl's archives.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import responses as reasons
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from extractor.errors import StoreError
from extractor.fetch.answers import Answer

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord, WarcRecordType

_OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length")


class WarcWriter:
    """An archive that is being written; a context manager. To be called from one thread.

    Every record is complete when its call returns: what was written before an interruption can be read. The
    file must not exist yet. `pages` counts the responses of status 200. Raises `StoreError` where the file
    cannot be made or written, and where FastWARC is missing.
    """

    def __init__(self, path: Path, agent: str) -> None:
        self._path = path
        self._zip = path.name.lower().endswith(".warc.gz")
        if not self._zip and path.suffix.lower() != ".warc":
            raise StoreError(f"{path}: an archive's name ends in .warc or .warc.gz; choose such a name")
        self._warc = _library(path)
        self.pages = 0
        try:
            self._file = path.open("xb")
        except FileExistsError:
            raise StoreError(f"{path}: exists already; choose another name, or take it away") from None
        except OSError as error:
            raise StoreError(f"{path}: cannot be made: {error.strerror or error}") from None
        try:
            self._write_info(agent)
        except BaseException:
            self._file.close()
            raise

    def keep(self, answer: Answer, sent: Mapping[str, str]) -> None:
        """Writes a response, and the request with the headers `sent` that it answers."""
        response = self._record(self._warc.WarcRecordType.response, "application/http; msgtype=response")
        response.headers["WARC-Target-URI"] = str(answer.url)
        response.set_bytes_content(_response(answer))
        request = self._record(self._warc.WarcRecordType.request, "application/http; msgtype=request")
        request.headers["WARC-Target-URI"] = str(answer.url)
        request.headers["WARC-Date"] = str(response.headers["WARC-Date"])
        request.headers["WARC-Concurrent-To"] = str(response.record_id)
        request.set_bytes_content(_request(answer, sent))
        self._write(response)
        self._write(request)
        self.pages += answer.status == 200

    def _write_info(self, agent: str) -> None:
        record = self._record(self._warc.WarcRecordType.warcinfo, "application/warc-fields")
        record.headers["WARC-Filename"] = self._path.name
        fields = {"software": agent, "format": "WARC File Format 1.1", "robots": "obey"}
        record.set_bytes_content("".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode())
        self._write(record)

    def _record(self, kind: WarcRecordType, content_type: str) -> WarcRecord:
        record: WarcRecord = self._warc.WarcRecord()
        record.init_headers(kind)
        record.headers["WARC-Date"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record.headers["Content-Type"] = content_type
        return record

    def _write(self, record: WarcRecord) -> None:
        buffer = io.BytesIO()
        record.write(buffer, checksum_data=True)
        content = buffer.getvalue()
        try:
            self._file.write(gzip.compress(content) if self._zip else content)
            self._file.flush()
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written: {error.strerror or error}") from None

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def __enter__(self) -> WarcWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _library(path: Path) -> ModuleType:
    try:
        from fastwarc import warc  # noqa: PLC0415 - comes with an extra
    except ImportError:
        raise StoreError(
            f"{path}: writing web archives needs fastwarc, which is not installed;"
            " run: pip install 'award-extractor[warc]'"
        ) from None
    return warc


def _response(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} {reasons.get(answer.status, '')}".rstrip().encode()]
    for name, value in answer.headers.raw:
        known = name.lower().decode("latin-1")
        lines.append((b"X-Crawl-" + name if known in _OF_THE_WIRE else name) + b": " + value)
    lines.append(b"Content-Length: %d" % len(answer.content))
    return b"\r\n".join([*lines, b"", answer.content])


def _request(answer: Answer, sent: Mapping[str, str]) -> bytes:
    url = answer.url
    lines = [b"GET " + url.raw_path + b" HTTP/1.1", b"Host: " + url.netloc]
    lines += [f"{name}: {value}".encode() for name, value in sent.items() if name.lower() != "host"]
    return b"\r\n".join([*lines, b"", b""])
