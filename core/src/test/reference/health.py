"""Writes the reference values of the health package. Run in core: python3 src/test/reference/health.py"""

import pathlib

import numpy
import scipy
from scipy import stats

OUT = pathlib.Path("src/test/resources/dev/bearing/health")
ORIGIN = "# regenerate: python3 src/test/reference/health.py\n"
rng = numpy.random.default_rng(20260101)


def text(numbers):
    return " ".join(repr(float(x)) for x in numbers)


def percentiles():
    yield [1, 2, 3, 3, 4], 3  # the example of scipy's documentation, 60
    yield [1, 2, 3, 4], 3
    yield [7], 7
    yield [7], 8
    for n in (5, 20, 101):
        peers = rng.integers(0, n // 2 + 1, n)
        for value in (-1, 0, n // 4, n // 4 + 0.5, n):
            yield peers, value


with open(OUT / "percentile.csv", "w") as file:
    file.write(f"# Mid-rank percentile as a fraction. scipy {scipy.__version__}: percentileofscore(peers, value, 'mean')\n")
    file.write(ORIGIN + "peers,value,share\n")
    for peers, value in percentiles():
        share = stats.percentileofscore(peers, value, "mean") / 100
        file.write(f"{text(peers)},{float(value)!r},{float(share)!r}\n")

with open(OUT / "slope.csv", "w") as file:
    file.write(f"# Least-squares slope. scipy {scipy.__version__}: linregress(days, values).slope\n")
    file.write(ORIGIN + "days,values,slope\n")
    for n in (2, 3, 7, 30):
        days = numpy.sort(rng.choice(60, n, replace=False))
        for values in (rng.normal(100, 15, n), 3.0 * days - 4, rng.integers(0, 9, n)):
            file.write(f"{text(days)},{text(values)},{float(stats.linregress(days, values).slope)!r}\n")

with open(OUT / "mean.csv", "w") as file:
    file.write(f"# Weighted means. numpy {numpy.__version__}: average(healths, weights=weights); ")
    file.write(f"scipy {scipy.__version__}: stats.gmean(healths, weights=weights)\n")
    file.write(ORIGIN + "healths,weights,arithmetic,geometric\n")
    for n in (1, 2, 3, 8, 20):
        for _ in range(3):
            healths = rng.uniform(0.01, 1, n)
            weights = rng.uniform(0, 50, n)
            arithmetic = numpy.average(healths, weights=weights)
            geometric = stats.gmean(healths, weights=weights)
            file.write(f"{text(healths)},{text(weights)},{float(arithmetic)!r},{float(geometric)!r}\n")
