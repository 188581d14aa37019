"""What comparisons with other programs share."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Show a line in spite of pytest's capturing: the shares are what these tests are run for."""
    capturing = request.config.pluginmanager.getplugin("capturemanager")
    terminal = request.config.get_terminal_writer()

    def told(line: str) -> None:
        with capturing.global_and_fixture_disabled():
            terminal.line(f"\n{line}")

    return told
