"""Writes the upper tails of the exact binomial test that MonthEndContactsTest compares with."""

import pathlib
import scipy
from scipy.stats import binomtest

TARGET = pathlib.Path(__file__).parents[1] / "resources/dev/bearing/balance/month_end.csv"
CASES = [(31, 60, 30, 181), (10, 60, 30, 181), (60, 60, 5, 31), (0, 12, 15, 92), (3, 5, 5, 28), (400, 1000, 60, 365)]

with TARGET.open("w") as out:
    out.write(f"# scipy {scipy.__version__}: binomtest(late, contacts, end_days / days, 'greater').pvalue\n")
    out.write("# regenerate: python3 src/test/reference/month_end.py\n")
    out.write("late,contacts,end_days,days,p_value\n")
    for late, contacts, end_days, days in CASES:
        tail = binomtest(late, contacts, end_days / days, alternative="greater").pvalue
        out.write(f"{late},{contacts},{end_days},{days},{float(tail)!r}\n")
