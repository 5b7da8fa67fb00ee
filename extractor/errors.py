"""Every error that a user can cause, in one tree.

    ExtractorError
    ├── SourceError          a source cannot be had: missing, empty, binary, unreadable
    │   └── FetchError       an address cannot be had: refused, forbidden, unreachable, too large, too slow
    ├── PageError            a page was read, but holds no article (the message says what it seems to be)
    ├── PatternError         a pattern file is wrong: names the file, the rule and what is wrong
    ├── LabelError           a labelled sample is wrong: names the file, the key and what is wrong
    ├── StoreError           the database cannot be opened, read or written
    │   └── ContentError     the database can be written, but not with what an article holds
    ├── ClusterError         the cluster cannot be reached or used: not there, other rules, files missing
    └── ServeError           the web page cannot be served: a port in use, a package missing

Each message says what was wrong, where, and what to do. The command line prints it without a traceback; a
batch records it with the source and goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class ExtractorError(Exception):
    """Base of all errors that a user can cause.

    Messages quote what strangers wrote (a key, a header, a name of a file). So that a message stays one line
    that can be printed and stored, line breaks, controls of terminals, turns of direction and half characters
    in it become spaces.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(_UNSHOWN.sub(" ", message))


class SourceError(ExtractorError):
    """A source cannot be had: missing, empty, binary or unreadable."""


class FetchError(SourceError):
    """An address cannot be had: refused, forbidden, unreachable, too large or too slow."""


class PageError(ExtractorError):
    """A page was read but holds no article."""


class PatternError(ExtractorError):
    """A pattern file is wrong; the message names the file, the rule and what is wrong."""


class LabelError(ExtractorError):
    """A labelled sample is wrong; the message names the file, the key and what is wrong."""


class StoreError(ExtractorError):
    """The database cannot be opened, read or written."""


class ContentError(StoreError):
    """What an article holds cannot be stored; another article can."""


class ClusterError(ExtractorError):
    """The cluster cannot be reached or used."""


class ServeError(ExtractorError):
    """The web page cannot be served."""


@dataclass(frozen=True)
class SourceFailure:
    """What stands in a stream of pages in the place of a page that could not be had.

    `source` names it as `Page.source` would; `error` says what was wrong and what to do.
    """

    source: str
    error: SourceError
