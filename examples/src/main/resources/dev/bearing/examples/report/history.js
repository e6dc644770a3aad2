// Closing revenue by month above, gains and losses below.

charts.history = {
  height: (_, width) => (width < 480 ? 320 : 378),

  option(data, { color }) {
    const months = data.months.map(month => month.month);
    const closing = data.months.map(month => (month.closing));
    const complete = data.months.map(month => month.complete);
    const gains = changes(data, 1);
    const losses = changes(data, -1);
    const cut = usualGain(gains);
    const label = { color: color.muted, fontSize: 12, formatter: format.month };
    return {
      legend: legend(color, { data: ['Closing revenue', 'Gained', 'Lost'] }),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: {
        trigger: 'axis',
        formatter: items => {
          const i = items[0].dataIndex;
          return tip(format.month(months[i]), [
            ['Closing revenue', format.money(closing[i], data.currency)],
            ['Customers', format.number(data.months[i].customers, 0)],
            ['Gained', format.signed(gains[i], format.money(gains[i], data.currency))],
            ['Lost', format.money(losses[i], data.currency)],
          ], complete[i] ? '' : 'the month is not over yet');
        },
      },
      grid: [{ left: 52, right: 14, top: 30, height: '50%' }, { left: 52, right: 14, bottom: 26, height: '24%' }],
      xAxis: [
        categoryAxis(months, color, { gridIndex: 0, axisLabel: { show: false } }),
        categoryAxis(months, color, { gridIndex: 1, axisLabel: label, axisLine: { onZero: false, lineStyle: { color: color.line } } }),
      ],
      yAxis: [
        valueAxis(format.short, color, { gridIndex: 0, min: 0, splitNumber: 4 }),
        valueAxis(format.short, color, { gridIndex: 1, splitNumber: 2, max: cut, interval: cut && cut / 2 }),
      ],
      series: [
        {
          name: 'Closing revenue', type: 'line', data: closing.map((value, i) => (complete[i] ? value : null)),
          symbol: 'none', lineStyle: { color: color.accent, width: 2.5 }, itemStyle: { color: color.accent },
          areaStyle: { color: color.accent, opacity: .12 },
        },
        {
          name: 'So far', type: 'line', data: closing.map((value, i) => (!complete[i] || complete[i + 1] === false ? value : null)),
          symbol: (_, { dataIndex }) => (complete[dataIndex] ? 'none' : 'emptyCircle'), symbolSize: 8,
          lineStyle: { color: color.accent, width: 2, type: 'dashed' }, itemStyle: { color: color.accent },
        },
        { name: 'Gained', type: 'bar', stack: 'change', xAxisIndex: 1, yAxisIndex: 1, data: gains, itemStyle: { color: color.gain }, barCategoryGap: '30%' },
        { name: 'Lost', type: 'bar', stack: 'change', xAxisIndex: 1, yAxisIndex: 1, data: losses, itemStyle: { color: color.loss } },
      ],
    };
  },

  caption: data => [
    data.months.some(month => !month.complete) ? 'Dashed: the running month, which is not over yet.' : '',
    usualGain(changes(data, 1)) ? 'The gain of the first month, with which the data begin, is cut off.' : '',
  ].join(' ').trim(),
};

/** What was gained (sign 1) or lost (sign -1) in each month. */
function changes(data, sign) {
  return data.months.map(month =>
    month.movements.filter(amount => sign * amount > 0).reduce((sum, amount) => sum + amount, 0));
}

/** Where the data begin everybody is new; a bar that dwarfs all others is then cut at this height, a round number. */
function usualGain([first, ...others]) {
  const most = Math.max(0, ...others);
  if (most === 0 || first < 2.5 * most) {
    return undefined;
  }
  return roundStep(most);
}
