"""The least that taking batches in can cost, to compare with: the same server, the same bytes, the chain proved, one bare table.

    python -m tests.bench.raw_register DATABASE PORT

No signature, no fact that is read, no ledger, no stock: bodies in one table with a key, committed before the answer.
"""

from __future__ import annotations

import sys
import threading
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import uvicorn
from sqlalchemy.engine import make_url
from starlette.concurrency import run_in_threadpool

from pos.ledger.driver import sqlite3
from pos.register.serve import listening_on

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = "CREATE TABLE IF NOT EXISTS raw (device TEXT, seq {number}, body {bytes}, PRIMARY KEY (device, seq))"
Rows = list[tuple[str, int, bytes]]


def chained(message: bytes) -> Rows:
    """The bodies of a batch, their chain proved."""
    header, *bodies, footer, _ = zlib.decompress(message).split(b"\n")
    device = header.partition(b'"device":"')[2][:3].decode()
    first = int(header.partition(b'"from":')[2].partition(b",")[0])
    head = bytes.fromhex(header.partition(b'"prev":"')[2][:64].decode())
    for body in bodies:
        head = sha256(head + body).digest()
    assert head.hex().encode() in footer
    return [(device, first + offset, body) for offset, body in enumerate(bodies)]


def sqlite_store(database: str) -> Callable[[Rows], None]:
    connection = sqlite3.connect(make_url(database).database or "", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(TABLE.format(number="INTEGER", bytes="BLOB") + " WITHOUT ROWID")
    lock = threading.Lock()

    def store(rows: Rows) -> None:
        with lock:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO raw VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)
            connection.execute("COMMIT")

    return store


def postgres_store(database: str) -> Callable[[Rows], None]:
    import psycopg

    place = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    threads = threading.local()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(TABLE.format(number="BIGINT", bytes="BYTEA"))

    def store(rows: Rows) -> None:
        if not hasattr(threads, "connection"):
            threads.connection = psycopg.connect(place)
        with threads.connection.cursor().copy("COPY raw FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        threads.connection.commit()

    return store


def app(store: Callable[[Rows], None]) -> Callable[..., Any]:
    async def answer(_scope: Any, receive: Any, send: Any) -> None:
        parts, more = [], True
        while more:
            event = await receive()
            parts.append(event.get("body", b""))
            more = event.get("more_body", False)
        await run_in_threadpool(lambda: store(chained(b"".join(parts))))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    return answer


def main(database: str, port: int) -> None:
    store = sqlite_store(database) if database.startswith("sqlite") else postgres_store(database)
    listening = listening_on(port)
    print("up", flush=True)
    uvicorn.Server(uvicorn.Config(app(store), log_level="warning", lifespan="off", access_log=False)).run([listening])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
