"""Every exception and every act on one has its words, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest

from pos.ui.rows.names import Name
from pos.ui.rows.office import ExceptionKind, ExceptionRow
from pos.ui.rows.resolving import ActKind
from pos.ui.views.exception_words import ExceptionWords
from pos.ui.views.office_sayings import OfficeSayings
from tests.gui import samples

if TYPE_CHECKING:
    from pos.ui.application import Shell


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_has_its_words(shell: Shell, language: str) -> None:
    shell.set_language(language)
    words = ExceptionWords(shell.desk)
    kinds = [words.kind(kind) for kind in get_args(ExceptionKind)]
    acts = [words.wish(act) for act in get_args(ActKind)] + [words.act(act, language) for act in get_args(ActKind)]
    assert len(set(kinds)) == len(kinds)
    assert len(set(acts)) == len(acts)
    assert all(kinds + acts)
    assert "{code}" in OfficeSayings().sayings()["exception_resolved"]


def test_what_is_told_of_one_names_its_tills_and_what_is_counted(shell: Shell) -> None:
    shell.set_language("ar")
    words = ExceptionWords(shell.desk)
    plain = ExceptionRow("0", "oversold", samples.AT, "", "2000000000015", 7_500, "", count=3, tills=("T01", "T07"))

    def told(**changes: Any) -> str:
        return re.sub("[\u2066-\u2069\u200e\u200f]", "", words.details(replace(plain, **changes)))

    assert told() == "الكمية 3  ·  T01، T07"
    assert told(count=1_500, is_weighed=True, tills=()) == "الكمية 1.500\u00a0كغ"
    assert told(count=2, grams=1_500, tills=()) == "الكمية 2 و1.500\u00a0كغ"
    assert "T01 +1" in words.till(plain)
    assert "T07" in words.till(replace(plain, tills=("T07",)))
    assert words.till(replace(plain, tills=())) == "–"
    assert "T07" in words.till(replace(plain, kind="cause_gone", till="R01", tills=("T07",)))
    assert told(kind="clock_jumped", count=-61, tills=()) == "تأخرت 61 دقيقة"
    assert told(kind="cash_difference", count=1, tills=(), words="wrong change") == "wrong change"
    assert told(kind="missing_till", count=0, tills=(), words="Gate", person=samples.AISHA) == "Gate  ·  عائشة المنصوري"
    assert told(count=0, tills=(), credited_minor=500, documents=("R01-7", "R01-9")) == (
        "سبقت إضافة 5.00\u00a0د.إ بموجب R01-7، R01-9"
    )
    assert told(count=0, tills=(), credited_minor=-500, documents=("R01-7",)) == ("سبق خصم 5.00\u00a0د.إ بموجب R01-7")
    unread = replace(plain, kind="unread", receipt="sale", words="not canonical", tills=(), count=1)
    assert not re.search("[A-Za-z]", words.details(unread))
    assert not re.search("[A-Za-z]", words.subject("unread", "sale"))
    assert words.subject("oversold", "") == "–"
    assert told(item=Name("مربى المانجو", "Mango jam"), tills=()) == "مربى المانجو  ·  الكمية 3"
