"""Writes the fits and the lifetimes of the shifted beta-geometric model by mpmath: sbg_fits, sbg_lifetimes, derl_grid.

Run in core: python3 src/test/reference/sbg.py
"""
import csv
import pathlib

import mpmath
from mpmath import mp, mpf

mp.dps = 40
BASE = pathlib.Path("src/test/resources/dev/bearing/survival")
BY = f"Computed by mpmath {mpmath.__version__} at {mp.dps} digits."
AGAIN = "# regenerate, in core: python3 src/test/reference/sbg.py\n"


def rows(file):
    return list(csv.DictReader(line for line in (BASE / file).open() if not line.startswith("#")))


def write(file, head, table):
    with (BASE / file).open("w") as out:
        out.write("".join(f"# {line}\n" for line in head) + AGAIN + ",".join(table[0]) + "\n")
        out.writelines(",".join(row.values()) + "\n" for row in table)


def text(*values):
    return " ".join(repr(float(value)) for value in values)


def log_s(a, b, t):
    return mp.loggamma(b + t) - mp.loggamma(b) - mp.loggamma(a + b + t) + mp.loggamma(a + b)


def log_p(a, b, t):
    """P(T = t) = B(a + 1, b + t - 1) / B(a, b), Fader and Hardie (2007), equation 5."""
    return log_s(a, b, t - 1) + mp.log(a) - mp.log(a + b + t - 1)


def counts(alive):
    """Returns {period: lost in it} and {periods survived: how many}, over all cohorts."""
    lost, kept = {}, {}
    if not alive:
        for row in rows("telco_m2m_odd.csv"):
            # charged each month, so that a tenure of t months has made t - 1 renewals, and a churn is the t-th refused
            lost[int(row["time"])] = int(row["n_event"])
            kept[int(row["time"])] = int(row["n_censor"])
        return lost, kept
    for cohort in alive.split("|"):
        n = [int(k) for k in cohort.split()]
        for t in range(1, len(n)):
            lost[t] = lost.get(t, 0) + n[t - 1] - n[t]
        kept[len(n) - 1] = kept.get(len(n) - 1, 0) + n[-1]
    return lost, kept


def slope_and_curvature(a, b, lost, kept):
    """Of the log likelihood: each term is a sum of weights of log gamma at a, b and a + b, each with a shift."""
    slope, curvature = [mpf(0)] * 2, [[mpf(0)] * 2 for _ in range(2)]

    def add(weight, shift, of_a, of_b):
        at = of_a * a + of_b * b + shift
        one, two = weight * mp.psi(0, at), weight * mp.psi(1, at)
        for i, d in enumerate((of_a, of_b)):
            slope[i] += d * one
            for j, e in enumerate((of_a, of_b)):
                curvature[i][j] += d * e * two

    for t, n in lost.items():
        if n:
            add(n, 1, 1, 0), add(-n, 0, 1, 0), add(n, t - 1, 0, 1), add(-n, 0, 0, 1), add(-n, t, 1, 1), add(n, 0, 1, 1)
    for t, n in kept.items():
        if n:
            add(n, t, 0, 1), add(-n, 0, 0, 1), add(-n, t, 1, 1), add(n, 0, 1, 1)
    return slope, curvature


def loglik(a, b, lost, kept):
    return sum(n * log_p(a, b, t) for t, n in lost.items()) + sum(n * log_s(a, b, t) for t, n in kept.items())


def fit(lost, kept):
    # Newton on the logarithms from the best of some starts, with steps cut until the likelihood grows
    starts = [(mpf(2) ** k, mpf(2) ** k * odds) for k in range(-2, 5) for odds in (1, 2, 4, 8, 16)]
    best, a, b = max((loglik(a, b, lost, kept), a, b) for a, b in starts)
    for _ in range(200):
        slope, h = slope_and_curvature(a, b, lost, kept)
        g = mp.matrix([a * slope[0], b * slope[1]])
        curved = mp.matrix([[a * a * h[0][0] + g[0], a * b * h[0][1]], [a * b * h[1][0], b * b * h[1][1] + g[1]]])
        step = mp.lu_solve(curved, -g)
        if step[0] * g[0] + step[1] * g[1] < -mpf(10) ** -30:
            step = g / mp.norm(g)
        size = mpf(1)
        # near the top what rounding takes from the likelihood is more than a step adds to it
        while mp.norm(step) > 1e-6 and loglik(a * mp.exp(size * step[0]), b * mp.exp(size * step[1]), lost, kept) < best:
            size /= 2
        a, b = a * mp.exp(size * step[0]), b * mp.exp(size * step[1])
        best = loglik(a, b, lost, kept)
        if mp.norm(step) < mpf(10) ** -20:
            return a, b
    raise ArithmeticError("no maximum found")


def delta(f, a, b, cov):
    """The standard error of f(a, b)."""
    by = mp.matrix([mp.diff(f, (a, b), (1, 0)), mp.diff(f, (a, b), (0, 1))])
    return mp.sqrt((by.T * cov * by)[0])


def before_renewal(a, b, discount, made):
    """Fader and Hardie (2010), Customer-base valuation in a contractual setting, the residual lifetime with its payment."""
    n = made + 1
    return (b + n - 1) / (a + b + n - 1) * mp.hyp2f1(1, b + n, a + b + n, 1 / (1 + discount))


def lifetime(a, b, discount, date, made):
    if date == "TO_BE_ACQUIRED":
        return mp.hyp2f1(1, b, a + b, 1 / (1 + discount))
    return before_renewal(a, b, discount, made) / (1 if date == "BEFORE_RENEWAL" else 1 + discount)


fitted = {}
fits = rows("sbg_fits.csv")
for row in fits:
    lost, kept = counts(row["alive"])
    a, b = fit(lost, kept)
    _, h = slope_and_curvature(a, b, lost, kept)
    cov = -(mp.matrix(h) ** -1)
    fitted[row["case"]] = a, b, cov
    churned = mpf(sum(lost.values()))
    chances = sum(t * n for t, n in lost.items()) + sum(t * n for t, n in kept.items())
    theta = churned / chances
    last = len(row["survival"].split())
    row.update({
        "theta": text(theta), "theta_se": text(mp.sqrt(theta * (1 - theta) / chances)),
        "geometric_loglik": text(churned * mp.log(theta) + (chances - churned) * mp.log(1 - theta)),
        "opportunities": str(chances), "alpha": text(a), "beta": text(b), "se_alpha": text(mp.sqrt(cov[0, 0])),
        "se_beta": text(mp.sqrt(cov[1, 1])), "cov": text(cov[0, 1]), "loglik": text(loglik(a, b, lost, kept)),
        "mean_churn": text(a / (a + b)), "polarization": text(1 / (a + b + 1)),
        "survival": text(*(mp.exp(log_s(a, b, t)) for t in range(last))),
        "survival_se": text(0, *(delta(lambda x, y: mp.exp(log_s(x, y, t)), a, b, cov) for t in range(1, last))),
        "retention": text(*((b + t - 1) / (a + b + t - 1) for t in range(1, last))),
        "expected_lifetime": text((a + b - 1) / (a - 1)) if a > 1 else ""})
write("sbg_fits.csv", [
    f"Maximum-likelihood fits of the sBG and the geometric model. {BY}",
    "Data: survivors of 1,000 in years 0 to 12, Fader and Hardie (2007), Table 1 (from Berry and Linoff 2004); two five-cohort",
    "tables, the second made with alpha 3.8 and beta 15.2; and IBM Telco month-to-month contracts, odd rows (modeldata 1.1.0,",
    "MIT), whose rows are in telco_m2m_odd.csv. Standard errors from the observed information; survival from t = 0."], fits)

lifetimes = rows("sbg_lifetimes.csv")
for row in lifetimes:
    a, b, cov = fitted[row["case"]]
    rest = mpf(row["discount"]), row["date"], int(row["renewals"])
    row["value"] = text(lifetime(a, b, *rest))
    row["se"] = text(delta(lambda x, y: lifetime(x, y, *rest), a, b, cov)) if row["se"] else ""
write("sbg_lifetimes.csv", [
    f"DEL and DERL at the fits of sbg_fits.csv, with delta-method standard errors. {BY}",
    "renewals: made so far; before the n-th renewal is BEFORE_RENEWAL with n - 1 made."], lifetimes)

mp.dps = 60
grid = rows("derl_grid.csv")
for row in grid:
    row["value"] = text(lifetime(*(mpf(row[name]) for name in ("alpha", "beta", "discount")), row["date"], int(row["renewals"])))
write("derl_grid.csv", [
    f"sBG discounted expected (residual) lifetime, mpmath {mpmath.__version__} at {mp.dps} digits. renewals: made so far."], grid)
