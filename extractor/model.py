"""The types of the flow: Page → Article → Award, with Evidence under every value.

All records are immutable msgspec structs: cheap to make, compared by value, and with a JSON form that
`json_schema` publishes. Nothing here imports a model or a parser, so that commands which only read
records start at once.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args

import msgspec

RecipientKind = Literal["sido", "si", "gun", "gu", "other"]
Basis = Literal["stated", "inferred"]
Place = Literal["text", "title"]

VALUE_FIELDS = (
    "recipient",
    "region_code",
    "recipient_kind",
    "programme",
    "evaluation_year",
    "grade",
    "streak",
    "score",
    "peer_average",
    "agencies_evaluated",
    "incentive_krw",
    "projects",
)
"""Fields of an award that are compared, scored and stored, in the order of every output."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page as it was got, before anything is known about it.

    `content` is the raw bytes: an HTML page, a crawler's plain text, or a document (.pdf, .hwpx, .hwp) that
    an address answered with, whose text the sources hand on in its place. The fields below `extra` are
    what the source itself says of the article (a row of a table, an archive's record); they win over what
    the page stage finds.
    """

    source: str
    """What the user named: a path, an address, `FILE#row`."""
    content: bytes
    media: Literal["html", "text", "document"]
    id: str | None = None
    url: str | None = None
    charset: str | None = None
    """Character set of the HTTP header or archive record; a hint, never trusted against the bytes."""
    cleaned: bool = False
    """The text is an article's text already (a record's `text`), not a whole page: its sub-headlines
    stay in it.
    """
    extra: dict[str, Any] = {}
    """Unknown keys of an input record, passed through."""
    title: str | None = None
    publisher: str | None = None
    reporter: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = ()
    """What a careful reader should know of how it was got; they become warnings of the article."""


class CoveredPage(Page, frozen=True, kw_only=True):
    """A page whose source tells something of its article itself."""

    instead: Page
    """What is to be read where the page holds no article: what the source tells, with an excerpt in the place
    of the text. Its `url` is the address that was asked for."""
    excerpt: str
    """What that excerpt is, in words."""


def noted(page: Page, note: str) -> Page:
    """The page with one more note."""
    return msgspec.structs.replace(page, notes=(*page.notes, note))


class Evidence(msgspec.Struct, frozen=True, kw_only=True, rename={"place": "in"}):
    """Where a value comes from. Always: the article's `text` (or `title`)`[start:end] == quote`.

    `start`, `end`: offsets in code points. `rule`: id of the rule that found it. `digest`: first 12 hex
    digits of the SHA-256 of the file that the rule stands in. `reason`: null for a stated value; for an
    inferred one, what it follows from, in words.
    """

    start: int
    end: int
    quote: str
    rule: str
    digest: str
    basis: Basis = "stated"
    reason: str | None = None
    place: Place = "text"

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote) or self.start < 0:
            raise ValueError(f"evidence {self.quote!r} does not fill its span {self.start}:{self.end}")
        if (self.basis == "inferred") != (self.reason is not None):
            raise ValueError(f"evidence of rule {self.rule}: inferred values, and only they, carry a reason")


class Award(msgspec.Struct, frozen=True, kw_only=True):
    """One outcome for one recipient in one programme and evaluation year, as one article states it.

    The meaning of each field is fixed in `docs/ANNOTATION.md`. Every field that is not null (and every
    project) has evidence.
    """

    recipient: str
    region_code: str | None = None
    recipient_kind: RecipientKind = "other"
    programme: str
    programme_name: str | None = None
    evaluation_year: int | None = None
    grade: str | None = None
    streak: int | None = None
    score: float | None = None
    peer_average: float | None = None
    agencies_evaluated: int | None = None
    incentive_krw: int | None = None
    projects: tuple[str, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = {}

    def __post_init__(self) -> None:
        if self.recipient_kind not in get_args(RecipientKind):
            raise ValueError(f"unknown kind of recipient: {self.recipient_kind!r}")
        for field in VALUE_FIELDS:
            value = getattr(self, field)
            if value not in (None, ()) and not self.evidence.get(field):
                raise ValueError(f"{field} = {value!r} has no evidence")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A press article: its own words and nothing else of the page.

    `text`: the Korean body, paragraphs separated by one line feed; all offsets refer to it. `published`:
    date of publication in Korean time, null rather than a guess. `warnings`: what a careful reader should
    know (conflicting dates, a contradiction, an undecided name).
    """

    id: str
    source: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    reporter: str | None = None
    published: date | None = None
    text: str
    awards: tuple[Award, ...] = ()
    warnings: tuple[str, ...] = ()
    deck: str | None = None
    """Sub-headlines above the body, lines separated by line feeds."""
    byline: str | None = None
    """The line that names the reporters, as printed."""
    captions: tuple[str, ...] = ()
    extra: dict[str, Any] = {}


def to_json(record: msgspec.Struct) -> bytes:
    """One record as one line of UTF-8 JSON, keys in the order of the type."""
    return msgspec.json.encode(record)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of an output article with its awards."""
    schema = msgspec.json.schema(Article)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema
