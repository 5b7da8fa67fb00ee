"""Where pages come from: files, folders, article tables, lists and addresses become a stream of `Page`.

`read_sources` is the one entrance. A source that cannot be had never stops the stream: a `SourceFailure`
stands in its place.
"""

from extractor.errors import SourceFailure
from extractor.sources.read import read_sources

__all__ = ["SourceFailure", "read_sources"]
