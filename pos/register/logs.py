"""The service's log: one JSON object a line on standard error, for whatever collects logs. It holds nobody's data.

Of an exception only its class and the places in the code are told, never its text: that could quote what somebody sent.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from typing import TextIO

PLACES_MAX = 20
LOGGERS = ("pos", "amana", "uvicorn")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        told = getattr(record, "told", None)
        if isinstance(told, dict):
            line.update(told)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["places"] = [
                f"{place.filename}:{place.lineno} {place.name}"
                for place in traceback.extract_tb(record.exc_info[2])[-PLACES_MAX:]
            ]
        return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def log_as_json(stream: TextIO) -> None:
    """Send what the service says, and what its server says, to a stream as JSON lines."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO)
