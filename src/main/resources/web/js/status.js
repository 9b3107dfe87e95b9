// Every feed, every screen, every path to a pager and the parts of the monitor: last heard, state, delay, trouble.

import {$, ago, capital, el} from './dom.js';
import './failing.js';
import {clock, number, t} from './lang.js';
import {STATE, poll} from './poll.js';

document.title = t('Connections') + ' \u2013 Vigil';

/** Clocks that differ by less are one. */
const SKEW_MILLIS = 2000;

/** Replaced only if it says something else: what somebody reads or has selected stays. */
function fill(id, entries, made, none) {
  const node = $(id);
  const key = JSON.stringify(entries);
  if (node.dataset.key === key) return;
  node.dataset.key = key;
  node.replaceChildren(...(entries.length ? entries.map(made) : [el('p', 'none', t(none))]));
}

/** What is wrong stands above all else and at length, the rest below in one line each. */
const wrong = entry => entry.state !== 'up';

function sort(id, entries, none) {
  fill(id, entries.filter(entry => !wrong(entry)), row, entries.length ? 'All of it stands above.' : none);
  return entries.filter(wrong);
}

function head({title, link, state, said}, cls) {
  const node = el('article', cls + ' ' + state);
  const name = el('h3');
  name.append(link ? Object.assign(el('a', '', title), {href: link}) : title);
  node.append(...(said ? [el('span', 'state', said)] : []), name);
  return node;
}

/** @param entry `kind` of thing where the title does not tell it, `state` up, silent or down, `rows` [name, text]; texts are said already */
function card(entry) {
  const node = head(entry, 'card');
  const list = el('dl');
  for (const [name, text] of entry.rows.filter(([, text]) => text)) list.append(el('dt', '', t(name)), el('dd', '', text));
  if (entry.kind) node.append(el('small', '', t(entry.kind)));
  node.append(list);
  if (entry.words) node.append(el('p', 'words', entry.words));
  return node;
}

function row(entry) {
  const node = head(entry, 'row');
  const list = el('dl');
  for (const [name, text] of entry.rows.filter(([, text]) => text)) {
    const pair = el('div');
    pair.append(el('dt', '', t(name)), ' ', el('dd', '', text));
    list.append(pair);
  }
  node.append(list);
  return node;
}

/** Role of SDPi: alarms are confirmed to us. */
const confirming = one => one.role === 'CDAS';

const span = millis => (millis < 1000 ? t('now') : ago(millis));

const link = bed => '/setup?bed=' + encodeURIComponent(bed);

function feed(bed, one) {
  return {
    title: bed + ' \u00b7 ' + one.source,
    link: link(bed),
    state: one.state,
    said: t(STATE[one.state]),
    rows: [
      ['Device', one.protocol],
      ['Port', t(one.port)],
      ['Last heard', one.heardMillis === null ? t('never') : span(one.heardMillis)],
      ['Gives', one.values.filter(v => v.text).map(v => t(v.label)).join(', ')],
      ['Damaged', one.frames && one.protocol !== 'hl7' ? t('{0} of {1} frames', one.bad, one.frames + one.bad) : ''],
      ['Battery', one.lowBattery ? t('low') : ''],
    ],
    words: one.state === 'down' ? t(one.detail) : '',
  };
}

/** Devices that are as they should be: a line for each bed. */
function well({bed, feeds = []}) {
  const rows = feeds.filter(one => one.state === 'up').map(one => [one.source, [one.protocol, span(one.heardMillis ?? 0), one.lowBattery ? t('Battery') + ' ' + t('low') : ''].filter(Boolean).join(' \u00b7 ')]);
  return rows.length ? [{title: bed, link: link(bed), state: 'up', rows}] : [];
}

function feeds({beds}) {
  const missing = beds.flatMap(({bed, feeds = []}) => feeds.map(one => feed(bed, one))).filter(wrong);
  fill('feeds', beds.flatMap(well), row, missing.length ? 'All of it stands above.' : 'No device is configured.');
  return missing;
}

function displays(status) {
  return status.displays.map(screen => ({
    kind: 'Screen',
    title: screen.shows || t('All beds'),
    state: screen.heardMillis > 4000 ? 'silent' : 'up',
    said: screen.role,
    rows: [
      ['Name', screen.screen],
      ['Role', confirming(screen) ? t('gives alarms and confirms them') : t('for information only')],
      ['Last heartbeat', span(screen.heardMillis)],
      ['Open since', clock(status.wall - screen.openMillis, false)],
      ['Alarms confirmed', screen.role === 'CDAS' ? String(screen.confirmed) : ''],
      ['Sound', t({on: 'on', blocked: 'blocked by the browser'}[screen.sound] ?? '')],
    ],
    words: screen.role === 'CDAS' && screen.sound === 'blocked' ? t('A click on that page turns its sound on.') : '',
  }));
}

function pagers(status) {
  return status.pagers.map(path => ({
    kind: 'Pager',
    title: path.path,
    state: path.trouble ? 'down' : path.failures || !path.answeredWall ? 'silent' : 'up',
    said: path.role,
    rows: [
      ['Role', confirming(path) ? t('delivers, and tells who read or answered') : t('delivers; an answer comes by the link only')],
      ['Carrier', path.carrier.toUpperCase()],
      ['Told of', t('{0} and graver', t(path.minimum.toLowerCase())) + ' \u00b7 ' + (path.beds.length ? path.beds.join(', ') : t('all beds')) + ' \u00b7 ' + t('level {0}', path.level)],
      ['Last delivery', path.deliveredWall ? t('{0}, took {1} s', clock(path.deliveredWall), number((path.delayMillis / 1000).toFixed(1))) : t('none since the start')],
      ['Last answer', path.answeredWall ? clock(path.answeredWall) : t('never')],
      ['Last tried', path.triedWall ? clock(path.triedWall) : t('never')],
      ['Failed in a row', path.failures ? String(path.failures) : ''],
      ['Waiting', String(path.waiting)],
    ],
    words: t(path.trouble),
  }));
}

function parts(status) {
  const skew = Date.now() - status.wall;
  const clocks = Math.abs(skew) > SKEW_MILLIS && status.speed === 1 ? t('this device\u2019s clock differs by {0} s', Math.round(skew / 1000)) : '';
  const still = status.beds.filter(bed => bed.still).map(bed => bed.bed);
  return [
    ...status.parts.map(part => ({kind: 'The monitor itself', title: capital(t(part.part)), state: part.trouble ? 'down' : 'up', said: t(part.trouble ? 'trouble' : 'well'), rows: [['Now', t(part.now)]], words: t(part.trouble)})),
    {kind: 'The monitor itself', title: t('Clock'), state: clocks ? 'down' : 'up', said: t(clocks ? 'trouble' : 'well'), rows: [['Run', String(status.epoch)], ['Time', clock(status.wall)]], words: clocks},
    ...(still.length ? [{kind: 'The monitor itself', title: t('Beds that stand still'), state: 'down', said: t('trouble'), rows: [], words: still.join(', ')}] : []),
  ];
}

poll(status => {
  const troubles = [
    ...sort('parts', parts(status), ''),
    ...sort('pagers', pagers(status), 'No pager is configured: nobody is called.'),
    ...feeds(status),
    ...sort('displays', displays(status), 'No screen is open.'),
  ];
  fill('wrong', troubles, card, 'Everything connected works.');
});
