/** The name of each outcome, and how urgently it needs attention (0 first). */
export const OUTCOMES = {
  'in-doubt': { word: 'In doubt', rank: 0 },
  failed: { word: 'Failed', rank: 1, rare: true },
  rejected: { word: 'Rejected', rank: 2 },
  deferred: { word: 'Deferred', rank: 3, rare: true },
  'in-progress': { word: 'In progress', rank: 4 },
  waiting: { word: 'Waiting', rank: 5 },
  processed: { word: 'Processed', rank: 6 },
};

export function outcomeOf(card) {
  return OUTCOMES[card.outcome] ?? { word: card.outcome, rank: 1 };
}

/** `sales/ana-diaz` is shown as its folder and its name. */
export function nameOf(id) {
  const slash = id.lastIndexOf('/');
  return { folder: id.slice(0, slash + 1), name: id.slice(slash + 1) };
}

export function thumbnail(picture) {
  return `/thumbnails?key=${encodeURIComponent(picture.key)}&v=${encodeURIComponent(picture.version)}`;
}

/** `v` changes the address with the content, so that an overwritten picture is never shown from the browser's cache. */
export function fullSize(picture) {
  return `/objects?key=${encodeURIComponent(picture.key)}&v=${encodeURIComponent(picture.version)}`;
}

/** What a mask repaints, in white: small, or as the function makes it of both files, in the photo's size. */
export function overlay(mask, photo) {
  const fitted = photo ? `&photo=${encodeURIComponent(photo.key)}` : '';
  const version = photo ? `${mask.version}.${photo.version}` : mask.version;
  return `/overlays?key=${encodeURIComponent(mask.key)}${fitted}&v=${encodeURIComponent(version)}`;
}

const PERSON = {
  untouched: 'untouched',
  drifted: 'drifted',
  changed: 'person changed',
  'not-compared': 'not compared',
};

export function personWord(verdict) {
  return PERSON[verdict.person] ?? verdict.person;
}

/** The measures behind a verdict, in a sentence or two. */
export function measuresOf(verdict) {
  if (verdict.ssim === undefined) return 'Firefly’s picture could not be compared with the photo.';
  const core = verdict.changedPixels === undefined ? '' : ` ${verdict.changedPixels} pixels of the person’s core differ in the result that is offered.`;
  return `Firefly’s picture against the photo, inside the person: similarity ${verdict.ssim.toFixed(3)} (worst hundredth ${verdict.worstSsim.toFixed(3)}), `
    + `colour difference ${verdict.bias.toFixed(1)} ΔE (worst part ${verdict.worstBlock.toFixed(1)}).${core}`;
}

export function recordAddress(card) {
  return `/objects?key=${encodeURIComponent(card.record)}`;
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

export function seconds(value) {
  return value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`;
}

/** Formats an address for CSS. It holds no quotes or backslashes, because it is percent-encoded. */
export function cssUrl(address) {
  return `url("${address}")`;
}

/** Creates an element; the page has no other way to. Text stays text, never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') made.className = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function link(address, text) {
  return element('a', { href: address, target: '_blank', rel: 'noopener' }, text);
}
