"""`python -m pos` and the `amana` command."""

from __future__ import annotations

import sys

from pos.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
