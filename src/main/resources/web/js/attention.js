// The alarm that wants somebody, in the title line of every open form, with what silences it: a form in front makes the
// page behind it dead. It lies where nothing else is touched, so that nothing moves when it comes or goes.

import {ranked} from './alarms.js';
import {MARK, el, line, say, wear} from './dom.js';
import {t} from './lang.js';

/** The first of these that the profile allows is offered. */
const PAUSES = [[60, 'Pause 1 min'], [30, 'Pause 30 s'], [120, 'Pause 2 min']];

export class Attention {
  /** @param dialogs who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
    this.node = el('div', 'attention');
    this.node.hidden = true;
    this.box = el('div');
    this.words = el('b');
    this.accept = this.button(t('Acknowledge'), 'accept', () => dialogs.acknowledge());
    this.pause = this.button('', 'pause', () => dialogs.pause(this.seconds));
    this.box.append(this.words, this.accept, this.pause);
    this.node.append(this.box);
  }

  button(words, cls, onclick) {
    // What is being typed keeps the cursor.
    return Object.assign(el('button', cls, words), {type: 'button', onclick, onmousedown: event => event.preventDefault()});
  }

  draw(model) {
    const alarms = ranked(model, '').filter(alarm => alarm.state !== 'acknowledged');
    const [first] = alarms;
    // What was hidden begins to flash anew: in step with all the rest.
    if (this.node.hidden) this.box.className = '';
    this.node.hidden = !first;
    if (!first) return;
    const more = alarms.length > 1 ? ` +${alarms.length - 1}` : '';
    wear(this.box, `p-${first.priority} flash`);
    say(this.words, `${MARK[first.priority]} ${line(first)}${more}`);
    const [seconds, words] = PAUSES.find(([length]) => model.may?.pauses.includes(length)) ?? PAUSES[0];
    this.seconds = seconds;
    say(this.pause, t(words));
  }
}
