"""What real Korean pages do to a reader, one page each; the words are made up."""

from __future__ import annotations

import json

import pytest

from extractor.model import Article
from tests.page.conftest import Maker, Prose, Reader

TITLE = "나리시, 데이터기반행정 2년 연속 우수기관"
OTHER = "다솜군이 공공데이터 평가에서 5년 연속 최우수 등급을 받았다고 밝혔다."


def body(article: Article) -> list[str]:
    return article.text.split("\n")


def test_paragraphs_in_p(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    article = read(make(f'<h1>{TITLE}</h1><div class="view">{article_markup}</div>'))
    assert body(article) == list(prose)
    assert article.title == TITLE
    assert article.publisher == "나리일보"


@pytest.mark.parametrize("gap", ["<br>", "<br/><br />", "<br>\n<br>", "<BR>&nbsp;<BR>"])
def test_br_instead_of_p(read: Reader, make: Maker, prose: Prose, gap: str) -> None:
    article = read(make(f'<h2>{TITLE}</h2><div class="cnt">{gap.join(prose)}</div>'))
    assert body(article) == list(prose)


def test_paragraphs_in_divs_of_one_name(read: Reader, make: Maker, prose: Prose) -> None:
    markup = "".join(f'<div class="row">{line}</div>' for line in prose)
    assert body(read(make(f"<section>{markup}</section>"))) == list(prose)


def test_old_layout_of_nested_tables(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f"<table><tr><td><table><tr><td><font size=3>{'<br><br>'.join(prose)}</font></td></tr>"
        "</table></td></tr></table>"
    )
    assert body(read(make(markup))) == list(prose)


def test_ad_inside_a_word_and_a_sentence(read: Reader, make: Maker, prose: Prose) -> None:
    first = prose[0].replace("실태점검", '실태<span class="ad_mid">지금 사세요</span>점검')
    third = prose[2].replace(
        "배차 간격", '배차 <div class="ad-wrap"><script>x()</script><p>특가 상품</p></div>간격'
    )
    article = read(make(f"<div id=txt>{first}<br>{prose[1]}<br>{third}<br>{prose[3]}</div>"))
    assert body(article) == list(prose)


def test_stock_and_glossary_decorations_do_not_split_words(read: Reader, make: Maker, prose: Prose) -> None:
    marked = prose[1].replace("공공기관", '<a href="/dic" class="keyword">공공</a><em class="term">기관</em>')
    article = read(make(f"<div><p>{prose[0]}</p><p>{marked}</p><p>{prose[2]}</p><p>{prose[3]}</p></div>"))
    assert body(article) == list(prose)


@pytest.mark.parametrize(
    "hidden",
    [
        'class="hide"',
        'class="print blind"',
        'style="display:none"',
        'style="x:y; visibility: hidden"',
        "hidden",
    ],
)
def test_hidden_print_copy(read: Reader, make: Maker, prose: Prose, article_markup: str, hidden: str) -> None:
    article = read(make(f"<div {hidden}>{article_markup}</div><div id=main-text>{article_markup}</div>"))
    assert body(article) == list(prose)


def test_visible_copy_of_the_same_article_is_read_once(
    read: Reader, make: Maker, prose: Prose, article_markup: str
) -> None:
    article = read(make(f"<div class=pc>{article_markup}</div><div class=mo>{article_markup}</div>"))
    assert body(article) == list(prose)


def test_article_that_is_hidden_as_a_whole_is_still_read(
    read: Reader, make: Maker, prose: Prose, article_markup: str
) -> None:
    assert body(read(make(f'<div style="display:none" class="paywall">{article_markup}</div>'))) == list(
        prose
    )


def test_captions_go_to_their_field(read: Reader, make: Maker, prose: Prose) -> None:
    figure = '<figure><img src="a.jpg"><figcaption>나리시청 전경. 나리시 제공</figcaption></figure>'
    table = (
        '<table><tr><td><img src="b.jpg"></td></tr><tr><td>데이터 분석 회의가 열리고 있다.</td></tr></table>'
    )
    loose = "<p>▲ 나리시 직원들이 기념촬영을 하고 있다. ⓒ나리일보</p>"
    article = read(
        make(
            f"<div>{figure}<p>{prose[0]}</p>{table}<p>{prose[1]}</p>{loose}<p>{prose[2]}</p><p>"
            f"{prose[3]}</p></div>"
        )
    )
    assert body(article) == list(prose)
    assert len(article.captions) == 3


def test_deck_goes_to_its_field(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    deck = (
        '<h3 class="subtitle">679개 기관 가운데 상위권</h3><p class="sub_tit">버스 배차 분석이 높은 점수</p>'
    )
    article = read(make(f"<h1>{TITLE}</h1><div class=body>{deck}{article_markup}</div>"))
    assert body(article) == list(prose)
    assert article.deck == "679개 기관 가운데 상위권\n버스 배차 분석이 높은 점수"


def test_subheads_inside_the_prose_stay(read: Reader, make: Maker, prose: Prose) -> None:
    article = read(
        make(
            f"<div><p>{prose[0]}</p><p>{prose[1]}</p><h3>버스 배차부터 바꿨다</h3><p>"
            f"{prose[2]}</p><p>{prose[3]}</p></div>"
        )
    )
    assert "버스 배차부터 바꿨다" in body(article)


def test_summary_by_a_machine(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    box = (
        '<div class="zz9"><strong>AI 요약</strong><p>나리시가 2년 연속 우수기관이 됐습니다.</p><p>'
        "버스 배차를 분석했습니다.</p></div>"
    )
    assert body(read(make(f"<div class=body>{box}{article_markup}</div>"))) == list(prose)


@pytest.mark.parametrize(
    "tail",
    [
        "<p>나도별 기자 byeol@nari.example</p>",
        "<p>[나리일보 나도별 기자]</p><p>저작권자 ⓒ 나리일보 무단전재 및 재배포 금지</p>",
        "<p>&lt;저작권자(c) 나리일보, 무단 전재-재배포, AI 학습 및 활용 금지&gt;</p>",
        "<p>▷ 카카오톡 : '나리제보' 검색</p><p>▷ 전화 : 02-000-0000</p><p>▷ 이메일 : tip@nari.example</p>",
        "<p>#나리시 #데이터 #우수기관</p>",
        "<p>네이버에서 나리일보를 구독해주세요</p>",
        "<ul><li>페이스북 공유</li><li>URL 복사</li><li>글자 크기 조절</li></ul>",
        "<div>댓글 3</div><div>로그인 후 댓글을 쓸 수 있습니다.</div>",
        "<h4>관련기사</h4><ul><li><a href=/9>다솜군, 5년 연속 최우수</a></li></ul><p>저작권자 © 나리일보</p>",
        f"<h4>많이 본 뉴스</h4><ol><li>1위 다솜군의 기적</li><li>2위 라온구 축제</li></ol><p>{OTHER}</p>",
        f"<h4>이 시각 주요뉴스</h4><dl><dt>다솜군, 5년 연속 최우수</dt><dd>{OTHER}</dd></dl>",
        (
            "<p><a href=/7>▶ 다솜군, 5년 연속 최우수 등급</a></p><p><a href=/8>▶ 라온구, 빅데이터 "
            "축제 연다</a></p>"
        ),
    ],
)
def test_tail_inside_the_container(
    read: Reader, make: Maker, prose: Prose, article_markup: str, tail: str
) -> None:
    article = read(make(f"<h1>{TITLE}</h1><div class=body>{article_markup}{tail}</div>"))
    assert body(article) == list(prose)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "English",
            [
                "Nari City has been named an excellent institution for two consecutive years.",
                "The evaluation covered 679 institutions across the country.",
                "The mayor said the city would keep using data for its citizens.",
            ],
        ),
        (
            "Japanese",
            [
                "ナリ市は行政安全部のデータ基盤行政実態点検で2年連続優秀機関に選ばれたと3日明らかにした。",
                "今回の点検は679機関を対象にデータ共有と分析活用を調べた。",
            ],
        ),
        (
            "Chinese",
            [
                "娜丽市在行政安全部的数据基础行政实态检查中连续两年被评为优秀机关并获得好评。",
                "本次检查以六百七十九个机关为对象，审查了数据共享和分析应用的情况。",
            ],
        ),
    ],
)
@pytest.mark.parametrize(
    "announced", ["", "<p>*아래는 위 기사를 '구글 번역'으로 번역한 기사의 [전문]입니다.</p>"]
)
def test_translated_tail(
    read: Reader,
    make: Maker,
    *,
    prose: Prose,
    article_markup: str,
    announced: str,
    language: str,
    lines: list[str],
) -> None:
    tail = announced + "".join(f"<p>{line}</p>" for line in lines)
    article = read(make(f"<div class=body>{article_markup}{tail}<p>원본 기사 보기:나리일보 동부</p></div>"))
    assert body(article) == list(prose), language


def test_foreign_quote_inside_the_prose_stays(read: Reader, make: Maker, prose: Prose) -> None:
    quote = "“We have learned a great deal from the data of this city,” he wrote in English."
    article = read(
        make(f"<div><p>{prose[0]}</p><p>{quote}</p><p>{prose[1]}</p><p>{prose[2]}</p><p>{prose[3]}</p></div>")
    )
    assert quote in body(article)


def test_two_containers_of_one_article(read: Reader, make: Maker, prose: Prose) -> None:
    halves = (
        f'<div class="part">{prose[0]}<br>{prose[1]}</div><div class="ad"></div><div class="part">'
        f"{prose[2]}<br>{prose[3]}</div>"
    )
    assert body(read(make(f"<section>{halves}</section>"))) == list(prose)


def test_one_sentence_article(read: Reader, make: Maker) -> None:
    line = "나리시는 4일 데이터 분석 교육을 열어 직원 30명에게 분석 도구 사용법을 가르쳤다."
    article = read(make(f"<h1>나리시, 데이터 교육</h1><div class=body><p>{line}</p></div>"))
    assert body(article) == [line]


def test_comments_longer_than_the_article(read: Reader, make: Maker, prose: Prose) -> None:
    comments = "".join(
        (
            "<li><p>정말 자랑스러운 우리 시입니다. 앞으로도 좋은 일만 있기를 바랍니다. "
            f"{number}번째로 응원합니다.</p></li>"
        )
        for number in range(30)
    )
    article = read(
        make(
            f'<h1>{TITLE}</h1><div class="body"><p>{prose[0]}</p><p>{prose[1]}</p></div><div '
            f'id="comment_list"><ul>{comments}</ul></div>'
        )
    )
    assert body(article) == list(prose[:2])


def test_leads_of_other_stories_beside_the_article(
    read: Reader, make: Maker, prose: Prose, article_markup: str
) -> None:
    others = "".join(
        (
            f'<div class="item"><h4><a href="/{n}">다솜군 소식 {n}번째 이야기</a></h4><p>{OTHER} '
            f"군은 {n}번째 계획도 세웠다고 전했다.</p></div>"
        )
        for n in range(6)
    )
    article = read(
        make(f'<h1>{TITLE}</h1><div class="main">{article_markup}</div><div class="list">{others}</div>')
    )
    assert body(article) == list(prose)


def test_iframe_noscript_template_and_form_controls(
    read: Reader, make: Maker, prose: Prose, article_markup: str
) -> None:
    junk = (
        f"<iframe src=x>{OTHER}</iframe><noscript><p>{OTHER}</p></noscript><template><p>"
        f"{OTHER}</p></template>"
        f"<button>{OTHER}</button><select><option>{OTHER}</option></select><textarea>"
        f"{OTHER}</textarea><video>{OTHER}</video>"
    )
    assert body(read(make(f"<div class=body>{junk}{article_markup}{junk}</div>"))) == list(prose)


def test_amp_page(read: Reader, prose: Prose, article_markup: str) -> None:
    page = (
        f'<!doctype html><html amp lang="ko"><head><meta charset="utf-8"><title>{TITLE}</title>'
        '<link rel="canonical" href="https://nari.example/1"></head>'
        '<body><amp-sidebar id="s"><ul><li><a href="/">홈</a></li></ul></amp-sidebar><main><h1>'
        f'{TITLE}</h1><amp-img src="a.jpg" alt="x"></amp-img>'
        f'<div class="amp-body">{article_markup}<amp-ad type="x"><div>광고입니다. 지금 '
        "사세요.</div></amp-ad></div></main></body></html>"
    )
    article = read(page)
    assert body(article) == list(prose)
    assert article.title == TITLE


def test_pointer_lists_in_the_prose_stay(read: Reader, make: Maker, prose: Prose) -> None:
    items = ["▲ 관리체계 정비", "▲ 데이터 공동활용", "▲ 분석 과제 12건"]
    markup = f"<p>{prose[0]}</p>" + "".join(f"<p>{item}</p>" for item in items) + f"<p>{prose[1]}</p>"
    assert body(read(make(f"<div>{markup}</div>"))) == [prose[0], *items, prose[1]]


def test_script_inside_json_and_page_state_of_arc(read: Reader, prose: Prose) -> None:
    content = {
        "headlines": {"basic": TITLE},
        "display_date": "2025-03-05T15:10:21.114Z",
        "credits": {"by": [{"name": "별이 나", "first_name": "별이", "last_name": "나"}]},
        "content_elements": [
            {"type": "text", "content": prose[0]},
            {"type": "image", "caption": "나리시청 전경"},
            {"type": "raw_html", "content": "<div class='ad'><script>x()</script>특가</div>"},
            *({"type": "text", "content": line} for line in prose[1:]),
            {"type": "reference", "content": OTHER},
        ],
    }
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div id=app></div><script>"
        f"Fusion.globalContent={json.dumps(content, ensure_ascii=False)};Fusion.x=1</script></body>"
        "</html>"
    )
    article = read(page)
    assert body(article) == list(prose)
    assert (article.title, article.reporter, str(article.published)) == (TITLE, "나별이", "2025-03-06")
    assert article.captions == ("나리시청 전경",)


@pytest.mark.parametrize("escaped", [True, False])
def test_next_data(read: Reader, prose: Prose, escaped: bool) -> None:
    data = {
        "props": {
            "pageProps": {
                "article": {
                    "title": TITLE,
                    "regDate": "2025-03-05 10:00:00",
                    "reporter": {"name": "나별이"},
                    "content": "<p>" + "</p><p>".join(prose) + "</p>",
                },
                "ranking": [{"title": f"다솜군 {n}", "summary": OTHER} for n in range(9)],
            }
        }
    }
    page = (
        f'<html><head><title>{TITLE}</title></head><body><div id="__next"></div><script '
        'id="__NEXT_DATA__" type="application/json">'
        f"{json.dumps(data, ensure_ascii=escaped)}</script></body></html>"
    )
    article = read(page)
    assert body(article) == list(prose)
    assert (article.reporter, str(article.published)) == ("나별이", "2025-03-05")


def test_flight_rows(read: Reader, prose: Prose) -> None:
    markup = "<p>" + "</p>$$AD_1$$<p>".join(prose) + "</p>"
    story = json.dumps(
        {
            "title": TITLE,
            "deployDt": "2025-03-05 10:00:00",
            "reporters": [{"name": "나별이"}, {"name": "나도별"}],
            "contentHtml": "$1a",
        },
        ensure_ascii=False,
    )
    stream = f'0:["$","div",null,{{}}]\n1a:T{len(markup.encode()):x},{markup}1b:{story}\n'
    half = len(stream) // 2
    pushes = "".join(
        f"<script>self.__next_f.push([1,{json.dumps(part, ensure_ascii=False)}])</script>"
        for part in (stream[:half], stream[half:])
    )
    article = read(f"<html><head><title>{TITLE}</title></head><body><div></div>{pushes}</body></html>")
    assert body(article) == list(prose)
    assert (article.reporter, str(article.published)) == ("나별이, 나도별", "2025-03-05")


def test_json_ld_article_body(read: Reader, prose: Prose) -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2025-03-04T20:00:00Z",
        "articleBody": "\n\n".join(prose),
        "author": {"@type": "Person", "name": "나별이"},
        "publisher": {"@type": "Organization", "name": "나리일보"},
    }
    page = (
        f'<html><head><title>{TITLE}</title><script type="application/ld+json">// '
        f"기사\n{json.dumps(data, ensure_ascii=False)}</script></head><body><div id=root></div>"
        "</body></html>"
    )
    article = read(page)
    assert body(article) == list(prose)
    assert (article.title, article.publisher, article.reporter, str(article.published)) == (
        TITLE,
        "나리일보",
        "나별이",
        "2025-03-05",
    )


@pytest.mark.parametrize("name", ["window.__INITIAL_STATE__ = ", "var pageData=", "window.__NUXT__="])
def test_other_page_state(read: Reader, prose: Prose, name: str) -> None:
    data = {
        "view": {"news": {"subject": TITLE, "body": "\n".join(prose)}},
        "side": [{"subject": "x", "lead": OTHER}] * 5,
    }
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div id=app></div><script>"
        f"{name}{json.dumps(data, ensure_ascii=False)};</script></body></html>"
    )
    assert body(read(page)) == list(prose)


def test_lead_in_an_element_of_its_own(read: Reader, make: Maker, prose: Prose) -> None:
    head = f'<meta property="og:description" content="{prose[0][:40]}...">'
    rest = "".join(f"<p>{line}</p>" for line in prose[1:])
    assert body(
        read(make(f"<h1>{TITLE}</h1><div class=z1>{prose[0]}</div><div class=z2>{rest}</div>", head))
    ) == list(prose)


def test_halves_of_different_names_around_an_advertisement(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f'<div class="first_half"><p>{prose[0]}</p><p>{prose[1]}</p></div><div class="ad">특가</div>'
        f'<div class="second_half"><p>{prose[2]}</p><p>{prose[3]}</p></div>'
    )
    assert body(read(make(f"<h1>{TITLE}</h1><section>{markup}</section>"))) == list(prose)


def test_paragraph_with_the_name_of_furniture(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f'<div class=a><p>{prose[0]}</p><div class="copy">{prose[1]}</div><p>{prose[2]}</p><p>'
        f"{prose[3]}</p></div>"
    )
    assert body(read(make(f"<h1>{TITLE}</h1>{markup}"))) == list(prose)


def test_empty_paragraph_picture_and_bare_text(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f'<p></p><div class="img"><img src=a.jpg></div>{prose[0]}<br><br>{prose[1]}<p>{prose[2]}</p>'
        f"{prose[3]}"
    )
    assert body(read(make(f"<h1>{TITLE}</h1><div class=text>{markup}</div>"))) == list(prose)


def test_picture_story(read: Reader, make: Maker) -> None:
    told = (
        "나리시 직원들이 4일 시청 앞 광장에서 데이터 개방을 알리는 행사를 열고 시민에게 안내문을 "
        "나눠 주고 있다."
    )
    article = read(
        make(
            "<h1>나리시, 데이터 개방 행사</h1><div class=body><figure><img src=a.jpg>"
            f"<figcaption>{told}</figcaption></figure></div>"
        )
    )
    assert body(article) == [told]


def test_linked_teasers_inside_the_last_paragraph(read: Reader, make: Maker, prose: Prose) -> None:
    teasers = "<br>".join(f'<a href="/{n}">▶다솜군 이야기, 놀라운 {n}번째 비결</a>' for n in range(5))
    markup = "".join(f"<p>{line}</p>" for line in prose[:-1]) + f"<p>{prose[-1]}<br><br>{teasers}</p>"
    assert body(read(make(f"<h1>{TITLE}</h1><div class=body>{markup}</div>"))) == list(prose)


def test_broadcast_report(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f"[앵커]<br>{prose[0]}<br>나도별 기자입니다.<br><br>[리포트]<br>{prose[1]}<br>"
        f'[가온별/나리시장 : "데이터로 하루를 바꾸겠습니다."]<br>{prose[2]}<br>나라뉴스 '
        "나도별입니다.<br>촬영기자:다온/영상편집:라온<br>▣ 제보하기<br>▷ 카카오톡 : '나라제보' 검색"
    )
    article = read(make(f"<h1>{TITLE}</h1><div class=detail>{markup}</div>"))
    assert body(article) == [
        "[앵커]",
        prose[0],
        "나도별 기자입니다.",
        "[리포트]",
        prose[1],
        '[가온별/나리시장 : "데이터로 하루를 바꾸겠습니다."]',
        prose[2],
        "나라뉴스 나도별입니다.",
    ]
    assert article.reporter == "나도별"


def test_data_table_goes_and_table_of_names_stays(read: Reader, make: Maker, prose: Prose) -> None:
    figures = (
        "<table><tr><th>유형</th><th>평균</th></tr><tr><td>광역</td><td>85.3</td></tr><tr><td>"
        "기초</td><td>63.2</td></tr></table>"
    )
    names = (
        "<table><tr><td>우수</td><td>나리시, 다솜군</td></tr><tr><td>보통</td><td>라온구, "
        "마루시</td></tr></table>"
    )
    article = read(
        make(
            f"<h1>{TITLE}</h1><div><p>{prose[0]}</p>{figures}<p>{prose[1]}</p>{names}<p>"
            f"{prose[2]}</p><p>{prose[3]}</p></div>"
        )
    )
    assert body(article) == [
        prose[0],
        prose[1],
        "우수 나리시, 다솜군",
        "보통 라온구, 마루시",
        prose[2],
        prose[3],
    ]


def test_reader_reactions_and_subscription_between_paragraphs(
    read: Reader, make: Maker, prose: Prose
) -> None:
    box = '<div class="x1"><p><a href="/sub">▶ 네이버에서 나리일보 구독하기</a></p></div>'
    article = read(
        make(
            f"<h1>{TITLE}</h1><div><p>{prose[0]}</p><p>{prose[1]}</p>{box}<p>{prose[2]}</p><p>"
            f"{prose[3]}</p><p>이 기사 어떠셨나요?</p><p>좋아요 0</p></div>"
        )
    )
    assert body(article) == list(prose)


def test_related_box_between_paragraphs(read: Reader, make: Maker, prose: Prose) -> None:
    box = (
        "<div class=x2><strong>관련기사</strong><ul><li>다솜군, 5년 연속 최우수</li><li>라온구 "
        "빅데이터 축제</li></ul></div>"
    )
    article = read(
        make(
            f"<h1>{TITLE}</h1><div><p>{prose[0]}</p><p>{prose[1]}</p>{box}<p>{prose[2]}</p><p>"
            f"{prose[3]}</p></div>"
        )
    )
    assert body(article) == list(prose)


def test_subhead_named_like_a_deck_stays_inside_the_prose(read: Reader, make: Maker, prose: Prose) -> None:
    markup = (
        f'<p>{prose[0]}</p><p>{prose[1]}</p><div class="sub_title">버스 배차부터 바꿨다</div><p>'
        f"{prose[2]}</p><p>{prose[3]}</p>"
    )
    article = read(make(f"<h1>{TITLE}</h1><div class=body>{markup}</div>"))
    assert body(article) == [*prose[:2], "버스 배차부터 바꿨다", *prose[2:]]


@pytest.mark.parametrize("name", ["lead", "desc", "news_desc", "photo_news_text", "pic"])
def test_paragraph_named_like_a_deck_or_a_caption(read: Reader, make: Maker, prose: Prose, name: str) -> None:
    markup = f'<div class="{name}">{prose[0]}</div>' + "".join(f"<p>{line}</p>" for line in prose[1:])
    assert body(read(make(f"<h1>{TITLE}</h1><div class=body>{markup}</div>"))) == list(prose)
