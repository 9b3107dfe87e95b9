// ALARM PAUSED and ALARM OFF: what is inactivated, said wherever it matters, and the form that does it and undoes it.

import {$, capital, el, say, stretch, toast} from './dom.js';
import {t} from './lang.js';
import {symbol} from './symbols.js';

/** Reasons at a touch; another can be typed. */
const REASONS = ['artefact', 'known, being treated', 'not needed now'];
const MINUTE = 60;

const duration = s => (s < MINUTE ? t('{0} s', s) : t('{0} min', s / MINUTE));

/** Milliseconds of a pause that are left, as minutes and seconds. */
export const left = (until, link) => stretch(until - link.now() + 999);

/** What is paused or off among so many, in the fewest words: `0:45`, `OFF` for all there are, `2 OFF`. */
export function brief(offs, link, all) {
  const soonest = Math.min(...offs.filter(o => o.until !== null).map(o => o.until));
  const off = offs.filter(o => o.until === null).length;
  const rest = Number.isFinite(soonest) ? left(soonest, link) : '';
  if (off === 0) return (offs.length > 1 ? offs.length + '\u00d7 ' : '') + rest;
  return [off < all ? t('{0} OFF', off) : t('OFF'), rest].filter(Boolean).join(' \u00b7 ');
}

export const how = offs => (offs.some(o => o.until === null) ? 'off' : 'paused');

/** Of one condition, and of one sensor where it is of equipment. */
const same = (one, other) => one.condition === other.condition && (one.subject ?? '') === (other.subject ?? '');

const standing = (off, link) => (off.until === null ? t('OFF by {0}: {1}', off.by, t(off.reason)) : t('PAUSED {0} by {1}', left(off.until, link), off.by));

export class Inactivation {
  /** @param dialogs where it is shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
    dialogs.inactivation = this;
    this.link = dialogs.link;
    this.strip = $('offs');
    this.strip.addEventListener('click', () => this.open(t('Alarms paused or off'), this.all()));
  }

  all() { return this.link.model.off ?? []; }

  draw(model) {
    const offs = model.off ?? [];
    this.head(offs);
    this.remind(model);
    if (this.rows && this.dialogs.dialog.open) for (const row of this.rows) this.fill(row, model);
  }

  /** In the head line as long as anything is inactivated. */
  head(offs) {
    this.strip.hidden = offs.length === 0;
    if (offs.length === 0) return;
    const key = offs.length + how(offs);
    if (this.headKey !== key) {
      this.headKey = key;
      this.strip.textContent = '';
      this.words = el('span');
      this.strip.append(symbol('alarm', how(offs)), this.words);
    }
    const [first] = offs;
    const is = how(offs) === 'off';
    const what = offs.length > 1 ? t(is ? '{0} ALARMS OFF' : '{0} ALARMS PAUSED', offs.length) : t(is ? '{0} OFF' : '{0} PAUSED', t(first.words).toUpperCase());
    const rest = offs.filter(o => o.until !== null).map(o => o.until);
    say(this.words, what + (rest.length ? ' ' + left(Math.min(...rest), this.link) : ''));
    this.strip.classList.toggle('present', offs.some(o => o.present.length > 0));
    this.strip.title = offs.map(o => t(o.words) + ': ' + standing(o, this.link)).join('\n');
  }

  /** The reminder signal: a line, and a low sound when nothing else is to be heard. */
  remind(model) {
    const last = model.events?.findLast(e => e.reminder);
    const wall = model.events ? last?.wall ?? 0 : undefined;
    if (this.reminded < wall) {
      toast(capital(t(last.text)));
      this.dialogs.sound.remind();
    }
    this.reminded = wall;
  }

  /** @param whats alarms, inactivations or anything with the condition and subject to show, in this order */
  open(title, whats) {
    const node = el('div', 'switches');
    this.rows = whats.filter((what, i) => whats.findIndex(w => same(w, what)) === i).map(what => this.row(node, what));
    for (const row of this.rows) this.fill(row, this.link.model);
    const note = el('p', 'note', t('What is paused comes back by itself; what is off stays off until it is turned on, with a reminder every two minutes, or until another child comes.'));
    this.dialogs.show(title, node, note, this.dialogs.closing());
  }

  row(parent, {condition, subject = ''}) {
    const node = el('div', 'switch');
    const text = el('div', 'what');
    const words = el('b');
    const state = el('span');
    text.append(words, state);
    const buttons = el('div', 'acts');
    node.append(text, buttons);
    parent.append(node);
    return {condition, subject, node, words, state, buttons};
  }

  fill(row, model) {
    const off = (model.off ?? []).find(o => same(o, row));
    const may = model.may?.inactivate.includes(row.condition) ?? false;
    say(row.words, off ? t(off.words) : wordsOf(row, model));
    const now = off?.present.length ? ' \u00b7 ' + t('now: {0}', off.present.map(one => t(one)).join(', ')) : '';
    say(row.state, off ? standing(off, this.link) + now : t(may ? 'on' : 'always on'));
    row.node.classList.toggle('off', Boolean(off));
    const key = JSON.stringify([off?.until, off?.condition, may, model.may?.pauses]);
    if (row.key === key) return;
    row.key = key;
    row.buttons.textContent = '';
    if (off) row.buttons.append(this.act(t('Turn on'), 'alarm_on', row, {}, 'primary'));
    if (may) row.buttons.append(...this.choices(row, model, off));
  }

  choices(row, model, off) {
    const pauses = model.may.pauses.map(s => this.act(t('Pause {0}', duration(s)), 'alarm_pause', row, {seconds: s}));
    if (off && off.until === null) return pauses;
    const more = el('button', '', t('Off \u2026'));
    more.onclick = () => this.reasons(row);
    return [...pauses, more];
  }

  act(label, what, row, fields, cls = '') {
    const button = el('button', cls, label);
    button.onclick = async () => {
      if (await this.dialogs.order(what, {condition: row.condition, subject: row.subject, ...fields})) this.dialogs.dialog.close();
    };
    return button;
  }

  /** ALARM OFF wants to know why. */
  reasons(row) {
    row.buttons.textContent = '';
    row.buttons.append(el('span', 'ask', t('Off, because:')), ...REASONS.map(reason => this.act(t(reason), 'alarm_off', row, {reason})));
    const other = Object.assign(el('input'), {maxLength: 60, placeholder: t('another reason'), name: 'reason'});
    other.onkeydown = async event => {
      if (event.key !== 'Enter' || !other.value.trim()) return;
      if (await this.dialogs.order('alarm_off', {condition: row.condition, subject: row.subject, reason: other.value})) this.dialogs.dialog.close();
    };
    row.buttons.append(other);
  }
}

function wordsOf({condition, subject}, model) {
  const known = (model.limits ?? []).find(l => l.condition === condition);
  const words = known?.words ?? (model.alarms ?? []).find(a => a.condition === condition)?.words ?? condition;
  return subject ? `${t(words)} (${subject})` : t(words);
}
