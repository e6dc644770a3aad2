"""Writes resources/dev/bearing/internal/stats/beta-quantiles.csv: the central 95 % of beta distributions by scipy."""
import scipy
from scipy.stats import beta

cases = [(1, 1), (28, 4), (2, 1), (1, 2), (0.5, 0.5), (1, 30), (30, 1), (300, 1200), (2.5, 0.7)]
with open("src/test/resources/dev/bearing/internal/stats/beta-quantiles.csv", "w") as out:
    out.write(f"# central 95 % of a beta distribution. scipy {scipy.__version__}: beta.ppf([.025, .975], a, b)\n")
    out.write("# regenerate, in the module's folder: python3 src/test/reference/beta.py\n")
    out.write("a,b,lower,upper\n")
    for a, b in cases:
        low, high = beta.ppf([0.025, 0.975], a, b)
        out.write(f"{a},{b},{float(low)!r},{float(high)!r}\n")
