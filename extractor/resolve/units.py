"""Local governments by code, through their changes of code and name: which provinces are one, and what lies
in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extractor.knowledge import Knowledge, Municipality


class Units:
    """Looks up local governments by the codes of `municipalities.csv`, of any time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def of(self, codes: Iterable[str]) -> list[Municipality]:
        """Every unit that ever had one of these codes, in the order of the codes."""
        by_code = self.knowledge.units_by_code
        return [unit for code in codes for unit in by_code.get(code, ())]

    def provinces_like(self, code: str) -> list[str]:
        """Codes of a province under every name and code that it had or has."""
        names = {unit.name for unit in self.of([code])}
        return [
            other
            for other, units in self.knowledge.units_by_code.items()
            if len(other) == 2
            and (other == code or any(code in u.predecessors or u.name in names for u in units))
        ]

    def within(self, candidates: Iterable[str], provinces: Iterable[str]) -> list[str]:
        """The candidates (codes) that lie in one of the provinces (codes), at any time."""
        provinces = list(provinces)
        names = {unit.name for unit in self.of(provinces)} | {
            unit.name
            for unit in self.knowledge.municipalities
            if len(unit.code) == 2 and any(code in unit.predecessors for code in provinces)
        }
        return [
            code for code in candidates if len(code) == 5 and any(u.sido in names for u in self.of([code]))
        ]

    def self_governing(self, codes: list[str], day: date | None) -> list[Municipality]:
        """What the codes mean on a day: the units in force, else their successors, else the last that there
        was.
        """
        units = [u for u in self.of(codes) if u.self_governing]
        now = [u for u in units if u.in_force(day)]
        if now:
            return now
        heirs = [self.knowledge.successor(code, day) for code in codes]
        later = [unit for unit in heirs if unit is not None and unit.self_governing]
        return list(dict.fromkeys(later)) or units[-1:]
