// Puts the page together: the choice of currency, the contents, the pictures, and paper.

const PAPER_WIDTH = 680;

const pictures = [...document.querySelectorAll('[data-chart]')].map(picture);
const accountsHost = document.getElementById('accounts-table');
const accounts = accountsHost && accountsTable(accountsHost, JSON.parse(document.getElementById('accounts-data').textContent));

/** A picture draws itself when its part is seen, and again when the width, the colours or the chosen view change. */
function picture(host) {
  const kind = charts[host.dataset.chart];
  const data = JSON.parse(host.nextElementSibling.textContent);
  const figure = host.parentElement;
  const caption = element('figcaption', { class: 'caption' });
  const views = kind.views?.(data) ?? [];
  let view = 0;
  let chart = null;
  figure.append(caption);
  if (views.length > 1) {
    figure.prepend(viewSwitch(host.id || `view-${[...document.querySelectorAll('[data-chart]')].indexOf(host)}`, views, chosen => {
      view = chosen;
      draw();
      fold?.refresh();
    }));
  }
  const fold = kind.table && foldedTable(figure, () => kind.table(data, { view }));

  /** One picture that cannot be drawn must not take the rest of the page with it. */
  function draw(width = host.clientWidth) {
    if (host.closest('[hidden]') || width === 0) {
      return;
    }
    try {
      drawWith(width);
    } catch (e) {
      console.error(e);
      host.style.height = '';
      host.replaceChildren('This picture could not be drawn.');
    }
  }

  function drawWith(width) {
    const color = colors();
    const look = { view, width, color };
    const size = { width, height: kind.height(data, width) };
    host.style.height = `${size.height}px`;
    chart ??= echarts.init(host, null, { renderer: 'svg', ...size });
    chart.resize(size);
    chart.setOption(framed(kind.option(data, look), color), true);
    const words = kind.caption?.(data, look) ?? '';
    caption.textContent = words;
    caption.hidden = !words;
  }

  return { draw };
}

function viewSwitch(name, views, choose) {
  return element('fieldset', { class: 'switch views' }, element('legend', {}, 'Show'), ...views.map((label, i) => {
    const input = element('input', { type: 'radio', name, checked: i === 0 });
    input.addEventListener('change', () => choose(i));
    return element('label', {}, input, element('span', {}, label));
  }));
}

/** A table that is made when someone opens it. */
function foldedTable(figure, make) {
  const scroll = element('div', { class: 'scroll', tabindex: '0' });
  const fold = element('details', {}, element('summary', {}, 'As a table'), scroll);
  const refresh = () => scroll.replaceChildren(...(fold.open ? [make()] : []));
  fold.addEventListener('toggle', refresh);
  figure.append(fold);
  return { refresh };
}

function drawAll(width) {
  pictures.forEach(({ draw }) => draw(width));
}

function showCurrency() {
  const chosen = document.querySelector('#bar input:checked');
  const blocks = [...document.querySelectorAll('.currency')];
  blocks.forEach(block => { block.hidden = Boolean(chosen) && block.id !== chosen.dataset.block; });
  const shown = blocks.find(block => !block.hidden);
  accounts?.show(shown ? shown.dataset.currency : '');
  const links = [...document.querySelectorAll('.panel, .chapter > h2')]
    .filter(part => !part.closest('[hidden]') && (part.matches('h2') || !part.closest('.chapter')))
    .map(part => element('a', { href: `#${part.id}` }, part.dataset.brief));
  document.getElementById('contents').replaceChildren(...links);
  drawAll();
}

function onPaper(print) {
  document.documentElement.toggleAttribute('data-paper', print);
  document.querySelectorAll('.tile details').forEach(fold => { fold.open = print; });
  drawAll(print ? PAPER_WIDTH : undefined);
}

document.documentElement.classList.add('js');
document.getElementById('bar').hidden = false;
document.querySelectorAll('#bar input').forEach(input => input.addEventListener('change', showCurrency));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawAll());
window.addEventListener('beforeprint', () => onPaper(true));
window.addEventListener('afterprint', () => onPaper(false));

let width = window.innerWidth;
window.addEventListener('resize', () => {
  if (window.innerWidth !== width) {
    width = window.innerWidth;
    requestAnimationFrame(() => drawAll());
  }
});

showCurrency();
