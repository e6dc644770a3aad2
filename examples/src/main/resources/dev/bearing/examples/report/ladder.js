// Lifetime value by tier, the highest tier on top.

charts.ladder = {
  height: data => 40 + data.tiers.length * 46,

  option(data, look) {
    const rows = data.tiers.map(tier => ({
      name: tier.tier,
      value: tier.lifetimeValue,
      lower: tier.lower,
      upper: tier.upper,
      label: tier.lifetimeValue == null ? 'not known' : format.short(tier.lifetimeValue),
      tip: () => tip(tier.tier, [
        ['Accounts', format.number(tier.accounts, 0)],
        ['Lifetime value, estimate', tier.lifetimeValue == null ? 'not known' : format.estimate(tier.lifetimeValue, data.currency)],
        ['Interval', tier.lower == null || tier.upper == null
          ? 'not known'
          : `${format.estimate(tier.lower, data.currency)} to ${format.estimate(tier.upper, data.currency)}`],
      ]),
    }));
    return rangeBars(rows, format.short, look);
  },
};
