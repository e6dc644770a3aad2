"""Values of Tricomi's U, of log gamma near 1 and of BG/BB, in 60 digits.

python3 src/test/reference/purchases.py, in the folder core; needs mpmath.
"""

import os

import mpmath as mp

mp.mp.dps = 60
HERE = os.path.join(os.path.dirname(__file__), "..", "resources", "dev", "bearing")
SPECIAL = os.path.join(HERE, "internal", "special")
SURVIVAL = os.path.join(HERE, "survival")


def write(folder, name, comment, header, rows):
    with open(os.path.join(folder, name), "w", newline="\n") as out:
        out.write(f"# {comment} mpmath {mp.__version__} at 60 digits.\n")
        out.write("# regenerate, in the module's folder: python3 src/test/reference/purchases.py\n")
        out.write(header + "\n")
        for row in rows:
            out.write(",".join(c if isinstance(c, str) else mp.nstr(c, 20) for c in row) + "\n")


def number(text):
    return mp.mpf(float(text))


def scaled_u(s, z):
    if s < 50:
        return mp.exp(z) * mp.expint(s, z)
    return mp.quad(lambda u: mp.exp(-z * mp.expm1(u) - (s - 1) * u), [0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 3, 10])


orders = "1e-8 0.02 0.3 0.499999 0.5 0.6062 0.999999999 1 1.0000001 1.4 1.5 2 2.000001 3.7 7 15.5 39.9 40 300 1e6"
points = "1e-12 1e-5 0.003 0.1 0.7 0.99999 1 1.5 6 45 1000"
write(SPECIAL, "tricomi_scaled.csv", "z^(s - 1) U(s, s; z) = e^z E_s(z).", "s,z,value",
      [(s, z, scaled_u(number(s), number(z))) for s in orders.split() for z in points.split()])

near = "-0.5 -0.3 -0.01 -1e-9 -1e-300 0 1e-16 1e-5 0.07 0.25 0.4999 0.5"
mp.mp.dps = 400
values = [(x, mp.loggamma(1 + number(x))) for x in near.split()]
mp.mp.dps = 60
write(SPECIAL, "gamma_near_one.csv", "log gamma(1 + x).", "x,value", values)


def bgbb(parameters, customer, ahead, discount):
    """Fader, Hardie and Shang (2010): log-likelihood, P(alive at n), expected purchases and DERT as sums."""
    a, b, c, d = map(number, parameters)
    x, t, n = customer
    here = mp.beta(a + x, b + n - x) / mp.beta(a, b) * mp.beta(c, d + n) / mp.beta(c, d)
    whole = here + sum(
        mp.beta(a + x, b + t - x + i) / mp.beta(a, b) * mp.beta(c + 1, d + t + i) / mp.beta(c, d)
        for i in range(n - t))
    buying = mp.beta(a + x + 1, b + n - x) / mp.beta(a, b) / whole
    expected = buying * sum(mp.beta(c, d + n + k) / mp.beta(c, d) for k in range(1, ahead + 1))
    there, dert, k = mp.beta(c, d + n) / mp.beta(c, d), mp.mpf(0), 0
    while there > mp.mpf(10) ** -40:
        there *= (d + n + k) / (c + d + n + k) / (1 + number(discount))
        dert += buying * there
        k += 1
    return mp.log(whole), here / whole, expected, dert


DONATIONS = ("1.203522351601914", "0.7497163581729389", "0.6567182084418325", "2.783442232577381")
cases = [(DONATIONS, customer, 5, "0.1") for customer in [(0, 0, 6), (2, 5, 6), (6, 6, 6), (3, 3, 6), (1, 1, 6)]]
cases += [
    (("1.2", "0.75", "1", "2.8"), (2, 3, 6), 5, "0.1"),
    (("0.5", "4", "1.0000001", "50"), (3, 30, 90), 365, "0.003"),
    (("0.02", "0.03", "0.01", "0.02"), (40, 60, 365), 100, "0.001"),
    (("200", "3", "0.5", "80"), (100, 100, 400), 50, "0.01"),
    (("30", "900", "4", "2000"), (25, 990, 1000), 500, "0.001"),
    (("1e5", "1e5", "1e4", "1e6"), (3, 7, 9), 12, "0.1"),
]
write(SURVIVAL, "bgbb_values.csv", "BG/BB: the donations of the paper first, then hard inputs.",
      "alpha,beta,gamma,delta,x,t_x,n,ahead,discount,loglik,p_alive,expected,dert",
      [[*p, *map(str, c), str(k), d, *bgbb(p, c, k, d)] for p, c, k, d in cases])
