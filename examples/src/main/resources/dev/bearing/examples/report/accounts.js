// The list of accounts: sorted, filtered, and one page of rows at a time.

const PAGE = 25;
const MARKS = { ARRIVED: '\u2605', ADVANCING: '\u25B2', DRIFTING: '\u25B6', STALLED: '\u25A0', REGRESSING: '\u25BC', UNKNOWN: '?' };

const percentText = value => format.percent(value);
const amountText = value => format.number(Number(value), Number(value) !== 0 && Math.abs(value) < 10 ? 2 : 0);

const isUnknown = value => value == null || typeof value === 'object';
const why = value => (value == null ? 'not in this review' : value.why);
const nameOf = (id, row) => [row.name, id].find(value => !isUnknown(value)) ?? 'not known';

/** What the table shows, column by column; the details show the same with all digits, and the rest. */
const COLUMNS = [
  { field: 'accountId', name: 'Account', text: nameOf },
  { field: 'score', name: 'Health', number: true, text: (value, row) => `${format.number(100 * value, 0)} ${typeof row.band === 'string' ? row.band : ''}` },
  { field: 'direction', name: 'Direction', text: value => format.words(value).toLowerCase() },
  { field: 'milestone', name: 'Milestone', text: value => value.replaceAll('_', ' ') },
  { field: 'position', name: 'Position', number: true, text: value => format.percent(value, 0) },
  { field: 'pace', name: 'Pace', number: true, text: value => format.number(value, 2) },
  { field: 'etaDays', name: 'Days to go', number: true, text: value => format.number(value, 0) },
  { field: 'reachProbability', name: 'Chance to reach', number: true, text: percentText },
  { field: 'takeProbability', name: 'Chance to take', number: true, text: percentText },
  { field: 'churnProbability', name: 'Chance to leave', number: true, text: percentText },
  { field: 'expectedExpansion', name: 'Expected expansion', number: true, money: true, text: amountText },
  { field: 'advantage', name: 'Advantage', number: true, money: true, text: value => format.signed(value, amountText(value)) },
];

function accountsTable(host, data) {
  const rows = data.rows.map(cells => Object.fromEntries(data.columns.map((name, i) => [name, cells[i]])));
  const find = row => [row.accountId, row.name].filter(value => !isUnknown(value)).join(' ').toLowerCase();
  const columns = COLUMNS.filter(column => column.field === 'accountId' || rows.some(row => row[column.field] != null));
  const state = { currency: '', text: '', direction: '', band: '', sort: columns.some(column => column.field === 'churnProbability') ? 'churnProbability' : 'score', down: true, page: 0, open: new Set() };
  if (state.sort === 'score') {
    state.down = false;
  }

  const head = element('tr', {});
  const body = element('tbody', {});
  const status = element('span', { role: 'status' });
  const back = element('button', { type: 'button' }, 'Previous');
  const next = element('button', { type: 'button' }, 'Next');
  let matching = [];

  for (const column of columns) {
    const button = element('button', { type: 'button' }, column.name);
    button.addEventListener('click', () => {
      state.down = state.sort === column.field ? !state.down : Boolean(column.number);
      state.sort = column.field;
      state.page = 0;
      refresh();
    });
    head.append(element('th', { scope: 'col', class: column.number ? 'number' : 'words', 'data-field': column.field }, button));
  }
  back.addEventListener('click', () => { state.page -= 1; show(); });
  next.addEventListener('click', () => { state.page += 1; show(); });

  host.append(
    element('div', { class: 'tools' }, search(), choice('Direction', 'direction'), choice('Health band', 'band')),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Accounts' },
      element('table', {}, element('caption', { class: 'unseen' }, 'Accounts with their vector and health'), element('thead', {}, head), body)),
    element('div', { class: 'pager' }, back, next, status));

  return {
    show(currency) {
      state.currency = currency;
      for (const [i, column] of columns.entries()) {
        head.children[i].firstChild.textContent = column.money && currency ? `${column.name}, ${currency}` : column.name;
      }
      state.page = 0;
      refresh();
    },
  };

  function search() {
    const input = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    input.addEventListener('input', () => {
      state.text = input.value.trim().toLowerCase();
      state.page = 0;
      refresh();
    });
    return element('label', {}, 'Find an account', input);
  }

  function choice(label, field) {
    const values = [...new Set(rows.map(row => row[field]).filter(value => typeof value === 'string'))].sort();
    if (!values.length) {
      return null;
    }
    const select = element('select', {}, element('option', { value: '' }, 'all'),
      ...values.map((value, i) => element('option', { value: i }, field === 'direction' ? format.words(value).toLowerCase() : value)));
    select.addEventListener('change', () => {
      state[field] = select.value === '' ? '' : values[select.value];
      state.page = 0;
      refresh();
    });
    return element('label', {}, label, select);
  }

  function refresh() {
    matching = rows.filter(row =>
      (!state.currency || row.currency == null || row.currency === state.currency)
      && (!state.direction || row.direction === state.direction)
      && (!state.band || row.band === state.band)
      && (!state.text || find(row).includes(state.text)));
    const column = columns.find(({ field }) => field === state.sort);
    const key = row => (column.number ? Number(row[state.sort]) : column.text(row[state.sort], row).toLowerCase());
    const sign = state.down ? -1 : 1;
    matching = matching
      .map(row => [row, isUnknown(row[state.sort]) ? null : key(row)])
      .sort(([, a], [, b]) => (a === null || b === null ? (a === null) - (b === null) : sign * (a < b ? -1 : a > b ? 1 : 0)))
      .map(([row]) => row);
    for (const cell of head.children) {
      const sorted = cell.dataset.field === state.sort;
      cell.setAttribute('aria-sort', sorted ? (state.down ? 'descending' : 'ascending') : 'none');
    }
    show();
  }

  function show() {
    const pages = Math.max(1, Math.ceil(matching.length / PAGE));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    const from = state.page * PAGE;
    const page = matching.slice(from, from + PAGE);
    body.replaceChildren(...page.flatMap(row => (state.open.has(row) ? [line(row), details(row)] : [line(row)])));
    back.disabled = state.page === 0;
    next.disabled = state.page === pages - 1;
    status.textContent = matching.length === 0
      ? 'No account matches.'
      : `${format.number(from + 1, 0)}\u2013${format.number(from + page.length, 0)} of ${format.number(matching.length, 0)} accounts`;
  }

  function line(row) {
    return element('tr', {}, ...columns.map(column => {
      const value = row[column.field];
      if (column.field === 'accountId') {
        const button = element('button', { type: 'button', 'aria-expanded': String(state.open.has(row)) }, column.text(value, row));
        button.addEventListener('click', () => toggle(row, button));
        return element('th', { scope: 'row' }, button);
      }
      if (isUnknown(value)) {
        return element('td', { class: `unknown ${column.number ? 'number' : 'words'}`, title: `not known: ${why(value)}` }, 'not known', element('span', { class: 'unseen' }, `: ${why(value)}`));
      }
      if (column.field === 'direction') {
        return element('td', { class: 'words whole' },
          element('span', { class: `mark ${MARKS[value.toUpperCase()] ? value.toLowerCase() : ''}`, 'aria-hidden': 'true' }, MARKS[value.toUpperCase()] ?? ''),
          ` ${column.text(value, row)}`);
      }
      return element('td', { class: column.number ? 'number' : 'words', title: exact(column, row) }, column.text(value, row));
    }));
  }

  function toggle(row, button) {
    const shown = button.closest('tr');
    if (state.open.delete(row)) {
      shown.nextElementSibling.remove();
    } else {
      state.open.add(row);
      shown.after(details(row));
    }
    button.setAttribute('aria-expanded', String(state.open.has(row)));
  }

  function exact(column, row) {
    const value = row[column.field];
    return column.field === 'score'
      ? `${Number((100 * value).toPrecision(12))} of 100 points`
      : `${value}${column.money ? ` ${row.currency ?? ''}` : ''}`;
  }

  function details(row) {
    const pairs = columns.slice(1).map(column => [column.name, isUnknown(row[column.field]) ? `not known: ${why(row[column.field])}` : exact(column, row)]);
    for (const field of ['path', 'tier', 'coverage', 'freshness']) {
      if (row[field] != null) {
        pairs.push([format.words(field), isUnknown(row[field]) ? `not known: ${why(row[field])}` : String(row[field])]);
      }
    }
    const list = (title, entries) => element('div', {}, element('h4', {}, title),
      element('dl', {}, ...entries.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])));
    const parts = (row.contributions ?? []).map(([measure, value]) => [String(measure), format.number(100 * value, 1)]);
    return element('tr', { class: 'more' }, element('td', { colspan: columns.length },
      element('div', { class: 'parts' },
        list('All digits', pairs),
        parts.length ? list('What the health score is made of, in points', parts) : null,
        ...(row.vector ? vectorParts(row) : []))));

    /** The vector: the milestones ahead, the intervals, and what its numbers are made of. */
    function vectorParts({ vector }) {
      const range = (text, low, high) => high == null ? `${text(low)} or more` : `${text(low)} to ${text(high)}`;
      const column = field => COLUMNS.find(one => one.field === field);
      const textOf = field => value => column(field).text(value, row);
      const reaches = vector.reaches.map(([milestone, chance, low, high]) => [milestone.replaceAll('_', ' '),
        chance == null ? 'not known' : `${percentText(chance)}${low == null ? '' : ` (${range(percentText, low, high)})`}`]);
      const intervals = Object.entries(vector.intervals).map(([field, [low, high]]) => [column(field).name, range(textOf(field), low, high)]);
      const made = Object.entries(vector.parts).map(([field, terms]) => list(`What “${column(field).name}” comes from`,
        terms.map(([name, value]) => [name.replaceAll('_', ' '), format.number(value, Math.abs(value) < 10 ? 3 : 0)])));
      return [
        reaches.length ? list('Chance to reach each milestone ahead, 95 % interval', reaches) : null,
        intervals.length ? list('How far the numbers may be off, 95 % interval', intervals) : null,
        ...made,
      ];
    }
  }
}
