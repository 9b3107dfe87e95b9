// The big numbers. A number is shown with its truth (source, quality, age, limits) or not at all, with the reason.

import {$, ago, button, el, say, wear} from './dom.js';
import {aged} from './age.js';
import {brief, how} from './inactivation.js';
import {clock, number, t} from './lang.js';
import {symbol} from './symbols.js';
import {QUALITY} from './words.js';

const METHOD = {PLETH: 'estimated from pleth', IMPEDANCE: 'impedance', MANUAL: 'typed in', CO2: 'CO2'};
const OLD_MILLIS = 2000;

/**
 * vital: what the tile shows; parts: what it shows together, the first there is speaks for all; rather: what it shows instead where there is one, vital beside it; more: other vitals, also:
 * conditions without a vital of their own, that belong here.
 */
const TILES = [
  {id: 'spo2', vital: 'SPO2', label: 'SpO\u2082', unit: '%'},
  {id: 'pulse', vital: 'PULSE_RATE', label: 'PR', unit: '/min', rather: {vital: 'HEART_RATE', label: 'HR'}},
  {id: 'etco2', vital: 'ETCO2', label: 'EtCO\u2082', unit: 'mmHg', more: ['FICO2']},
  {id: 'resp', vital: 'RESPIRATION_RATE', label: 'RR', unit: '/min', also: ['APNEA', 'RESPIRATORY_DEPRESSION']},
  {id: 'nibp', vital: 'NIBP_SYSTOLIC', label: 'NIBP', unit: 'mmHg', parts: ['NIBP_SYSTOLIC', 'NIBP_MEAN', 'NIBP_DIASTOLIC'], more: ['NIBP_MEAN', 'NIBP_DIASTOLIC']},
  {id: 'temp', vital: 'TEMPERATURE', label: 'Temp', unit: '\u00b0C'},
];

export class Tiles {
  /** @param touched called with a tile's label and the names of its conditions when it is touched */
  constructor(touched) {
    this.tiles = TILES.map(spec => ({...spec, ...build($('tile-' + spec.id), spec)}));
    for (const tile of this.tiles) button(tile.node, () => touched(tile.name.textContent, this.conditions(tile)));
  }

  /** The conditions of a tile whose alarms can be turned off. */
  conditions(tile) {
    return (this.model?.limits ?? []).filter(l => belongs(l, tile) && alarms(l)).map(l => l.condition);
  }

  /** @param model parts as the monitor sent them, empty when there is no connection */
  draw(model, link) {
    this.model = model;
    for (const tile of this.tiles) {
      const [main, beside] = taken(tile, model, link);
      const {known, live} = main;
      const alarm = worst(model.alarms ?? [], a => of(a, tile, main));
      if (tile.node.dataset.vital !== main.vital) tile.node.dataset.vital = main.vital;
      say(tile.name, t(main.label));
      value(tile, model, link, known, live);
      if (beside) second(tile, beside, worst(model.alarms ?? [], a => a.vital === beside.vital));
      wear(tile.node, ['tile', tile.id, mood(known, live), live && known.fallback ? 'instead' : '', alarmed(alarm)].filter(Boolean).join(' '));
      limits(tile, main.vital, model, alarm);
      say(tile.flag, flag(known, live, tile, model, link));
      tag(tile, (model.off ?? []).filter(o => belongs(o, tile)), this.conditions(tile).length, link);
      say(tile.foot, foot(tile, known, live, model, link));
      tile.node.ariaLabel = spoken(tile, main, alarm, beside);
    }
  }
}

/** A vital of a tile: its name and label, what is known of it now, and whether that is a number. */
function one(vital, label, model, link) {
  const known = aged(model['vital.' + vital], link);
  return {vital, label, known, live: known !== undefined && known.text !== null};
}

/**
 * What a tile shows large and what beside it. Of a heart that has an ECG its rate is the large one, the pulse beside it,
 * so that a difference is seen; without an ECG the pulse is.
 */
function taken(tile, model, link) {
  const parts = tile.parts?.map(part => one(part, tile.label, model, link)) ?? [];
  const usual = parts.find(part => part.live) ?? one(tile.vital, tile.label, model, link);
  if (!tile.rather) return [usual];
  const rather = one(tile.rather.vital, tile.rather.label, model, link);
  const missed = !usual.live && (rather.known?.reason ?? 'no sensor') !== 'no sensor';
  return rather.live || missed ? [rather, usual] : [usual, rather];
}

/** The smaller number: there if it is one, or if it is an alarm that there is none; only it has its alarm's colour. */
function second(tile, {label, known, live}, alarm) {
  const colour = alarmed(alarm);
  tile.beside.hidden = !live && !colour;
  say(tile.beside, t(label) + ' ' + (live ? number(known.text) : '---'));
  wear(tile.beside, ['beside', mood(known, live), colour].filter(Boolean).join(' '));
}

function build(node, spec) {
  const head = el('header');
  const flag = el('span', 'flag');
  const tag = el('span', 'tag');
  const name = el('h2', '', t(spec.label));
  head.append(name, el('span', 'unit', t(spec.unit)), tag, flag);
  const body = el('div', 'body');
  const limits = el('div', 'limits');
  const value = el('div', 'value', '---');
  const beside = Object.assign(el('div', 'beside'), {hidden: true});
  const both = el('div', 'both');
  both.append(value, beside);
  body.append(limits, spec.rather ? both : value);
  const base = el('footer');
  const foot = el('span');
  const spark = Object.assign(el('canvas', 'spark'), {id: 'spark-' + spec.id, ariaHidden: 'true'});
  base.append(foot, spark);
  node.append(head, body, base);
  return {node, name, limits, value, beside, foot, flag, tag};
}

function worst(alarms, mine) {
  return alarms.find(a => a.state !== 'latched' && mine(a)) ?? alarms.find(mine);
}

/** Of an alarm: whether it is of what a tile shows large. */
const of = (alarm, tile, main) => belongs(alarm, tile) && (!tile.rather || alarm.vital === main.vital);

/** Of an alarm, a limit or an inactivation: whether it is of this tile. */
function belongs(what, tile) {
  return what.vital === tile.vital || what.vital === (tile.rather?.vital ?? tile.vital) || (tile.more?.includes(what.vital) ?? false) || (tile.also?.includes(what.condition) ?? false);
}

/** What no limit of can be broken needs no turning off. */
const alarms = limit => limit.rungs.some(rung => !rung.never);

/** Whose alarm is off or paused says so as long as it is. */
function tag(tile, offs, all, link) {
  tile.tag.hidden = offs.length === 0;
  if (offs.length === 0) return;
  const key = how(offs);
  if (tile.tagKey !== key) {
    tile.tagKey = key;
    tile.tagWords = el('span');
    tile.tag.replaceChildren(symbol('alarm', key), tile.tagWords);
  }
  say(tile.tagWords, brief(offs, link, all));
  tile.tag.classList.toggle('present', offs.some(o => o.present.length > 0));
}

/** What a screen reader says of a tile. */
function spoken(tile, {label, known, live}, alarm, beside) {
  const words = [t(label), live ? tile.value.textContent + ' ' + t(tile.unit) : t(known?.reason ?? 'no sensor')];
  if (live && known.stale) words.push(t('old'));
  if (beside?.live) words.push(tile.beside.textContent);
  if (alarm) words.push(t(alarm.text));
  return words.join(', ');
}

function mood(vital, live) {
  if (!live) return 'missing';
  return vital.stale ? 'stale' : '';
}

/** Only a condition that lasts colours the number; the banner keeps what is over until somebody acknowledges. */
function alarmed(alarm) {
  if (!alarm || alarm.state === 'latched') return '';
  return 'p-' + alarm.priority + (alarm.state === 'sounding' ? ' flash' : '');
}

function value(tile, model, link, vital, live) {
  if (tile.id !== 'nibp') return say(tile.value, live ? number(vital.text) : '---');
  const part = name => aged(model['vital.NIBP_' + name], link)?.text ?? '--';
  if (!tile.mean) {
    tile.value.textContent = '';
    tile.pressure = el('span');
    tile.mean = el('small');
    tile.value.append(tile.pressure, tile.mean);
  }
  say(tile.pressure, live ? part('SYSTOLIC') + '/' + part('DIASTOLIC') : '---');
  say(tile.mean, live ? '(' + part('MEAN') + ')' : '');
}

/** Of each side the nearest limit that alarms, whatever its priority, and the high ones, gravest outermost; the one that is violated stands out. The dialog has all. */
function limits(tile, vital, model, alarm) {
  const rungs = side => (model.limits ?? [])
    .filter(l => l.side === side && (l.measure === 'VITAL' ? l.vital === vital : l.condition === 'APNEA' && belongs(l, tile)))
    .flatMap(l => l.rungs.map(r => ({...r, condition: l.condition, off: (model.off ?? []).some(o => o.condition === l.condition)})));
  const key = JSON.stringify([rungs('HIGH'), rungs('LOW'), alarm?.condition, alarm?.limit, alarm?.state]);
  if (tile.limitKey === key) return;
  tile.limitKey = key;
  tile.limits.textContent = '';
  tile.limits.append(column(rungs('HIGH'), alarm, true), column(rungs('LOW'), alarm, false));
}

function column(rungs, alarm, high) {
  const hit = r => alarm !== undefined && alarm.state !== 'latched' && r.condition === alarm.condition && r.limit === alarm.limit;
  const ranked = rungs.filter(r => !r.never && r.condition !== 'APNEA').sort((a, b) => b.limit - a.limit);
  const nearest = all => all.at(high ? -1 : 0);
  const kept = [nearest(ranked), nearest(ranked.filter(r => !r.off))];
  const shown = rungs.filter(r => hit(r) || (!r.never && r.condition !== 'APNEA' && (r.priority === 'HIGH' || kept.includes(r))));
  shown.sort((a, b) => b.limit - a.limit);
  const node = el('div', high ? 'highs' : 'lows');
  for (const rung of shown) node.append(el('b', rung.priority + (hit(rung) ? ' hit' : '') + (rung.off ? ' struck' : ''), t(rung.text)));
  if (shown.length === 0) node.append(el('b', 'off', rungs.some(r => r.never) ? t('off') : '\u2013'));
  return node;
}

function flag(vital, live, tile, model, link) {
  if (tile.id === 'nibp' && model.cuff?.inflating) return t('measuring {0} mmHg', model.cuff.pressure);
  if (!live) return vital?.held ? t('NIBP') : '';
  const extra = tile.id === 'spo2' ? perfusion(model, link) : tile.id === 'etco2' ? inspired(model, link) : '';
  const marks = [vital.held ? t('NIBP') : '', t(QUALITY[vital.quality] ?? extra)];
  return marks.filter(mark => mark !== '').join(' \u00b7 ');
}

function perfusion(model, link) {
  const pi = aged(model['vital.PERFUSION_INDEX'], link)?.text;
  return pi ? 'PI ' + number(pi) : '';
}

function inspired(model, link) {
  const fi = aged(model['vital.FICO2'], link)?.text;
  return fi ? 'Fi ' + number(fi) : '';
}

function foot(tile, vital, live, model, link) {
  if (vital === undefined) return '';
  const age = link.now() - vital.at;
  if (tile.id === 'nibp') return cuff(vital, live, model, link, age);
  if (!live) return t(vital.reason);
  const words = [vital.fallback ? t('instead from {0}', vital.source) : vital.source];
  if (METHOD[vital.method]) words.push(t(METHOD[vital.method]));
  if (vital.stale || age > OLD_MILLIS * Math.max(1, link.speed)) words.push(ago(age));
  return words.join(' \u00b7 ');
}

function cuff(vital, live, model, link, age) {
  const words = [];
  if (live) words.push(clock(link.wall() - age, false), ago(age));
  else words.push(t(vital.reason === 'no sensor' ? 'not measured yet' : vital.reason));
  if (model.cuff?.failure) words.push(t('last try failed: {0}', t(model.cuff.failure)));
  words.push(...plan(model.cuff, link));
  return words.join(' \u00b7 ');
}

/** What comes next, as the monitor has planned it; where it may give no orders, what it waits for. */
function plan(cuff, link) {
  if (!cuff) return [];
  if (cuff.stat !== null) return [t('STAT {0} left', minutes(cuff.stat - link.now()))];
  const words = cuff.again ? [t('once more in a moment')] : [];
  if (cuff.auto === 'off') words.push(t('auto off'));
  if (cuff.auto === 'halted') words.push(t('auto stopped: start one by hand'));
  if (cuff.auto !== 'on' || cuff.due === null) return words;
  if (!cuff.control) return [t('wanted every {0} min', cuff.every)];
  const left = cuff.due - link.now();
  words.push(left > 0 ? t('next {0}', clock(onTheSecond(link.wall() + left), false)) : t('next when the cuff is ready'), t('auto {0} min', cuff.every));
  return words;
}

/** The two clocks are a little apart: without this what is due at 10:15:00 would now and then be due at 10:14. */
const onTheSecond = wall => Math.round(wall / 1000) * 1000;

function minutes(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
}
