// Alarms for those who listen: each is said when it comes, grows graver or sounds again after its acknowledgement, in a region that interrupts, and its end in one that waits.
// What counts the seconds of an alarm is no such region: it would be read aloud anew every second.

import {$, el, line} from './dom.js';
import {t} from './lang.js';

/** So many sentences stay to be read again. */
const KEPT = 5;

export class Spoken {
  constructor() {
    this.known = new Map();
  }

  /** @param alarms all there are, each with its `place`; undefined while nobody tells, which ends none */
  draw(alarms) {
    if (alarms === undefined) return;
    const now = new Map(alarms.map(alarm => [alarm.place + '/' + alarm.id, alarm]));
    for (const [key, alarm] of now) this.changed(this.known.get(key), alarm);
    for (const [key, alarm] of this.known) if (!now.has(key) && alarm.state !== 'latched') this.over(alarm);
    this.known = now;
  }

  changed(before, alarm) {
    const again = before?.state === 'acknowledged' && alarm.state === 'sounding';
    const known = !again && before?.onset === alarm.onset && before.priority === alarm.priority;
    if (known && before.state !== 'latched' && alarm.state === 'latched') this.over(alarm);
    else if (!known && alarm.state !== 'acknowledged') say($('spoken'), `${alarm.place}, ${t(alarm.priority.toLowerCase())}: ${line(alarm)}. `);
  }

  over(alarm) { say($('spoken-over'), `${alarm.place}: ${t('{0}: over', line(alarm))}. `); }
}

function say(node, sentence) {
  node.append(el('span', '', sentence));
  while (node.childElementCount > KEPT) node.firstElementChild.remove();
}
