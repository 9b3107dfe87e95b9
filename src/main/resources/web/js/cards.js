// One card a bed. What lacks something (data, a screen at the bedside, a loop that moves) says so, whatever else there is.

import {$, MARK, RANK, el, line, say, wear} from './dom.js';
import {PHASE} from './dialogs.js';
import {how} from './inactivation.js';
import {number, t} from './lang.js';
import {symbol} from './symbols.js';

const NUMBERS = [['SPO2', 'SpO\u2082', 'spo2'], ['PULSE_RATE', 'PR', 'pulse', {vital: 'HEART_RATE', label: 'HR'}], ['RESPIRATION_RATE', 'RR', 'resp'], ['ETCO2', 'EtCO\u2082', 'etco2']];
/** Cards are at best this much wider than high. */
const SHAPE = 1.6;
/** What a grid with nothing but empty places would be worse by, as the logarithm of a shape. */
const EMPTY = 1.5;
/** With more beds than this what is opened beside them takes less room. */
const MANY = 24;

/** Worse than anything a device says: nobody computes alarms there, or nobody can see them. */
const UNLIVE = 20;
/** A child of whom nothing is known comes after alarms that sound high and before all others. */
const BLIND = 11;

/** What is present comes before what is over, that before what somebody has acknowledged. */
const PRESENT = {sounding: 2, latched: 1, acknowledged: 0};

/** Priority, then how it stands; a child without data or without a screen before one that is watched. */
export function score(bed) {
  const top = bed.alarms[0];
  const alarm = top ? RANK[top.priority] * 4 + PRESENT[top.state] : 0;
  const lack = unlive(bed) ? UNLIVE : blind(bed) ? BLIND : 0;
  return Math.max(alarm, lack) + (unseen(bed) ? 1 : 0) + (bed.patient ? 0.5 : 0);
}

/** Why nothing of a bed is of now, in words, else empty. */
export const unlive = bed => (bed.broken ? 'BED CANNOT BE SHOWN' : bed.still ? 'MONITOR STANDS STILL' : '');
export const blind = bed => bed.silent && bed.patient !== null;
export const unseen = bed => !bed.screen && bed.patient !== null;

/** Everything that a bed lacks, in words, the worst first. */
function lacks(bed) {
  const words = [];
  if (unlive(bed)) words.push(t(unlive(bed)));
  if (blind(bed)) words.push(t('NO DATA'));
  if (unseen(bed)) words.push(t('NO SCREEN AT THE BEDSIDE'));
  return words;
}

export class Cards {
  /** @param touched called with the name of a bed whose card was touched */
  constructor(touched) {
    this.touched = touched;
    this.all = new Map();
  }

  clear() {
    this.all.clear();
    $('ward').textContent = '';
  }

  /** @param beds in the order in which they are to be seen @param watched the name of the one that is shown large */
  draw(beds, watched) {
    columns(beds.length);
    beds.forEach((bed, place) => {
      const card = this.all.get(bed.name) ?? this.make(bed.name);
      if (card.place !== place) card.node.style.order = card.place = place;
      fill(card, bed);
      wear(card.node, ['card', !bed.patient && bed.silent && !bed.alarms.length && !unlive(bed) && 'empty', (unlive(bed) || blind(bed)) && 'lacking', bed.name === watched && 'watched'].filter(Boolean).join(' '));
    });
  }

  make(name) {
    const node = el('a', 'card');
    node.href = '/bed/' + encodeURIComponent(name) + '?elsewhere';
    node.dataset.bed = name;
    node.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.touched(name);
    });
    const card = {node, ...inside(node, name)};
    $('ward').append(node);
    this.all.set(name, card);
    return card;
  }

  /** The keyboard's way over the cards as they lie on the screen. */
  move(key) {
    const places = [...this.all.values()].sort((a, b) => a.place - b.place);
    const here = places.findIndex(card => card.node === document.activeElement);
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.columns(), ArrowUp: -this.columns()}[key];
    const next = here < 0 ? 0 : here + step;
    places[next]?.node.focus();
  }

  columns() { return Number(getComputedStyle($('ward')).getPropertyValue('--columns')) || 1; }
}

function columns(count) {
  $('ward').parentNode.classList.toggle('many', count > MANY);
  const {clientWidth, clientHeight} = $('ward');
  let best = 1;
  let waste = Infinity;
  for (let n = 1; n <= Math.max(1, count); n++) {
    const shape = clientWidth / n / (clientHeight / Math.ceil(count / n));
    const off = Math.abs(Math.log(shape / SHAPE)) + EMPTY * (Math.ceil(count / n) * n - count) / Math.max(1, count);
    if (off < waste) {
      waste = off;
      best = n;
    }
  }
  if (columns.last === best) return;
  columns.last = best;
  $('ward').style.setProperty('--columns', best);
}

function inside(node, name) {
  const box = el('div', 'in');
  const head = el('header');
  const who = el('span', 'child');
  const nurse = el('span', 'nurse');
  const phase = el('i');
  const marks = el('em');
  const of = el('div', 'of');
  of.append(who, nurse);
  head.append(el('b', '', name), of, marks, phase);
  const bar = el('div', 'bar');
  const nums = el('div', 'nums');
  const lack = el('div', 'lack');
  const numbers = NUMBERS.map(([vital, label, cls, rather]) => {
    const num = el('div', 'num ' + cls);
    const value = el('b', '', '---');
    const small = el('small', '', t(label));
    num.append(value, small);
    nums.append(num);
    return {vital, label, cls, rather, num, name: small, value};
  });
  nums.append(lack);
  const more = el('div', 'more');
  const pressure = el('b');
  const age = el('i');
  const warmth = el('b');
  more.append(t('NIBP') + ' ', pressure, age, ' ' + t('Temp') + ' ', warmth);
  box.append(head, bar, nums, more);
  node.append(box);
  return {name, who, nurse, phase, marks, bar, lack, numbers, pressure, age, warmth};
}

/** What is cut on a small card is said whole when it is pointed at. */
function tell(node, text, title = text) {
  say(node, text);
  if (node.title !== title) node.title = title;
}

function fill(card, bed) {
  const child = bed.patient ? bed.patient.label + '  ' + t(bed.patient.age) : bed.broken ? '' : t(bed.silent ? 'empty' : 'nobody admitted');
  tell(card.who, child);
  tell(card.nurse, bed.assigned?.nurse ?? '', looks(bed.assigned));
  tell(card.phase, bed.patient ? t(PHASE[bed.phase]) : '');
  marks(card, bed);
  more(card, bed.vitals, unlive(bed) !== '');
  const [words, cls] = bar(bed);
  const all = [...lacks(bed), ...bed.alarms.map(one => MARK[one.priority] + ' ' + line(one) + (one.state === 'latched' ? ' ' + t('(over)') : ''))];
  tell(card.bar, words, all.length > 1 ? all.join('\n') : words);
  wear(card.bar, 'bar ' + cls);
  // Numbers of a bed that is not live are of then, not of now; nobody is to take dashes for a sensor just moved.
  const none = unlive(bed) ? t('NOT LIVE') : blind(bed) ? t('NO DATA') : '';
  card.lack.hidden = none === '';
  say(card.lack, none);
  const spoken = none ? [] : card.numbers.map(num => value(num, ...shown(num, bed.vitals)));
  const label = [card.name, child, all.join(', ') || words, ...spoken].join(', ');
  if (card.label !== label) card.node.ariaLabel = card.label = label;
}

/** Who looks after a bed, and whose pager is called first. */
export function looks(assigned) {
  if (!assigned) return '';
  const who = assigned.nurse ? t('Looked after by {0}', assigned.nurse) : '';
  return [who, assigned.pager ? t('pager {0}', assigned.pager) : ''].filter(Boolean).join(' \u00b7 ');
}

/** With an ECG the heart's own rate stands for the pulse, as at the bedside. */
function shown({vital, label, rather}, vitals) {
  const own = rather && vitals[rather.vital];
  return own && own.text !== null ? [own, t(rather.label)] : [vitals[vital], t(label)];
}

/** @return what is read aloud of it */
function value(num, vital, label) {
  const text = vital.text === null ? '---' : number(vital.text);
  say(num.value, text);
  say(num.name, vital.fallback ? `${label} \u2190 ${vital.fallback}` : label);
  const title = vital.fallback ? t('instead from {0}', vital.fallback) : '';
  if (num.num.title !== title) num.num.title = title;
  wear(num.num, `num ${num.cls} ${vital.text === null ? 'none' : vital.stale ? 'stale' : ''} ${vital.fallback ? 'fallback' : ''}`);
  return label + ' ' + (vital.text === null ? t('no data') : text);
}

/** A bedside nobody sees, alarms that are off and sound that is silenced, as long as it lasts. */
function marks(card, bed) {
  const key = JSON.stringify([unseen(bed), bed.off.length, bed.off.map(o => o.until), bed.audio?.state]);
  if (card.marksKey === key) return;
  card.marksKey = key;
  const nodes = [];
  if (unseen(bed)) nodes.push(symbol('screen', 'off'));
  if (bed.off.length) nodes.push(symbol('alarm', how(bed.off)), el('span', '', String(bed.off.length)));
  if (bed.audio) nodes.push(symbol('audio', bed.audio.state));
  card.marks.replaceChildren(...nodes);
  card.marks.title = [
    unseen(bed) ? t('NO SCREEN AT THE BEDSIDE') : '',
    ...bed.off.map(o => t(o.until === null ? '{0}: alarm off by {1}' : '{0}: alarm paused by {1}', t(o.words), o.by)),
    bed.audio ? t(bed.audio.state === 'off' ? 'audio off' : 'audio paused') : '',
  ].filter(Boolean).join('\n');
}

function more(card, vitals, hidden) {
  const text = name => vitals[name]?.text ?? '--';
  card.pressure.parentNode.hidden = hidden;
  say(card.pressure, vitals.NIBP_SYSTOLIC.text === null ? '---' : text('NIBP_SYSTOLIC') + '/' + text('NIBP_DIASTOLIC'));
  const {minutes} = vitals.NIBP_SYSTOLIC;
  say(card.age, minutes === null ? '' : ' ' + (minutes === 0 ? t('now') : t('{0} min ago', minutes)));
  card.pressure.classList.toggle('stale', vitals.NIBP_SYSTOLIC.stale);
  say(card.warmth, number(vitals.TEMPERATURE.text ?? '---'));
}

function bar(bed) {
  if (unlive(bed)) return [t(unlive(bed)), 'silent'];
  const top = bed.alarms[0];
  // What a bed lacks now is graver than the least alarm that is over.
  const faint = top?.priority === 'LOW' && top.state === 'latched' && lacks(bed).length > 0;
  if (top && !faint) {
    const rest = bed.alarms.length > 1 ? `  (+${bed.alarms.length - 1})` : '';
    const over = top.state === 'latched' ? ' ' + t('(over)') : '';
    return [`${MARK[top.priority]} ${line(top)}${over}${rest}`, 'p-' + top.priority + (top.state === 'acknowledged' ? '' : ' flash')];
  }
  if (bed.silent) return [t(bed.patient ? 'NO DATA' : 'no data'), bed.patient ? 'silent' : 'calm'];
  const held = bed.off.find(o => o.present.length > 0);
  if (held) return [t(held.present[0]) + ' ' + t(held.until === null ? '(alarm off)' : '(alarm paused)'), 'held'];
  if (unseen(bed)) return [t('NO SCREEN AT THE BEDSIDE'), 'unseen'];
  return [t('No alarms'), 'calm'];
}
