// Who works at this screen: asked for once a shift, kept in this browser, written down with every order.

import {el, say} from './dom.js';
import {clock, t} from './lang.js';

const NAME = 'vigil.name';
const SINCE = 'vigil.named';
const SHIFT_MILLIS = 12 * 3_600_000;
/** The name that was given in this shift, else ''. */
export function named() {
  const name = localStorage.getItem(NAME) ?? '';
  const since = Number(localStorage.getItem(SINCE));
  if (name && !since) localStorage.setItem(SINCE, String(Date.now()));
  return name && (!since || Date.now() - since < SHIFT_MILLIS) ? name : '';
}

/** @param nobody what is written down while nobody gave a name in this shift */
export const signature = (nobody = 'bedside') => named() || nobody;

export function sign(name) {
  const words = name.trim();
  if (!words) return;
  localStorage.setItem(NAME, words);
  localStorage.setItem(SINCE, String(Date.now()));
}

/** A field for a form, as long as nobody has given a name. */
export const field = () => ['name', 'Your name', {maxLength: 40, autocomplete: 'off'}];

export class Who {
  /** @param button in the page's foot @param dialogs where it is asked */
  constructor(button, dialogs) {
    this.button = button;
    this.dialogs = dialogs;
    button.addEventListener('click', () => this.open());
    this.draw();
  }

  draw() {
    const name = named();
    say(this.button, name ? t('Here: {0}', name) : t('Who is here? (W)'));
    this.button.classList.toggle('nobody', name === '');
  }

  open() {
    const until = clock((Number(localStorage.getItem(SINCE)) || Date.now()) + SHIFT_MILLIS, false);
    this.dialogs.form('Who works at this screen?', [['name', 'Your name', {maxLength: 40, required: true, autofocus: true, autocomplete: 'off', value: named()}]], 'That is me', f => {
      sign(f.name.value);
      this.draw();
      return true;
    }, this.leave());
    const note = t('Written down with everything that is done here, for one shift.') + (named() ? ' ' + t('Until {0}.', until) : '');
    this.dialogs.dialog.append(el('p', 'note', note));
  }

  leave() {
    if (!named()) return [];
    return [Object.assign(el('button', '', t('I leave')), {type: 'button', onclick: () => {
      localStorage.removeItem(NAME);
      localStorage.removeItem(SINCE);
      this.draw();
      this.dialogs.dialog.close();
    }})];
  }
}
