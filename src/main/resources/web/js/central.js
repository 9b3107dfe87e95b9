// All beds, worst first. A bed without data is never shown as well.

import {$, MARK, el, line, say, stretch, toast, wear} from './dom.js';
import {Link} from './link.js';
import {Watchdog} from './watchdog.js';
import {Sound} from './sound.js';
import {how} from './inactivation.js';
import {number, t} from './lang.js';
import {symbol} from './symbols.js';
import {beat, muteBar, overlay, wallClock} from './page.js';
import {PHASE} from './dialogs.js';

const RANK = {HIGH: 3, MEDIUM: 2, LOW: 1};
const NUMBERS = [['SPO2', 'SpO\u2082', 'spo2'], ['PULSE_RATE', 'PR', 'pulse'], ['RESPIRATION_RATE', 'RR', 'resp'], ['ETCO2', 'EtCO\u2082', 'etco2']];
const LOST = {id: 'lost', priority: 'MEDIUM', category: 'EQUIPMENT'};
/** Cards are at best this much wider than high. */
const SHAPE = 1.55;

let trouble = null;
let dirty = true;
let wantsSound = localStorage.getItem('vigil.central.sound') !== 'off';
const cards = new Map();

const link = new Link('central=1', {state() { dirty = true; }, hello() { cards.clear(); $('ward').textContent = ''; }, beat() { beat(); }});
const sound = new Sound(state => showSound(state));
showSound(sound.state());

new Watchdog(link, () => [], words => {
  trouble = words;
  overlay(trouble, link);
  dirty = true;
});

function showSound(state) {
  muteBar(wantsSound ? state : 'on');
  const on = wantsSound && state === 'on';
  const node = $('audio');
  node.className = 'audio ' + (on ? 'on' : 'off');
  node.querySelector('svg')?.remove();
  node.prepend(symbol('audio', on ? 'on' : 'off'));
  say($('audio-text'), t(on ? 'Sound on' : wantsSound ? 'SOUND OFF' : 'Sound off here'));
}
$('audio').addEventListener('click', toggleSound);
addEventListener('keydown', event => { if (event.key.toUpperCase() === 'S' && !event.repeat) toggleSound(); });
function toggleSound() {
  wantsSound = !wantsSound;
  localStorage.setItem('vigil.central.sound', wantsSound ? 'on' : 'off');
  showSound(sound.state());
  dirty = true;
}

function beds(model) {
  return Object.keys(model).filter(k => k.startsWith('bed.')).map(k => ({name: k.slice(4), ...model[k]}));
}

/** Priority, then unacknowledged, then silence, then a child, then the name. */
function score(bed) {
  const top = bed.alarms[0];
  const alarm = top ? RANK[top.priority] * 4 + (top.state === 'acknowledged' ? 0 : 2) : 0;
  return alarm + (standsStill(bed) ? 20 : 0) + (bed.silent && bed.patient ? 1.5 : 0) + (bed.patient ? 0.5 : 0);
}

function standsStill(bed) { return (link.steps[bed.name] ?? 0) > 3000; }

function draw() {
  const model = trouble === '' ? link.model : {};
  const all = beds(model).sort((a, b) => score(b) - score(a) || a.name.localeCompare(b.name, undefined, {numeric: true}));
  columns(all.length);
  all.forEach((bed, place) => {
    const card = cards.get(bed.name) ?? make(bed.name);
    card.node.style.order = place;
    fill(card, bed);
  });
  summary(all);
  house(model.house);
  const audible = [model.house?.audible, ...all.map(b => b.audible)].filter(Boolean).sort((a, b) => RANK[b.priority] - RANK[a.priority])[0];
  sound.want(!wantsSound ? null : trouble && (link.silent() || !link.broken) ? LOST : audible ?? null);
  wallClock(link);
  say($('link'), trouble === '' ? t('Connected \u00b7 run {0}', link.epoch) : t('Not connected'));
}

function columns(count) {
  const {clientWidth, clientHeight} = $('ward');
  let best = 1;
  let waste = Infinity;
  for (let n = 1; n <= Math.max(1, count); n++) {
    const shape = clientWidth / n / (clientHeight / Math.ceil(count / n));
    const off = Math.abs(Math.log(shape / SHAPE)) + 0.05 * (Math.ceil(count / n) * n - count) / Math.max(1, count);
    if (off < waste) {
      waste = off;
      best = n;
    }
  }
  $('ward').style.setProperty('--columns', best);
}

function make(name) {
  const node = el('a', 'card');
  node.href = '/bed/' + encodeURIComponent(name);
  const inside = el('div', 'in');
  const head = el('header');
  const who = el('span');
  const phase = el('i');
  const marks = el('em');
  head.append(el('b', '', name), who, marks, phase);
  const bar = el('div', 'bar');
  const nums = el('div', 'nums');
  const numbers = NUMBERS.map(([vital, label, cls]) => {
    const num = el('div', 'num ' + cls);
    const value = el('b', '', '---');
    const name = el('small', '', t(label));
    num.append(name, value);
    nums.append(num);
    return {vital, label, cls, num, name, value};
  });
  const more = el('div', 'more');
  const pressure = el('b');
  const age = el('i');
  const warmth = el('b');
  more.append(t('NIBP') + ' ', pressure, age, ' ' + t('Temp') + ' ', warmth);
  inside.append(head, bar, nums, more);
  node.append(inside);
  $('ward').append(node);
  const card = {node, who, phase, marks, bar, numbers, pressure, age, warmth};
  cards.set(name, card);
  return card;
}

function fill(card, bed) {
  say(card.who, bed.patient ? bed.patient.label + '  ' + t(bed.patient.age) : t(bed.silent ? 'empty' : 'nobody admitted'));
  say(card.phase, bed.patient ? t(PHASE[bed.phase]) : '');
  marks(card, bed);
  card.node.classList.toggle('empty', !bed.patient && bed.silent && bed.alarms.length === 0);
  more(card, bed.vitals);
  const [words, cls] = bar(bed);
  say(card.bar, words);
  wear(card.bar, 'bar ' + cls);
  for (const num of card.numbers) {
    const vital = bed.vitals[num.vital];
    say(num.value, vital.text === null ? '---' : number(vital.text));
    say(num.name, vital.fallback ? `${t(num.label)} \u2190 ${vital.fallback}` : t(num.label));
    num.num.title = vital.fallback ? t('instead from {0}', vital.fallback) : '';
    wear(num.num, `num ${num.cls} ${vital.text === null ? 'none' : vital.stale ? 'stale' : ''} ${vital.fallback ? 'fallback' : ''}`);
  }
}

/** Alarms that are off and sound that is silenced, as long as it lasts. */
function marks(card, bed) {
  const key = JSON.stringify([bed.off.length, bed.off.map(o => o.until), bed.audio?.state]);
  if (card.marksKey === key) return;
  card.marksKey = key;
  const nodes = [];
  if (bed.off.length) nodes.push(symbol('alarm', how(bed.off)), el('span', '', String(bed.off.length)));
  if (bed.audio) nodes.push(symbol('audio', bed.audio.state));
  card.marks.replaceChildren(...nodes);
  card.marks.title = [...bed.off.map(o => t(o.until === null ? '{0}: alarm off by {1}' : '{0}: alarm paused by {1}', t(o.words), o.by)), bed.audio ? t('audio ' + bed.audio.state) : ''].filter(Boolean).join('\n');
}

function more(card, vitals) {
  const text = name => vitals[name]?.text ?? '--';
  say(card.pressure, vitals.NIBP_SYSTOLIC.text === null ? '---' : text('NIBP_SYSTOLIC') + '/' + text('NIBP_DIASTOLIC'));
  const {minutes} = vitals.NIBP_SYSTOLIC;
  say(card.age, minutes === null ? '' : ' ' + (minutes === 0 ? t('now') : t('{0} min ago', minutes)));
  card.pressure.classList.toggle('stale', vitals.NIBP_SYSTOLIC.stale);
  say(card.warmth, number(vitals.TEMPERATURE.text ?? '---'));
}

function bar(bed) {
  if (standsStill(bed)) return [t('MONITOR STANDS STILL'), 'silent'];
  const top = bed.alarms[0];
  if (top) {
    const more = bed.count > 1 ? `  +${bed.count - 1}` : '';
    const over = top.state === 'latched' ? ' ' + t('(over)') : '';
    return [`${MARK[top.priority]} ${line(top)}${over}${more}`, 'p-' + top.priority + (top.state === 'acknowledged' ? '' : ' flash')];
  }
  if (bed.silent) return [t(bed.patient ? 'NO DATA' : 'no data'), bed.patient ? 'silent' : 'calm'];
  const held = bed.off.find(o => o.present.length > 0);
  if (held) return [t(held.present[0]) + ' ' + t(held.until === null ? '(alarm off)' : '(alarm paused)'), 'held'];
  return [t('No alarms'), 'calm'];
}

function count(n, one, many) { return t(n === 1 ? one : many, n); }

function summary(all) {
  const alarming = all.filter(b => b.alarms.length > 0).length;
  const children = all.filter(b => b.patient).length;
  say($('summary'), trouble === '' ? `${count(all.length, '{0} bed', '{0} beds')} \u00b7 ${count(children, '{0} child', '{0} children')} \u00b7 ${t('{0} with alarms', alarming)}` : '');
}

let houseKey = '';
/** The monitor's own alarms: a click acknowledges one, the last button silences all that sound. */
function house(part) {
  const alarms = part?.alarms ?? [];
  const key = JSON.stringify([alarms.map(a => [a.id, a.text, a.priority, a.state]), part?.audio, part?.audible]);
  if (key !== houseKey) {
    houseKey = key;
    const buttons = alarms.slice(0, 4).map(alarm => {
      const quiet = alarm.state === 'acknowledged';
      const button = ofHouse(MARK[alarm.priority] + ' ' + line(alarm), 'acknowledge', {alarms: [alarm.id]});
      button.className = quiet ? 'quiet' : 'p-' + alarm.priority;
      button.title = t('{0} \u2013 click to acknowledge', t(alarm.why));
      return button;
    });
    if (part?.audible) buttons.push(ofHouse(t('Pause sound 2 min'), 'pause', {seconds: 120}));
    if (part?.audio) buttons.push(ofHouse('', 'resume'));
    $('house').replaceChildren(...buttons);
  }
  if (part?.audio) say($('house').lastChild, t('Audio paused {0} \u2013 sound on', stretch(part.audio.untilWall - link.wall())));
}

function ofHouse(label, what, fields = {}) {
  const button = el('button', 'quiet', label);
  button.onclick = async () => {
    const answer = await link.order(what, {house: true, by: localStorage.getItem('vigil.name') || 'central', ...fields});
    toast(t(answer.ok ? 'Done' : answer.reason), !answer.ok);
  };
  return button;
}

function frame() {
  if (dirty) {
    dirty = false;
    draw();
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
setInterval(() => { dirty = true; }, 500);
addEventListener('resize', () => { dirty = true; });
addEventListener('pagehide', () => link.send({type: 'bye'}));
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
