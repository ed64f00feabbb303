"""Sets up emupos, a virtual receipt printer that shares no line with Amana, and prints how to start it.

    python packaging/virtual_printer.py

emupos (Apache-2.0) needs Python 3.13. On an older one its syntax is turned back after the download: `type X = …`, generic
functions in brackets and one nested f-string; what it does is not touched, and nothing of it is kept in this project. All
of it goes to `.lab/virtual-printer`, which Git ignores. The tests marked `long` use it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from pathlib import Path

VERSION = "0.4.0"
HERE = Path(__file__).resolve().parents[1] / ".lab" / "virtual-printer"
NEEDS = (
    "fastapi>=0.141",
    "pillow>=12.3",
    "pydantic>=2.13",
    "python-barcode>=0.16",
    "pyyaml>=6.0.3",
    "segno>=1.6",
    "typer>=0.27",
    "uvicorn>=0.50",
    "websockets>=15",
)
STAMP = f"emupos {VERSION} on Python {sys.version_info.major}.{sys.version_info.minor}\n"

TYPE_ALIAS = re.compile(r"^type (\w+) = ", re.MULTILINE)
GENERIC = re.compile(r"^def (\w+)\[T\]\(", re.MULTILINE)
IMPORT = re.compile(r"^(?:from [^\n]+ import (?:\([^)]*\)|[^\n]+)|import [^\n]+)$", re.MULTILINE)
NESTED_QUOTES = """f"${name} = '{value.replace("'", "''")}'\\n\""""
PLAIN_QUOTES = """"$" + name + " = '" + value.replace("'", "''") + "'\\n\""""


def turned_back(source: str) -> str:
    """Return a module of emupos in the syntax of Python 3.10."""
    plain = TYPE_ALIAS.sub(r"\1 = ", source).replace(NESTED_QUOTES, PLAIN_QUOTES)
    if GENERIC.search(plain):
        plain = GENERIC.sub(r"def \1(", plain)
        last = list(IMPORT.finditer(plain))[-1]
        plain = f"{plain[: last.end()]}\nfrom typing import TypeVar\nT = TypeVar('T')\n{plain[last.end() :]}"
    return plain


def python_of(folder: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def set_up(folder: Path = HERE) -> Path:
    """Install emupos where it is not installed yet, and return the interpreter that has it."""
    stamp, python = folder / "stamp", python_of(folder)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == STAMP:
        return python
    venv.EnvBuilder(clear=True, with_pip=True).create(folder)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*install, "--no-deps", "--ignore-requires-python", f"emupos=={VERSION}"], check=True, stdout=sys.stderr
    )
    subprocess.run([*install, *NEEDS], check=True, stdout=sys.stderr)
    if sys.version_info < (3, 13):
        for module in folder.rglob("emupos/**/*.py"):
            module.write_text(turned_back(module.read_text(encoding="utf-8")), encoding="utf-8")
    stamp.write_text(STAMP, encoding="utf-8")
    return python


if __name__ == "__main__":
    print(set_up())
