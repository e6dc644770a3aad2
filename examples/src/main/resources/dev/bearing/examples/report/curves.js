// Curves over time with their intervals, as SVG.

const host = document.getElementById('curves');
const curves = JSON.parse(document.getElementById('curves-data').textContent);
const PALETTE = ['#1f6feb', '#c2410c', '#0f766e', '#7c3aed', '#a16207', '#be185d', '#475569', '#15803d'];

/** The area between two ends of an interval: the lower end unseen, and what is above it stacked on top. */
function band(curve, color) {
  const shared = {
    type: 'line', step: curve.steps ? 'end' : false, symbol: 'none', silent: true, stack: `band ${curve.name}`,
    lineStyle: { opacity: 0 }, tooltip: { show: false },
  };
  const known = curve.points.filter(([, , lower, upper]) => lower != null && upper != null);
  return [
    { ...shared, data: known.map(([x, , lower]) => [x, lower]) },
    { ...shared, data: known.map(([x, , lower, upper]) => [x, upper - lower]), areaStyle: { color, opacity: .15 } },
  ];
}

function option(width) {
  const lines = curves.map((curve, i) => ({
    name: curve.name, type: 'line', step: curve.steps ? 'end' : false, symbol: curve.points.length > 40 ? 'none' : 'circle',
    data: curve.points.map(([x, y]) => [x, y]), itemStyle: { color: PALETTE[i % PALETTE.length] },
    lineStyle: { color: PALETTE[i % PALETTE.length], width: 2 },
  }));
  const bands = curves.flatMap((curve, i) => band(curve, PALETTE[i % PALETTE.length]));
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
  chart.setOption(option(size.width), true);
}

draw();
window.addEventListener('resize', draw);
