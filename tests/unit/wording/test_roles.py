"""Every role has a name in both languages, and it is the one that every sentence uses."""

from __future__ import annotations

from pos.domain.bazaar import Role
from pos.wording import tongue_of
from pos.wording.roles import ROLES


def test_the_names_of_the_roles_are_those_of_every_sentence() -> None:
    for language, names in ROLES.items():
        assert set(names) == {f"Role.{role.name}" for role in Role}
        assert all(tongue_of(language).names[name] == word for name, word in names.items())
