"""選択肢 and ○-marks of the official forms, letter for letter and in order."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d

FORMS = ("form2-h31", "form2-r06", "form3-r06", "form4-r06")

SHARED_CHOICES = {
    "implementation": "実施する|実施しない|未定",
    "file_kind": "システム用ファイル|その他の電子ファイル（表計算ファイル等）",
    "subjects": "1万人未満|1万人以上10万人未満|10万人以上100万人未満|100万人以上1,000万人未満|"
    "1,000万人以上",
    "fields": "10項目未満|10項目以上50項目未満|50項目以上100項目未満|100項目以上",
    "persons": "10人未満|10人以上50人未満|50人以上100人未満|100人以上500人未満|"
    "500人以上1,000人未満|1,000人以上",
    "handlers": "500人以上|500人未満",
    "entrusting": "委託する|委託しない",
    "range": "特定個人情報ファイルの全体|特定個人情報ファイルの一部",
    "subcontracting": "再委託する|再委託しない",
    "period": "1年未満|1年|2年|3年|4年|5年|6年以上10年未満|10年以上20年未満|20年以上|"
    "定められていない",
    "sufficiency": "特に力を入れている|十分である|課題が残されている",
    "doing": "行っている|行っていない",
    "record": "記録を残している|記録を残していない",
    "limit": "制限している|制限していない",
    "rule": "定めている|定めていない",
    "effort": "特に力を入れて行っている|十分に行っている|十分に行っていない",
    "subcontractor_effort": "特に力を入れて行っている|十分に行っている|十分に行っていない|"
    "再委託していない",
    "standards": "特に力を入れて遵守している|十分に遵守している|十分に遵守していない|"
    "政府機関ではない",
    "arrangement": "特に力を入れて整備している|十分に整備している|十分に整備していない",
    "notification": "特に力を入れて周知している|十分に周知している|十分に周知していない",
    "occurrence": "発生あり|発生なし",
    "keeping": "保管している|保管していない",
    "fee": "有料|無料",
    "report_kind": "基礎項目評価書|基礎項目評価書及び重点項目評価書|基礎項目評価書及び全項目評価書",
    "timing": "事前|事後",
}
"""Sets that say the same wherever a form has them."""

POPULATION = "1,000人未満|1,000人以上1万人未満|1万人以上10万人未満|10万人以上30万人未満|30万人以上"

OWN_CHOICES = {
    ("form2-r06", "population"): POPULATION.replace("|", "（任意実施）|", 1),
    ("form3-r06", "population"): POPULATION,
    ("form4-r06", "population"): POPULATION,
    ("form2-r06", "result"): "基礎項目評価及び全項目評価の実施が義務付けられる|"
    "基礎項目評価及び重点項目評価の実施が義務付けられる|基礎項目評価の実施が義務付けられる|"
    "特定個人情報保護評価の実施が義務付けられない",
    ("form3-r06", "result"): "基礎項目評価及び重点項目評価の実施が義務付けられる|"
    "基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）|"
    "特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）",
    ("form4-r06", "result"): "基礎項目評価及び全項目評価の実施が義務付けられる|"
    "基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）|"
    "基礎項目評価の実施が義務付けられる（任意に全項目評価を実施）|"
    "特定個人情報保護評価の実施が義務付けられない（任意に全項目評価を実施）",
    ("form2-r06", "priority"): "目的外の入手が行われるリスクへの対策|"
    "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策|"
    "権限のない者によって不正に使用されるリスクへの対策|"
    "委託先における不正な使用等のリスクへの対策|"
    "不正な提供・移転が行われるリスクへの対策"
    "（委託や情報提供ネットワークシステムを通じた提供を除く。）|"
    "情報提供ネットワークシステムを通じて目的外の入手が行われるリスクへの対策|"
    "情報提供ネットワークシステムを通じて不正な提供が行われるリスクへの対策|"
    "特定個人情報の漏えい・滅失・毀損リスクへの対策|従業者に対する教育・啓発",
}
OWN_CHOICES |= {
    ("form2-h31", name): OWN_CHOICES["form2-r06", name] for name in ("population", "result")
}

MARKS = {
    "basic.systems.connections": "情報提供ネットワークシステム 庁内連携システム "
    "住民基本台帳ネットワークシステム 既存住民基本台帳システム "
    "宛名システム等 税務システム その他（）",
    "file.info.fields.main": "・識別情報:個人番号 個人番号対応符号 その他識別情報（内部番号） "
    "・連絡先等情報:4情報（氏名、性別、生年月日、住所） 連絡先（電話番号等） その他住民票関係情報 "
    "・業務関係情報:国税関係情報 地方税関係情報 健康・医療関係情報 医療保険関係情報 "
    "児童福祉・子育て関係情報 障害者福祉関係情報 生活保護・社会福祉関係情報 "
    "介護・高齢者福祉関係情報 雇用・労働関係情報 年金関係情報 "
    "学校・教育関係情報 災害関係情報 その他（）",
    "file.use.sources": "本人又は本人の代理人 評価実施機関内の他部署（） "
    "行政機関・独立行政法人等（） 地方公共団体・地方独立行政法人（） 民間事業者（） その他（）",
    "file.use.methods": "紙 電子記録媒体（フラッシュメモリを除く。） フラッシュメモリ 電子メール "
    "専用線 庁内連携システム 情報提供ネットワークシステム その他（）",
    "file.provide.exists": "提供を行っている（）件 移転を行っている（）件 行っていない",
    "file.provide.to.methods": "情報提供ネットワークシステム 専用線 電子メール "
    "電子記録媒体（フラッシュメモリを除く。） フラッシュメモリ 紙 その他（）",
    "file.provide.move.methods": "庁内連携システム 専用線 電子メール "
    "電子記録媒体（フラッシュメモリを除く。） フラッシュメモリ 紙 その他（）",
    "file.entrust.items.methods": "専用線 電子メール 電子記録媒体（フラッシュメモリを除く。） "
    "フラッシュメモリ 紙 その他（）",
    "risk.audit.kinds": "自己点検 内部監査 外部監査",
}


@pytest.fixture(params=FORMS)
def form(request):
    return catalogue.form(request.param)


def test_choices_are_official_letter_for_letter(form):
    for name, choices in form.choices.items():
        told = OWN_CHOICES.get((form.id, name)) or SHARED_CHOICES[name]
        assert "|".join(choices.values()) == told, name


def test_every_choice_set_is_used(form):
    used = {item.choices for item in form.items if isinstance(item, d.Choice | d.Computed)}
    assert used == set(form.choices)


def test_marks_have_their_options_headings_and_blanks(form):
    blanks = {"": "", "text": "（）", "count": "（）件"}
    for item in form.items:
        if isinstance(item, d.Marks):
            told = " ".join(
                (f"{option.heading}:" if option.heading else "")
                + option.label
                + blanks[option.blank]
                for option in item.options
            )
            assert told == MARKS[item.id]
            assert sum(item.lines) == len(item.options)
