// Expected expansion by milestone, one standard deviation either way.

charts.forecast = {
  height: data => 40 + data.cohorts.length * 42,

  option(data, look) {
    const rows = data.cohorts.map(cohort => {
      const known = cohort.mean != null;
      const spread = known && cohort.sd != null;
      return {
        name: cohort.milestone,
        value: cohort.mean,
        lower: spread ? Math.max(0, cohort.mean - cohort.sd) : null,
        upper: spread ? cohort.mean + cohort.sd : null,
        label: known ? format.short(cohort.mean) : 'not known',
        tip: () => tip(cohort.milestone, [
          ['Accounts', format.number(cohort.accounts, 0)],
          ['Expected expansion, estimate', known ? format.estimate(cohort.mean, data.currency) : 'not known'],
          ['Standard deviation', spread ? format.estimate(cohort.sd, data.currency) : 'not known'],
        ]),
      };
    });
    return rangeBars(rows, format.short, look);
  },

  caption: () => 'Whiskers: one standard deviation either way.',
};
