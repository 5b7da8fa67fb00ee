"""Grades of a title whose text takes them back: '… "올해는 우수등급"' over a plan that aims at one."""

from __future__ import annotations

from extractor.resolve.reading import Reading
from extractor.resolve.reasons import COUNTS_WINNERS, NOT_REACHED


def tells_only_aims(body: Reading) -> bool:
    """Whether a text tells no result, and that a grade is only aimed at, denied or tried for: then its title
    does not tell one either. One that counts the winners reports a round.
    """
    if body.results.results:
        return False
    reasons = {r.reason for r in body.results.refused if r.mention.label in ("GRADE", "HIGHEST")}
    return bool(reasons & NOT_REACHED) and COUNTS_WINNERS not in reasons
