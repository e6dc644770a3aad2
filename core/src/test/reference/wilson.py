"""Writes resources/dev/bearing/value/wilson.csv: 95 % Wilson score intervals by scipy."""
import scipy
from scipy.stats import binomtest

cases = [(150, 200), (60, 150), (50, 60), (5, 100), (0, 10), (2, 9), (0, 1), (1, 1), (10, 10), (30, 40), (0, 12),
         (1, 1_000_000), (999_999, 1_000_000), (123_456_789, 1_000_000_000)]
with open("src/test/resources/dev/bearing/value/wilson.csv", "w") as out:
    out.write(f"# 95% Wilson interval. scipy {scipy.__version__}: binomtest(k, n).proportion_ci(0.95, 'wilson')\n")
    out.write("# regenerate, in the module's folder: python3 src/test/reference/wilson.py\n")
    out.write("k,n,lower,upper\n")
    for k, n in cases:
        ci = binomtest(k, n).proportion_ci(0.95, "wilson")
        out.write(f"{k},{n},{float(ci.low)!r},{float(ci.high)!r}\n")
