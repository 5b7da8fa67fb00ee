"""Bytes to Article: the one stage that sees HTML."""

from extractor.page.reader import read_page

__all__ = ["read_page"]
