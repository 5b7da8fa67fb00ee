"""The database as a web page: Datasette with our words, pages, plots and search; read-only and offline.

`build` makes the application, `serve` runs it. Both need the optional packages of the extra `web`.
"""

from __future__ import annotations

from extractor.web.app import build
from extractor.web.server import serve

__all__ = ["build", "serve"]
