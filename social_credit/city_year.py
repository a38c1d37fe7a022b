"""One year of a whole city, as an operation on the mass of all groups at once.

A city's mass has the shape (groups, rows, cells): the probability, within each group, of each
score of the lattice. A year multiplies its discrete Fourier transform by each group's
characteristic function, which adds the year's points; then ceilings and floors move what lies
beyond them.

The characteristic function of the points of one item, at the angle w, is that of a
negative-binomial count with mean m and dispersion k,

    (1 + (m/k) (1 - exp(-i w p)))^(-k),

with p the item's points in steps; a capped item has a finite sum in its place. A group's is the
product over its items. The base of that power has a real part of at least 1, so the principal
logarithm is the right one, and the product is taken as a sum of logarithms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from social_credit.city_lattice import Lattice, lattice_for
from social_credit.city_rules import CityRules, PointHabit

Mass = npt.NDArray[np.float64]
Number = TypeVar("Number", np.float64, np.complex128)


@dataclass(frozen=True)
class Fold:
    """Moves a share of the mass of every cell to one cell: a ceiling, or a floor.

    ``share`` and ``kept``, its complement, have the shape (groups, rows, cells).
    """

    share: Mass
    kept: Mass
    row: int
    cell: int

    def apply(self, mass: Mass) -> None:
        """Move it, in place; ``mass`` may have axes before those of ``share``."""
        flat = (len(self.share), -1)
        moved = np.vecdot(mass.reshape(*mass.shape[:-3], *flat), self.share.reshape(flat))
        mass *= self.kept
        mass[..., self.row, self.cell] += moved


@dataclass(frozen=True)
class CityYear:
    """What one year does to each group; ``shares`` are the groups' shares of all residents.

    ``spectrum`` is each group's characteristic function: shape (groups, 1, angles).
    """

    lattice: Lattice
    shares: Mass
    start: tuple[int, int]
    spectrum: npt.NDArray[np.complex128]
    folds: tuple[Fold, ...]

    def beginning(self) -> Mass:
        """Everybody at the base."""
        mass = np.zeros((len(self.shares), len(self.lattice.remainders), self.lattice.cells))
        mass[:, *self.start] = 1.0
        return mass

    def after(self, mass: Mass) -> Mass:
        """The mass one year on; ``mass`` may have axes before (groups, rows, cells)."""
        moved = np.fft.irfft(np.fft.rfft(mass) * self.spectrum, self.lattice.cells)
        for fold in self.folds:
            fold.apply(moved)
        return moved

    def all_groups(self, mass: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """The groups, or their spectra, put together by their shares: shape (..., rows, cells).

        Not by ``@``: for so short a sum it starts threads, and waits for them on a busy machine.
        """
        return np.asarray(np.einsum("g,...grc->...rc", self.shares, mass))

    def lived(self, years: int) -> Mass:
        """All groups together after each of the years from 0 on: (years + 1, rows, cells)."""
        mass = self.beginning()
        together = np.empty((years + 1, *mass.shape[1:]))
        together[0] = self.all_groups(mass)
        if self.folds:
            for year in range(1, years + 1):
                mass = self.after(mass)
                together[year] = self.all_groups(mass)
        else:
            # Only points: t years are the t-th power, and groups can be added before a transform.
            spectra = np.empty((years, *together.shape[1:-1], self.lattice.cells // 2 + 1), complex)
            power = np.fft.rfft(mass)
            for year in range(years):
                power *= self.spectrum
                spectra[year] = self.all_groups(power)
            together[1:] = np.fft.irfft(spectra, self.lattice.cells)
        return np.maximum(together, 0.0, out=together)


def city_year(rules: CityRules, years: int) -> CityYear:
    """Work out one year of a city that is to live so many.

    Raises:
        LatticeTooWide: scores would stray too far.
    """
    lattice = lattice_for(rules, years)
    return CityYear(
        lattice=lattice,
        shares=np.array([group.share for group in rules.groups]),
        start=lattice.place(rules.base),
        spectrum=_spectrum(rules, lattice)[:, None, :],
        folds=tuple(_folds(rules, lattice)),
    )


def _spectrum(rules: CityRules, lattice: Lattice) -> npt.NDArray[np.complex128]:
    _, points, odds, powers = rules.uncapped
    cosine_gap, sine = _turns(lattice.cells, tuple((points // lattice.step).tolist()))
    odds = odds[:, None]
    # The logarithm of 1 + odds (1 - exp(-i w p)), by its real part and its angle.
    log_size = 0.5 * np.log1p(2 * odds * (1 + odds) * cosine_gap)
    angle = np.arctan2(odds * sine, 1 + odds * cosine_gap)
    size, angle = np.exp(-powers @ log_size), -powers @ angle
    spectrum = np.empty(size.shape, dtype=np.complex128)
    spectrum.real, spectrum.imag = size * np.cos(angle), size * np.sin(angle)
    for place, group in enumerate(rules.groups):
        for habit in group.point_habits:
            if habit.cap is not None:
                sums, chances = capped_points(habit)
                gaps, sines = _turns(lattice.cells, tuple(s // lattice.step for s in sums))
                spectrum[place] *= chances @ (1 - gaps - 1j * sines)
    return spectrum


@lru_cache(maxsize=16)
def _turns(cells: int, steps: tuple[int, ...]) -> tuple[Mass, Mass]:
    """1 - cos(w p) and sin(w p) for each p in ``steps`` at each angle w: no rate is in these."""
    turns = np.outer(steps, np.arange(cells // 2 + 1)) % cells * (2 * np.pi / cells)
    cosine_gap, sine = 2 * np.sin(turns / 2) ** 2, np.sin(turns)
    cosine_gap.flags.writeable = sine.flags.writeable = False
    return cosine_gap, sine


def capped_points(habit: PointHabit) -> tuple[list[int], Mass]:
    """The sums of points that a capped item can make in a year, and their probabilities.

    >>> sums, chances = capped_points(PointHabit(10, cap=25, mean=1.0, dispersion=1.0))
    >>> sums
    [0, 10, 20, 25]
    >>> chances
    array([0.5  , 0.25 , 0.125, 0.125])

    Raises:
        ValueError: the item has no cap.
    """
    if habit.cap is None:
        raise ValueError(f"an item without a cap has no largest sum: {habit}")
    most = -(-habit.cap // habit.points)  # so many events, or more, reach the cap
    odds = habit.mean / habit.dispersion
    counts = np.arange(1, most)
    growth = (habit.dispersion + counts - 1) / counts * (odds / (1 + odds))
    chances = (1 + odds) ** -habit.dispersion * np.cumprod([1.0, *growth])
    return (
        [*(habit.points * count for count in range(most)), habit.cap],
        np.append(chances, max(0.0, 1.0 - float(chances.sum()))),
    )


def _folds(rules: CityRules, lattice: Lattice) -> Iterator[Fold]:
    """Grade-setting items first, then the range; what lies outside the window moves nobody."""
    for top in sorted({habit.top for group in rules.groups for habit in group.grade_habits}):
        spared = np.ones(len(rules.groups))
        for place, group in enumerate(rules.groups):
            for habit in group.grade_habits:
                if habit.top == top:
                    spared[place] *= 1.0 - habit.yearly_chance
        yield from _fold(lattice, top, 1.0 - spared, lattice.scores > top)
    everybody = np.ones(len(rules.groups))
    if rules.highest is not None:
        yield from _fold(lattice, rules.highest, everybody, lattice.scores > rules.highest)
    if rules.lowest is not None:
        yield from _fold(lattice, rules.lowest, everybody, lattice.scores < rules.lowest)


def _fold(
    lattice: Lattice, target: int, chance: Mass, beyond: npt.NDArray[np.bool_]
) -> Iterator[Fold]:
    row, cell = lattice.place(target)
    if 0 <= cell < lattice.cells:
        share = chance[:, None, None] * beyond
        yield Fold(share, 1.0 - share, row, cell)
