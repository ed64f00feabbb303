"""The words in the code: texts that can be translated, colours by name, honest comments."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.tidy.house import Rule, Sighting, Source, dotted, everywhere, in_package, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

HEX_COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?!\w)")

PROMISES = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

SUPPRESSION = re.compile(
    r"#\s*(?P<what>noqa|type:\s*ignore|pragma:\s*no\s*(?:cover|branch)|"
    r"mypy:|ruff:)"
    r"(?P<codes>:\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*|\[[\w\-, ]+\])?"
)
REASON_WORDS_MIN = 2

TRANSLATORS = frozenset({"QCoreApplication.translate", "QApplication.translate", "app.translate"})


def hex_colours(source: Source) -> Iterator[Sighting]:
    for line, text in source.strings():
        for colour in HEX_COLOUR.findall(text):
            yield Sighting(line, f"the colour {colour}")


def untranslatable(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name in {"tr", "_"}:
            yield Sighting(node.lineno, f"a wrapper '{node.name}' hides texts from lupdate")
        if not isinstance(node, ast.Call):
            continue
        name = dotted(node.func)
        if name == "tr":
            yield Sighting(node.lineno, "a bare tr() is filed under no context, never found")
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            yield from not_literal(node, 1)
        elif name in TRANSLATORS or name.endswith("QT_TRANSLATE_NOOP"):
            yield from not_literal(node, 2)


def not_literal(call: ast.Call, texts: int) -> Iterator[Sighting]:
    """What a translating call is given that lupdate cannot read."""
    for argument in call.args[:texts]:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            yield Sighting(call.lineno, f"lupdate cannot read {ast.unparse(argument)}")


def promises(source: Source) -> Iterator[Sighting]:
    for line, comment in source.comments:
        found = PROMISES.search(comment)
        if found:
            yield Sighting(line, f"a promise left in the code: {found[0]}")


def bare_suppressions(source: Source) -> Iterator[Sighting]:
    for line, comment in source.comments:
        directives = list(SUPPRESSION.finditer(comment))
        for found in directives:
            if found["what"].startswith(("noqa", "type")) and not found["codes"]:
                yield Sighting(line, f"{comment} silences everything; name the code")
        reason = SUPPRESSION.sub("", comment)
        if directives and len(re.findall(r"[^\W\d_]{2,}", reason)) < REASON_WORDS_MIN:
            yield Sighting(line, f"{comment} gives no reason")


def own_file_dialogs(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.Call) and "QFileDialog" in ast.unparse(node.func).split("."):
            yield Sighting(node.lineno, "a file dialog of its own, which speaks the desktop's language")


RULES = (
    Rule(
        "colours-by-name",
        "take a token from the theme; hex colours live in assets/themes/*.toml only",
        in_package,
        hex_colours,
        guilty=(
            snippet('x = "#1b5e20"', "pos/ui/x.py"),
            snippet('x = f"color: #fff; {y}"', "pos/ui/x.py"),
            snippet('x = "border: 1px solid #AABBCCDD"', "pos/ui/x.py"),
        ),
        innocent=(
            snippet('"""See issue #2926."""', "pos/ui/x.py"),
            snippet('x = "#sidebar { padding: 4px }"', "pos/ui/x.py"),
            snippet('x = "&#123;"', "pos/ui/x.py"),
        ),
    ),
    Rule(
        "translatable",
        'write self.tr("… {name} …").format(name=…), with the text in one plain literal',
        in_package,
        untranslatable,
        guilty=(
            snippet('self.tr(f"Hello {name}")', "pos/ui/x.py"),
            snippet("self.tr(title)", "pos/ui/x.py"),
            snippet('self.tr("a" + b)', "pos/ui/x.py"),
            snippet('self.tr("{x}".format(x=1))', "pos/ui/x.py"),
            snippet('tr("Hello")', "pos/ui/x.py"),
            snippet('QCoreApplication.translate("Refusal", text)', "pos/ui/x.py"),
            snippet("def tr(text): ...", "pos/ui/x.py"),
        ),
        innocent=(
            snippet('self.tr("Hello {name}").format(name=name)', "pos/ui/x.py"),
            snippet('self.tr("%n piece(s)", "", count)', "pos/ui/x.py"),
            snippet('self.tr("one " "two")', "pos/ui/x.py"),
            snippet("text.translate(TABLE)"),
        ),
    ),
    Rule(
        "no-promises",
        "do it now, or open an issue and say here what is true today",
        everywhere,
        promises,
        guilty=(snippet("x = 1  # TODO: later"), snippet("# FIXME\nx = 1")),
        innocent=(snippet('x = "TODO"'), snippet("# The to-do list of the family.")),
    ),
    Rule(
        "suppressions-with-reason",
        "name the code and say why on the same line: `# noqa: BLE001 - the named border`",
        everywhere,
        bare_suppressions,
        guilty=(
            snippet("x = 1  # noqa"),
            snippet("x = 1  # noqa: E501"),
            snippet("x = 1  # type: ignore[arg-type]"),
            snippet("x = 1  # type: ignore  # the stubs are wrong here"),
            snippet("x = 1  # pragma: no cover"),
        ),
        innocent=(
            snippet("x = 1  # noqa: BLE001, S110 - the named border"),
            snippet("x = 1  # type: ignore[arg-type]  # the stubs of escpos are wrong"),
            snippet("x = 1  # type: ignore[misc]  # noqa: N802 - named by Qt"),
            snippet("x = 1  # an ordinary remark"),
        ),
    ),
    Rule(
        "one-file-dialog",
        "ask by pos.ui.widgets.path_dialog: its dialogs speak the window's language and wear its theme",
        lambda source: in_package(source) and source.path != "pos/ui/widgets/path_dialog.py",
        own_file_dialogs,
        guilty=(
            snippet("x = QFileDialog(self)", "pos/ui/x.py"),
            snippet("x = QFileDialog.getOpenFileName(self)", "pos/ui/x.py"),
            snippet("x = QtWidgets.QFileDialog(self)", "pos/ui/x.py"),
        ),
        innocent=(
            snippet("x: QFileDialog | None = None", "pos/ui/x.py"),
            snippet("x = QFileDialog(self)", "pos/ui/widgets/path_dialog.py"),
        ),
    ),
)
