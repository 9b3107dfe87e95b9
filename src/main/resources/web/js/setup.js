// The devices of one bed with their live signal: what is configured, whether it is there, what it gives, what to do.

import {$, ago, el, say} from './dom.js';
import {drawing, guard} from './failing.js';
import {Link} from './link.js';
import {number, t} from './lang.js';
import {STATE, poll} from './poll.js';
import {Sweep} from './sweep.js';
import {QUALITY} from './words.js';

const bed = new URLSearchParams(location.search).get('bed') ?? '';
document.title = [bed, t('Devices')].filter(Boolean).join(' \u2013 ');
say($('bed'), bed);
if (!bed) say($('of'), t('Choose a bed'));
$('back').hidden = !bed;
$('back').href = '/bed/' + encodeURIComponent(bed) + (new URLSearchParams(location.search).has('elsewhere') ? '?elsewhere' : '');

const WAVES = {PLETH: 'Pleth', CO2: 'CO2', RESP: 'Resp', ECG: 'ECG'};
/** More damaged frames than this are no accident. */
const DAMAGED_PART = 0.02;
const sweeps = new Map();
const devices = new Map();

const link = bed && new Link('bed=' + encodeURIComponent(bed) + '&look=1', {
  waves(pieces) {
    for (const piece of pieces) sweeps.get(piece.source + ' ' + piece.wave)?.push(piece, link.now());
  },
});

/** The parts of a device's card that change are made once and said anew. */
function device(feed) {
  const node = el('article', 'device');
  const state = el('span', 'state');
  const inner = el('div', 'inner');
  const facts = el('dl');
  const live = el('div');
  const values = el('div', 'values');
  const words = el('p', 'words');
  const remedy = el('ul', 'remedy');
  live.append(values);
  inner.append(facts, live);
  node.append(state, el('h3', '', feed.source + ' \u00b7 ' + (feed.protocol ?? '')), el('small', '', feed.device ?? ''), words, remedy, inner);
  for (const wave of feed.waves ?? []) live.append(trace(feed.source, wave));
  $('devices').append(node);
  return {node, state, facts, values, words, remedy};
}

function trace(source, wave) {
  const figure = el('figure');
  const canvas = el('canvas');
  canvas.role = 'img';
  canvas.ariaLabel = t('live wave') + ' ' + t(WAVES[wave] ?? wave);
  figure.append(el('figcaption', '', t(WAVES[wave] ?? wave)), canvas);
  requestAnimationFrame(() => {
    const sweep = new Sweep(canvas, {seconds: 6, speed: link.speed, fixed: wave === 'CO2' ? [0, 600] : null});
    sweep.fit();
    sweeps.set(source + ' ' + wave, sweep);
  });
  return figure;
}

function show(part, feed) {
  part.node.className = 'device ' + feed.state;
  say(part.state, t(STATE[feed.state]));
  say(part.words, feed.state === 'down' ? t(feed.detail) : t(feed.advice ?? ''));
  renew(part, 'facts', facts(feed), ([name, text]) => [el('dt', '', t(name)), el('dd', '', text)]);
  renew(part, 'values', feed.values, value => [reading(value)]);
  renew(part, 'remedy', remedies(feed), words => [el('li', '', words)]);
}

/** A list whose content changed is made anew. */
function renew(part, name, list, made) {
  const key = JSON.stringify(list);
  if (part[name].dataset.key === key) return;
  part[name].dataset.key = key;
  part[name].replaceChildren(...list.flatMap(made));
}

function facts(feed) {
  const heard = feed.heardMillis === null ? t('never') : feed.heardMillis < 1500 ? t('now') : ago(feed.heardMillis);
  return [
    ['Port', t(feed.port ?? '')],
    ['Line', feed.line ?? ''],
    ['Last heard', heard],
    ['Frames', feed.protocol === 'hl7' ? '' : t('{0} good, {1} damaged, {2} bytes between', feed.frames, feed.bad, feed.skipped)],
    ['Opened', feed.protocol === 'hl7' ? '' : t('{0}\u00d7 since the start', feed.opened)],
    ['Orders', t(feed.control ? 'allowed (control: true)' : feed.controls ? 'not allowed; control: true would: {0}' : 'it takes none').replace('{0}', t(feed.controls ?? ''))],
    ['Can give', (feed.gives ?? []).map(label => t(label)).join(', ')],
  ].filter(([, text]) => text);
}

function reading(value) {
  const node = el('div', value.text ? 'value' : 'value missing');
  node.append(t(value.label) + ' ', el('small', '', value.unit), el('b', '', value.text ? number(value.text) : t(value.reason ?? '')));
  const quality = QUALITY[value.quality];
  if (quality) node.append(el('small', '', t(quality)));
  return node;
}

/** What to do about a device that is not as it should be. The port's own words stand above. */
function remedies(feed) {
  if (feed.protocol === 'hl7') return feed.state === 'up' ? [] : [t('Nothing has come from the hospital\u2019s network for this bed: see whether the monitor sends to {0} and under which location.', feed.port)];
  if (feed.state === 'down') return [t('Cable: is the adapter plugged in at both ends? Its lamp shows power.'), t('Permission: the user of the service must be in the group of the port, mostly dialout.'), t('Name: use the one under /dev/serial/by-id; it stays with the adapter.')];
  if (feed.state === 'silent') return [t('The port is open, and nothing comes: is the device on, and its cable at the right socket?'), t('Is its output set to this protocol and speed ({0})?', feed.line ?? ''), t('Crossed or straight cable: sending and receiving may be swapped.')];
  const seen = feed.frames + feed.bad;
  if (seen > 0 && feed.bad / seen > DAMAGED_PART) return [t('Many damaged frames: wrong speed, a loose plug, or interference along the cable.')];
  return [];
}

/** Where no bed is named, or one that is not there. */
function choose(beds) {
  const key = JSON.stringify(beds.map(each => each.bed));
  if ($('devices').dataset.key === key) return;
  $('devices').dataset.key = key;
  const list = el('ul', 'beds');
  for (const each of beds) {
    const item = el('li');
    item.append(Object.assign(el('a', '', each.bed), {href: '/setup?bed=' + encodeURIComponent(each.bed)}));
    list.append(item);
  }
  $('devices').replaceChildren(...(bed ? [el('p', 'words', t('There is no bed of this name.')), el('h2', '', t('Choose a bed'))] : []), list);
}

poll(status => {
  const mine = status.beds.find(each => each.bed === bed);
  if (!mine) {
    choose(status.beds);
    return;
  }
  for (const feed of mine.feeds) {
    if (!devices.has(feed.source)) devices.set(feed.source, device(feed));
    show(devices.get(feed.source), feed);
  }
  if (mine.feeds.length === 0 && !$('devices').firstChild) $('devices').append(el('p', 'words', t('No device is configured for this bed.')));
});

if (link) guard(link);
let before = performance.now();
if (link) drawing(at => {
  for (const sweep of sweeps.values()) sweep.draw(link.now(), at - before);
  before = at;
});
