// What belongs to this screen and not to the child: language, where it stands, colours of the numbers, the pulse tone, whether letters are keys. Kept in this browser.

import {el} from './dom.js';
import {lettersOn, turnLetters} from './keys.js';
import {LANGUAGES, choose, language, t} from './lang.js';

const KEY = 'vigil.colours';
/** Red and yellow, as bright as alarms are, are not among them (IEC 60601-1-8: no alarm colour for anything else). */
const COLOURS = {
  cyan: '#46dcef', green: '#54e082', sand: '#f1d457', white: '#f3f6f8', lilac: '#d7b0ee', blue: '#7fb2ff', orange: '#f2a66a', pink: '#f59ac3',
};
/** What is coloured: CSS variable, words, colour unless chosen. */
const PARTS = [
  ['spo2', 'SpO\u2082', 'cyan'], ['pulse', 'PR', 'green'], ['breath', 'RR and CO\u2082', 'sand'], ['pressure', 'NIBP', 'white'], ['warmth', 'Temp', 'lilac'],
];

export class Settings {
  /** @param parts {tone, stand}: what else is set here @param recoloured called when colours changed: canvases draw with the old ones */
  constructor(dialogs, parts, recoloured) {
    this.dialogs = dialogs;
    this.tone = parts.tone;
    this.stand = parts.stand;
    this.recoloured = recoloured;
    this.chosen = read();
    this.paint();
  }

  paint() {
    for (const [part, , usual] of PARTS) document.documentElement.style.setProperty('--' + part, COLOURS[this.chosen[part]] ?? COLOURS[usual]);
    this.recoloured();
  }

  open() {
    const form = el('div', 'settings');
    form.append(field('Language', this.languages()), field('This screen stands', this.stands()), field('Pulse tone, lower as SpO\u2082 falls', this.pulseTone()), field('Single letters are keys', this.letters()));
    for (const [part, words, usual] of PARTS) form.append(field(words, this.colours(part, usual)));
    const usual = Object.assign(el('button', '', t('Usual colours')), {onclick: () => {
      this.choose({});
      this.open();
    }});
    const test = Object.assign(el('button', '', t('Test signals')), {onclick: () => this.dialogs.signals.open()});
    this.dialogs.show('This screen', form, el('p', 'note', t('Kept in this browser. Priorities of alarms keep their colours.')), this.dialogs.closing(test, usual));
  }

  languages() {
    const select = el('select');
    for (const [one, name] of Object.entries(LANGUAGES)) select.append(option(one, name, one === language));
    select.onchange = () => choose(select.value);
    return select;
  }

  /** At the bed its silence is an alarm. */
  stands() {
    const select = el('select');
    select.append(option('bed', t('at the bed'), this.stand.atBed), option('elsewhere', t('elsewhere'), !this.stand.atBed));
    select.name = 'stands';
    select.onchange = () => this.stand.choose(select.value);
    return select;
  }

  pulseTone() {
    const box = Object.assign(el('input'), {type: 'checkbox', checked: this.tone.on, name: 'pulsetone'});
    box.onchange = () => this.tone.turn(box.checked);
    return box;
  }

  letters() {
    const box = Object.assign(el('input'), {type: 'checkbox', checked: lettersOn(), name: 'letters'});
    box.onchange = () => turnLetters(box.checked);
    return box;
  }

  colours(part, usual) {
    const select = el('select');
    for (const name of Object.keys(COLOURS)) select.append(option(name, t(name), name === (this.chosen[part] ?? usual)));
    select.name = part;
    select.onchange = () => this.choose({...this.chosen, [part]: select.value});
    return select;
  }

  choose(chosen) {
    this.chosen = chosen;
    localStorage.setItem(KEY, JSON.stringify(chosen));
    this.paint();
  }
}

/** What somebody else wrote into the browser's store is not believed. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function field(words, input) {
  const row = el('label', '', t(words));
  row.append(input);
  return row;
}

function option(value, words, selected) {
  return Object.assign(el('option', '', words), {value, selected});
}
