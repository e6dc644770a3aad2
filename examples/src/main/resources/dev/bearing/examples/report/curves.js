// Curves over time with their intervals, as SVG.

const host = document.getElementById('curves');
const data = JSON.parse(document.getElementById('curves-data').textContent);
const PALETTE = ['#1f6feb', '#c2410c', '#0f766e', '#7c3aed', '#a16207', '#be185d', '#475569', '#15803d'];

const curves = Array.isArray(data) ? data : [];
const board = Array.isArray(data) ? null : data;

/** The area between the two ends of an interval, as one polygon: its upper edge there, its lower edge back. */
function band(curve, color) {
  const known = curve.points.filter(([, , lower, upper]) => lower != null && upper != null);
  const edge = end => known.flatMap((point, i) =>
    curve.steps && i > 0 ? [[point[0], known[i - 1][end]], [point[0], point[end]]] : [[point[0], point[end]]]);
  const outline = [...edge(3), ...edge(2).reverse()];
  return {
    type: 'custom', silent: true, clip: true, tooltip: { show: false }, z: 1,
    data: known.map(([x, , lower, upper]) => [x, lower, upper]), encode: { x: 0, y: [1, 2] },
    renderItem(params, api) {
      if (params.dataIndexInside > 0) {
        return null;
      }
      return { type: 'polygon', shape: { points: outline.map(point => api.coord(point)) }, style: { fill: color, opacity: .15 } };
    },
  };
}

/** Each model's score as a dot with a whisker. */
function boardOption() {
  const rows = board.rows.filter(row => row[board.metric] != null).reverse();
  return {
    animation: false,
    grid: { left: 150, right: 40, top: 10, bottom: 40 },
    tooltip: { trigger: 'item', confine: true },
    xAxis: { type: 'value', name: board.metric, nameLocation: 'middle', nameGap: 24, scale: true },
    yAxis: { type: 'category', data: rows.map(row => row.model) },
    series: [
      {
        type: 'custom', encode: { x: [1, 2], y: 0 }, data: rows.map((row, i) => [i, row.lower, row.upper]), silent: true,
        renderItem(_, api) {
          const [from, y] = api.coord([api.value(1), api.value(0)]);
          const [to] = api.coord([api.value(2), api.value(0)]);
          return { type: 'line', shape: { x1: from, y1: y, x2: to, y2: y }, style: { stroke: PALETTE[0], lineWidth: 2 } };
        },
      },
      { type: 'scatter', symbolSize: 10, data: rows.map((row, i) => [row[board.metric], i]), itemStyle: { color: PALETTE[0] } },
    ],
  };
}

function option(width) {
  const lines = curves.map((curve, i) => ({
    name: curve.name, type: 'line', step: curve.steps ? 'end' : false, symbol: curve.points.length > 40 ? 'none' : 'circle',
    data: curve.points.map(([x, y]) => [x, y]), itemStyle: { color: PALETTE[i % PALETTE.length] },
    lineStyle: { color: PALETTE[i % PALETTE.length], width: 2 }, z: 2,
  }));
  const bands = curves.map((curve, i) => band(curve, PALETTE[i % PALETTE.length]));
  return {
    animation: false,
    legend: { data: curves.map(curve => curve.name), top: 0, left: 0 },
    grid: { left: 56, right: 20, top: width < 480 ? 60 : 36, bottom: 36 },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'value', name: 'time', nameLocation: 'middle', nameGap: 24 },
    yAxis: { type: 'value' },
    series: [...bands, ...lines],
  };
}

let chart = null;

function draw() {
  const size = { width: host.clientWidth, height: 420 };
  host.style.height = `${size.height}px`;
  chart ??= echarts.init(host, null, { renderer: 'svg', ...size });
  chart.resize(size);
  chart.setOption(board ? boardOption() : option(size.width), true);
}

draw();
window.addEventListener('resize', draw);
