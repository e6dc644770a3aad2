// Health scores by tenth, and what became of each band in the back-test.

charts.health = {
  height: () => 260,

  option({ bands }, { color }) {
    const tenths = [...Array(10).keys()].map(i => `${i * 10}\u2013${i * 10 + 10}`);
    return {
      legend: legend(color, { data: bands.map(band => band.band) }),
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: items => tip(`Score ${items[0].name}`,
          items.filter(item => item.value > 0).map(item => [item.seriesName, format.number(item.value, 0)])),
      },
      grid: { left: 44, right: 10, top: 34, bottom: 42 },
      xAxis: categoryAxis(tenths, color, { name: 'health score', nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: color.muted } }),
      yAxis: valueAxis(value => format.number(value, 0), color, { minInterval: 1 }),
      series: bands.map((band, i) => ({
        name: band.band,
        type: 'bar',
        stack: 'accounts',
        barCategoryGap: '12%',
        data: band.bins,
        itemStyle: { color: bandColor(i, bands.length, color), borderColor: color.paper, borderWidth: 1 },
      })),
    };
  },
};

charts.backtest = {
  height: data => 40 + data.bands.length * 42,

  option({ bands }, look) {
    const rows = bands.map(({ band, value, lower, upper, numerator, denominator }) => ({
      name: band,
      value,
      lower,
      upper,
      label: value == null ? 'not known' : format.percent(value),
      tip: () => tip(band, [
        ['Left afterwards', value == null ? 'not known' : format.percent(value)],
        ['Counted', `${format.number(numerator, 0)} of ${format.number(denominator, 0)}`],
        ['95 % interval', lower == null || upper == null ? 'not known' : `${format.percent(lower)} to ${format.percent(upper)}`],
      ]),
    }));
    return rangeBars(rows, value => format.percent(value, 0), look);
  },

  caption: () => 'Share of accounts that left afterwards, by the band they were in. Whiskers: 95 % interval.',
};

/** From low to high, whatever the bands are called. */
function bandColor(i, count, color) {
  const at = count === 1 ? 1 : i / (count - 1);
  return at < 1 / 3 ? color.low : at > 2 / 3 ? color.high : color.middle;
}
