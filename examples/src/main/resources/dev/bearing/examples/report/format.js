// Numbers and words as people read them: English, whatever the browser's language.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const format = {
  number(value, decimals) {
    if (value == null) {
      return 'not known';
    }
    const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return (value < 0 && /[1-9]/.test(text) ? '\u2212' : '') + text;
  },

  money(value, currency) {
    if (value == null) {
      return 'not known';
    }
    return `${format.number(Number(value), digits(currency))}\u00A0${currency}`;
  },

  /** Whole units from 1,000 up: nobody knows the cents of an estimate. */
  estimate(value, currency) {
    const decimals = Math.abs(value) >= 1000 ? 0 : digits(currency);
    return `${format.number(Number(value), decimals)}\u00A0${currency}`;
  },

  signed(value, text) {
    return value > 0 ? `+${text}` : text;
  },

  percent(fraction, decimals) {
    const percent = 100 * fraction;
    const places = decimals ?? (percent !== 0 && Math.abs(percent) < 1 ? 2 : 1);
    return `${format.number(percent, places)}\u00A0%`;
  },

  /** 1,200 as 1.2k, for axes and labels. */
  short(value) {
    const size = Math.abs(value);
    const [unit, name] = size >= 999500 ? [1e6, 'M'] : size >= 1000 ? [1e3, 'k'] : [1, ''];
    const scaled = value / unit;
    return format.number(scaled, Number.isInteger(scaled) || Math.abs(scaled) >= 100 ? 0 : 1) + name;
  },

  month(iso) {
    const [year, month] = String(iso).split('-');
    return MONTHS[month - 1] ? `${MONTHS[month - 1]} ${year}` : String(iso);
  },

  words(code) {
    const text = String(code).replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase();
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
};

const digitsOf = new Map();

function digits(currency) {
  if (!digitsOf.has(currency)) {
    let known = 2;
    try {
      known = new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    } catch (e) {
      // no currency code: two places
    }
    digitsOf.set(currency, known);
  }
  return digitsOf.get(currency);
}

/** Makes an element; text goes in as text, never as HTML. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child != null));
  return made;
}

/** What a pointer shows over a picture: a title, pairs of name and value, and remarks. */
function tip(title, pairs, remark) {
  return element('div', { class: 'tip' },
    element('b', {}, title),
    ...pairs.map(([name, value]) => element('div', {}, element('span', {}, name), element('span', {}, value))),
    remark ? element('small', {}, remark) : null);
}
