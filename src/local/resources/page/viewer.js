import { linksOf, messageOf, paintedOf, tagsOf } from './card.js';
import { madeMasks } from './mask.js';
import { cssUrl, element, fullSize, measuresOf, outcomeOf, overlay, personWord, seconds } from './words.js';

const find = id => document.getElementById(id);

/** One headshot, enlarged: before and after under a slider, and all its facts. */
export class Viewer {
  /** @param around gives the ids before and after an id, as the list is sorted and filtered now */
  constructor(cardOf, around) {
    this.cardOf = cardOf;
    this.around = around;
    this.dialog = find('viewer');
    this.stage = find('stage');
    this.variation = 0;
    find('viewer-close').addEventListener('click', () => this.dialog.close());
    find('viewer-previous').addEventListener('click', () => this.step('previous'));
    find('viewer-next').addEventListener('click', () => this.step('next'));
    find('viewer-mask').addEventListener('change', () => this.showOverlay());
    find('split').addEventListener('input', () => this.split());
    this.dialog.addEventListener('click', event => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener('close', () => { this.id = undefined; });
    this.dialog.addEventListener('keydown', event => this.key(event));
  }

  open(id) {
    this.id = id;
    this.variation = 0;
    // A made mask is there to be looked at.
    if (madeMasks.of(this.cardOf(id))?.address) find('viewer-mask').checked = true;
    find('split').value = 50;
    this.split();
    this.update();
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Called after every change of the list, because the headshot on show may have changed. */
  update() {
    if (this.id === undefined) return;
    const card = this.cardOf(this.id);
    if (!card) {
      this.dialog.close();
      return;
    }
    const { previous, next } = this.around(this.id);
    find('viewer-previous').disabled = previous === undefined;
    find('viewer-next').disabled = next === undefined;
    if (card === this.card && this.variation === this.shownVariation) return;
    this.card = card;
    this.shownVariation = this.variation;
    this.fill(card);
  }

  fill(card) {
    const painted = paintedOf(card);
    const result = painted[this.variation] ?? painted[0];
    find('viewer-name').textContent = card.id;
    find('viewer-badge').textContent = outcomeOf(card).word;
    find('viewer-badge').dataset.outcome = card.outcome;
    find('viewer-message').textContent = messageOf(card);
    find('viewer-tags').replaceChildren(...(result ? tagsOf(result) : []));
    this.stage.classList.toggle('withheld', Boolean(result?.withheld));
    find('stage-after-label').textContent = result?.withheld ? 'Firefly’s picture, not offered' : 'after';
    this.stage.dataset.has = [card.photo && 'before', result && 'after'].filter(Boolean).join(' ');
    set(find('stage-before'), card.photo ?? result ?? card.mask, `Photo of ${card.id}`);
    set(find('stage-after'), card.photo && result, `Result of ${card.id}`);
    this.showOverlay();
    this.listVariations(card);
    find('viewer-list').replaceChildren(...facts(card, result));
    find('viewer-links').replaceChildren(...linksOf(card));
  }

  /** Called when a mask was made for this headshot, or discarded. */
  updateMask(id) {
    if (id === this.id) this.showOverlay();
  }

  showOverlay() {
    const { photo, mask } = this.card;
    const made = madeMasks.of(this.card)?.address;
    const address = photo && (made ?? (mask && overlay(mask, photo)));
    find('viewer-mask').disabled = !address;
    const shown = find('stage-overlay');
    shown.hidden = !address || !find('viewer-mask').checked;
    if (!shown.hidden) shown.style.maskImage = cssUrl(address);
  }

  listVariations(card) {
    const painted = paintedOf(card);
    const buttons = painted.length < 2 ? [] : painted.map((result, at) => {
      const button = element('button', { type: 'button', class: 'plain', 'aria-pressed': String(at === this.variation) }, result.withheld ? `withheld ${at + 1 - card.results.length}` : `variation ${at + 1}`);
      button.addEventListener('click', () => {
        this.variation = at;
        this.update();
      });
      return button;
    });
    find('variations').replaceChildren(...buttons);
  }

  split() {
    this.stage.style.setProperty('--split', `${find('split').value}%`);
  }

  step(direction) {
    const id = this.around(this.id)[direction];
    if (id !== undefined) this.open(id);
  }

  key(event) {
    // On the slider the arrows move the slider.
    if (event.target === find('split')) return;
    if (event.key === 'ArrowLeft') this.step('previous');
    if (event.key === 'ArrowRight') this.step('next');
  }
}

function set(image, picture, alt) {
  image.hidden = !picture;
  image.alt = picture ? alt : '';
  const address = picture ? fullSize(picture) : '';
  if (image.getAttribute('src') === address) return;
  if (picture) image.src = address;
  else image.removeAttribute('src');
}

function facts(card, result) {
  const list = [
    ['Operations billed', card.operations],
    ['Time', card.seconds === undefined ? undefined : seconds(card.seconds)],
    ['Reason', card.reason],
    ['Adobe’s request id', card.adobeRequestId],
    ['Person', result?.verdict && `${personWord(result.verdict)}. ${measuresOf(result.verdict)}`],
    ['Changed for Firefly', card.changes.join('; ')],
    ['Look', card.look?.name],
    ['Prompt', card.look?.prompt],
    ['Negative prompt', card.look?.negativePrompt],
    ['Seed', result?.seed ?? card.look?.seed],
    ['Result', result?.width ? `${result.width} × ${result.height}, ${kilobytes(result.size)}` : undefined],
    ['Photo', card.photo && `${card.photo.key}, ${kilobytes(card.photo.size)}`],
    ['Mask', card.mask && `${card.mask.key}, ${kilobytes(card.mask.size)}`],
    ['Last change', new Date(card.at).toLocaleString()],
  ];
  return list.filter(([, value]) => value !== undefined && value !== null && value !== '')
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))]);
}

function kilobytes(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
