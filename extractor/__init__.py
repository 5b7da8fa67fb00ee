"""Reads Korean press pages and extracts data-administration awards, with evidence for every value."""

from extractor.model import Article, Award, Evidence, Page

__version__ = "0.1.0"
__all__ = ["Article", "Award", "Evidence", "Page", "__version__"]
