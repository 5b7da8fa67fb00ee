import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.check.match import dice, overlap, pair_awards, pair_projects
from tests.check.samples import found, labelled


def test_awards_pair_by_year_before_programme() -> None:
    labels = [labelled(evaluation_year=2023), labelled(evaluation_year=2024)]
    awards = [found(evaluation_year=2024), found(evaluation_year=None)]
    pairs, missing, invented = pair_awards(labels, awards)
    assert {(one.evaluation_year, other.evaluation_year) for one, other in pairs} == {
        (2024, 2024),
        (2023, None),
    }
    assert (missing, invented) == ([], [])


def test_awards_of_other_recipients_or_programmes_never_pair() -> None:
    labels = [labelled(recipient="경상북도 영천시"), labelled(programme="data-contest")]
    awards = [found()]
    assert pair_awards(labels, awards) == ([], labels, awards)


def test_of_several_candidates_the_one_that_agrees_most_is_taken() -> None:
    worse, better = found(grade="보통", score=80.0), found()
    pairs, _, invented = pair_awards([labelled()], [worse, better])
    assert [award for _, award in pairs] == [better]
    assert invented == [worse]


def test_prizes_of_two_contests_in_a_year_pair_by_name() -> None:
    labels = [labelled(programme_name=name, grade=None) for name in ("가 대회", "나 대회")]
    awards = [found(programme_name=name, grade=None) for name in ("나 대회", "가 대회")]
    pairs, _, _ = pair_awards(labels, awards)
    assert all(one.programme_name == award.programme_name for one, award in pairs)
    assert len(pairs) == 2


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("버스 노선 분석", "버스노선분석", 1.0),
        ("abcd", "abce", 2 * 2 / 6),
        ("aaaa", "aa", 2 * 1 / 4),
        ("가", "가", 1.0),
        ("가", "나", 0.0),
        ("가나", "다라", 0.0),
    ],
)
def test_dice(one: str, other: str, likeness: float) -> None:
    assert dice(one, other) == pytest.approx(likeness)


words = st.text(alphabet="가나다 라마", max_size=8)


@settings(max_examples=100, deadline=None)
@given(words, words)
def test_likeness_is_symmetrical_and_whole_of_itself(one: str, other: str) -> None:
    for likeness in (dice, overlap):
        assert likeness(one, other) == likeness(other, one)
        assert 0 <= likeness(one, other) <= 1
        assert likeness(one, one) == 1


def test_each_project_pairs_once_the_likest_first() -> None:
    right, missing, extra = pair_projects(
        ["버스 노선 분석", "버스 노선 분석 결과"], ["버스 노선 분석 결과물"]
    )
    assert (right, missing, extra) == (1, ["버스 노선 분석"], [])
    assert pair_projects(["교통 분석"], ["데이터 교육"]) == (0, ["교통 분석"], ["데이터 교육"])


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_no_project_is_lost_or_counted_twice(ones: list[str], others: list[str]) -> None:
    right, missing, extra = pair_projects(ones, others)
    assert right + len(missing) == len(ones)
    assert right + len(extra) == len(others)
