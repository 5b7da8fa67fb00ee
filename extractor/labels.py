"""Labelled samples: pages and article texts with the awards that a careful annotator reads in them.

Two forms. A page `NAME.html`, `NAME.txt` or press release `NAME.hwpx`, `NAME.hwp` or `NAME.pdf` with its
label `NAME.json` beside it; or one `NAME.json` that holds `text` and `awards`. What the fields of an
award mean is fixed in `docs/ANNOTATION.md`.

Labels are read strictly: a key that is misspelt, a value of another type or out of range is a
`LabelError` that names file and key, since a label that is silently ignored would make every score
worthless.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from extractor.errors import LabelError, SourceError
from extractor.model import Page, RecipientKind
from extractor.sources.files import read_whole, shown
from extractor.sources.folders import PINNED
from extractor.sources.json_files import PAGE_ENDINGS, labelled_page
from extractor.sources.read import ENDINGS
from extractor.sources.records import KEYS, page_of

Words = Annotated[str, Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
Year = Annotated[int, Meta(ge=1990, le=2100)]
Times = Annotated[int, Meta(ge=2)]
Points = Annotated[float, Meta(gt=0, le=1000)]
Code = Annotated[str, Meta(pattern=r"^(\d{2}|\d{5})$")]


class LabelledAward(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One award of a label. Every field must be there, null where the article does not say; only
    `programme_name` may be left out."""

    recipient: Words
    region_code: Code | None
    recipient_kind: RecipientKind
    programme: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    programme_name: Words | None = None
    evaluation_year: Year | None
    grade: Words | None
    streak: Times | None
    score: Points | None
    peer_average: Points | None
    agencies_evaluated: Times | None
    incentive_krw: Annotated[int, Meta(ge=1)] | None
    projects: tuple[Words, ...]


class Label(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is true of a sample. `no_article`: the page holds none and must be refused.

    Fields of the article that are left out are not compared; null says that the page does not tell.
    """

    awards: tuple[LabelledAward, ...]
    id: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | UnsetType | None = UNSET
    publisher: str | UnsetType | None = UNSET
    reporter: str | UnsetType | None = UNSET
    published: date | UnsetType | None = UNSET
    text: str | UnsetType = UNSET
    no_article: bool = False
    synthetic: bool = False
    notes: str | None = None


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One sample: its name (path below the folder, without ending), its label, and its page.

    `group`: the folder that it lies in, below the folder that was named; `whole_page`: a page with everything
    around the article, so that what is found of the article can be compared too.
    """

    name: str
    group: str
    path: Path
    label: Label
    page: Page
    whole_page: bool


def sample_files(folder: Path) -> list[Path]:
    """All files of a folder that are samples or labels, sorted by their path; hidden ones are passed over."""
    found = []
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in (*PAGE_ENDINGS, ".json") and path.name != PINNED and not hidden:
            found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def read_samples(folder: Path) -> Iterator[Sample | LabelError]:
    """The samples of a folder and its subfolders, in the order of their names.

    In the place of a wrong one stands what is wrong with it: a label that breaks a rule, a page without a
    label, a label that belongs to nothing. Raises `LabelError` where the folder holds no sample.
    """
    files = sample_files(folder)
    if not files:
        raise LabelError(f"{folder}: holds no labelled sample; give a folder of NAME.html with NAME.json")
    labels = {path.with_suffix("") for path in files if path.suffix.lower() == ".json"}
    for path in files:
        try:
            if path.suffix.lower() == ".json":
                yield read_sample(path, folder)
            elif path.with_suffix("") not in labels:
                label = path.with_suffix(".json").name
                raise LabelError(f"{shown(path)}: has no label; write {label} beside it")
        except LabelError as error:
            yield error


def read_sample(path: Path, folder: Path) -> Sample:
    """The sample of a label file. Raises `LabelError`, beginning with the file, for all that is wrong."""
    name = shown(path)
    try:
        record = _object(path, name)
        label = _label(record, name)
        beside = labelled_page(path)
        if beside is not None:
            page = _page(beside)
        elif isinstance(label.text, str):
            page = page_of({key: record[key] for key in KEYS if key in record}, name, name)
        else:
            pages = ", ".join(path.with_suffix(ending).name for ending in PAGE_ENDINGS)
            raise LabelError(f"{name}: key `text` is missing, and none of {pages} lies beside it")
    except SourceError as error:
        raise LabelError(str(error)) from None
    below = path.relative_to(folder)
    return Sample(
        name=below.with_suffix("").as_posix(),
        group=below.parent.as_posix(),
        path=beside or path,
        label=label,
        page=page,
        whole_page=beside is not None,
    )


def _page(path: Path) -> Page:
    """The one page of a file. Raises `SourceError`."""
    item = next(iter(ENDINGS[path.suffix.lower()](path)))
    if not isinstance(item, Page):
        raise SourceError(f"{shown(path)}: holds no page; give a file of one page")
    return item


def _object(path: Path, name: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(read_whole(path).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LabelError(f"{name}: not valid JSON: {error}; correct it") from None
    if not isinstance(record, dict):
        raise LabelError(f"{name}: not an object; a label is {{…}} with a list `awards`")
    return record


def _label(record: dict[str, Any], name: str) -> Label:
    try:
        label = msgspec.convert(record, Label)
    except msgspec.ValidationError as error:
        hint = "docs/ANNOTATION.md and corpus/README.md name keys and values"
        raise LabelError(f"{name}: {error}; {hint}") from None
    if label.no_article and (label.awards or label.text):
        raise LabelError(f"{name}: `no_article` is true, but there are `awards` or a `text`; take one away")
    keys = [(a.recipient, a.programme, a.programme_name, a.evaluation_year) for a in label.awards]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise LabelError(f"{name}: `awards[{index}]` has recipient, programme and year of an earlier one")
    return label
