"""What a check must reach: minimum scores given by hand, and scores pinned in a file.

A pinned file holds the scores of each folder of samples, rounded down, and a digest over all samples,
labels and these scores. So a check against it fails when a score falls, and also when somebody changes a
label, a sample or a pinned score without pinning again: what the extractor is measured against does not
move unseen.
"""

from __future__ import annotations

import hashlib
import math
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from extractor.check import SCORES, Report
from extractor.errors import LabelError
from extractor.labels import sample_files

_DIGITS = 4
_SLACK = 1e-9
HOW = "look at the differences; if the change is meant, pin again with scripts/pin"


class Pinned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`floors`: for each folder of samples, the scores that it must reach."""

    digest: str
    samples: int
    floors: dict[str, dict[str, float]]


def below_minimum(report: Report, minimum: Mapping[str, float]) -> list[str]:
    """A sentence for each score below its minimum. A score of which no sample says anything is below none."""
    scores = report.total.scores()
    return [
        f"{name} is {value:.4f}, below the minimum {least:g}"
        for name, least in minimum.items()
        if (value := scores[name]) is not None and value < least - _SLACK
    ]


def parse_minimum(words: Sequence[str]) -> dict[str, float]:
    """`["award=0.97"]` as a mapping. Raises `LabelError` for another form or an unknown score."""
    minimum = {}
    for word in words:
        name, _, number = word.partition("=")
        try:
            least = float(number)
        except ValueError:
            least = math.nan
        if name not in SCORES or not 0 <= least <= 1:
            raise LabelError(f"{word!r}: write FIELD=NUMBER from 0 to 1, with one of {', '.join(SCORES)}")
        minimum[name] = least
    return minimum


def below_pinned(report: Report, path: Path) -> list[str]:
    """A sentence for each way in which a check falls short of a pinned file.

    Raises `LabelError` where the file cannot be read.
    """
    pinned = read_pinned(path)
    short = []
    if digest(report.folder, pinned.floors) != pinned.digest:
        short.append(f"{path}: a sample, a label or a pinned score is not as it was pinned; {HOW}")
    for group, floors in pinned.floors.items():
        scores = report.groups[group].scores() if group in report.groups else {}
        for name, floor in floors.items():
            value = scores.get(name)
            if value is None or value < floor - _SLACK:
                shown = "not scored" if value is None else f"{value:.4f}"
                short.append(f"{group}: {name} is {shown}, below the pinned {floor:.4f}; {HOW}")
    return short


def read_pinned(path: Path) -> Pinned:
    """A pinned file. Raises `LabelError` where there is none, or where it is wrong."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Pinned)
    except OSError as error:
        raise LabelError(f"{path}: cannot be read: {error.strerror}; make it with scripts/pin") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LabelError(f"{path}: {error}; make it again with scripts/pin") from None


def digest(folder: Path, floors: Mapping[str, Mapping[str, float]]) -> str:
    """SHA-256 over names and contents of all samples and labels, and over the pinned scores."""
    whole = hashlib.sha256(msgspec.json.encode(floors, order="sorted"))
    for path in sample_files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"\n{path.relative_to(folder).as_posix()}\0{content}".encode())
    return whole.hexdigest()


def floors_of(report: Report) -> dict[str, dict[str, float]]:
    """The scores of a check, as they are pinned: rounded down, those that say something."""
    factor = 10**_DIGITS
    return {
        group: {
            name: math.floor(value * factor + _SLACK) / factor
            for name, value in tally.scores().items()
            if value is not None
        }
        for group, tally in sorted(report.groups.items())
    }


def lowered(report: Report, path: Path) -> list[str]:
    """A sentence for each score that pinning would lower, if there is a pinned file."""
    if not path.exists():
        return []
    new = floors_of(report)
    return [
        f"{group}: {name} would fall from {floor:.4f} to {new.get(group, {}).get(name, 0.0):.4f}"
        for group, floors in read_pinned(path).floors.items()
        for name, floor in floors.items()
        if new.get(group, {}).get(name, 0.0) < floor
    ]


def pin(report: Report, path: Path) -> None:
    """Pins the scores of a check; the old file stays until the new one is whole.

    Raises `LabelError` where the file cannot be written.
    """
    floors = floors_of(report)
    pinned = Pinned(digest=digest(report.folder, floors), samples=report.total.samples, floors=floors)
    content = msgspec.json.format(msgspec.json.encode(pinned), indent=1) + b"\n"
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise LabelError(f"{path}: cannot be written: {error.strerror}") from None
