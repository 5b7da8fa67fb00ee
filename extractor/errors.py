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

from dataclasses import dataclass


class ExtractorError(Exception):
    """Base of all errors that a user can cause."""


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
