// All beds, worst first or by place. A bed without data is never shown as well.

import {$, MARK, el, line, say, stretch, toast} from './dom.js';
import {Link, drawn} from './link.js';
import {LOST, Watchdog} from './watchdog.js';
import {Lasting} from './lasting.js';
import {Sound, graver} from './sound.js';
import {aged} from './age.js';
import {Cards, blind, score, unlive, unseen} from './cards.js';
import {Closeup} from './closeup.js';
import {Unit, unitAlarms} from './unit.js';
import {Assign} from './assign.js';
import {drawing, failed, guard} from './failing.js';
import {LANGUAGES, choose, language, t} from './lang.js';
import {symbol} from './symbols.js';
import {every} from './ticker.js';
import {signature} from './who.js';
import {beat, muteBar, overlay, wallClock} from './page.js';

/** Numbers of a bed that come all the time: without any of them nothing is known of the child. */
const CONTINUOUS = ['SPO2', 'PULSE_RATE', 'HEART_RATE', 'RESPIRATION_RATE', 'ETCO2'];
const VITALS = [...CONTINUOUS, 'NIBP_SYSTOLIC', 'NIBP_DIASTOLIC', 'TEMPERATURE'];
/** What is known of a bed that the monitor never could tell about. */
const NOTHING = {patient: null, assigned: null, phase: '', vitals: {}, silent: true, screen: false, audible: null, audio: null, off: []};
const MINUTE = 60000;
const SLOW_MILLIS = 500;
const ORDER = 'vigil.central.order';
const SOUND = 'vigil.central.sound';
/** The bed shown large, in the address: whoever comes back from a bed's own page finds it as it was. */
const watched = () => decodeURIComponent(location.hash.slice(1)) || null;

let trouble = null;
let dirty = true;
let wantsSound = localStorage.getItem(SOUND) !== 'off';
const lasting = new Lasting();
let byPlace = localStorage.getItem(ORDER) === 'place';

const link = new Link('central=1', {
  state() {
    dirty = true;
    lasting.keep(places(link.model), link.wall());
    hear();
  },
  hello(message) {
    assign.pagers = message.pagers;
    cards.clear();
    closeup.show(watched());
  },
  waves(pieces) { closeup.heard(pieces); },
  beat() {
    beat();
    hear();
  },
});
const cards = new Cards(touched);
const closeup = new Closeup(link, {close, assign: name => assignTo(name)});
const unit = new Unit(link, {toggle: toggleList, close, show});
const assign = new Assign(link);
const sound = new Sound(state => showSound(state));
showSound(sound.state());
showOrder();

new Watchdog(link, () => [], words => {
  trouble = words;
  overlay(trouble, link, lasting.stood());
  dirty = true;
});

const KEYS = [
  {key: 'L', label: 'Alarms of all beds', act: toggleList},
  {key: 'O', label: 'Worst first or by place', act: toggleOrder},
  {key: 'N', label: 'Who looks after the bed', act: () => assignTo(closeup.bed ?? document.activeElement?.dataset?.bed)},
  {key: 'S', label: 'Sound on or off', act: toggleSound},
  {key: '?', label: 'Keys', act: help},
  {key: 'Escape', name: 'Esc', label: 'Close', act: close},
  {key: 'Enter', name: 'Enter', label: 'Show the bed large; once more: open its page', act: enter},
];

addEventListener('keydown', event => {
  if ($('dialog').open || event.ctrlKey || event.altKey || event.metaKey || event.repeat && !event.key.startsWith('Arrow')) return;
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
    cards.move(event.key);
  }
  const entry = KEYS.find(one => one.key === (event.key.length === 1 ? event.key.toUpperCase() : event.key));
  if (entry?.act(event) !== false && entry) event.preventDefault();
});

/** Enter belongs to what has the focus; with nothing there it opens the bed that is shown large. */
function enter() {
  if (document.activeElement !== document.body || closeup.bed === null) return false;
  location.assign(closeup.open.href);
  return true;
}

$('audio').addEventListener('click', toggleSound);
$('order').addEventListener('click', toggleOrder);
$('help').addEventListener('click', help);

function showSound(state) {
  muteBar(wantsSound ? state : 'on');
  const on = wantsSound && state === 'on';
  const node = $('audio');
  node.className = 'audio ' + (on ? 'on' : 'off');
  node.querySelector('svg')?.remove();
  node.prepend(symbol('audio', on ? 'on' : 'off'));
  say($('audio-text'), t(on ? 'Sound on' : wantsSound ? 'SOUND OFF' : 'Sound off here'));
}

function toggleSound() {
  wantsSound = !wantsSound;
  localStorage.setItem(SOUND, wantsSound ? 'on' : 'off');
  showSound(sound.state());
  dirty = true;
}

function toggleOrder() {
  byPlace = !byPlace;
  localStorage.setItem(ORDER, byPlace ? 'place' : 'worst');
  showOrder();
  dirty = true;
}

function showOrder() { say($('order-text'), t(byPlace ? 'By place' : 'Worst first')); }

/** A bed is touched to be seen large, and once more to be opened. */
function touched(name) {
  if (closeup.bed === name) location.assign('/bed/' + encodeURIComponent(name) + '?elsewhere');
  else show(name);
}

function show(name) {
  $('unit').hidden = true;
  if (closeup.bed !== name) closeup.show(name);
  history.replaceState(null, '', '#' + encodeURIComponent(name));
  dirty = true;
}

function toggleList() {
  const open = $('unit').hidden;
  close();
  $('unit').hidden = !open;
}

function close() {
  $('unit').hidden = true;
  closeup.show(null);
  history.replaceState(null, '', location.pathname);
  dirty = true;
}

function assignTo(name) {
  const all = beds(link.model);
  const bed = all.find(one => one.name === name);
  const nurses = new Set(all.map(one => one.assigned?.nurse).filter(Boolean));
  if (bed) assign.open(bed, [...nurses].sort());
  else toast(t('Choose a bed first'));
}

function help() {
  const table = el('table');
  for (const entry of KEYS) {
    const row = el('tr');
    row.append(el('td', '', entry.name ?? entry.key), el('td', '', t(entry.label)));
    table.append(row);
  }
  const arrows = el('tr');
  arrows.append(el('td', '', '\u2190 \u2191 \u2192 \u2193'), el('td', '', t('From bed to bed')));
  table.append(arrows);
  const notes = [
    'Red flashing: high, act at once. Yellow flashing: medium, act promptly. Cyan: low.',
    'A white frame: a child without data, or a bed whose monitor stands still. A crossed screen: nobody at the bedside sees or hears its alarms.',
    'A crossed triangle is an alarm that is off, a crossed bell is sound that is off; dashed: paused.',
  ];
  const row = el('div', 'row');
  for (const [one, name] of Object.entries(LANGUAGES)) if (one !== language) row.append(Object.assign(el('button', '', name), {lang: one, onclick: () => choose(one)}));
  row.append(Object.assign(el('button', 'primary', t('Close')), {onclick: () => $('dialog').close()}));
  assign.show(t('Keys'), table, ...notes.map(note => el('p', 'note', t(note))), row);
}

/** In the order in which they are configured: by place. */
function beds(model) {
  const broken = (model.broken ?? []).filter(name => name !== link.house);
  const names = new Set([...Object.keys(model).filter(key => key.startsWith('bed.')).map(key => key.slice(4)), ...broken]);
  return [...names].map(name => bed(model, name, broken.includes(name)));
}

function bed(model, name, broken) {
  const told = model['bed.' + name] ?? NOTHING;
  const vitals = Object.fromEntries(VITALS.map(vital => [vital, number(told.vitals[vital], model['times.' + name]?.[vital])]));
  const silent = told.silent || CONTINUOUS.every(vital => vitals[vital].text === null);
  const still = link.still(name);
  return {...told, name, vitals, silent, still, broken, alarms: model['alarms.' + name] ?? [], past: model['past.' + name] ?? []};
}

/** With its age; a number that was told without its times is not believed. */
function number(told, times) {
  if (!told || told.text === null || !times) return {text: null, stale: true, fallback: '', minutes: null};
  const run = {now: () => link.run(), speed: link.speed};
  return {...aged({...told, ...times}, run), minutes: Math.max(0, Math.floor((link.run() - times.at) / MINUTE))};
}

const live = () => (trouble === '' ? link.model : {});

/** With every message, not only with every picture: a hidden page draws none and must sound all the same. */
function hear() {
  if (failed()) return;
  sound.want(wantsSound ? audible(live()) : null);
}

/** While the monitor says nothing, what it said last, and its loss. */
function audible(model) {
  const told = places(model);
  if (told.length > 0) return told.map(place => place.audible).reduce(graver, null);
  const lost = trouble && (link.silent() || !link.broken) ? LOST : null;
  return graver(lasting.audible(link.wall()), lost);
}

/** What sounds at each bed, and at the monitor itself. */
function places(model) {
  const beds = Object.keys(model).filter(key => key.startsWith('bed.')).map(key => key.slice(4));
  const told = beds.map(name => ({...model['bed.' + name], alarms: model['alarms.' + name] ?? [], place: name}));
  return model.house ? [{...model.house, place: ''}, ...told] : told;
}

function draw() {
  const model = live();
  const all = beds(model);
  const alarms = unitAlarms(all, model.house);
  cards.draw(byPlace ? all : [...all].sort((a, b) => score(b) - score(a)), closeup.bed);
  unit.draw(alarms, all);
  closeup.draw(model, unlive(all.find(bed => bed.name === closeup.bed) ?? {}));
  summary(all);
  house(model.house, (model.broken ?? []).includes(link.house) || link.still(link.house));
  hear();
  wallClock(link);
  say($('link'), trouble === '' ? t('Connected \u00b7 run {0}', link.epoch) : t('Not connected'));
}

function count(n, one, many) { return t(n === 1 ? one : many, n); }

function summary(all) {
  const children = all.filter(b => b.patient).length;
  const words = trouble === '' ? `${count(all.length, '{0} bed', '{0} beds')} \u00b7 ${count(children, '{0} child', '{0} children')}` : '';
  say($('summary'), words);
  $('summary').title = words;
  lacks([['', t('{0} cannot be shown', all.filter(b => b.broken).length)], ['', t('{0} standing still', all.filter(b => b.still).length)], ['', t('{0} without data', all.filter(blind).length)], ['lesser', t('{0} without a screen', all.filter(unseen).length)]]);
}

let lacksKey = '';
/** What nobody may overlook, counted in the head line. */
function lacks(counts) {
  const some = counts.filter(([, words]) => !words.startsWith('0'));
  const key = JSON.stringify(some);
  if (key === lacksKey) return;
  lacksKey = key;
  $('lacks').replaceChildren(...some.map(([cls, words]) => el('span', cls, words)));
}

let houseKey = '';
/** The monitor's own alarms: a click acknowledges one, the last button silences all that sound. */
function house(part, broken) {
  const alarms = part?.alarms ?? [];
  const key = JSON.stringify([broken, alarms.map(a => [a.id, a.text, a.priority, a.state]), part?.audio, part?.audible]);
  if (key !== houseKey) {
    houseKey = key;
    const buttons = alarms.slice(0, 4).map(alarm => {
      const quiet = alarm.state === 'acknowledged';
      const button = ofHouse(MARK[alarm.priority] + ' ' + line(alarm), 'acknowledge', {alarms: [drawn(alarm)]});
      button.className = quiet ? 'quiet' : 'p-' + alarm.priority + ' flash';
      button.title = t('{0} \u2013 click to acknowledge', t(alarm.why));
      return button;
    });
    if (part?.audible) buttons.push(ofHouse(t('Pause sound 2 min'), 'pause', {seconds: 120}));
    if (part?.audio) buttons.push(ofHouse('', 'resume'));
    const words = broken ? [el('b', '', t('THE MONITOR\u2019S OWN ALARMS CANNOT BE SHOWN'))] : [];
    $('house').replaceChildren(...words, ...buttons);
    for (const button of buttons) for (const animation of button.getAnimations()) animation.startTime = 0;
  }
  if (part?.audio) say($('house').lastChild, t('Audio paused {0} \u2013 sound on', stretch(part.audio.untilWall - link.wall())));
}

function ofHouse(label, what, fields = {}) {
  const button = el('button', 'quiet', label);
  button.onclick = async () => {
    const answer = await link.order(what, {house: true, by: signature('central'), ...fields});
    toast(t(answer.ok ? 'Done' : answer.reason), !answer.ok);
  };
  return button;
}

guard(link, () => { if (wantsSound) sound.want(sound.wanted ?? LOST); });
let before = performance.now();
drawing(at => {
  if (dirty) {
    dirty = false;
    draw();
  }
  if (trouble === '') closeup.sweep(at - before);
  before = at;
});
setInterval(() => { dirty = true; }, SLOW_MILLIS);
every(SLOW_MILLIS, () => { if (document.hidden) hear(); });
addEventListener('resize', () => { dirty = true; });
addEventListener('pagehide', () => link.send({type: 'bye'}));
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
