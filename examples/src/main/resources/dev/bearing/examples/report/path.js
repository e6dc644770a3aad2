// Position along the path, and direction.

charts.path = {
  height: (_, width) => (width < 520 ? 480 : 470),

  option({ directions }, { width, color }) {
    const fill = direction => color[direction.direction.toLowerCase()];
    const tenths = [...Array(10).keys()].map(i => `${i * 10}\u2013${i * 10 + 10}`);
    return {
      legend: legend(color, { data: directions.map(direction => direction.label), itemGap: 12 }),
      tooltip: {
        trigger: 'item',
        formatter: item => (item.seriesName === 'all'
          ? tip(directions[item.dataIndex].label, [['Accounts', format.number(directions[item.dataIndex].accounts, 0)]])
          : tip(`${tenths[item.dataIndex]} % of the path`, [[item.seriesName, format.number(item.value, 0)]])),
      },
      grid: [{ left: 44, right: 10, top: width < 420 ? 84 : 58, height: width < 420 ? 170 : 180 }, { left: 110, right: 50, bottom: 6, height: 26 * directions.length }],
      xAxis: [
        categoryAxis(tenths, color, { gridIndex: 0, name: '% of the path', nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: color.muted } }),
        valueAxis(null, color, { gridIndex: 1, show: false }),
      ],
      yAxis: [
        valueAxis(value => format.number(value, 0), color, { gridIndex: 0, minInterval: 1 }),
        categoryAxis(directions.map(direction => direction.label), color, {
          gridIndex: 1, inverse: true, axisLine: { show: false }, axisLabel: { color: color.ink, fontSize: 13 },
        }),
      ],
      series: [
        ...directions.map(direction => ({
          name: direction.label,
          type: 'bar',
          stack: 'positions',
          barCategoryGap: '18%',
          data: direction.positions,
          itemStyle: { color: fill(direction), borderColor: color.paper, borderWidth: 1 },
        })),
        {
          name: 'all',
          type: 'bar',
          xAxisIndex: 1,
          yAxisIndex: 1,
          barWidth: '62%',
          data: directions.map(direction => ({ value: direction.accounts, itemStyle: { color: fill(direction) } })),
          label: { show: true, position: 'right', color: color.ink, fontSize: 13, formatter: item => format.number(item.value, 0) },
        },
      ],
    };
  },
};
