"""Pattern files: spoiled letter by letter, and written anew with wrong values in right TOML."""

from __future__ import annotations

import json
import random
import tempfile
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from spacy.vocab import Vocab

from extractor.errors import PatternError
from extractor.gates import PageGate
from extractor.knowledge import Knowledge
from extractor.model import Article
from extractor.page.furniture import Furniture
from extractor.pipeline import Extractor, default_extractor
from fuzzing.kinds import ROOT, Case, Kind
from fuzzing.mutations import any_letter, broken, mutate

PATTERNS = ROOT / "patterns"
NAMES = (
    "programmes.toml", "institutions.toml", "cues.toml", "projects.toml", "municipalities.csv",
    "rules/grades.toml", "rules/numbers.toml", "rules/verbs.toml", "rules/streaks.toml", "rules/events.toml",
    "furniture.toml",
)  # fmt: skip
_TOML = (
    b"[[", b"]]", b"[", b"]", b'"', b"'", b'"""', b"=", b"= {", b"}", b"\n", b"#", b"\\", b"\\x", b"\\ud800", b"..",
    b"2024-02-30", b"1e999", b"nan", b"-0", b"0x", b"true", b"[[rule]]\n", b"[[programme]]\n", b"[a.b.c]\n", b"a.b.c = 1\n",
    b"(?", b"(?P<", b"{grade}", b"{99999999}", b"(a+)+", b"\xff", b"\xef\xbb\xbf", b"\x00", b"\r", b",", b"|", b"~", b"?",
)  # fmt: skip
_SAMPLE = "가온시는 데이터기반행정 실태점검에서 91.4점을 받아 3년 연속 우수 등급에 올랐다. 평균은 63.2점이다."


@cache
def small_patterns() -> dict[str, bytes]:
    """The pattern files, the two long lists of names cut short, so that many sets can be read."""
    files = {name: (PATTERNS / name).read_bytes() for name in NAMES}
    files["municipalities.csv"] = b"".join(files["municipalities.csv"].splitlines(keepends=True)[:30])
    entries = files["institutions.toml"].split(b"[[institution]]")
    files["institutions.toml"] = b"[[institution]]".join([*entries[:12], entries[-1]])
    return files


def _value(rng: random.Random, value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    """A value with one thing in it replaced, doubled or taken away."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(sorted(value))
        if rng.random() < 0.1:
            return {name: inner for name, inner in value.items() if name != key}
        if rng.random() < 0.05:
            return value | {rng.choice(("", "note", "id", "\n", "가")): value[key]}
        return value | {key: _value(rng, value[key])}
    if isinstance(value, list) and value and rng.random() < 0.9:
        at = rng.randrange(len(value))
        chosen = rng.choice(([], [value[at]] * 2, [_value(rng, value[at])], [_value(rng, value[at])]))
        return [*value[:at], *chosen, *value[at + 1 :]]
    if isinstance(value, str) and value and rng.random() < 0.6:
        at = rng.randrange(len(value))
        odd = rng.choice(
            ("", " ", "(", ")", "{", "|", "*", "\\", "«", "»", "\n", "~", "?", broken(rng), any_letter(rng))
        )
        return value[:at] + odd + value[at + rng.randrange(3) :]
    return rng.choice((
        "", " ", "가", "\n", "(", "{}", "가(나", "(|)", "()", "{|}", 0, -1, 2**63, 10**30, 1.5, float("inf"), float("nan"), True,
        [], [[]], [""], ["가"], {}, {"가": 1}, {"": ""}, [{}], "(?:가+)+$", "9" * 5_000, "가" * 5_000, "\u3164", "2025-02-30",
    ))  # fmt: skip


def _toml(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_word(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _word(value)
    return value.isoformat() if isinstance(value, date) else repr(value)


def _word(text: str) -> str:
    """A basic string; half characters, which TOML cannot hold, are left out."""
    return json.dumps(text.encode("utf-8", "ignore").decode(), ensure_ascii=True).replace("\\u007f", "\x7f")


def _rewritten(rng: random.Random, content: bytes) -> bytes:
    data = tomllib.loads(content.decode())
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = _value(rng, data)
        if not isinstance(data, dict):
            break
    lines = data.items() if isinstance(data, dict) else [("rule", data)]
    return "".join(f"{_word(key)} = {_toml(value)}\n" for key, value in lines).encode()


def _table(rng: random.Random, content: bytes) -> bytes:
    """A table with a cell replaced."""
    rows = [line.split(",") for line in content.decode().splitlines()]
    for _ in range(rng.choice((1, 1, 3))):
        row = rows[rng.randrange(len(rows))]
        row[rng.randrange(len(row))] = rng.choice((
            "", " ", '"', "11", "11|41", "0" * 200_000, "2024-02-30", "~", "?", "|", "가|가|~가", "a\rb", "\x00", row[0], "99,99", "sido",
        ))  # fmt: skip
    return "\n".join(",".join(row) for row in rows).encode()


@cache
def _vocab() -> Vocab:
    return default_extractor().nlp.vocab


def read_all(folder: Path, *, thoroughly: bool = False) -> None:
    """Everything that a folder of pattern files is read into; `thoroughly`: and used for. Raises what reading
    and using raise.
    """
    from extractor.recognize.component import AwardMentions

    knowledge = Knowledge(folder)
    Furniture(folder / "furniture.toml")
    PageGate(knowledge)
    AwardMentions(_vocab(), knowledge)
    for unit in knowledge.municipalities:
        knowledge.successor(unit.code, date(2025, 3, 4))
    if thoroughly:
        extractor = Extractor(folder)
        article = Article(
            id="sample", source="sample", text=_SAMPLE, title="가온시, 우수", published=date(2025, 3, 4)
        )
        extractor.award(article)


def _patterns(rng: random.Random) -> Case:
    name = rng.choice(NAMES)
    right = small_patterns()
    if name.endswith(".csv") and rng.random() < 0.7:
        content = _table(rng, right[name])
    elif not name.endswith(".csv") and rng.random() < 0.75:
        content = _rewritten(rng, right[name])
    else:
        content = mutate(rng, right[name], list(right.values()), _TOML)[:60_000]
    thoroughly = rng.random() < 1 / 30

    def check() -> None:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "rules").mkdir()
            for other, given in right.items():
                (folder / other).write_bytes(content if other == name else given)
            try:
                read_all(folder, thoroughly=thoroughly)
            except PatternError as error:
                message = str(error)
                if not message or "\n" in message.strip():
                    raise AssertionError(f"a message of several lines or none: {message!r}") from None

    return Case(content, "." + name.replace("/", "."), check)


# Labels -----------------------------------------------------------------------------------------------

LABEL: dict[str, Any] = {
    "title": "가온시, 우수", "publisher": "가온일보", "reporter": None, "published": "2025-03-04",
    "text": "가온시가 우수 등급을 받았다.\n시는 분석을 계속한다.",
    "awards": [{
        "recipient": "가온시", "region_code": "41110", "recipient_kind": "si", "programme": "data-based-administration",
        "evaluation_year": 2024, "grade": "우수", "streak": 2, "score": 91.4, "peer_average": 63.2,
        "agencies_evaluated": 684, "incentive_krw": 40_000_000, "projects": ["버스 노선 분석"],
    }],
}  # fmt: skip
_JSON = (b"{", b"}", b"[", b"]", b'"', b"null", b"NaN", b"1e400", b"\\ud800", b"\\u0000", b":", b",", b"-0", b"[[[[[[[[",
         b'{"a":', b"\xff", b"\xef\xbb\xbf", b"\x00", b"9" * 400)  # fmt: skip


def right_label() -> bytes:
    """A label file that is right."""
    return msgspec.json.encode(LABEL)


def _label(rng: random.Random) -> Case:
    """A label file, alone or beside a page: a sample, or a `LabelError` that names the file."""
    data: Any = LABEL
    for _ in range(rng.choice((1, 1, 2, 5))):
        data = _value(rng, data)
    content = json.dumps(data, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    if rng.random() < 0.4:
        content = mutate(rng, content, [right_label()], _JSON)[:100_000]
    beside = rng.random() < 0.3

    def check() -> None:
        check_label(content, beside=beside)

    return Case(content, ".json", check)


def check_label(content: bytes, *, beside: bool) -> None:
    """Raises what reading raises, but for a `LabelError` with a message that begins with the file."""
    from extractor.errors import LabelError
    from extractor.labels import read_sample

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "sample.json"
        path.write_bytes(content)
        if beside:
            path.with_suffix(".txt").write_text(LABEL["text"], encoding="utf-8")
        try:
            read_sample(path, Path(place))
        except LabelError as error:
            if not str(error).startswith(str(path)):
                raise AssertionError(f"a message that does not begin with the file: {error}") from None


KINDS = (
    Kind(
        "patterns", "pattern files spoiled, or with wrong values: only PatternError", _patterns, 2_500, 20.0
    ),
    Kind("labels", "label files: only LabelError", _label, 6_000, 3.0),
)
