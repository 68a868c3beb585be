"""Weighted edges -> places on a plane, by the forces of Fruchterman and Reingold (1991).

Only `+ - * /` and square roots touch the places, which IEEE 754 rounds alike on every machine,
so the same edges give the same bytes. Repulsion reaches neighbouring cells of a grid only, as
the authors propose: the work grows with the nodes, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import cos, floor, sin, sqrt

ROUNDS = 60
CELL = 2.0  # reach of repulsion; an edge of middling weight is about 1 long
GRAVITY = 0.05  # holds parts together that no edge joins
TURN = 2.399963  # radians; the golden angle, by which the first places are spread
SIZE = 1_000  # the longer side of the drawing

Edge = tuple[int, int, float]  # two nodes, and the strength of its pull
Place = list[float]


def lay_out(n_nodes: int, edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """A place for each node, in whole numbers from 0 to SIZE."""
    places = [_first_place(n) for n in range(n_nodes)]
    for n in range(ROUNDS):
        step = 1.5 * (1 - n / ROUNDS) + 0.02
        moves = _repel(places)
        _attract(places, edges, moves)
        for place, move in zip(places, moves, strict=True):
            _move(place, move, step)
    return _scale(places)


def _first_place(n: int) -> Place:
    """On a spiral, rounded to what every machine's sine gives."""
    radius = sqrt(n + 1)
    angle = n * TURN
    x = radius * cos(angle)
    y = radius * sin(angle)
    return [round(x, 6), round(y, 6)]


def _repel(places: Sequence[Place]) -> list[Place]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (x, y) in enumerate(places):
        cells[floor(x / CELL), floor(y / CELL)].append(n)
    moves = [[-GRAVITY * x, -GRAVITY * y] for x, y in places]
    for (column, row), nodes in cells.items():
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in cells.get((column + dx, row + dy), ())
        ]
        for n in nodes:
            _push(n, near, places, moves[n])
    return moves


def _push(n: int, near: Sequence[int], places: Sequence[Place], move: Place) -> None:
    """Away from each neighbour, by the inverse of the distance."""
    x, y = places[n]
    for other in near:
        dx = x - places[other][0]
        dy = y - places[other][1]
        square = dx * dx + dy * dy
        if other != n and square < CELL * CELL:
            force = 1 / max(square, 0.01)
            move[0] += dx * force
            move[1] += dy * force


def _attract(places: Sequence[Place], edges: Sequence[Edge], moves: Sequence[Place]) -> None:
    """Towards each other, by the distance and the weight."""
    for a, b, weight in edges:
        ax, ay = places[a]
        bx, by = places[b]
        dx = bx - ax
        dy = by - ay
        force = weight * sqrt(dx * dx + dy * dy)
        moves[a][0] += dx * force
        moves[a][1] += dy * force
        moves[b][0] -= dx * force
        moves[b][1] -= dy * force


def _move(place: Place, move: Place, step: float) -> None:
    """At most `step` far."""
    dx, dy = move
    length = sqrt(dx * dx + dy * dy)
    if length > step:
        share = step / length
        dx *= share
        dy *= share
    place[0] += dx
    place[1] += dy


def _scale(places: Sequence[Place]) -> list[tuple[int, int]]:
    if not places:
        return []
    columns = [x for x, _ in places]
    rows = [y for _, y in places]
    left = min(columns)
    top = min(rows)
    width = max(columns) - left
    height = max(rows) - top
    scale = SIZE / (max(width, height) or 1.0)
    return [
        (round((x - left) * scale), round((y - top) * scale))
        for x, y in places
    ]
