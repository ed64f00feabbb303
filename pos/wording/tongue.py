"""What a language must know to say everything that Amana has to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The words of one language.

    Attributes:
        comma: stands between the parts of a list.
        minor_unit: names an amount's unit where no currency is known.
        plural: chooses among the forms of a noun.
        sentences: by the class of a refusal or trouble, with its fields as placeholders.
        places: what stands before a sentence about a file, by the parts of the place that are known.
        nouns: what can be counted, in as many forms as the language has.
        words: tables of words of the code, by class and field.
        names: short names of the domain's enums, by `Class.MEMBER`.
    """

    comma: str
    minor_unit: str
    plural: Callable[[int], int]
    sentences: Mapping[str, str]
    places: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]
