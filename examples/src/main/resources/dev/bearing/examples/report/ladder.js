// Lifetime value by tier, the highest tier on top.

charts.ladder = {
  height: data => 40 + data.tiers.length * 46,

  option(data, look) {
    const rows = data.tiers.map(tier => ({
      name: tier.tier,
      value: tier.lifetimeValue,
      lower: tier.lower,
      upper: tier.upper,
      label: tier.lifetimeValue == null ? 'not known' : format.short(tier.lifetimeValue),
      tip: () => tip(tier.tier, [
        ['Accounts', format.number(tier.accounts, 0)],
        ['Lifetime value, estimate', tier.lifetimeValue == null ? 'not known' : format.estimate(tier.lifetimeValue, data.currency)],
        ['Interval', tier.lower == null || tier.upper == null
          ? 'not known'
          : `${format.estimate(tier.lower, data.currency)} to ${format.estimate(tier.upper, data.currency)}`],
      ]),
    }));
    return rangeBars(rows, format.short, look);
  },
};

// The tiers as rungs, the highest on top: who came from outside, who crossed from rung to rung, who left.

charts.rungs = {
  height: data => data.tiers.length * 72 - 12,

  option({ tiers }, { width, color }) {
    const side = Math.min(96, width * .24);
    const rung = { x: side, width: width - 2 * side, height: 34 };
    const most = Math.max(1, ...tiers.map(tier => tier.accounts ?? 0));
    const drawn = tiers.flatMap((tier, i) => {
      const top = i * 72 + 4;
      const middle = top + rung.height / 2;
      const count = tier.accounts == null ? '' : format.number(tier.accounts, 0);
      const parts = [
        { type: 'rect', shape: { x: rung.x, y: top, width: rung.width, height: rung.height, r: 4 }, style: { fill: color.grid } },
        { type: 'rect', shape: { x: rung.x, y: top, width: Math.max(3, rung.width * (tier.accounts ?? 0) / most), height: rung.height, r: 4 }, style: { fill: color.bar, opacity: .55 } },
        words(rung.x + 10, middle, shortened(tier.tier, 22), color.ink, 'left', 600),
        words(rung.x + rung.width - 10, middle, count, color.ink, 'right', 400),
        words(rung.x - 8, middle, tier.joined ? `+${format.number(tier.joined, 0)} \u2192` : '', color.gain, 'right', 400),
        words(rung.x + rung.width + 8, middle, tier.lost ? `\u2192 \u2212${format.number(tier.lost, 0)}` : '', color.loss, 'left', 400),
      ];
      if (i < tiers.length - 1) {
        const between = top + rung.height + 19;
        parts.push(words(rung.x + rung.width * .36, between, `\u25B2 ${format.number(tier.up, 0)} up`, tier.up ? color.gain : color.muted, 'center', 400));
        parts.push(words(rung.x + rung.width * .66, between, `\u25BC ${format.number(tier.down, 0)} down`, tier.down ? color.loss : color.muted, 'center', 400));
      }
      return parts;
    });
    return { graphic: { elements: drawn.map(part => ({ ...part, silent: true })) } };

    function words(x, y, text, fill, align, weight) {
      return { type: 'text', style: { x, y, text, fill, textAlign: align, textVerticalAlign: 'middle', font: `${weight} 13px ${FONT}` } };
    }
  },

  caption: ({ months }) => `Accounts today, and over ${months} months: + came new or back, \u25B2 moved up, \u25BC moved down, \u2212 left.`,
};
