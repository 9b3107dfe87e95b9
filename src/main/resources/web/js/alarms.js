// The alarm banner, the list of alarms and of what happened.

import {$, MARK, RANK, button, capital, el, line, say, stretch, wear} from './dom.js';
import {lapsed} from './age.js';
import {clock, t} from './lang.js';
import {Spoken} from './spoken.js';
import {symbol} from './symbols.js';
import {lasted, standing} from './words.js';

const OTHERS = 3;
/** Of one priority: what sounds, what is over, what somebody has acknowledged. */
const STATE = {sounding: 2, latched: 1, acknowledged: 0};
/** So long an alarm stays large where several are as grave. */
const TURN_MILLIS = 4000;
/** Letters that fit the banner in its large type. */
const LONG = 27;

const flashes = alarm => (alarm.state === 'acknowledged' ? '' : ' flash');

/**
 * The child's alarms and the monitor's own, which nobody else here would see, in one order; of equals the child's first.
 * Each with its `place`.
 */
export function ranked(model, bed) {
  const all = [
    ...(model.alarms ?? []).map(alarm => ({...alarm, place: bed})),
    ...(model.house?.alarms ?? []).map(alarm => ({...alarm, place: t('monitor'), house: true})),
  ];
  return all.sort((a, b) => RANK[b.priority] - RANK[a.priority] || STATE[b.state] - STATE[a.state]);
}

/** For how long; the monitor's own have no part in the time of a bed. */
const age = (alarm, link) => (alarm.house ? link.wall() - alarm.onset : link.now() - alarm.since);

/** From when to when, of one that is over. */
const span = alarm => clock(alarm.onset) + '\u2013' + clock(alarm.ended);

export class Alarms {
  /**
   * @param bed its name
   * @param acknowledge called with an alarm that was clicked
   * @param inactivate called with an alarm whose own triangle was clicked
   */
  constructor(bed, acknowledge, inactivate) {
    this.bed = bed;
    this.spoken = new Spoken();
    this.acknowledge = acknowledge;
    this.inactivate = inactivate;
  }

  draw(model, link) {
    const alarms = ranked(model, this.bed);
    const shown = this.turn(alarms);
    this.first(shown, model, link);
    this.rest(alarms.filter(alarm => alarm !== shown));
    this.list(alarms);
    this.events(model.events ?? []);
    this.spoken.draw(model.alarms && alarms);
  }

  /** Of the gravest that nobody has acknowledged each is large in turn; what is new is large at once. */
  turn(alarms) {
    const [first] = alarms;
    const equals = first && first.state !== 'acknowledged' ? alarms.filter(a => a.priority === first.priority && a.state !== 'acknowledged') : [];
    const key = first && first.place + '/' + first.id;
    if (key !== this.firstKey || equals.length < 2) {
      this.firstKey = key;
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
    const lines = alarm ? [alarm.ended ? span(alarm) : `${clock(alarm.onset)}  ${t('lasts {0}', stretch(age(alarm, link)))}`, alarm.house ? alarm.place : alarm.source, standing(alarm).join(' \u00b7 ')] : [];
    say($('first-meta'), lines.filter(Boolean).join('\n'));
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
      if (alarm.house) item.append(el('small', '', alarm.place));
      node.append(item);
    }
    // What does not fit is at least of a colour: the list below has it.
    if (others.length > room) node.append(el('li', 'more p-' + others[room].priority, t('and {0} more', others.length - room)));
    for (const item of node.children) for (const animation of item.getAnimations()) animation.startTime = 0;
  }

  list(alarms) {
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
      const more = [alarm.house ? alarm.place : '', ...(alarm.ended ? [t('over after {0}', lasted(alarm))] : standing(alarm))];
      words.append(el('b', '', MARK[alarm.priority] + ' ' + line(alarm)), el('i', '', more.filter(Boolean).join(' \u00b7 ')));
      const touch = el('div', 'touch');
      touch.append(el('time', '', clock(alarm.onset)), words);
      button(touch, () => this.acknowledge(alarm));
      item.append(touch);
      if (!alarm.house) item.append(this.switch(alarm));
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
      item.append(el('time', '', clock(event.wall)), el('span', '', capital(t(event.text))), el('i', '', t(event.by)));
      node.append(item);
    }
  }
}
