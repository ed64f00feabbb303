"""The desktop's own register, a rehearsal's and the service of a centre are one and the same: the same doors, the same guards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos.register import serve
from pos.register.serve import EmbeddedRegister
from pos.register.service import build_app

if TYPE_CHECKING:
    import pytest
    from fastapi import FastAPI

    from pos.register.register import Register


def guards(app: FastAPI) -> list[str]:
    return [str(getattr(one.cls, "__name__", one.cls)) for one in app.user_middleware]


def test_inside_the_desktop_and_on_its_own_it_is_the_same_application(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[FastAPI] = []

    class Caught(serve._Server):
        def run(self, *_: Any, **__: Any) -> None:
            app: Any = self.config.app
            served.append(app)

    inside = EmbeddedRegister(register).app
    with monkeypatch.context() as patch:
        patch.setattr(serve, "_Server", Caught)
        serve.serve(register, "127.0.0.1", 0)
    (alone,) = served
    plain = build_app(register)
    for app in (inside, alone):
        assert type(app) is type(plain)
        assert app.openapi() == plain.openapi()
        assert guards(app) == guards(plain) == ["Watch", "RateLimit", "BodyLimit", "Doorkeeper"]
