"""Compare the texts of the code with the translations in `assets/i18n`.

A text is known by its context (the class that says it) and its English source. The texts are read
from the code the way lupdate reads them, so a text that was added without a translation is seen
without running any Qt tool.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.tidy.house import dotted
from tests.tidy.words import TRANSLATORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.tidy.house import Source

# How many plural forms Qt asks for in each language.
PLURAL_FORMS = {"ar": 6, "en": 2}

PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


@dataclass(frozen=True, order=True)
class Text:
    """One text of the screen: who says it, what is said, and whether it counts something."""

    context: str
    source: str
    is_plural: bool


@dataclass(frozen=True)
class Message:
    """One entry of a .ts file: the text, its translation in each plural form, and Qt's mark."""

    text: Text
    forms: tuple[str, ...]
    mark: str


def texts_of(source: Source) -> Iterator[Text]:
    """Every text that a module says, with the context under which it will be looked up."""
    yield from texts_below(source.tree, "")


def texts_below(node: ast.AST, context: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call):
            yield from said_by(child, context)
        yield from texts_below(child, inner)


def said_by(call: ast.Call, context: str) -> Iterator[Text]:
    """The text of one translating call; nothing for any other call."""
    literals = [node.value for node in call.args if isinstance(node, ast.Constant)]
    counts = any(keyword.arg == "n" for keyword in call.keywords)
    name = dotted(call.func)
    if isinstance(call.func, ast.Attribute) and call.func.attr == "tr" and literals:
        yield Text(context, str(literals[0]), counts or len(call.args) > 2)
    elif name in TRANSLATORS and len(literals) > 1:
        yield Text(str(literals[0]), str(literals[1]), counts or len(call.args) > 3)
    elif name.endswith("QT_TRANSLATE_NOOP") and len(literals) > 1:
        yield Text(str(literals[0]), str(literals[1]), is_plural=False)


def messages(ts_text: str) -> Iterator[Message]:
    """Every entry of a .ts file."""
    tree = ET.fromstring(ts_text)  # noqa: S314 - our own file, from our own tree
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            is_plural = message.get("numerus") == "yes"
            forms = [] if translation is None else list(translation.iter("numerusform")) or [translation]
            yield Message(
                Text(context.findtext("name", ""), message.findtext("source", ""), is_plural),
                tuple(form.text or "" for form in forms),
                "" if translation is None else translation.get("type", ""),
            )


def complaints(language: str, said: Iterable[Text], ts_text: str) -> list[str]:
    """What a .ts file lacks, given what the code says; English carries the plurals only."""
    wanted = {text for text in said if text.is_plural or language != "en"}
    entries = list(messages(ts_text))
    found = {entry.text for entry in entries}
    return [
        *(f"not translated: {text.context}: {text.source!r}" for text in sorted(wanted - found)),
        *(f"nobody says this: {text.context}: {text.source!r}" for text in sorted(found - wanted)),
        *(
            f"{problem}: {entry.text.context}: {entry.text.source!r}"
            for entry in entries
            for problem in problems(language, entry)
        ),
    ]


def problems(language: str, entry: Message) -> Iterator[str]:
    """What is wrong with one entry."""
    if entry.mark:
        yield f"marked {entry.mark}"
    wanted = PLURAL_FORMS[language] if entry.text.is_plural else 1
    if len(entry.forms) != wanted:
        yield f"{len(entry.forms)} forms in place of {wanted}"
    if not all(form.strip() for form in entry.forms):
        yield "an empty translation"
    names = set(PLACEHOLDER.findall(entry.text.source))
    if any(set(PLACEHOLDER.findall(form)) != names for form in entry.forms if form):
        yield "other {placeholders} than the source"
