import { element, plural } from './words.js';

const AT_ONCE = 3;
const PICTURE = /\.(jpe?g|png|webp)$/i;
const MASK_SUFFIX = /[._-]mask(?=\.[^.]+$)/i;
const find = id => document.getElementById(id);

/**
 * Returns the key of a file. In the masks' field every file is a mask. In the photos' field a file ending in .mask,
 * -mask or _mask is one, so that a folder with both can be dropped whole. Names are composed (NFC): macOS gives
 * decomposed ones, and a mask must have exactly its photo's name.
 */
export function keyFor(kind, folder, path, prefixes) {
  const named = path.normalize('NFC');
  const isMask = kind === 'masks' || MASK_SUFFIX.test(named);
  const within = folder.normalize('NFC').split('/').map(part => part.trim()).filter(Boolean);
  return (isMask ? prefixes.masks : prefixes.photos) + [...within, isMask ? named.replace(MASK_SUFFIX, '') : named].join('/');
}

/** The two upload fields, and the state of the uploads. */
export class Uploads {
  constructor() {
    this.queue = [];
    this.running = 0;
    this.reset();
    for (const zone of document.querySelectorAll('.zone')) this.listen(zone);
    // A file dropped beside the fields would otherwise replace the page. Only the person knows whether it is a photo or
    // a mask.
    window.addEventListener('dragover', event => this.drag(event, true));
    window.addEventListener('drop', event => this.drag(event, false));
    window.addEventListener('dragleave', event => { if (!event.relatedTarget) document.body.classList.remove('dragging'); });
    find('uploads-close').addEventListener('click', () => { find('uploads').hidden = true; this.reset(); });
  }

  /** @param about prefixes and the largest size, sent by the server */
  configure(about) {
    this.about = about;
  }

  reset() {
    this.total = 0;
    this.done = 0;
    this.failed = 0;
    this.skipped = 0;
    find('uploads-problems').replaceChildren();
  }

  drag(event, over) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    const beside = event.type === 'drop' && !event.defaultPrevented;
    event.preventDefault();
    document.body.classList.toggle('dragging', over);
    if (beside) this.missed([...event.dataTransfer.files].map(file => file.name));
  }

  /**
   * Reports files dropped beside the fields. It does not guess, because a mask mistaken for a photo could cost money.
   */
  missed(names) {
    if (!this.running && !this.queue.length) this.reset();
    for (const name of names) this.problem(name, 'Drop it onto “Photos” or “Masks”; a file dropped elsewhere is not uploaded.');
    find('uploads').hidden = false;
    this.report();
    find('uploads').scrollIntoView({ block: 'nearest' });
  }

  listen(zone) {
    const { kind } = zone.dataset;
    zone.addEventListener('dragover', event => { event.dataTransfer.dropEffect = 'copy'; zone.classList.add('over'); });
    zone.addEventListener('dragleave', event => { if (!zone.contains(event.relatedTarget)) zone.classList.remove('over'); });
    zone.addEventListener('drop', async event => {
      event.preventDefault();
      zone.classList.remove('over');
      this.add(kind, await filesOf(event.dataTransfer));
    });
    const picker = zone.querySelector('input');
    picker.addEventListener('change', () => {
      this.add(kind, [...picker.files].map(file => ({ file, path: file.name })));
      picker.value = '';
    });
  }

  add(kind, files) {
    if (!this.about) return;
    if (!this.running && !this.queue.length) this.reset();
    for (const { file, path } of files) {
      if (path.split('/').some(part => part.startsWith('.'))) continue;
      if (!PICTURE.test(path)) this.skipped += 1;
      else if (file.size > this.about.maxBytes) this.problem(path, `The file is larger than ${Math.floor(this.about.maxBytes / 1e6)} MB, the most that Backdrop accepts. Save it smaller, as a JPEG for example.`);
      else {
        this.total += 1;
        this.queue.push({ file, key: keyFor(kind, find('folder').value, path, this.about) });
      }
    }
    find('uploads').hidden = false;
    this.report();
    while (this.running < AT_ONCE && this.queue.length) this.work();
  }

  async work() {
    this.running += 1;
    while (this.queue.length) {
      const { file, key } = this.queue.shift();
      try {
        await put(key, file);
        this.done += 1;
      } catch (error) {
        this.problem(key, error.message);
      }
      this.report();
    }
    this.running -= 1;
    this.report();
  }

  problem(name, sentence) {
    this.failed += 1;
    find('uploads-problems').append(element('li', {}, element('strong', {}, name), ` ${sentence}`));
  }

  report() {
    const parts = [this.queue.length || this.running ? `Uploading, ${this.done} of ${this.total} done` : `${plural(this.done, 'file')} uploaded`];
    if (this.failed) parts.push(`${this.failed} not accepted`);
    if (this.skipped) parts.push(`${this.skipped} skipped (not JPEG, PNG or WebP)`);
    find('uploads-text').textContent = parts.join(', ');
    find('uploads-progress').max = this.total || 1;
    find('uploads-progress').value = this.total ? this.total - this.queue.length - this.running : 1;
  }
}

export async function put(key, file) {
  let answer;
  try {
    answer = await fetch(`/objects?key=${encodeURIComponent(key)}`, { method: 'PUT', headers: { 'X-Backdrop': 'upload' }, body: file });
  } catch (unreachable) {
    throw new Error('The page’s server did not answer; is it still running?', { cause: unreachable });
  }
  if (!answer.ok) {
    const said = await answer.json().catch(() => ({}));
    throw new Error(said.message ?? `The server answered ${answer.status}.`);
  }
}

/** Returns the dropped files, those in folders included, with their paths inside the drop. */
async function filesOf(transfer) {
  // All at once: the browser empties the list as soon as this event has been handled.
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map(file => ({ file, path: file.name }));
  return (await Promise.all(entries.map(entry => filesIn(entry, '')))).flat();
}

async function filesIn(entry, folder) {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A reader returns up to a hundred entries at a time, and none at the end.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(inner => filesIn(inner, `${path}/`)))).flat();
}
