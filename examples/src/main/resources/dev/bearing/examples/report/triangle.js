// The retention triangle as a heat map.

const TRIANGLES = [['net', 'Net revenue'], ['gross', 'Gross revenue'], ['logo', 'Customers']];

charts.triangle = {
  views: data => trianglesOf(data).map(([, name]) => name),
  height: (data, width) => 64 + triangleRows(data, 0).length * (width < 480 ? 13 : 24) + 30,

  option(data, { view, width, color }) {
    const kind = trianglesOf(data)[view][0];
    const rows = triangleRows(data, view);
    const cells = triangleCells(rows);
    const ages = Math.max(1, ...rows.map(row => row.cells.length));
    const left = width < 480 ? 62 : 116;
    const cellWidth = (width - left - 8) / ages;
    const [low, high, ramp] = triangleScale(kind, cells.map(cell => cell.value).filter(value => value != null), color);
    return {
      grid: { left, right: 8, top: 24, bottom: 44 },
      tooltip: {
        trigger: 'item',
        formatter: ({ dataIndex }) => {
          const { row, age, value, partial, of } = cells[dataIndex];
          const amount = left => (kind === 'logo' ? format.number(left, 0) : format.money(left, data.currency));
          return tip(`Began in ${format.month(row.cohort)}, ${age} months later`, [
            [TRIANGLES.find(([name]) => name === kind)[1], value == null ? 'not known' : format.percent(value)],
            ['Left', amount(of[0])],
            ['At the start', amount(of[1])],
          ], partial ? 'the month is not over yet' : '');
        },
      },
      xAxis: categoryAxis([...Array(ages).keys()], color, { position: 'top', axisLine: { show: false }, axisLabel: { color: color.muted, interval: cellWidth < 18 ? 5 : 0 } }),
      yAxis: categoryAxis(rows.map(row => row.cohort), color, {
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          color: color.muted, interval: 0, fontSize: width < 480 ? 10 : 12,
          formatter: (month, i) => (width < 480 ? format.month(month) : `${format.month(month)} (${format.number(rows[i].size, 0)})`),
        },
      }),
      visualMap: {
        type: 'continuous', min: low, max: high, dimension: 2, inRange: { color: ramp }, orient: 'horizontal', left: width < 480 ? 0 : left, bottom: 0,
        itemWidth: 12, itemHeight: width < 480 ? 80 : 140, calculable: false, hoverLink: false,
        text: [`${format.percent(high, 0)}${kind === 'net' ? ' or more' : ''}`, `${format.percent(low, 0)}${low > 0 ? ' or less' : ''}`], textStyle: { color: color.muted },
      },
      series: [{
        type: 'custom',
        encode: { x: 0, y: 1 },
        data: cells.map(cell => [cell.age, cell.index, cell.value ?? '-']),
        renderItem: (item, api) => triangleCell(cells[item.dataIndex], cellWidth, api, color),
      }],
    };
  },

  caption: () => 'Columns: months since the first payment. In brackets: how many customers began. Dashed: not over yet.',

  table(data, { view }) {
    const rows = triangleRows(data, view);
    const ages = Math.max(1, ...rows.map(row => row.cells.length));
    const head = element('tr', {}, ...['Began in', 'Size', ...Array(ages).keys()].map((name, i) =>
      element('th', { scope: 'col', class: i ? 'number' : 'words' }, String(name))));
    const body = rows.map(row => element('tr', {},
      element('th', { scope: 'row' }, format.month(row.cohort)),
      element('td', { class: 'number' }, format.number(row.size, 0)),
      ...row.cells.map(([, value, partial]) => element('td', { class: 'number', title: String(value ?? '') },
        value == null ? 'not known' : format.percent(value) + (partial ? ' so far' : '')))));
    return element('table', {}, element('caption', { class: 'unseen' }, 'Retention by month of the first payment'), element('thead', {}, head), element('tbody', {}, ...body));
  },
};

function trianglesOf(data) {
  return TRIANGLES.filter(([kind]) => data.kinds[kind]);
}

function triangleRows(data, view) {
  return data.kinds[trianglesOf(data)[view][0]];
}

function triangleCells(rows) {
  return rows.flatMap((row, index) => row.cells.map(([age, value, partial, ...of]) => ({ row, index, age, value, partial, of })));
}

/** What is left of something goes from little to all; net revenue may also grow, so there 100 % is the middle. */
function triangleScale(kind, values, color) {
  const least = Math.min(1, ...values);
  if (kind !== 'net') {
    return [Math.min(.9, Math.floor(least * 10) / 10), 1, [color.warm, color.plain, color.cool]];
  }
  const distances = values.map(value => Math.abs(value - 1)).sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length * .9)] ?? 0;
  const reach = Math.min(1, Math.max(.1, Math.ceil(usual * 10) / 10));
  return [1 - reach, 1 + reach, [color.warm, color.plain, color.cool]];
}

function triangleCell(cell, cellWidth, api, color) {
  const [x, y] = api.coord([cell.age, cell.index]);
  const [width, height] = api.size([1, 1]);
  const fill = cell.value == null ? 'none' : api.visual('color');
  const parts = [{
    type: 'rect',
    shape: { x: x - width / 2 + .5, y: y - height / 2 + .5, width: width - 1, height: height - 1 },
    style: { fill, stroke: cell.partial ? color.ink : 'none', lineWidth: cell.partial ? 1 : 0, lineDash: cell.partial ? [3, 2] : null },
  }];
  if (cellWidth >= 21 && cell.value != null) {
    parts.push({
      type: 'text',
      style: {
        text: format.number(100 * cell.value, 0), x, y, align: 'center', verticalAlign: 'middle',
        fill: isDark(fill) ? '#ffffff' : '#17212b', fontSize: cellWidth >= 30 ? 11 : 9, fontFamily: FONT,
      },
      silent: true,
    });
  }
  return { type: 'group', children: parts };
}

/** By the luminance of the sRGB standard, so that the text on a cell keeps its contrast. */
function isDark(fill) {
  const rgb = echarts.color.parse(fill) ?? [255, 255, 255];
  const [r, g, b] = rgb.map(channel => (channel / 255 <= .04045 ? channel / 255 / 12.92 : ((channel / 255 + .055) / 1.055) ** 2.4));
  return .2126 * r + .7152 * g + .0722 * b < .18;
}
