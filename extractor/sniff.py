"""Tells by the first bytes whether something is text at all, whatever its name or its header says it is."""

from __future__ import annotations

HEAD_BYTES = 4096
"""How much of the beginning `binary_kind` needs."""

# Signatures of the file kinds that get an .html or .txt ending by mistake. Two-letter signatures of readable
# letters ('MZ', 'BM') are left out: an article may begin with them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (XLSX, HWPX, DOCX and EPUB are ZIP files too)"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE file (HWP, XLS or DOC)"),
    (b"HWP Document File", "an HWP file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an XZ file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# C0 controls that no text in any Korean charset holds; tab, line ends, form feed, SUB (the end of
# DOS text) and SO, SI, ESC (the switches of ISO-2022-KR) are text.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x1A, 0x1B})


def binary_kind(head: bytes) -> str | None:
    """What binary kind of file begins with `head`, in words; None if it may be text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or video"
    if head[4:8] == b"ftyp":
        return "a video or picture"
    if head.startswith(_UTF16_MARKS):
        return None
    head = head[:HEAD_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # Random bytes hold about one control in ten; a stray NUL in a page is a blemish, not a sign.
    return "binary data" if controls > 2 and controls * 50 > len(head) else None
