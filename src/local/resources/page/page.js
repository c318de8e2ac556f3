import { CardView } from './card.js';
import { madeMasks } from './mask.js';
import { Uploads } from './upload.js';
import { Viewer } from './viewer.js';
import { OUTCOMES, element, outcomeOf, plural } from './words.js';

const PAGEFUL = 60;
const collator = new Intl.Collator(undefined, { numeric: true });
const find = id => document.getElementById(id);

const cards = new Map();
const views = new Map();
let listed = [];
let filter = 'all';
let limit = PAGEFUL;
let drawn = true;
/** Whether the server has sent the whole bucket once. */
let complete = false;

const end = new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) {
    limit += PAGEFUL;
    redraw();
  }
}, { rootMargin: '1200px' });
const uploads = new Uploads();
const viewer = new Viewer(id => cards.get(id), around);

const byName = (one, other) => collator.compare(one.id, other.id);
const byTime = (one, other) => Date.parse(other.at) - Date.parse(one.at) || byName(one, other);
const SORTS = {
  worst: (one, other) => outcomeOf(one).rank - outcomeOf(other).rank || byTime(one, other),
  newest: byTime,
  name: byName,
};

function around(id) {
  const at = listed.findIndex(card => card.id === id);
  return { previous: at > 0 ? listed[at - 1].id : undefined, next: at < 0 ? undefined : listed[at + 1]?.id };
}

/** Draws once for many changes. */
function redraw() {
  if (!drawn) return;
  drawn = false;
  requestAnimationFrame(() => {
    drawn = true;
    draw();
  });
}

function draw() {
  const all = [...cards.values()];
  drawCounters(all);
  const wanted = find('search').value.normalize('NFC').trim().toLocaleLowerCase();
  listed = all
    .filter(card => filter === 'all' || card.outcome === filter)
    .filter(card => !wanted || card.id.toLocaleLowerCase().includes(wanted))
    .sort(SORTS[find('sort').value]);
  drawCards(listed.slice(0, limit));
  drawNothing(all.length);
  viewer.update();
  // Observes again: if one more pageful does not fill the window, nothing would cross its edge.
  end.disconnect();
  if (limit < listed.length) end.observe(find('more'));
}

function drawCounters(all) {
  const count = Object.fromEntries(Object.keys(OUTCOMES).map(outcome => [outcome, 0]));
  let operations = 0;
  for (const card of all) {
    count[card.outcome] += 1;
    operations += card.operations;
  }
  find('done').textContent = `${count.processed} / ${all.length}`;
  find('operations').textContent = operations;
  find('progress').max = all.length || 1;
  find('progress').value = count.processed;
  for (const button of find('filters').children) {
    const { outcome } = button.dataset;
    const number = outcome === 'all' ? all.length : count[outcome];
    button.lastChild.textContent = number;
    button.hidden = Boolean(OUTCOMES[outcome]?.rare) && number === 0 && filter !== outcome;
    button.setAttribute('aria-pressed', String(filter === outcome));
  }
}

/** Keeps the elements of cards that stay, and moves as few as possible. */
function drawCards(shown) {
  const grid = find('grid');
  const focused = document.activeElement;
  const stay = new Set(shown.map(card => card.id));
  for (const [id, view] of views) {
    if (!stay.has(id)) {
      view.node.remove();
      views.delete(id);
    }
  }
  let here = grid.firstElementChild;
  for (const card of shown) {
    if (!views.has(card.id)) views.set(card.id, new CardView(id => viewer.open(id)));
    const view = views.get(card.id);
    view.update(card);
    if (view.node === here) here = here.nextElementSibling;
    else grid.insertBefore(view.node, here);
  }
  // An element that moves loses the focus.
  if (grid.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

function drawNothing(total) {
  find('nothing').hidden = listed.length > 0;
  if (total) find('nothing').textContent = 'No headshot matches.';
  else if (complete) find('nothing').textContent = 'No headshots yet. Drop a photo and its mask above; the result appears here.';
  else find('nothing').textContent = 'Reading the bucket …';
}

function addFilters() {
  for (const [outcome, { word }] of [['all', { word: 'All' }], ...Object.entries(OUTCOMES).sort((a, b) => b[1].rank - a[1].rank)]) {
    const button = element('button', { type: 'button', class: 'filter', 'data-outcome': outcome, 'aria-pressed': 'false' },
      element('span', { class: 'dot', 'aria-hidden': 'true' }), word, element('span', { class: 'number' }, '0'));
    button.addEventListener('click', () => {
      filter = outcome === filter ? 'all' : outcome;
      startOver();
    });
    find('filters').append(button);
  }
}

function startOver() {
  limit = PAGEFUL;
  redraw();
}

function live(state, text) {
  find('live').dataset.state = state;
  find('live').textContent = text;
}

let events;

/** A hidden window closes its connection, because browsers allow six to one server. */
function connect() {
  if (document.hidden || events) return;
  events = new EventSource('/events');
  let fresh = new Set();
  events.addEventListener('page', event => {
    const about = JSON.parse(event.data);
    uploads.configure(about);
    madeMasks.configure(about);
    find('about').textContent = `${about.title} · bucket ${about.bucket}`;
    document.title = `Backdrop · ${about.title}`;
    fresh = new Set();
    live('live', 'live');
  });
  events.addEventListener('notice', event => {
    const line = JSON.parse(event.data);
    find('notice').textContent = line.charAt(0).toUpperCase() + line.slice(1);
    find('notice').hidden = !line;
  });
  events.addEventListener('cards', event => {
    for (const card of JSON.parse(event.data)) {
      cards.set(card.id, card);
      fresh?.add(card.id);
    }
    redraw();
  });
  events.addEventListener('complete', () => {
    for (const id of [...cards.keys()]) {
      if (!fresh.has(id)) cards.delete(id);
    }
    complete = true;
    redraw();
  });
  events.addEventListener('gone', event => {
    for (const id of JSON.parse(event.data)) cards.delete(id);
    redraw();
  });
  events.addEventListener('error', () => {
    live('lost', 'reconnecting');
    if (events.readyState === EventSource.CLOSED) {
      disconnect();
      setTimeout(connect, 2000);
    }
  });
}

function disconnect() {
  events?.close();
  events = undefined;
}

madeMasks.addEventListener('change', event => {
  views.get(event.detail)?.updateMask();
  viewer.updateMask(event.detail);
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) disconnect();
  else connect();
});
find('search').addEventListener('input', startOver);
find('sort').addEventListener('change', startOver);
find('mask-view').addEventListener('change', event => { document.body.dataset.mask = event.target.value; });
document.body.dataset.mask = find('mask-view').value;
addFilters();
redraw();
connect();
