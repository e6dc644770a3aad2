// What all pictures share. A picture is {height(data, width), option(data, look), views?(data), caption?(data, look), table?(data, look)};
// look is {view, width, color}, where color holds the page's own colours.

const charts = {};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

function colors() {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, { get: (_, name) => style.getPropertyValue(`--${name}`).trim() });
}

/** The frame around a picture's own option: fonts, a tooltip that shows elements, no animation. */
function framed(option, color) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: color.ink, fontSize: 12 },
    tooltip: {
      confine: true,
      backgroundColor: '#ffffff',
      borderColor: '#d8dfe6',
      textStyle: { color: '#17212b', fontFamily: FONT, fontSize: 13 },
      extraCssText: 'box-shadow: 0 2px 10px rgba(0, 0, 0, .15)',
      ...option.tooltip,
    },
    ...Object.fromEntries(Object.entries(option).filter(([name]) => name !== 'tooltip')),
  };
}

function categoryAxis(data, color, more) {
  return {
    type: 'category',
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: color.line } },
    axisLabel: { color: color.muted, fontSize: 12 },
    ...more,
  };
}

function valueAxis(label, color, more) {
  return {
    type: 'value',
    axisLabel: { color: color.muted, fontSize: 12, formatter: label },
    splitLine: { lineStyle: { color: color.grid } },
    ...more,
  };
}

function legend(color, more) {
  return { top: 0, left: 0, itemWidth: 18, itemHeight: 11, textStyle: { color: color.ink, fontSize: 13 }, ...more };
}

/** Cuts a label to what fits. */
function shortened(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}\u2026` : text;
}

/**
 * Bars from left to right with a whisker from lower to upper; rows are {name, value, lower, upper, label, tip}, value null
 * where it is not known.
 */
function rangeBars(rows, axisLabel, { width, color }) {
  const names = rows.map(row => row.name);
  const room = Math.min(180, width * .36);
  return {
    grid: { left: room, right: 74, top: 6, bottom: 26 },
    tooltip: { trigger: 'item', formatter: item => rows[item.dataIndex].tip() },
    xAxis: valueAxis(axisLabel, color, { min: 0, splitNumber: width < 480 ? 2 : 4 }),
    yAxis: categoryAxis(names, color, {
      inverse: true,
      axisLabel: { color: color.ink, fontSize: 13, lineHeight: 15, width: room - 12, overflow: 'break', formatter: name => shortened(name, 40) },
    }),
    series: [{
      type: 'custom',
      encode: { x: [1, 2, 3], y: 0 },
      data: rows.map((row, i) => [i, row.value ?? 0, row.lower ?? row.value ?? 0, row.upper ?? row.value ?? 0]),
      renderItem(_, api) {
        const row = rows[api.value(0)];
        const [start, middle] = api.coord([0, api.value(0)]);
        const thick = Math.min(22, api.size([0, 1])[1] * .55);
        const at = value => api.coord([value, 0])[0];
        if (row.value == null) {
          return words(start + 4, middle, row.label, color.muted);
        }
        const parts = [{
          type: 'rect',
          shape: { x: start, y: middle - thick / 2, width: at(row.value) - start, height: thick, r: [0, 2, 2, 0] },
          style: { fill: color.bar },
        }];
        if (row.lower != null && row.upper != null) {
          const [from, to] = [at(row.lower), at(row.upper)];
          for (const [x1, y1, x2, y2] of [[from, 0, to, 0], [from, -5, from, 5], [to, -5, to, 5]]) {
            parts.push({
              type: 'line',
              shape: { x1, y1: middle + y1, x2, y2: middle + y2 },
              style: { stroke: color.ink, lineWidth: 1.5 },
            });
          }
        }
        parts.push(words(Math.max(at(row.value), at(row.upper ?? row.value)) + 8, middle, row.label, color.ink));
        return { type: 'group', children: parts };
      },
    }],
  };

  function words(x, y, text, fill) {
    return { type: 'text', style: { x, y, text, fill, verticalAlign: 'middle', fontSize: 13, fontFamily: FONT } };
  }
}
