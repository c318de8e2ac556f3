import { MaskOffer, madeMasks } from './mask.js';
import { cssUrl, element, fullSize, link, measuresOf, nameOf, outcomeOf, overlay, personWord, plural, recordAddress, seconds, thumbnail } from './words.js';

const AFTER = {
  processed: 'no longer in the bucket',
  waiting: 'waiting',
  'in-progress': 'in progress',
  deferred: 'later',
};

/** One tile: a picture, or the reason why there is none. */
class Tile {
  constructor(label) {
    this.picture = element('img', { loading: 'lazy', decoding: 'async', alt: '' });
    this.empty = element('span', { class: 'empty' });
    this.label = element('span', { class: 'label' }, label);
    this.node = element('span', { class: `tile tile-${label.toLowerCase()}` }, this.picture, this.empty, this.label);
    this.picture.addEventListener('error', () => this.say('cannot be shown'));
  }

  show(picture, alt, absent, address = picture && thumbnail(picture)) {
    this.picture.alt = alt;
    if (!picture) {
      this.address = undefined;
      this.picture.removeAttribute('src');
      this.say(absent);
      return;
    }
    if (address === this.address) return;
    this.address = address;
    this.empty.hidden = true;
    this.picture.hidden = false;
    this.picture.src = address;
  }

  say(text) {
    this.picture.hidden = true;
    this.empty.hidden = false;
    this.empty.textContent = text;
  }
}

/** The mask: as it is, or as red over the part of the photo that is repainted. */
class MaskTile extends Tile {
  constructor() {
    super('Mask');
    this.photo = element('img', { class: 'mask-photo', loading: 'lazy', decoding: 'async', alt: '' });
    this.overlay = element('span', { class: 'overlay' });
    this.node.prepend(this.photo);
    this.picture.after(this.overlay);
    // Only after loading: a background picture would load at once, however far down the page it is.
    this.picture.addEventListener('load', () => { this.overlay.style.maskImage = cssUrl(this.repainted); });
  }

  /** @param made a mask that is not stored: its address */
  showOver(photo, mask, alt, made) {
    this.repainted = made ?? (mask && overlay(mask));
    this.show(mask ?? made, alt, 'none yet', made ?? (mask && thumbnail(mask)));
    this.node.classList.toggle('can-overlay', Boolean(photo && (mask || made)));
    this.label.textContent = made ? 'Mask, not used yet' : 'Mask';
    if (photo) {
      const address = thumbnail(photo);
      if (address !== this.photoAddress) this.photo.src = address;
      this.photoAddress = address;
    }
  }
}

/** One headshot in the list. */
export class CardView {
  constructor(open) {
    this.before = new Tile('Before');
    this.mask = new MaskTile();
    this.after = new Tile('After');
    this.button = element('button', { type: 'button', class: 'pictures' }, this.before.node, this.mask.node, this.after.node);
    this.button.addEventListener('click', () => open(this.card.id));
    this.folder = element('span', { class: 'folder' });
    this.name = element('span', { class: 'name' });
    this.badge = element('span', { class: 'badge' });
    this.message = element('p', { class: 'message' });
    this.tags = element('p', { class: 'tags' });
    this.offer = new MaskOffer();
    this.facts = element('p', { class: 'facts' });
    this.changes = element('p', { class: 'facts' });
    this.links = element('p', { class: 'links' });
    this.node = element('li', { class: 'card' }, this.button,
      element('div', { class: 'head' }, element('h2', {}, this.folder, this.name), this.badge),
      this.tags, this.message, this.offer.node, element('div', { class: 'foot' }, this.facts, this.changes, this.links));
  }

  /** A card that has not changed is the same object. */
  update(card) {
    if (card === this.card) return;
    this.card = card;
    const { folder, name } = nameOf(card.id);
    this.node.dataset.outcome = card.outcome;
    this.folder.textContent = folder;
    this.name.textContent = name;
    this.badge.textContent = outcomeOf(card).word;
    this.badge.dataset.outcome = card.outcome;
    this.message.textContent = messageOf(card);
    this.message.hidden = !this.message.textContent;
    this.facts.textContent = factsOf(card);
    this.button.setAttribute('aria-label', `Enlarge ${card.id}`);
    this.before.show(card.photo, `Photo of ${name}`, 'none yet');
    const [shown] = paintedOf(card);
    this.after.show(shown, `Result of ${name}`, AFTER[card.outcome] ?? 'none');
    this.after.node.classList.toggle('withheld', Boolean(shown?.withheld));
    this.after.label.textContent = shown?.withheld ? 'Not offered' : 'After';
    this.tags.replaceChildren(...(shown ? tagsOf(shown) : []));
    this.changes.textContent = card.changes.join(' · ');
    this.links.replaceChildren(...linksOf(card));
    this.updateMask();
  }

  /** Called as well when a mask was made for the card, or discarded. */
  updateMask() {
    const { card } = this;
    const { name } = nameOf(card.id);
    this.mask.showOver(card.photo, card.mask, `Mask of ${name}`, madeMasks.of(card)?.address);
    this.offer.update(card);
  }
}

/** What Firefly painted: the results, then what is withheld because it shows another person. */
export function paintedOf(card) {
  return [...card.results, ...card.withheld.map(picture => ({ ...picture, withheld: true }))];
}

/** What is known of the person in a picture that Firefly painted. */
export function tagsOf(painted) {
  const tags = [];
  if (painted.verdict) {
    const { person } = painted.verdict;
    tags.push(element('span', { class: 'tag', 'data-person': person, title: measuresOf(painted.verdict), tabindex: '0' }, personWord(painted.verdict)));
  }
  if (painted.firefly) {
    tags.push(element('span', { class: 'tag', title: 'The photo’s person lies over the background that Firefly painted.' }, 'person put back'),
      link(fullSize(painted.firefly), 'Firefly’s own file'));
  }
  if (painted.withheld) tags.push(element('span', { class: 'tag', 'data-person': 'changed' }, 'not offered'));
  return tags;
}

export function messageOf(card) {
  const warnings = card.warnings.join(' ');
  return [card.message ?? card.reason, warnings].filter(Boolean).join(' ');
}

function factsOf(card) {
  const facts = [];
  if (card.operations) facts.push(plural(card.operations, 'operation'));
  if (card.seconds !== undefined) facts.push(seconds(card.seconds));
  if (card.look?.name) facts.push(`look ${card.look.name}`);
  return facts.join(' · ');
}

export function linksOf(card) {
  const links = [];
  if (card.photo) links.push(link(fullSize(card.photo), 'photo'));
  if (card.mask) links.push(link(fullSize(card.mask), 'mask'));
  card.results.forEach((result, at) => links.push(link(fullSize(result), card.results.length > 1 ? `result ${at + 1}` : 'result')));
  card.withheld.forEach(picture => links.push(link(fullSize(picture), 'withheld picture')));
  if (card.record) links.push(link(recordAddress(card), 'record'));
  return links;
}
