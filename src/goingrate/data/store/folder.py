"""Where the user's data lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

#: Names another folder for the data of the user.
VARIABLE: Final = "GOINGRATE_DATA"


def data_folder(folder: Path | None = None) -> Path:
    """Return the folder asked for; else that of `GOINGRATE_DATA`; else that of the system."""
    if folder is not None:
        return folder
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("goingrate", appauthor=False)
