"""One type per kind of value: how it is read from its surface, when it is sound, how it is written.

Every type has `parse(surface) -> value | None` (None: the surface is not such a value), `valid(value) ->
bool` and `format(value) -> str`. Surfaces are in the folded spelling of `extractor.language.normalize`.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from extractor.recognize.number_words import number_in_words

_KOREAN_COUNTS = {
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9,
}  # fmt: skip


class ValueType(Protocol):
    """What every kind of value can do."""

    def parse(self, surface: str) -> Any: ...  # noqa: D102, ANN401

    def valid(self, value: Any) -> bool: ...  # noqa: D102, ANN401

    def format(self, value: Any) -> str: ...  # noqa: D102, ANN401


class Year:
    """A calendar year of the programmes' time: `2024년`, `2023년도`, `2025`, `'24년`."""

    def parse(self, surface: str) -> int | None:
        """The year, four digits."""
        match = re.fullmatch(r"['\"]?(\d{2}|\d{4})\s?(?:년(?:도)?)?", surface.strip())
        if match is None:
            return None
        year = int(match[1]) + (2000 if len(match[1]) == 2 else 0)
        return year if self.valid(year) else None

    def valid(self, value: int) -> bool:
        """2010 to 2039: before and after there is no programme."""
        return 2010 <= value < 2040

    def format(self, value: int) -> str:
        """`2024년`."""
        return f"{value}년"


class Streak:
    """Times in a row: `2년 연속`, `4년연속`, `3회 연속`, `3연패`, `두 해 연속`, `연속 3년`, `5년째`."""

    _pattern = re.compile(r"(\d{1,2}|[가-힣]{1,2}?)\s?(?:개년|년도?|회|차례|번|해|연)")
    _record = re.compile(
        r"^(?:(?:연속|내리|줄곧|연이어|잇달아|잇따라|연달아|거푸|연거푸)\s?)?(?:(?:우수\s)?(?:기록|행진|신화)[을를은이도]?\s)?(?:(?:올해로|벌써|이번이|이번까지)\s)?"
        r"(?:(?:선정\s|수상\s)?(?:횟수|연수|햇수)[는은도]\s(?:\d[^\s]*\s아니라\s)?)?"
    )
    _unbroken = re.compile(
        r"연|째|내리|내내|계속|줄곧|꾸준히|해마다|매년|잇따|잇달|거푸|이어|모두|전부|빠짐없이|놓[치친]|내[주준]|지[켰켜킨]|유지"
    )

    def parse(self, surface: str) -> int | None:
        """Times, this one included; 1 is no streak."""
        text = self._record.sub("", surface.strip())
        match = self._pattern.match(text)
        if match is None or not (text != surface.strip() or self._unbroken.search(surface)):
            return None
        number = int(match[1]) if match[1].isdigit() else _KOREAN_COUNTS.get(match[1])
        return number if number is not None and self.valid(number) else None

    def valid(self, value: int) -> bool:
        """2 to 30."""
        return 2 <= value <= 30

    def format(self, value: int) -> str:
        """`4년 연속`."""
        return f"{value}년 연속"


class Points:
    """A score on the scale of 100: `92.23점`, `83,23점` (a comma printed for the point), `90점`,
    `만점(100점)`, `아흔여섯 점`.
    """

    def parse(self, surface: str) -> float | None:
        """Points, 0 to 100."""
        match = re.search(r"(\d{1,3})(?:[.,](\d{1,3}))?\s?점", surface)
        if match is None:
            return number_in_words(surface.removesuffix(" 점")) if surface.endswith(" 점") else None
        points = float(f"{match[1]}.{match[2] or 0}")
        return points if self.valid(points) else None

    def valid(self, value: float) -> bool:
        """0 to 110: some programmes add a bonus above 100."""
        return 0 <= value <= 110

    def format(self, value: float) -> str:
        """`92.23점`, without needless zeros."""
        return f"{value:g}점"


class Count:
    """How many institutions: `684개 기관`, `467곳`, `1,025개 기관`; a number in words alone: `육백일흔`."""

    def parse(self, surface: str) -> int | None:
        """A whole number above 0."""
        match = re.match(r"\d{1,3}(?:,\d{3}){1,3}(?!,?\d)|\d{1,5}(?!\d)", surface.strip())
        number = int(match[0].replace(",", "")) if match else number_in_words(surface) or 0
        return number if self.valid(number) else None

    def valid(self, value: int) -> bool:
        """1 to 5,000: Korea has no more public bodies."""
        return 1 <= value <= 5000

    def format(self, value: int) -> str:
        """`684개 기관`."""
        return f"{value:,}개 기관"


class Money:
    """A sum in won: `4천만 원`, `5,000만원`, `1억2천만 원`, `3천8백만 원`, `4.5억원`, `90,000,000원`,
    `2억3000여 만 원`.
    """

    def parse(self, surface: str) -> int | None:
        """Won, a whole number."""
        text = re.sub(r"[\s여]", "", surface)
        if not text.endswith("원") or len(text) > 40:
            return None
        total, rest = 0, text[:-1]
        for unit, size in (("억", 10**8), ("만", 10**4)):
            head, found, tail = rest.partition(unit)
            if found:
                amount = self._below_ten_thousand(head)
                if amount is None:
                    return None
                total += round(amount * size)
                rest = tail
        if rest:
            amount = self._below_ten_thousand(rest)
            if amount is None:
                return None
            total += round(amount)
        return total if self.valid(total) else None

    def _below_ten_thousand(self, text: str) -> float | None:
        """`5,000` → 5000, `3천8백` → 3800, `천` → 1000, `4.5` → 4.5."""
        if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
            return float(text.replace(",", ""))
        total = 0.0
        for number, unit in re.findall(r"(\d[\d,]*(?:\.\d+)?)?(천|백|십|)", text):
            if not number and not unit:
                continue
            size = {"천": 1000, "백": 100, "십": 10, "": 1}[unit]
            total += float(number.replace(",", "") if number else 1) * size
        consumed = re.sub(r"\d[\d,]*(?:\.\d+)?|천|백|십", "", text)
        return total if total and not consumed else None

    def valid(self, value: int) -> bool:
        """From 1,000 won to 10 trillion."""
        return 1_000 <= value <= 10**13

    def format(self, value: int) -> str:
        """`1억 2,000만 원`."""
        parts = []
        for unit, size in (("억", 10**8), ("만", 10**4), ("", 1)):
            amount, value = divmod(value, size)
            if amount:
                parts.append(f"{amount:,}{unit}")
        return " ".join(parts) + " 원"


class Grade:
    """A programme's own word for a result, as it stands in the scale."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = tuple(sorted(words, key=len, reverse=True))

    def parse(self, surface: str) -> str | None:
        """The grade word that the surface holds: `'우수' 등급`, `우수기관`, `우수시` → `우수`."""
        bare = re.sub(r"['\"<>\s]", "", surface)
        for word in self.words:
            if bare.startswith(word.replace(" ", "")):
                return word
        return next((word for word in self.words if word.replace(" ", "") in bare), None)

    def valid(self, value: str) -> bool:
        """One of the scale's words."""
        return value in self.words

    def format(self, value: str) -> str:
        """The word itself."""
        return value


class Prize:
    """The rank of a prize, without the name of who gives it: `장관 표창`, `최우수상`, `대상`."""

    def parse(self, surface: str) -> str | None:
        """The rank as printed, quotation marks and spare spaces removed."""
        rank = " ".join(re.sub(r"['\"]", "", surface).split())
        return rank if self.valid(rank) else None

    def is_rank(self, value: str) -> bool:
        """Whether it is a contest's rank (최우수상) rather than named after who gives it (장관상)."""
        return value in ("대상", "최우수상", "우수상", "장려상", "특별상", "금상", "은상", "동상")

    def valid(self, value: str) -> bool:
        """Ends like a prize."""
        return value.endswith(("상", "표창", "표창장", "최우수"))

    def format(self, value: str) -> str:
        """The rank itself."""
        return value


YEAR, STREAK, POINTS, COUNT, MONEY, PRIZE = Year(), Streak(), Points(), Count(), Money(), Prize()
