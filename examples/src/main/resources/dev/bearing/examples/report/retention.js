// Net and gross revenue retention, and customers lost, over trailing twelve months, each with its interval as a band.

charts.retention = {
  height: (_, width) => (width < 700 ? 500 : 300),

  option(data, { width, color }) {
    const wide = width >= 700;
    const lines = [
      { name: 'Net retention', points: data.netRevenueRetention, color: color.accent, axis: 0, dash: 'solid' },
      { name: 'Gross retention', points: data.grossRevenueRetention, color: color.gain, axis: 0, dash: [6, 3] },
      { name: 'Customers lost', points: data.logoChurn, color: color.loss, axis: 1, dash: 'solid' },
    ];
    const percent = value => format.percent(value, 0);
    const label = { color: color.muted, fontSize: 12, formatter: format.month };
    return {
      legend: legend(color, { data: lines.map(line => line.name) }),
      tooltip: {
        trigger: 'axis',
        formatter: items => {
          const i = items[0].dataIndex;
          const shown = lines.filter(line => line.axis === items[0].axisIndex);
          return tip(`Twelve months to ${format.month(data.months[i])}`, shown.flatMap(({ name, points: { [i]: [value, from, to] } }) => [
            [name, value == null ? 'not known' : format.percent(value)],
            ['95 % interval', from == null || to == null ? 'not known' : `${format.percent(from)} to ${format.percent(to)}`],
          ]));
        },
      },
      grid: wide
        ? [{ left: 52, width: '44%', top: 34, bottom: 28 }, { right: 56, width: '34%', top: 34, bottom: 28 }]
        : [{ left: 48, right: 66, top: 56, height: 190 }, { left: 48, right: 66, bottom: 28, height: 160 }],
      xAxis: [0, 1].map(gridIndex => categoryAxis(data.months, color, { gridIndex, boundaryGap: false, axisLabel: label })),
      yAxis: [
        valueAxis(percent, color, { gridIndex: 0, scale: true, splitNumber: 4 }),
        valueAxis(percent, color, { gridIndex: 1, min: 0, splitNumber: 4 }),
      ],
      series: lines.flatMap(line => retentionBand(line, data.running.at(-1))),
    };
  },

  caption: data => (data.running.at(-1) ? 'Hollow: the running month, which is not over yet.' : ''),
};

/** A line and, as two stacked areas of which the lower is not seen, the band of its interval. */
function retentionBand({ name, points, color, axis, dash }, running) {
  const common = { type: 'line', xAxisIndex: axis, yAxisIndex: axis, symbol: 'none' };
  const known = points.map(([, from, to]) => from != null && to != null);
  const last = points.length - 1;
  const edge = { ...common, stack: `${name} interval`, lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } };
  return [
    { ...edge, name: `${name} from`, data: points.map(([, from], i) => (known[i] ? from : null)) },
    { ...edge, name: `${name} to`, data: points.map(([, from, to], i) => (known[i] ? to - from : null)), areaStyle: { color, opacity: .16 } },
    {
      ...common,
      name,
      data: points.map(([value], i) => (i === last
        ? { value, symbol: running ? 'emptyCircle' : 'circle', symbolSize: 8, label: { show: true, position: 'right', color, fontWeight: 600, formatter: () => format.percent(value) } }
        : value)),
      showSymbol: true,
      lineStyle: { color, width: 2.5, type: dash },
      itemStyle: { color },
      z: 3,
    },
  ];
}
