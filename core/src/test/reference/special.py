"""Writes the values of special functions, of sBG's tails and of BG/NBD by mpmath; each file gives its own arguments.

Run in core: python3 src/test/reference/special.py
"""
import csv
import pathlib

import mpmath
from mpmath import mp, mpf

mp.dps = 60
BASE = pathlib.Path("src/test/resources/dev/bearing")
MPMATH = f"mpmath {mpmath.__version__} at {mp.dps} digits."
AGAIN = "# regenerate, in core: python3 src/test/reference/special.py\n"


def rewrite(file, head, values):
    """Replaces the columns that values names, leaving the arguments in the file's other columns as they stand."""
    path = BASE / file
    rows = list(csv.DictReader(line for line in path.open() if not line.startswith("#")))
    with path.open("w") as out:
        out.write(f"# {head}\n" + AGAIN + ",".join(rows[0]) + "\n")
        for row in rows:
            # exactly the double that the test reads
            results = values({name: mpf(float(text)) for name, text in row.items()})
            row.update({name: repr(float(value)) for name, value in results.items()})
            out.write(",".join(row.values()) + "\n")


def lbeta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


rewrite("internal/special/gammas.csv", f"log gamma, digamma and trigamma, {MPMATH}", lambda r: {
    "lgamma": mp.loggamma(r["x"]), "digamma": mp.psi(0, r["x"]), "trigamma": mp.psi(1, r["x"])})
rewrite("internal/special/lbeta.csv", f"log B(a, b), {MPMATH}", lambda r: {"value": lbeta(r["a"], r["b"])})
rewrite("internal/special/rise.csv", f"log gamma(x + rise) - log gamma(x), {MPMATH}", lambda r: {
    "value": mp.loggamma(r["x"] + r["rise"]) - mp.loggamma(r["x"])})
rewrite("internal/special/hyp2f1.csv", f"Gauss's hypergeometric function, {MPMATH}", lambda r: {
    "value": mp.hyp2f1(r["a"], r["b"], r["c"], r["z"])})
rewrite("internal/special/hyp2f1_one.csv", f"2F1(1, b; c; z), {MPMATH}", lambda r: {
    "value": mp.hyp2f1(r["a"], r["b"], r["c"], r["z"])})

# Fader and Hardie (2007), How to project customer retention: S(t) = B(a, b + t) / B(a, b)
rewrite("survival/sbg_stress.csv", f"log S(t) and log P(T = t) of sBG, {MPMATH}", lambda r: {
    "log_s": lbeta(r["alpha"], r["beta"] + r["t"]) - lbeta(r["alpha"], r["beta"]),
    "log_p": lbeta(r["alpha"] + 1, r["beta"] + r["t"] - 1) - lbeta(r["alpha"], r["beta"])})


# Fader, Hardie and Lee (2005), "Counting your customers" the easy way, equations 6 and 10
def loglik(r, alpha, a, b, x, t_x, age):
    common = mp.loggamma(r + x) - mp.loggamma(r) + r * mp.log(alpha)
    alive = lbeta(a, b + x) - lbeta(a, b) - (r + x) * mp.log(alpha + age)
    if x == 0:
        return common + alive
    gone = lbeta(a + 1, b + x - 1) - lbeta(a, b) - (r + x) * mp.log(alpha + t_x)
    return common + mp.log(mp.exp(alive) + mp.exp(gone))


def p_alive(r, alpha, a, b, x, t_x, age):
    return 1 if x == 0 else 1 / (1 + a / (b + x - 1) * ((alpha + age) / (alpha + t_x)) ** (r + x))


def expected(p, r, alpha, a, b, x, age, t):
    def factor(a):
        power = ((alpha + age) / (alpha + age + t)) ** (r + x)
        return (a + b + x - 1) / (a - 1) * (1 - power * mp.hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + age + t)))
    return p * (factor(a) if a != 1 else mp.limit(lambda h: factor(1 + h), 0))


def bgnbd(row):
    names = ("r", "alpha", "a", "b", "x", "t_x", "age")
    p = p_alive(*(row[name] for name in names))
    later = expected(p, *(row[name] for name in ("r", "alpha", "a", "b", "x", "age", "t")))
    return {"p_alive": p, "expected": later}


def a_known_vendor(row):
    return bgnbd(row | {name: mpf(value) for name, value in FITTED.items()})


FITTED = {"r": 0.2425929072044646, "alpha": 4.413531561205393, "a": 0.792886148098762, "b": 2.4257534364935975}
AT = ", ".join(f"{name} = {value}" for name, value in FITTED.items())
rewrite("survival/bgnbd_predictions.csv",
        f"BG/NBD predictions at {AT}. {MPMATH}\n"
        "# x = 2 for 39 weeks is the example of the spreadsheet note of Fader, Hardie and Lee (2005), 1.226.",
        a_known_vendor)
rewrite("survival/bgnbd_stress.csv",
        f"BG/NBD at hard inputs: frequent buyers, a + b below 1, a = 1. {MPMATH}",
        lambda row: bgnbd(row) | {"loglik": loglik(*(row[n] for n in ("r", "alpha", "a", "b", "x", "t_x", "age")))})
