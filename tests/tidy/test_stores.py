"""In CI no promise of the register may quietly hold on one database only."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests import stores


def start() -> None:
    with ExitStack() as stack:
        stack.enter_context(stores.running_server())


def test_without_a_server_ci_fails_and_a_desk_skips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "find_programs", lambda: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI does not skip"):
        start()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="skipped on PostgreSQL"):
        start()


def test_the_server_is_reached_through_its_own_folder_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(stores.SETTINGS, "shared_buffers", "16MB")
    with stores.running_server() as server:
        assert (server.folder / ".s.PGSQL.5432").exists()
        assert stores.SETTINGS["listen_addresses"] == ""
        folder = server.folder
    assert not folder.exists()
