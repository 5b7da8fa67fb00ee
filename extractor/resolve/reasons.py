"""Reasons for which a mention is no result that others ask for."""

from __future__ import annotations

OF_GROUP, COUNTS_WINNERS = "told of a group of institutions", "counts the winners"
COUNTS_PRIZES = "tells how many prizes there are, or what they are worth"
AIMED_AT, DENIED_REPORT = "only hoped for or planned", "told in a report that is denied"
OF_REHEARSAL, IMAGINED = "of a rehearsal", "only imagined"

NOT_REACHED = frozenset((AIMED_AT, DENIED_REPORT, OF_REHEARSAL, IMAGINED))
"""Those that say that a grade was not reached (yet)."""
