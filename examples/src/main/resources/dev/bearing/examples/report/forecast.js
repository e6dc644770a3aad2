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

// A forecast for each of several months: the interval as a bar, the mean as a line in it, what came true as a dot.

charts.fan = {
  height: (_, width) => (width < 480 ? 220 : 250),

  option(data, { color }) {
    const shown = value => (data.percent ? format.percent(value, 1) : format.estimate(value, data.currency));
    const rows = data.rows;
    const past = rows.some(row => row.actual != null);
    return {
      legend: legend(color, { data: past ? ['Forecast, 90 % interval', 'Came true'] : ['Forecast, 90 % interval'] }),
      grid: { left: 58, right: 14, top: 30, bottom: 26 },
      tooltip: {
        trigger: 'axis',
        formatter: items => {
          const row = rows[items[0].dataIndex];
          return tip(row.name, [
            ['Forecast', row.mean == null ? 'not known' : shown(row.mean)],
            ['In nine cases of ten', row.lower == null ? 'not known' : `${shown(row.lower)} to ${shown(row.upper)}`],
            ...(row.actual == null ? [] : [['Came true', shown(row.actual)]]),
          ]);
        },
      },
      xAxis: categoryAxis(rows.map(row => row.name), color, {}),
      yAxis: valueAxis(value => (data.percent ? format.percent(value, 0) : format.short(value)), color, {
        scale: data.percent, splitNumber: 4,
      }),
      series: [
        {
          name: 'Forecast, 90 % interval', type: 'custom', encode: { x: 0, y: [1, 2, 3] }, itemStyle: { color: color.accent },
          data: rows.map((row, i) => [i, row.lower ?? row.mean, row.mean, row.upper ?? row.mean]),
          renderItem(_, api) {
            const row = rows[api.value(0)];
            if (row.mean == null) {
              return null;
            }
            const at = value => api.coord([api.value(0), value]);
            const [x, middle] = at(row.mean);
            const [top, bottom] = [at(row.upper ?? row.mean)[1], at(row.lower ?? row.mean)[1]];
            const half = Math.min(14, api.size([1, 0])[0] * .32);
            return {
              type: 'group',
              children: [
                { type: 'rect', shape: { x: x - half, y: top, width: 2 * half, height: bottom - top }, style: { fill: color.accent, opacity: .2 } },
                { type: 'line', shape: { x1: x - half, y1: middle, x2: x + half, y2: middle }, style: { stroke: color.accent, lineWidth: 2.5 } },
              ],
            };
          },
        },
        { name: 'Came true', type: 'scatter', symbolSize: 8, itemStyle: { color: color.ink }, data: rows.map(row => row.actual ?? null) },
      ],
    };
  },
};
