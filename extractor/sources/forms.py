"""Forms of one address (mobile, AMP, with tracking parameters) that lead to one article.

Of an article that is named twice one form is fetched; another one only where the first could not be had.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from extractor.canonical import canonical_url


class Forms:
    """What was asked for so far, and what came of it; the same answers whatever the timing.

    Every address that `begin` was told of is told of again by `end`, in the same order for each article.
    """

    def __init__(self) -> None:
        self._known: set[bytes] = set()
        self._open: Counter[bytes] = Counter()
        self._failed: dict[bytes, set[str]] = {}

    def is_known(self, address: str) -> bool:
        """Whether a form of an address was named before."""
        return _key(address) in self._known

    def begin(self, address: str) -> bool:
        """Whether an address is to be asked for now. If not, `wanted` tells when its turn has come."""
        key = _key(address)
        now = key not in self._known or (self._open[key] == 0 and self.wanted(address))
        self._known.add(key)
        self._open[key] += 1
        return now

    def wanted(self, address: str) -> bool:
        """Whether other forms of an address were asked for in vain, and this one was not yet."""
        failed = self._failed.get(_key(address))
        return failed is not None and _form(address) not in failed

    def end(self, address: str, *, had: bool | None) -> None:
        """What came of an address; None: it was passed over."""
        key = _key(address)
        self._open[key] -= 1
        if not self._open[key]:
            del self._open[key]
        if had:
            self._failed.pop(key, None)
        elif had is not None:
            self._failed.setdefault(key, set()).add(_form(address))


def _form(address: str) -> str:
    return address.strip().partition("#")[0]


def _key(address: str) -> bytes:
    return blake2b((canonical_url(address) or _form(address)).encode(), digest_size=12).digest()
