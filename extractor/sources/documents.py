"""Documents that did not come as files: what an address answered with, or an archive holds."""

from __future__ import annotations

import msgspec

from extractor.document_kinds import document_kind
from extractor.errors import SourceError
from extractor.model import Page
from extractor.sources.hwp import hwp_page
from extractor.sources.pdf import pdf_page


def read_document(page: Page) -> Page:
    """The page with the document's text in the place of its bytes, and what the document says of itself.

    It is read as a file of its kind is, within the same bounds on time and memory. A page that is no document
    stays as it is. Raises `SourceError`, beginning with the page's source.
    """
    if page.media != "document":
        return page
    kind = document_kind(page.content)
    if kind is None:
        raise SourceError(f"{page.source}: neither PDF nor HWPX nor HWP; give the article's web page")
    read = (pdf_page if kind == "pdf" else hwp_page)(page.content, page.source)
    return msgspec.structs.replace(
        page,
        content=read.content,
        media=read.media,
        charset=read.charset,
        title=page.title or read.title,
        published=page.published or read.published,
        notes=(*page.notes, *read.notes),
    )
