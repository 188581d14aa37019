"""Where in a picture a label has most room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Pixels (across, down) along a line, from left to right.
Line = list[tuple[float, float]]

_GRID: Final = 24
_LEAST_ROOM: Final = 5.0
_ENOUGH: Final = 60.0
#: What a pixel away from the middle of the picture costs, in pixels of room.
_ASIDE: Final = 0.05


def emptiest(
    size: tuple[float, float],
    lines: Sequence[Line],
    border: Line,
    *,
    above: bool,
    upright: float,
    frame: tuple[float, float],
) -> tuple[float, float] | None:
    """Return the middle of the roomiest place for a label on one side of a border line.

    Parameters
    ----------
    size, frame
        Width and height of the label and of the picture, in pixels.
    lines
        What the label must keep clear of, the border among it.
    above
        Whether the label stands above the border or below it.
    upright
        Where an upright line runs that the label must not cross, in pixels from the left.

    Returns
    -------
    Pixels across and down; None where it fits nowhere.
    """
    best, spot = -np.inf, None
    for across in np.linspace(size[0] / 2 + 8, frame[0] - size[0] / 2 - 8, _GRID):
        if abs(across - upright) < size[0] / 2 + 8:
            continue
        span = np.linspace(across - size[0] / 2, across + size[0] / 2, 15)
        edge = _heights(border, span)
        crossing = [_heights(line, span) for line in lines]
        for down in np.linspace(size[1] / 2 + 6, frame[1] - size[1] / 2 - 6, _GRID):
            if (down >= edge).any() if above else (down <= edge).any():
                continue
            room = min(float(np.nanmin(np.abs(h - down), initial=1e9)) for h in crossing)
            room = min(room, down, frame[1] - down) - size[1] / 2
            room = min(room, _ENOUGH)
            aside = _ASIDE * (abs(across - frame[0] / 2) + abs(down - frame[1] / 2))
            if room > _LEAST_ROOM and room - aside > best:
                best, spot = room - aside, (float(across), float(down))
    return spot


def roomiest(
    masks: Sequence[NDArray[np.bool_]], size: tuple[float, float]
) -> tuple[int, int] | None:
    """Return the cell (row, column) around which a box fits best into a region of cells.

    Parameters
    ----------
    masks
        Regions to look at; a later one only counts where none before has room.
    size
        Width and height of the box in cells.
    """
    for mask in masks:
        scale, spot = 1.0, None
        for row, column in np.argwhere(mask).tolist():
            while _fits(mask, row, column, size, scale):
                spot = (row, column)
                scale += 0.1
        if spot is not None:
            return spot
    return None


def _fits(
    mask: NDArray[np.bool_], row: int, column: int, size: tuple[float, float], scale: float
) -> bool:
    wide, tall = scale * size[0] / 2, scale * size[1] / 2
    top, bottom = int(np.floor(row + 0.5 - tall)), int(np.ceil(row + 0.5 + tall))
    left, right = int(np.floor(column + 0.5 - wide)), int(np.ceil(column + 0.5 + wide))
    inside = min(top, left) >= 0 and bottom <= mask.shape[0] and right <= mask.shape[1]
    return inside and bool(mask[top:bottom, left:right].all())


def _heights(line: Line, span: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far down a line runs at some places; NaN beside it."""
    across, down = np.array(line).T
    found: NDArray[np.float64] = np.interp(span, across, down, left=np.nan, right=np.nan)
    return found
