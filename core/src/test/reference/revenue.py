"""Writes churn and retention of saas_accounts.csv, and lifetime values in closed form, in exact fractions.

Run in core: python3 src/test/reference/revenue.py
"""
import csv
import pathlib
import sys
from fractions import Fraction

import scipy
from scipy.stats import binomtest

BASE = pathlib.Path("src/test/resources/dev/bearing/revenue")
PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}"
AGAIN = "# regenerate, in core: python3 src/test/reference/revenue.py\n"


def rows(file):
    return list(csv.DictReader(line for line in (BASE / file).open() if not line.startswith("#")))


accounts = [(int(row["mrr_start"]), int(row["mrr_end"])) for row in rows("saas_accounts.csv")]
old = [(start, end) for start, end in accounts if start > 0]
gone = [start for start, end in old if end == 0]
opening = sum(start for start, _ in old)
less = sum(start - end for start, end in old if 0 < end < start)
more = sum(end - start for start, end in old if end > start)
churn = Fraction(len(gone), len(old))
wilson = binomtest(len(gone), len(old)).proportion_ci(0.95, "wilson")
metrics = {
    "start_accounts": len(old),
    "churned_accounts": len(gone),
    "logo_churn": churn,
    "logo_retention": 1 - churn,
    "start_mrr": opening,
    "churned_mrr": sum(gone),
    "downsell_mrr": less,
    "expansion_mrr": more,
    "new_mrr": sum(end for start, end in accounts if start == 0),
    "gross_revenue_retention": 1 - Fraction(sum(gone) + less, opening),
    "mrr_churn_rate": Fraction(sum(gone) + less, opening),
    "net_revenue_retention": 1 + Fraction(more - sum(gone) - less, opening),
    "annual_churn_if_period_is_90_days": 1 - float(1 - churn) ** (365 / 90),
    "monthly_churn_if_period_is_90_days": 1 - float(1 - churn) ** (365 / 12 / 90),
    "wilson95_logo_churn_lower": float(wilson.low),
    "wilson95_logo_churn_upper": float(wilson.high),
}
with (BASE / "saas_metrics.csv").open("w") as out:
    out.write(f"# Logo churn, MRR churn, GRR, NRR of saas_accounts.csv by {PYTHON}, the Wilson interval by scipy {scipy.__version__},\n")
    out.write("# after the definitions of Gold (2020), Fighting Churn with Data, chapter 2; accounts new in the period are left out.\n")
    out.write(AGAIN + "name,value\n")
    for name, value in metrics.items():
        out.write(f"{name},{value if isinstance(value, int) else repr(float(value))}\n")

values = rows("clv_closed_form.csv")
with (BASE / "clv_closed_form.csv").open("w") as out:
    out.write("# Lifetime value at constant retention: margin per period, retention and discount per period, by Python in fractions.\n")
    out.write("# advance = m(1+d)/(1+d-r), without_first = mr/(1+d-r), arrears = m/(1+d-r), before_renewal = mr(1+d)/(1+d-r),\n")
    out.write("# ten = the first 10 periods of advance; formulas of Fader and Hardie, note 024 (2012). Relative tolerance 1e-12.\n")
    out.write(AGAIN + ",".join(values[0]) + "\n")
    for row in values:
        m, r, d = (Fraction(row[name]) for name in ("margin", "retention", "discount"))
        results = (m * (1 + d) / (1 + d - r), m * r / (1 + d - r), m / (1 + d - r), m * r * (1 + d) / (1 + d - r),
                   sum(m * (r / (1 + d)) ** t for t in range(10)), 1 / (1 - r))
        out.write(",".join([row["margin"], row["retention"], row["discount"], *(repr(float(x)) for x in results)]) + "\n")
