# The scorecard of HealthData by numpy, in blocks that stay in the cache: python3 health.py DIRECTORY RUNS
# prints the version, then the milliseconds of each run, and writes the scores.
import sys
import time

import numpy as np

directory, runs = sys.argv[1], int(sys.argv[2])
BLOCK = 16384
columns = [np.fromfile(f"{directory}/m{j}.double", dtype="<f8") for j in range(20)]
n = len(columns[0])


def health(j, v):
    if j < 8:
        return np.interp(v, [10 + j, 30 + j, 60 + j, 85 + j], [0, 0.4, 0.8, 1])
    if j < 14:
        return 1 / (1 + np.exp(-(j / 100.0) * (v - (45 + j % 5))))
    low, high = 5 + j, 90
    ramp = (np.clip(v, low, high) - low) / (high - low)
    return 1 - ramp if j % 2 == 1 else ramp


def score(scores, bands):
    for first in range(0, n, BLOCK):
        last = min(n, first + BLOCK)
        total = np.zeros(last - first)
        weight = np.zeros(last - first)
        for j in range(20):
            v = columns[j][first:last]
            there = v == v
            h = health(j, v)
            h[~there] = 0
            total += (1 + j % 5) * h
            weight += (1 + j % 5) * there
        scores[first:last] = total / weight
        bands[first:last] = np.searchsorted([0.4, 0.7], scores[first:last], side="right")


scores = np.empty(n)
bands = np.empty(n, dtype=np.int8)
score(scores, bands)
times = []
for _ in range(runs):
    begin = time.perf_counter()
    score(scores, bands)
    times.append((time.perf_counter() - begin) * 1e3)
scores.astype("<f8").tofile(f"{directory}/scores.double")
print(np.__version__)
print(" ".join(str(t) for t in times))
