"""Where a ceremony was held is no winner."""

from typing import Any

import pytest

_OF_HONOUR = "‘2024년 공공데이터 발전 유공’ "


@pytest.mark.parametrize(
    "told",
    [
        "홍천군이 12일 서울 서초구 aT센터에서 개최된 " + _OF_HONOUR + "시상식에서 장관 표창을 받았다.",
        "홍천군이 12일 서울 중구의 한 호텔에서 열린 " + _OF_HONOUR + "포상식에서 장관 표창을 받았다.",
        "홍천군은 지난 5일 대전 유성구의 한 연구소에서 치러진 " + _OF_HONOUR + "시상식에서 장관 표창을 탔다.",
        "홍천군이 세종시에 있는 정부청사 대강당에서 " + _OF_HONOUR + "장관 표창을 받았다.",
        "홍천군은 5일 서울 종로구 정부서울청사에서 " + _OF_HONOUR + "장관 표창을 안았다.",
        "홍천군은 경기 고양시 킨텍스에서 열린 " + _OF_HONOUR + "시상식에서 장관 표창을 받았다.",
        "홍천군은 부산 해운대구 ‘누리마루’에서 진행된 " + _OF_HONOUR + "시상식에서 장관 표창을 받았다.",
    ],
)
def test_where_a_ceremony_was_held_is_no_winner(only: Any, told: str) -> None:
    award = only(told)
    assert (award.recipient, award.grade) == ("강원특별자치도 홍천군", "장관 표창")


def test_whose_result_it_is_stays_it_where_the_evaluation_is_named(only: Any) -> None:
    text = "서울 중구의 2024년 데이터기반행정 실태점검에서 나온 등급은 우수다."
    assert only(text).recipient == "서울특별시 중구"
