// The alarm banner, the list of alarms and of what happened.

import {$, MARK, button, capital, el, line, say, stretch, wear} from './dom.js';
import {clock, t} from './lang.js';
import {symbol} from './symbols.js';
import {lapsed} from './tiles.js';

const OTHERS = 3;
/** Of the monitor's own alarms so many are shown beside a child's. */
export const HOUSE_SHOWN = 2;
/** So long an alarm stays large where several are as grave. */
const TURN_MILLIS = 4000;
/** Letters that fit the banner in its large type. */
const LONG = 27;

const flashes = alarm => (alarm.state === 'acknowledged' ? '' : ' flash');

/** What a nurse reads of one alarm's standing. */
function standing(alarm) {
  const words = [];
  if (alarm.state === 'latched') words.push(t('over \u2013 acknowledge'));
  if (alarm.state === 'acknowledged') words.push(t('acknowledged by {0}', alarm.by));
  else if (alarm.silenced) words.push(t('silent'));
  if (alarm.lost) words.push(t('not measured since {0}', clock(alarm.lost)));
  if (alarm.accepted) words.push(t('taken by {0}', alarm.accepted));
  return words.join(' \u00b7 ');
}

/** Since when; from when to when, of one that is over. */
const span = (alarm, seconds) => (alarm.ended ? clock(alarm.onset, seconds) + '\u2013' + clock(alarm.ended, seconds) : clock(alarm.onset));

export class Alarms {
  /**
   * @param acknowledge called with the id of an alarm that was clicked
   * @param inactivate called with an alarm whose own triangle was clicked
   */
  constructor(acknowledge, inactivate) {
    this.acknowledge = acknowledge;
    this.inactivate = inactivate;
  }

  draw(model, link) {
    const alarms = model.alarms ?? [];
    const shown = this.turn(alarms);
    this.first(shown, model, link);
    this.rest(alarms.filter(alarm => alarm !== shown));
    this.list(alarms, link);
    this.events(model.events ?? []);
    this.house(model.house?.alarms ?? []);
  }

  /** Of the gravest that nobody has acknowledged each is large in turn; what is new is large at once. */
  turn(alarms) {
    const [first] = alarms;
    const equals = first && first.state !== 'acknowledged' ? alarms.filter(a => a.priority === first.priority && a.state !== 'acknowledged') : [];
    if (first?.id !== this.firstId || equals.length < 2) {
      this.firstId = first?.id;
      this.turned = performance.now();
    }
    this.place = equals.length < 2 ? 0 : Math.floor((performance.now() - this.turned) / TURN_MILLIS) % equals.length;
    this.equals = equals.length;
    return equals.length < 2 ? first : equals[this.place];
  }

  first(alarm, model, link) {
    const node = document.querySelector('.first');
    const size = alarm && alarm.text.length > LONG ? ' long' : '';
    const held = (model.off ?? []).some(o => o.present.length > 0) ? ' held' : '';
    wear(node, alarm ? 'first p-' + alarm.priority + flashes(alarm) + size : 'first none' + held);
    say($('first-mark'), alarm ? MARK[alarm.priority] : '');
    say($('first-text'), alarm ? line(alarm) : this.calm(model, link));
    say($('first-why'), alarm ? t(alarm.why) : '');
    say($('first-turn'), this.equals > 1 ? `${this.place + 1}/${this.equals}` : '');
    const lines = alarm ? [alarm.ended ? span(alarm, true) : `${clock(alarm.onset)}  ${stretch(link.now() - alarm.since)}`, alarm.source, standing(alarm)] : [];
    say($('first-meta'), lines.filter(Boolean).join('\n'));
    $('first-meta').style.whiteSpace = 'pre';
  }

  /** Silence is only called calm when there is something to be calm about. */
  calm(model, link) {
    if (model.alarms === undefined) return '';
    if (Object.keys(model).some(key => key.startsWith('vital.') && lapsed(model[key], link))) return t('Numbers have stopped coming');
    if (!model.patient) return t('No child admitted \u2013 press I');
    const off = model.off ?? [];
    const held = off.find(o => o.present.length > 0);
    if (held) return capital(t(held.until === null ? '{0} \u2013 its alarm is off' : '{0} \u2013 its alarm is paused', t(held.present[0])));
    return off.length ? t('No alarms \u2013 {0} paused or off', off.length) : t('No alarms');
  }

  rest(others) {
    const key = JSON.stringify(others.map(a => [a.id, a.text, a.priority, a.state]));
    if (this.restKey === key) return;
    this.restKey = key;
    const node = $('others');
    node.textContent = '';
    const room = others.length > OTHERS ? OTHERS - 1 : OTHERS;
    for (const alarm of others.slice(0, room)) {
      const item = el('li', '', MARK[alarm.priority] + ' ' + line(alarm) + (alarm.state === 'latched' ? ' ' + t('(over)') : ''));
      wear(item, 'p-' + alarm.priority + flashes(alarm));
      node.append(item);
    }
    // What does not fit is at least of a colour: the list below has it.
    if (others.length > room) node.append(el('li', 'more p-' + others[room].priority, t('and {0} more', others.length - room)));
    for (const item of node.children) for (const animation of item.getAnimations()) animation.startTime = 0;
  }

  list(alarms, link) {
    say($('alarm-count'), alarms.length ? `(${alarms.length})` : '');
    const key = JSON.stringify(alarms.map(a => [a.id, a.text, a.priority, a.state, a.accepted, a.silenced, a.by, a.lost]));
    if (this.listKey === key) return;
    this.listKey = key;
    const node = $('alarm-list');
    node.textContent = '';
    for (const alarm of alarms) {
      const item = el('li', 's-' + alarm.priority);
      item.title = t(alarm.why);
      const words = el('span');
      words.append(el('b', '', MARK[alarm.priority] + ' ' + line(alarm)), el('i', '', alarm.state === 'latched' ? '' : standing(alarm)));
      item.append(el('time', '', span(alarm, false)), words, this.switch(alarm));
      button(item, () => this.acknowledge(alarm.id));
      node.append(item);
    }
  }

  /** Leads to pausing or turning off the alarms of this condition, of equipment those of this sensor. */
  switch(alarm) {
    const leads = el('button', 'switch');
    leads.title = t('Pause or turn off: {0}', t(alarm.words));
    leads.append(symbol('alarm'));
    leads.ariaLabel = leads.title;
    leads.addEventListener('click', event => {
      event.stopPropagation();
      this.inactivate(alarm);
    });
    return leads;
  }

  events(events) {
    const key = events.length + ':' + (events.at(-1)?.wall ?? 0) + (events.at(-1)?.text ?? '');
    if (this.eventKey === key) return;
    this.eventKey = key;
    const node = $('event-list');
    node.textContent = '';
    for (const event of [...events].reverse()) {
      const item = el('li');
      item.title = t(event.text);
      item.append(el('time', '', clock(event.wall)), el('span', '', capital(t(event.text))), el('i', '', event.by));
      node.append(item);
    }
  }

  house(alarms) {
    const key = JSON.stringify(alarms.map(a => [a.id, a.text, a.priority, a.state]));
    if (this.houseKey === key) return;
    this.houseKey = key;
    const node = $('house');
    node.textContent = '';
    for (const alarm of alarms.slice(0, HOUSE_SHOWN)) {
      const quiet = alarm.state === 'acknowledged';
      node.append(el('b', quiet ? 'quiet' : 'p-' + alarm.priority, MARK[alarm.priority] + ' ' + line(alarm)));
    }
  }
}
