"""How fast the exact city is, against what people would otherwise write, as ratios in one run.

Timed for the exact city is everything that follows when a rate slider moves: changing the rates,
gathering the rules, choosing and checking the lattice, ten years, and the spread over the scores.
Only what contains no rate is kept between runs: sines and cosines at the lattice's angles.

    python -m benchmarks.city_exact
"""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Callable
from statistics import median, quantiles

from social_credit.city import calibrate, score_distribution, transitions
from social_credit.city_rules import city_rules
from social_credit.city_simulation import simulate
from social_credit.city_sums import grade_shares, moved_by, within
from social_credit.content import load
from social_credit.population import Population, scaled
from social_credit.scheme import Edition

YEARS = 10
RUNS = 500
LOOPED = 2_000
SEED = 1


def timed(job: Callable[[], object], runs: int) -> list[float]:
    """The seconds that each of so many runs took, after one run to warm up."""
    job()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return seconds


def agent_loop(edition: Edition, population: Population, residents: int) -> list[int]:
    """What one writes first: each resident, each year, each event, one after the other."""
    rules = city_rules(edition, population, None)
    draw = random.Random(SEED)
    groups = draw.choices(rules.groups, [group.share for group in rules.groups], k=residents)
    scores = []
    for group in groups:
        score = rules.base
        for _ in range(YEARS):
            for points, _, mean, dispersion in group.point_habits:
                score += points * events(draw, mean, dispersion)
            for top, mean, dispersion in group.grade_habits:
                if events(draw, mean, dispersion):
                    score = min(score, top)
        scores.append(score)
    return scores


def events(draw: random.Random, mean: float, dispersion: float) -> int:
    """A gamma-mixed Poisson count: the arrivals within one year."""
    rate = mean * draw.gammavariate(dispersion, 1 / dispersion)
    count, clock = 0, draw.expovariate(1.0)
    while clock < rate:
        count += 1
        clock += draw.expovariate(1.0)
    return count


def peak_bytes(job: Callable[[], object]) -> int:
    """The most memory that Python and numpy held for a job."""
    job()
    tracemalloc.start()
    job()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main() -> None:
    """Measure and print."""
    edition, population = load().edition("rongcheng-2014"), load().population("rongcheng")
    table = edition.line_tables[0]
    lines = [first for _, first in table.firsts]
    residents = population.residents

    slider = iter(range(10 * RUNS))

    def exact() -> object:
        moved = scaled(population, 1 + next(slider) / 1e6)
        return score_distribution(edition, moved, YEARS)

    # The large one first: it leaves the memory allocator as it is in a server that has run a while.
    simulated = timed(lambda: simulate(edition, population, residents, YEARS, SEED), 3)
    ten_years = timed(exact, RUNS)
    looped = timed(lambda: agent_loop(edition, population, LOOPED), 3)
    one, scale = median(ten_years), residents / LOOPED

    city = score_distribution(edition, population, YEARS)
    line_moved = timed(lambda: moved_by(city, YEARS, table, "A", 5), 20_000)
    grades = timed(lambda: grade_shares(city, YEARS, lines), 20_000)
    close = timed(lambda: within(city, YEARS, lines, 5), 20_000)
    flows = timed(lambda: transitions(edition, population, YEARS), 100)
    fitted = timed(lambda: calibrate(edition, population, 0.9, year=4), 5)

    crowd = population.model_copy(update={"residents": 1_000 * residents})
    small = peak_bytes(lambda: score_distribution(edition, population, YEARS))
    large = peak_bytes(lambda: score_distribution(edition, crowd, YEARS))

    print(f"The default population, {residents:,} residents, {YEARS} years\n")
    print(
        f"exact                         {one * 1e3:9.2f} ms   median of {RUNS} "
        f"(95th percentile {quantiles(ten_years, n=20)[-1] * 1e3:.2f} ms)"
    )
    for name, seconds in (
        ("vectorised simulation", median(simulated)),
        (f"agent loop, {LOOPED:,} scaled up", median(looped) * scale),
    ):
        print(f"{name:<30}{seconds * 1e3:9.0f} ms   {seconds / one:9,.0f} times the exact one")
    print("\nOn a city that is computed")
    for name, runs in (
        ("who moves with a line", line_moved),
        ("share of each grade", grades),
        ("who stands close to a line", close),
    ):
        print(f"{name:<30}{median(runs) * 1e6:9.1f} µs")
    print("\nAnd")
    print(f"{'flows of the tenth year':<30}{median(flows) * 1e3:9.2f} ms")
    print(f"{'rates fitted to a share':<30}{median(fitted) * 1e3:9.1f} ms")
    print(
        f"{'memory at its highest':<30}{small / 1024:9.0f} KiB  "
        f"{large / small:.2f} times that for a thousand times the residents"
    )


if __name__ == "__main__":
    main()
