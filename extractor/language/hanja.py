"""Chinese characters in Korean text, read as the press reads them: 義城郡 is 의성군, 3年 연속 is 3년 연속.

Only what the press still sets in them is known: names of local governments, numbers, and the words of
evaluations. A run of characters with an unknown one among them, an explanation in brackets (우수(優秀)) and a
line without Hangul stay as they are. Every character becomes one syllable, so that places stay.
"""

from __future__ import annotations

import re
import unicodedata

from extractor.language.syllables import FINALS, VOWELS

# Each syllable with the characters that are read so
_TABLE = (
    "가加價家可街 각各角 간間簡 감減感 강江康講強强 개開改個介槪 거巨居去擧 건件建 검檢 "
    "격格 견見 결結決 겸兼 경京慶景經競警敬鏡 계計界桂鷄係階繼契 고高固故告古考 곡谷 "
    "공公共功工空 과果課過科 곽郭 관官管館關冠觀 광光廣鑛 괴槐 교敎校交 "
    "구邱區求九龜具構救口購球究 국國局 군郡群 굴屈 권權圈券 귀歸貴 규規 균均 극極 "
    "근近根勤 금錦今禁衿 급級急給及 기畿基氣記機器期企起技旣紀 길吉 나那 낙諾 남南男 "
    "납納 내內 녀女 년年 념念 녕寧 농農 능能 다多 단丹單團段斷 달達 담潭談擔 "
    "당唐當黨 대大代對臺帶待 덕德 도道島都圖度導到逃挑 독獨讀督 동東同洞銅動 두豆頭 "
    "등登等 라羅 락落 란亂 랑浪 래來萊 량量良梁 려麗驪勵 력力歷 련連漣蓮聯練鍊 "
    "령嶺領令靈 례例禮醴 로路勞老蘆 록錄綠 론論 료料療 룡龍 류類流柳 륙陸 률律率 릉陵 "
    "리里理利李裏 린麟 림林 립立 마麻馬 만滿萬晩 망望 매每買 면面 명明名命 모模某 "
    "목木目 무務茂無 문文門問聞 물物 미尾未美米彌 민民 밀密 박朴博 반半反班 발發 "
    "방方防 배倍配 백白百 번番 법法 변變 별別 병病兵 보保報普寶步 복福復 본本 봉奉峰 "
    "부部富府副扶釜付否 북北 분分 불不 비比費備 사事社沙泗四寺士司查査 산山産散 삼三 "
    "상上賞尙商常相狀 생生 서西瑞書舒序 석席石 선先選善宣線 설說設 성城成星性聲 "
    "세世稅細勢 소所小消少 속束屬續速 손孫 송松送 수水數秀壽首受收需手授守 순順淳純 술術 "
    "습習 승承昇勝 시市始施示視試 식式食識 신新申信神身 실實室 심審心 십十 아牙兒 악岳 "
    "안安案 암巖 압壓 야野 약約藥 양養襄楊陽洋讓 어語魚漁 억億 언言 업業 여與餘如 "
    "역域役譯 연延然硏 열熱 영永英榮盈營映影 예豫藝 오五烏午吳 옥沃玉 온溫 옹甕 완完莞 "
    "왕王 외外 요要 용用 우優右雨 운雲運 울蔚鬱 원原院員元源 월月越 위位委威 "
    "유儒有由油裕 육六育 은恩 음陰 읍邑 응應 의義議宜意醫 이二以移 익益 인仁人印認 "
    "일一日 임任 입入 자自資子 작作雀昨 장長場張章 재財再在裁 저低 적的積 "
    "전全前田電專傳轉戰展 절節 점點 정井政正定旌情精整程丁 제堤濟蹄第制際提題 "
    "조朝調兆組條造 족足 종宗綜終鍾種 좌左 주州朱主周週住注 준準峻 중中重 증增曾證 "
    "지地指支知持至 직直職 진津珍鎭晉眞振進陳 집集 차次差 참參 창昌敞創倉 책策責 처處 "
    "척陟拓 천川千天泉 철鐵 첨添 청淸靑廳請 체體 초草初超 촌村 총總 최最崔 추鄒推秋 "
    "축築祝 춘春 출出 충忠充 취取就 측側 치治値置 친親 칠七漆 타打他 탁卓 탐探 "
    "태太泰態 택澤 토土 통統通 투投 특特 파坡 판判 팔八 평平評坪 포浦抱布 폭幅 "
    "표表標 품品 하下河 학學 한韓限 함咸 합合陜 항項港 해海解 행行 향鄕向 헌憲 혁革 "
    "현現縣懸 협協 형型形 호湖號 홀忽 홍洪 화和華化 확擴確 환環換 황況黃 회會回廻 "
    "획劃獲 횡橫 효效孝 후後 훈訓勳 흡洽 흥興 희希"
)
_READINGS = {char: word[0] for word in _TABLE.split() for char in word[1:]}
# Names that are read otherwise than their characters are elsewhere
_NAMES = {
    "保寧": "보령", "宜寧": "의령", "金海": "김해", "金浦": "김포", "金泉": "김천", "金堤": "김제",
    "金井": "금정", "軍浦": "군포", "軍威": "군위", "時間": "시간", "時期": "시기",
}  # fmt: skip
_NAME = re.compile("|".join(_NAMES))
_HANJA = r"[\u4e00-\u9fff\uf900-\ufaff]"
_RUN = re.compile(rf"(?<![(])(?<!{_HANJA}){_HANJA}{{1,12}}(?!{_HANJA})")
_HANGUL = re.compile(r"[가-힣\u1100-\u11ff]")
# Characters that stand for more than one thing where they stand alone: 度 is a temperature, too
_NOT_ALONE = frozenset("度元不")
_INITIAL_L, _INITIAL_N, _INITIAL_NONE = 5, 2, 11
_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17, 20))
"""ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ: before them a first ㄹ or ㄴ is not read."""


def read_hanja(text: str) -> str:
    """The text with its Chinese characters as Hangul, as long as before."""
    if not _RUN.search(text):
        return text
    return "\n".join(_RUN.sub(_read_run, line) if _HANGUL.search(line) else line for line in text.split("\n"))


def _read_run(run: re.Match[str]) -> str:
    """A run of characters as Hangul; as it is where one of them is unknown."""
    chars = run[0]
    if chars in _NOT_ALONE:
        return chars
    named = _NAME.sub(lambda name: _NAMES[name[0]], unicodedata.normalize("NFC", chars))
    read = "".join(char if _HANGUL.match(char) else _READINGS.get(char, "") for char in named)
    if len(read) < len(chars):
        return chars
    before = run.string[run.start() - 1 : run.start()]
    if before.isdigit() or _HANGUL.match(before):
        return read
    return _first_of_word(read[0]) + read[1:]


def _first_of_word(syllable: str) -> str:
    """A syllable as it is read at the head of a word: 蘆原 is 노원, 麗水 여수, 年度 연도."""
    first, rest = divmod(ord(syllable) - ord("가"), VOWELS * FINALS)
    if first not in (_INITIAL_L, _INITIAL_N):
        return syllable
    first = _INITIAL_NONE if rest // FINALS in _Y_VOWELS else _INITIAL_N
    return chr(ord("가") + first * VOWELS * FINALS + rest)
