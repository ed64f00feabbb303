"""PySide, loaded without what no window needs: its library of signatures, and its reading of everybody's source.

PySide carries thirteen modules of Python in its own file, as text, and compiles and runs all of them whenever it is imported, a
third of its whole loading. Seven of them only describe functions: they are asked when a call is refused for the kinds of what it
was given, when help is asked for, and when stubs are written. Here each of the seven is put off until something of it is asked
for, and is then the same as ever.

Since its own import PySide also searches the text of every module that is imported, and of nearly all that were, for its name: it
could have chosen features of PySide (`from __feature__ import ...`). Ours choose none. A start read 3 MB so, kept them in
`linecache`, and took a fifteenth of its time for that.

Where another PySide keeps neither habit, nothing here is found to be done, and it is loaded as it is.
"""

from __future__ import annotations

import builtins
import sys
from threading import RLock
from typing import Any

WAITING = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "mapping", "parser")
)
# The second function is looked up by PySide's own C++ among the names of `mapping`, past `__getattr__`.
_STUB = """
{kept} = {text!r}, {file!r}
from pos.ui.pyside import asked
def __getattr__(name): return asked(__name__, name)
def update_mapping(): return asked(__name__, "update_mapping")()
"""

_compile = compile
_KEPT = "_put_off"
_running = RLock()


def load_pyside() -> None:
    """Load PySide; to be called before anything of it is imported."""
    vars(builtins)["compile"] = _compile_later
    try:
        import PySide6.QtCore  # noqa: F401 - takes the import over
    finally:
        vars(builtins)["compile"] = _compile
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def asked(module: str, name: str) -> object:
    """Run a module that was put off, and return what is asked for.

    Args:
        module: its name.
        name: of what is asked for.

    Raises:
        AttributeError: it has no such thing.
    """
    space = vars(sys.modules[module])
    if not name.startswith("__"):  # the machinery of imports asks every module for these
        with _running:
            text, file = space.pop(_KEPT, (None, ""))
            if text is not None:
                del space["__getattr__"]
                exec(_compile(text, file, "exec"), space)  # noqa: S102 - the text that PySide itself was about to run
    try:
        return space[name]
    except KeyError:
        raise AttributeError(f"module {module!r} has no attribute {name!r}") from None


def _compile_later(text: Any, file: Any, mode: str, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as the built-in one
    module = file.removesuffix(".py").replace("/", ".") if isinstance(file, str) else ""
    if module in WAITING:
        text = _STUB.format(kept=_KEPT, text=text, file=file)
    return _compile(text, file, mode, *rest, **named)
