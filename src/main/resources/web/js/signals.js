// The test of the alarm signals (requirement R28): lights and sound of all priorities, and the question whether a person
// noticed them. What reaches the loudspeaker and the eye no browser can know.

import {el} from './dom.js';
import {t} from './lang.js';
import {LOWEST_VOLUME} from './sound.js';

const LIGHTS = [['LOW', 'low'], ['MEDIUM', 'medium'], ['HIGH', 'high']];

export class SignalTest {
  /** @param dialogs where it is shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
  }

  open() {
    const {dialogs} = this;
    const lights = new Map(LIGHTS.map(([priority, words]) => [priority, el('li', 'light p-' + priority, t(words))]));
    const list = el('ul', 'lights');
    list.append(...lights.values());
    this.words = Object.assign(el('p', 'words', t('Playing low, medium and high \u2026')), {role: 'status'});
    const again = button(t('Play again'), '', () => this.open());
    this.answers = [
      button(t('All seen and heard'), 'primary', () => this.answer(true)),
      button(t('Something was missing'), '', () => this.answer(false)),
    ];
    dialogs.show('Test of the alarm signals', list, this.words, this.volume(), dialogs.closing(again, ...this.answers));
    this.play(lights);
  }

  volume() {
    const {sound} = this.dialogs;
    const slider = Object.assign(el('input'), {type: 'range', min: LOWEST_VOLUME, max: 1, step: 0.05, value: sound.level});
    slider.oninput = () => sound.volume(slider.valueAsNumber);
    const row = el('label', '', t('Volume'));
    row.append(slider);
    return row;
  }

  /** Nobody can have noticed what has not been shown: the answers come afterwards. */
  async play(lights) {
    const {words, answers} = this;
    for (const answer of answers) answer.disabled = true;
    const outcome = await this.dialogs.sound.test(priority => {
      for (const [one, light] of lights) {
        light.classList.toggle('lit', one === priority);
        light.classList.toggle('flash', one === priority);
      }
    });
    for (const light of lights.values()) light.classList.add('lit', 'flash');
    words.textContent = t(WORDS[outcome]);
    answers[0].disabled = outcome !== 'played';
    answers[1].disabled = outcome === 'alarm';
  }

  async answer(noticed) {
    if (await this.dialogs.order('signals', {noticed})) this.dialogs.dialog.close();
  }
}

const WORDS = {
  played: 'The browser has played them. Did you see cyan, yellow and red, and hear low, medium and high?',
  still: 'The browser made no sound at all. Is this tab muted?',
  blocked: 'The browser may not play yet: click on the page.',
  alarm: 'An alarm sounds: the test was broken off.',
};

function button(words, cls, onclick) {
  return Object.assign(el('button', cls, words), {type: 'button', onclick});
}
