// One bed, large: its waves, all its numbers and alarms, as its own screen shows them. Asked for with `watch`
// (docs/protocol-display.md) and given up when closed.

import {$, MARK, ago, capital, el, line, say, wear} from './dom.js';
import {aged} from './age.js';
import {PHASE} from './dialogs.js';
import {looks} from './cards.js';
import {clock, number, t} from './lang.js';
import {Sweep} from './sweep.js';

const WAVES = [['PLETH', 'Pleth', {}], ['CO2', 'CO\u2082', {seconds: 12, fixed: [0, 600]}], ['RESP', 'Resp', {seconds: 12}]];
/** A wave that was away for so long is not there. */
const AWAY_MILLIS = 5000;
const EVENTS = 12;
const BIG = [
  ['SPO2', 'SpO\u2082', '%'], ['PULSE_RATE', 'PR', '/min'], ['RESPIRATION_RATE', 'RR', '/min'], ['ETCO2', 'EtCO\u2082', 'mmHg'],
  ['NIBP_SYSTOLIC', 'NIBP', 'mmHg'], ['TEMPERATURE', 'Temp', '\u00b0C'],
];
/** Shown only where they are measured. */
const EXTRA = [['HEART_RATE', 'HR', '/min'], ['PERFUSION_INDEX', 'PI', '%'], ['FICO2', 'FiCO\u2082', 'mmHg']];

export class Closeup {
  /** @param link to ask for a bed's waves @param act {close, assign}: what its buttons do */
  constructor(link, act) {
    this.link = link;
    this.node = $('closeup');
    this.bed = null;
    this.build(act);
  }

  build(act) {
    const head = el('header');
    this.name = el('b');
    this.who = el('span', 'child');
    const close = Object.assign(el('button', 'close', '\u00d7'), {title: t('Close') + ' (Esc)', onclick: act.close});
    head.append(this.name, this.who, close);
    this.stage = el('p', 'stage');
    this.alarms = el('ul', 'alarms');
    this.waves = WAVES.map(([wave, label, how]) => this.wave(wave, label, how));
    this.grid = el('div', 'grid');
    this.numbers = [...BIG, ...EXTRA].map(([vital, label, unit], i) => this.number(vital, label, unit, i < BIG.length));
    this.staff = el('button', 'staff');
    this.staff.onclick = () => act.assign(this.bed);
    this.open = el('a', 'open');
    this.events = el('ul', 'events');
    this.node.append(head, this.stage, this.alarms, ...this.waves.map(one => one.node), this.grid, this.staff, this.events, this.open);
  }

  wave(wave, label, how) {
    const node = el('figure', 'wave ' + wave.toLowerCase());
    const canvas = el('canvas');
    canvas.ariaHidden = 'true';
    node.append(el('figcaption', '', t(label)), canvas);
    return {wave, node, canvas, how, came: -Infinity, sweep: null};
  }

  number(vital, label, unit, always) {
    const node = el('div', 'n');
    const value = el('b', '', '---');
    const foot = el('i');
    const name = el('small', '', t(label) + ' ');
    name.append(el('span', '', t(unit)));
    node.append(name, value, foot);
    this.grid.append(node);
    return {vital, node, value, foot, always};
  }

  /** @param bed its name, or null for none */
  show(bed) {
    this.bed = bed;
    this.node.hidden = bed === null;
    this.watch();
    if (bed === null) return;
    say(this.name, bed);
    this.open.href = '/bed/' + encodeURIComponent(bed) + '?elsewhere';
    this.open.replaceChildren(t('Open {0}', bed), el('kbd', '', 'Enter'));
    this.node.ariaLabel = bed;
    this.renew();
  }

  /** Asks for the bed; after a new connection, too. */
  watch() { this.link.send({type: 'watch', bed: this.bed ?? ''}); }

  renew() {
    for (const one of this.waves) {
      one.came = -Infinity;
      if (one.sweep) {
        one.sweep.speed = this.link.speed;
        one.sweep.reset();
      } else one.sweep = new Sweep(one.canvas, {...one.how, speed: this.link.speed});
    }
  }

  heard(pieces) {
    if (this.link.watched !== this.bed) return;
    for (const piece of pieces) {
      const one = this.waves.find(wave => wave.wave === piece.wave);
      one?.sweep?.push(piece, this.link.now());
      if (one) one.came = performance.now();
    }
  }

  /** The bed's own parts; nothing before the monitor has answered or while it does not. */
  parts(model) {
    if (this.bed === null || model['watch.bed'] !== this.bed) return {};
    return Object.fromEntries(Object.entries(model).filter(([key]) => key.startsWith('watch.')).map(([key, value]) => [key.slice(6), value]));
  }

  /** @param unlive why what the bed said last is not true any more, else empty */
  draw(model, unlive) {
    if (this.bed === null) return;
    const bed = unlive ? {} : this.parts(model);
    const child = bed.patient;
    say(this.who, child ? [child.label, t(child.age), child.weightKg ? t('{0} kg', child.weightKg) : ''].filter(Boolean).join('  ') : 'phase' in bed ? t('nobody admitted') : '');
    say(this.stage, unlive ? t(unlive) : child ? t(PHASE[bed.phase]) : '');
    this.stage.classList.toggle('still', unlive !== '');
    say(this.staff, looks(bed.assigned) || t('Who looks after this bed?'));
    this.alarmed(bed.alarms ?? []);
    for (const one of this.numbers) this.vital(one, bed);
    this.waved(bed);
    this.happened(bed.events ?? []);
  }

  alarmed(alarms) {
    const key = JSON.stringify(alarms.map(a => [a.id, a.text, a.priority, a.state, a.by, a.accepted]));
    if (this.alarmKey === key) return;
    this.alarmKey = key;
    const rows = alarms.map(alarm => {
      const row = el('li', '', MARK[alarm.priority] + ' ' + line(alarm) + (alarm.state === 'latched' ? ' ' + t('(over)') : ''));
      row.title = t(alarm.why);
      wear(row, 'p-' + alarm.priority + (alarm.state === 'acknowledged' ? '' : ' flash'));
      return row;
    });
    this.alarms.replaceChildren(...rows);
    for (const row of rows) for (const animation of row.getAnimations()) animation.startTime = 0;
  }

  vital(one, bed) {
    const vital = aged(bed['vital.' + one.vital], this.link);
    const live = vital !== undefined && vital.text !== null;
    one.node.hidden = !one.always && !live;
    const low = aged(bed['vital.NIBP_DIASTOLIC'], this.link)?.text;
    say(one.value, !live ? '---' : one.vital === 'NIBP_SYSTOLIC' ? vital.text + '/' + (low ?? '--') : number(vital.text));
    say(one.foot, vital === undefined ? '' : live ? this.foot(vital) : t(vital.reason));
    if (one.foot.title !== one.foot.textContent) one.foot.title = one.foot.textContent;
    wear(one.node, `n ${one.vital.toLowerCase()}${live ? (vital.stale ? ' stale' : '') : ' none'}`);
  }

  foot(vital) {
    const age = this.link.now() - vital.at;
    const old = vital.stale || age > 2000 * Math.max(1, this.link.speed);
    return [vital.fallback ? t('instead from {0}', vital.source) : vital.source, old ? ago(age) : ''].filter(Boolean).join(' \u00b7 ');
  }

  /** A wave that does not come says why; the chest's movement only where there is no gas. */
  waved(bed) {
    const now = performance.now();
    const there = Object.fromEntries(this.waves.map(one => [one.wave, now - one.came < AWAY_MILLIS]));
    for (const one of this.waves) {
      one.node.hidden = one.wave === 'RESP' ? !(there.RESP && !there.CO2) : one.wave === 'CO2' && there.RESP && !there.CO2;
      const vital = bed[one.wave === 'PLETH' ? 'vital.SPO2' : 'vital.ETCO2'];
      one.node.classList.toggle('blind', !there[one.wave]);
      one.node.dataset.reason = there[one.wave] || !vital ? '' : t(vital.text === null ? vital.reason : 'no wave');
    }
  }

  happened(events) {
    const key = events.length + ':' + (events.at(-1)?.wall ?? 0) + (events.at(-1)?.text ?? '');
    if (this.eventKey === key) return;
    this.eventKey = key;
    this.events.replaceChildren(...events.slice(-EVENTS).reverse().map(event => {
      const row = el('li');
      row.append(el('time', '', clock(event.wall, false)), el('span', '', capital(t(event.text))), el('i', '', t(event.by)));
      row.title = row.lastChild.previousSibling.textContent;
      return row;
    }));
  }

  /** @param passed milliseconds since the last frame */
  sweep(passed) {
    if (this.bed === null || this.link.watched !== this.bed) return;
    for (const one of this.waves) if (!one.node.hidden) one.sweep.draw(this.link.now(), passed);
  }
}
