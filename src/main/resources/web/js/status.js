// Every feed, every screen, every path to a pager and the parts of the monitor: last heard, state, delay, trouble.

import {$, ago, capital, el} from './dom.js';
import './failing.js';
import {clock, number, t} from './lang.js';
import {STATE, poll} from './poll.js';

document.title = t('Connections') + ' \u2013 Vigil';

/** Clocks that differ by less are one. */
const SKEW_MILLIS = 2000;

/** Replaced only if it says something else: what somebody reads or has selected stays. */
function fill(id, cards, none) {
  const node = $(id);
  const key = JSON.stringify(cards);
  if (node.dataset.key === key) return;
  node.dataset.key = key;
  node.replaceChildren(...(cards.length ? cards.map(card) : [el('p', 'none', t(none))]));
}

/** @param state up, silent, down or '' @param rows [name, text]; texts are said already */
function card({title, link, state, said, rows, words}) {
  const node = el('article', 'card ' + state);
  if (said) node.append(el('span', 'state', said));
  const head = el('h3');
  head.append(link ? Object.assign(el('a', '', title), {href: link}) : title);
  const list = el('dl');
  for (const [name, text] of rows.filter(([, text]) => text)) list.append(el('dt', '', t(name)), el('dd', '', text));
  node.append(head, list);
  if (words) node.append(el('p', 'words', words));
  return node;
}

/** Role of SDPi: alarms are confirmed to us. */
const confirming = one => one.role === 'CDAS';

const span = millis => (millis < 1000 ? t('now') : ago(millis));

const link = bed => '/setup?bed=' + encodeURIComponent(bed);

function feeds({beds}) {
  return beds.flatMap(bed => (bed.feeds ?? []).map(feed => ({
    title: bed.bed + ' \u00b7 ' + feed.source,
    link: link(bed.bed),
    state: feed.state,
    said: t(STATE[feed.state]),
    rows: [
      ['Device', feed.protocol],
      ['Port', feed.port],
      ['Last heard', feed.heardMillis === null ? t('never') : span(feed.heardMillis)],
      ['Gives', feed.values.filter(v => v.text).map(v => v.label).join(', ')],
      ['Damaged', feed.frames && feed.protocol !== 'hl7' ? t('{0} of {1} frames', feed.bad, feed.frames + feed.bad) : ''],
      ['Battery', feed.lowBattery ? t('low') : ''],
    ],
    words: feed.state === 'down' ? t(feed.detail) : '',
  })));
}

function displays(status) {
  return status.displays.map(screen => ({
    title: screen.shows || t('All beds'),
    state: screen.heardMillis > 4000 ? 'silent' : 'up',
    said: screen.role,
    rows: [
      ['Screen', screen.screen],
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
    ...status.parts.map(part => ({title: capital(t(part.part)), state: part.trouble ? 'down' : 'up', said: t(part.trouble ? 'trouble' : 'well'), rows: [['Now', t(part.now)]], words: t(part.trouble)})),
    {title: t('Clock'), state: clocks ? 'down' : 'up', said: t(clocks ? 'trouble' : 'well'), rows: [['Run', String(status.epoch)], ['Time', clock(status.wall)]], words: clocks},
    ...(still.length ? [{title: t('Beds that stand still'), state: 'down', said: t('trouble'), rows: [], words: still.join(', ')}] : []),
  ];
}

poll(status => {
  fill('feeds', feeds(status), 'No device is configured.');
  fill('displays', displays(status), 'No screen is open.');
  fill('pagers', pagers(status), 'No pager is configured: nobody is called.');
  fill('parts', parts(status), '');
});
