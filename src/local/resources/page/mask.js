import { put } from './upload.js';
import { element } from './words.js';

/**
 * Masks that the server made of photos, and that are not used yet. They are in this window only: using one uploads it, as if it
 * had been dropped. Sends `change` with the headshot's id.
 */
class MadeMasks extends EventTarget {
  constructor() {
    super();
    this.byId = new Map();
  }

  /** @param about prefixes, sent by the server */
  configure(about) {
    this.about = about;
  }

  /** What is made for this card now; undefined if nothing is, or if it was made of another photo. */
  of(card) {
    const made = this.byId.get(card.id);
    if (made && (!mayBeMade(card) || made.version !== card.photo.version)) {
      this.drop(card.id);
      return undefined;
    }
    return made;
  }

  async make(card) {
    const made = { version: card.photo.version, state: 'making' };
    this.show(card.id, made);
    try {
      const answer = await fetch(`/made-masks?key=${encodeURIComponent(card.photo.key)}`, { method: 'POST', headers: { 'X-Backdrop': 'make' } });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).message ?? `The server answered ${answer.status}.`);
      const file = await answer.blob();
      if (this.byId.get(card.id) !== made) return;
      this.show(card.id, {
        version: made.version,
        state: 'made',
        file,
        address: URL.createObjectURL(file),
        sure: answer.headers.get('X-Backdrop-Sure') === 'true',
        finding: answer.headers.get('X-Backdrop-Finding'),
      });
    } catch (error) {
      if (this.byId.get(card.id) === made) this.show(card.id, { version: made.version, state: 'failed', finding: error.message });
    }
  }

  async use(card) {
    const made = this.byId.get(card.id);
    this.show(card.id, { ...made, state: 'storing' });
    try {
      await put(`${this.about.masks}${card.id}.png`, made.file);
    } catch (error) {
      this.show(card.id, { ...made, finding: error.message });
    }
  }

  discard(card) {
    this.drop(card.id);
    this.dispatchEvent(new CustomEvent('change', { detail: card.id }));
  }

  drop(id) {
    const made = this.byId.get(id);
    this.byId.delete(id);
    if (made?.address) URL.revokeObjectURL(made.address);
  }

  show(id, made) {
    this.byId.set(id, made);
    this.dispatchEvent(new CustomEvent('change', { detail: id }));
  }
}

export const madeMasks = new MadeMasks();

/** Whether a mask is all that this headshot lacks. */
function mayBeMade(card) {
  return Boolean(card.photo) && !card.mask && (card.outcome === 'waiting' || card.reason === 'needs-a-mask');
}

/** Offers a mask for a photo that has none: make, look, use or discard. */
export class MaskOffer {
  constructor() {
    this.finding = element('p', { role: 'status' });
    this.buttons = element('p', { class: 'buttons' });
    this.node = element('div', { class: 'offer' }, this.finding, this.buttons);
  }

  update(card) {
    this.node.hidden = !mayBeMade(card);
    if (this.node.hidden) return;
    const made = madeMasks.of(card);
    this.node.dataset.sure = made?.sure ?? '';
    this.finding.textContent = made?.finding ?? '';
    this.finding.hidden = !made?.finding;
    this.buttons.replaceChildren(...buttonsOf(card, made));
  }
}

function buttonsOf(card, made) {
  const busy = { making: 'Making a mask …', storing: 'Storing the mask …' }[made?.state];
  if (busy) return [element('button', { type: 'button', class: 'plain', disabled: '' }, busy)];
  if (made?.state === 'made') {
    return [button('Use this mask', 'main', () => madeMasks.use(card)), button('Discard', '', () => madeMasks.discard(card))];
  }
  return [button('Make a mask', 'main', () => madeMasks.make(card))];
}

function button(text, kind, action) {
  const made = element('button', { type: 'button', class: `plain ${kind}` }, text);
  made.addEventListener('click', action);
  return made;
}
