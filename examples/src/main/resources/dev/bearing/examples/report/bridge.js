// The waterfall from opening to closing revenue.

charts.bridge = {
  views: data => data.periods.map(period => period.label),
  height: (_, width) => (width < 480 ? 300 : 340),

  option(data, { view, width, color }) {
    const steps = bridgeSteps(data.periods[view]);
    const [low, high, step] = bridgeAxis(steps);
    const tilted = width / steps.length < 74;
    return {
      grid: { left: 52, right: 8, top: 26, bottom: tilted ? 64 : 28 },
      tooltip: {
        trigger: 'item',
        formatter: item => {
          const step = steps[item.dataIndex];
          return tip(step.name, [
            [step.total ? 'Revenue' : 'Change', format.signed(step.total ? 0 : step.amount, format.money(step.amount, data.currency))],
            ...(step.total ? [] : [['Changes', format.number(step.count, 0)]]),
          ], `exactly ${step.exact} ${data.currency}`);
        },
      },
      xAxis: categoryAxis(steps.map(step => step.name), color, {
        axisLabel: { color: color.ink, fontSize: 12, interval: 0, rotate: tilted ? 40 : 0 },
      }),
      yAxis: valueAxis(format.short, color, { min: low, max: high, interval: step, splitNumber: 4 }),
      series: [{
        type: 'custom',
        encode: { x: 0, y: [1, 2] },
        data: steps.map((step, i) => [i, step.from, step.to]),
        renderItem: (_, api) => bridgeBar(steps, low, api, color),
      }],
    };
  },

  caption(data, { view }) {
    const [low] = bridgeAxis(bridgeSteps(data.periods[view]));
    return low > 0 ? `The axis begins at ${format.money(low, data.currency)}, so that the movements can be seen.` : '';
  },
};

const ALWAYS_SHOWN = ['new', 'expansion', 'contraction', 'churn'];

function bridgeSteps(period) {
  const opening = Number(period.opening);
  const closing = Number(period.closing);
  const steps = [{ name: 'Opening', total: true, amount: opening, exact: period.opening, from: 0, to: opening }];
  let level = opening;
  const kinds = period.movements.filter(movement => movement.count > 0 || Number(movement.amount) !== 0 || ALWAYS_SHOWN.includes(movement.kind));
  for (const gains of [true, false]) {
    for (const { kind, amount, count } of kinds.filter(movement => isGain(movement) === gains)) {
      const change = Number(amount);
      steps.push({ name: kind === 'fx' ? 'Exchange' : format.words(kind), amount: change, exact: amount, count, from: level, to: level + change });
      level += change;
    }
  }
  steps.push({ name: 'Closing', total: true, amount: closing, exact: period.closing, from: 0, to: closing });
  return steps;
}

function isGain({ kind, amount }) {
  return Number(amount) > 0 || (Number(amount) === 0 && (kind === 'new' || kind === 'expansion'));
}

/** From zero where the movements can be seen so, else from a round number below all of them. */
function bridgeAxis(steps) {
  const levels = steps.flatMap(step => (step.total ? [step.to] : [step.from, step.to]));
  const top = Math.max(...levels);
  const bottom = Math.min(...levels);
  const spread = top - bottom;
  if (spread === 0 || bottom <= 0 || spread > top / 4) {
    return [Math.min(0, bottom), undefined];
  }
  const step = roundStep(spread * 1.6 / 4);
  return [Math.max(0, Math.floor((bottom - spread / 2) / step) * step), Math.ceil((top + spread / 8) / step) * step, step];
}

/** The next larger of 1, 2, 5, 10, 20, … */
function roundStep(least) {
  const unit = 10 ** Math.floor(Math.log10(least));
  return unit * [1, 2, 5, 10].find(factor => factor * unit >= least * .999);
}

function bridgeBar(steps, low, api, color) {
  const i = api.value(0);
  const step = steps[i];
  const [center, to] = api.coord([i, step.to]);
  const from = api.coord([i, Math.max(low, step.from)])[1];
  const half = Math.min(30, api.size([1, 0])[0] * .34);
  const fill = step.total ? color.accent : step.amount >= 0 ? color.gain : color.loss;
  const parts = [{
    type: 'rect',
    shape: { x: center - half, y: Math.min(from, to), width: 2 * half, height: Math.max(1, Math.abs(from - to)) },
    style: { fill },
  }, {
    type: 'text',
    style: {
      text: step.total ? format.short(step.amount) : format.signed(step.amount, format.short(step.amount)),
      x: center, y: Math.min(from, to) - 4, align: 'center', verticalAlign: 'bottom',
      fill: color.ink, fontSize: 12, fontFamily: FONT,
    },
  }];
  if (i + 1 < steps.length) {
    const next = api.coord([i + 1, step.to])[0];
    parts.push({
      type: 'line',
      shape: { x1: center + half, y1: to, x2: next - half, y2: to },
      style: { stroke: color.stalled, lineWidth: 1, lineDash: [3, 3] },
    });
  }
  return { type: 'group', children: parts };
}
