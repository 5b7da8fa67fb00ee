import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import LabelError
from extractor.labels import Sample, read_sample, read_samples
from tests.check.samples import AWARD, LABEL, TEXT, write


def test_both_forms_are_read(tmp_path: Path) -> None:
    write(tmp_path, "one/text", LABEL)
    write(tmp_path, "two/page", LABEL)
    (tmp_path / "two" / "page.html").write_text("<p>…</p>", encoding="utf-8")
    write(tmp_path, "two/plain", LABEL | {"awards": []})
    (tmp_path / "two" / "plain.txt").write_text("…", encoding="utf-8")
    samples = [item for item in read_samples(tmp_path) if isinstance(item, Sample)]
    read = [(s.name, s.group, s.path.name, s.page.media, s.whole_page, len(s.label.awards)) for s in samples]
    assert read == [
        ("one/text", "one", "text.json", "text", False, 1),
        ("two/page", "two", "page.html", "html", True, 1),
        ("two/plain", "two", "plain.txt", "text", True, 0),
    ]
    assert samples[0].page.content.decode() == TEXT
    assert samples[0].page.title == LABEL["title"]
    assert samples[1].page.content == b"<p>\xe2\x80\xa6</p>"
    assert samples[1].page.title is None, "what the label says of the page must not be told to the extractor"


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in AWARD.items() if name != key}


@pytest.mark.parametrize(
    ("label", "message"),
    [
        (LABEL | {"publishd": "x"}, "publishd"),
        (LABEL | {"published": "5 March"}, r"\$\.published"),
        (LABEL | {"published": 20250305}, r"\$\.published"),
        (LABEL | {"awards": None}, r"\$\.awards"),
        (LABEL | {"awards": [AWARD | {"grades": "우수"}]}, r"`grades`.*\$\.awards\[0\]"),
        (LABEL | {"awards": [without("streak")]}, r"`streak`.*\$\.awards\[0\]"),
        (LABEL | {"awards": [AWARD | {"streak": "2"}]}, r"\$\.awards\[0\]\.streak"),
        (LABEL | {"awards": [AWARD | {"streak": 1}]}, r"\$\.awards\[0\]\.streak"),
        (LABEL | {"awards": [AWARD | {"evaluation_year": 24}]}, r"\$\.awards\[0\]\.evaluation_year"),
        (LABEL | {"awards": [AWARD | {"region_code": "4729"}]}, r"\$\.awards\[0\]\.region_code"),
        (LABEL | {"awards": [AWARD | {"recipient_kind": "city"}]}, r"\$\.awards\[0\]\.recipient_kind"),
        (LABEL | {"awards": [AWARD | {"recipient": " 경산시"}]}, r"\$\.awards\[0\]\.recipient"),
        (LABEL | {"awards": [AWARD | {"projects": ["a", None]}]}, r"\$\.awards\[0\]\.projects\[1\]"),
        (LABEL | {"awards": [AWARD, AWARD]}, r"awards\[1\]"),
        (LABEL | {"no_article": True}, "no_article"),
        ({key: value for key, value in LABEL.items() if key != "text"}, "`text` is missing"),
        ([LABEL], "not an object"),
    ],
)
def test_wrong_label_names_file_and_key(tmp_path: Path, label: object, message: str) -> None:
    path = write(tmp_path, "sample", label)
    with pytest.raises(LabelError, match=message) as caught:
        read_sample(path, tmp_path)
    assert str(caught.value).startswith(str(path))


def test_wrong_label_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"awards": [')
    (tmp_path / "b.html").write_text("<p>…</p>", encoding="utf-8")
    (tmp_path / "c.json").write_bytes(b"\xff\xfe\xff")
    write(tmp_path, "d", LABEL)
    items = list(read_samples(tmp_path))
    assert [type(item) for item in items] == [LabelError, LabelError, LabelError, Sample]
    assert "not valid JSON" in str(items[0])
    assert "has no label; write b.json" in str(items[1])


def test_folder_without_samples_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("…", encoding="utf-8")
    write(tmp_path, "pinned", {"digest": ""})
    with pytest.raises(LabelError, match="no labelled sample"):
        list(read_samples(tmp_path))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*LABEL, *AWARD, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*LABEL, "no_article", "notes", "x"]), JSON) | JSON)
def test_any_json_is_a_sample_or_a_label_error(tmp_path_factory: pytest.TempPathFactory, label: Any) -> None:
    folder = tmp_path_factory.mktemp("labels")
    path = folder / "sample.json"
    path.write_text(json.dumps(label), encoding="utf-8")
    item = next(read_samples(folder))
    assert isinstance(item, Sample) or "sample.json" in str(item)
