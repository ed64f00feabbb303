"""The letterhead: names where they are known, codes where they are not, and families only by number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Big, Text
from pos.printing.papers.letterhead import Named
from pos.printing.words import Label
from tests.builders import JAM, SALMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead


def test_names_come_in_the_languages_of_the_bazaar(speaks: Callable[..., Letterhead]) -> None:
    assert speaks("ar").item(JAM) == Label("مربى التمر")
    assert speaks("en").item(JAM) == Label("Date jam")
    assert speaks("both").item(JAM) == Label("مربى التمر", "Date jam")


def test_a_name_in_one_language_stands_for_both(speaks: Callable[..., Letterhead]) -> None:
    letterhead = replace(speaks("both"), items={JAM: Named("مربى")})
    assert letterhead.item(JAM) == Label("مربى")
    assert replace(letterhead, wording=speaks("en").wording).item(JAM) == Label("مربى")


def test_what_has_no_name_is_shown_by_its_code(speaks: Callable[..., Letterhead]) -> None:
    assert speaks().item("2099999999999") == Label(isolate("2099999999999"))
    assert speaks().person("X9") == Label(isolate("X9"))
    assert speaks().item("", "بخور") == Label("بخور")


def test_the_family_without_a_number_is_the_centre(speaks: Callable[..., Letterhead]) -> None:
    assert speaks("both").family("") == Label("المركز", "Centre")
    assert speaks("both").family(SALMA).first == "أم سالم"


def test_packages_are_called_by_name(speaks: Callable[..., Letterhead]) -> None:
    assert speaks("both").package("T") == Label("طيب", "Teeb")
    assert speaks("both").package("?").first == isolate("?")


def test_amounts_are_put_into_words_in_every_language(speaks: Callable[..., Letterhead]) -> None:
    assert speaks("both").in_words(1_250) == Label(
        "المبلغ كتابةً: فقط اثنا عشر درهمًا وخمسون فلسًا لا غير", "In words: Twelve dirhams and fifty fils only"
    )
    assert speaks("en").in_words(100) == Label("In words: One dirham only")


def test_the_masthead_says_which_bazaar_and_which_paper(speaks: Callable[..., Letterhead]) -> None:
    texts = [element.text for element in speaks("both").masthead("Z") if isinstance(element, Text)]
    assert texts[0] == "بازار إنتاج الثامن"
    assert texts[1] == "Intaj bazaar 8"
    assert texts[-1] == "Z"
    assert not any(isinstance(element, Big) for element in speaks().masthead("Z"))


def test_a_copy_says_so_in_large_letters(speaks: Callable[..., Letterhead]) -> None:
    (mark,) = [element for element in speaks("both").masthead("Z", copy=True) if isinstance(element, Big)]
    assert mark.warns
    assert "نسخة" in mark.text
    assert "COPY" in mark.text
