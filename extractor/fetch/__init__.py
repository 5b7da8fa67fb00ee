"""The polite HTTP client: the only part of the program that opens a connection.

It obeys robots.txt, keeps a pace for each host, retries what may pass, bounds every size and time, and never
connects to a private address.
"""

from extractor.fetch.config import FetchConfig
from extractor.fetch.errand import Document
from extractor.fetch.fetcher import Fetcher
from extractor.fetch.progress import HostCounts

__all__ = ["Document", "FetchConfig", "Fetcher", "HostCounts"]
