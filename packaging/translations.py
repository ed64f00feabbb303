"""Keep the screen's texts and their translations together: read, build, check.

    python packaging/translations.py update   read the texts from the code into assets/i18n/*.ts
    python packaging/translations.py build    turn the .ts files into the .qm files that the program loads
    python packaging/translations.py check    fail when a text has no finished translation

Arabic is translated in full, with its six plural forms. English is the language of the code; its file holds only the
plural forms. Line numbers are left out, so that moving code does not change the files.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "i18n"
LANGUAGES = ("ar", "en")
NUMERUS_FORM = re.compile(r"<numerusform>[^<]*</numerusform>")
PLURAL_FORMS = {"ar": 6, "en": 2}


def main(arguments: list[str]) -> int:
    works = {"update": update, "build": build, "check": check}
    if len(arguments) != 1 or arguments[0] not in works:
        print(__doc__)
        return 2
    return works[arguments[0]]()


def update() -> int:
    sources = sorted(str(path) for path in (ROOT / "pos").rglob("*.py"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        options = ["-no-obsolete", "-locations", "none"]
        if language == "en":
            options.append("-pluralonly")
        run("lupdate", *options, *sources, "-ts", str(ts_file(language)))
    return 0


def build() -> int:
    """Build beside and then replace, so that whoever reads meanwhile finds the old file or the new one, whole."""
    for language in LANGUAGES:
        source = ts_file(language)
        built = source.with_suffix(".qm")
        with tempfile.TemporaryDirectory(dir=built.parent) as folder:
            new, grouped = Path(folder) / built.name, Path(folder) / source.name
            grouped.write_text(with_grouped_counts(source.read_text(encoding="utf-8")), encoding="utf-8")
            run("lrelease", str(grouped), "-qm", str(new))
            new.replace(built)
    return 0


def with_grouped_counts(texts: str) -> str:
    """Let every plural form say its number as the locale writes it: `12,345 rows`, `١٢٬٣٤٥ صفًّا`."""
    return NUMERUS_FORM.sub(lambda form: form.group().replace("%n", "%Ln"), texts)


def check() -> int:
    complaints = [f"{path.name}: {complaint}" for path in map(ts_file, LANGUAGES) for complaint in complaints_of(path)]
    print("\n".join(complaints) or "Every text is translated.")
    return 1 if complaints else 0


def complaints_of(path: Path) -> list[str]:
    """What a .ts file leaves unfinished."""
    forms_wanted = PLURAL_FORMS[path.stem.removeprefix("pos_")]
    complaints = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file, from our own tree
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            if not name:
                complaints.append(f"a text without a context: {source!r}")
            if translation is None or translation.get("type"):
                complaints.append(f"unfinished in {name}: {source!r}")
                continue
            plurals = [form.text or "" for form in translation.iter("numerusform")]
            forms = plurals or [translation.text or ""]
            if not all(form.strip() for form in forms):
                complaints.append(f"empty in {name}: {source!r}")
            if message.get("numerus") == "yes" and len(plurals) != forms_wanted:
                complaints.append(f"{len(plurals)} plural forms in {name}: {source!r}")
    return complaints


def ts_file(language: str) -> Path:
    return FOLDER / f"pos_{language}.ts"


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools as it comes with PySide6."""
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}{suffix}"
    subprocess.run([str(program), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
