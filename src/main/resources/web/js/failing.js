// What a page does that has failed itself: it says so over everything, tells the monitor, answers no heartbeat any more
// and starts anew. Shared by all pages.

import {el} from './dom.js';
import {clock, t} from './lang.js';

/** Before it starts anew; by then the monitor has missed the screen. Twice as long after each failure in a row. */
const FIRST_PAUSE_MILLIS = 6000;
const LONGEST_PAUSE_MILLIS = 300_000;
/** A page that has run for so long is well again. */
const WELL_MILLIS = 60_000;
/** A page that can be seen has drawn within so long, or is not believed. */
const DRAWN_MILLIS = 2000;
/** How often the page has failed in a row; kept over the new start. */
const FAILURES = 'vigil.failures';
/** Letters of a failure that the monitor is told. */
const LONGEST_WORDS = 300;
/** Chromium reports it as an error; it only means that sizes are settled a frame later. */
const HARMLESS = 'ResizeObserver loop';

let failure = null;
let drawnAt = performance.now();
let link = null;
let alarm = () => {};

export const failed = () => failure !== null;

/** Whether this page shows what it is told: it draws, or nobody can see it. */
const well = () => failure === null && (document.hidden || performance.now() - drawnAt < DRAWN_MILLIS);

/**
 * @param connection which tells the monitor, and answers it only while the page is well
 * @param heard called when the page has failed, to be heard
 */
export function guard(connection, heard = () => {}) {
  link = connection;
  link.well = well;
  alarm = heard;
}

/** Draws with every frame. What `draw` throws is the end of this page. */
export function drawing(draw) {
  const frame = at => {
    if (failed()) return;
    requestAnimationFrame(frame);
    draw(at);
    drawnAt = performance.now();
    link.pay();
  };
  requestAnimationFrame(frame);
}

function fail(what) {
  if (failed()) return;
  failure = String(what?.stack ?? what).slice(0, LONGEST_WORDS);
  const times = Number(sessionStorage.getItem(FAILURES)) || 0;
  sessionStorage.setItem(FAILURES, String(times + 1));
  const pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** times);
  setTimeout(restart, pause);
  show(pause);
  alarm();
  link?.send({type: 'failed', what: failure});
  link?.restart();
}

function show(pause) {
  document.body.classList.add('unlive');
  shut();
  // What was begun before may still want to ask something.
  new MutationObserver(shut).observe(document.body, {subtree: true, attributeFilter: ['open']});
  const node = el('section', 'failed');
  node.role = 'alert';
  const board = el('div');
  board.append(
    el('h1', '', t('THIS PAGE HAS FAILED')),
    el('p', '', t('Nothing here is live. Look at the child and at the devices themselves.')),
    el('p', '', t('It starts anew by itself in {0} s. If it fails again, close the browser and open it anew, or take another screen.', pause / 1000)),
    el('p', 'small', clock(Date.now()) + ' \u00b7 ' + failure.split('\n')[0]),
  );
  node.append(board);
  document.body.append(node);
  node.popover = 'manual';
  node.showPopover();
}

function shut() {
  for (const form of document.querySelectorAll('dialog[open]')) form.close();
}

/** Only if the monitor is there: what a browser shows instead of a page starts nothing anew. */
async function restart() {
  try {
    const there = await fetch('/favicon.svg', {cache: 'no-store', signal: AbortSignal.timeout(FIRST_PAUSE_MILLIS)});
    if (there.ok) return location.reload();
  } catch { /* it is asked again */ }
  setTimeout(restart, FIRST_PAUSE_MILLIS);
}

addEventListener('error', event => {
  if (!event.message?.startsWith(HARMLESS)) fail(event.error ?? event.message);
});
addEventListener('unhandledrejection', event => fail(event.reason));
document.addEventListener('visibilitychange', () => { drawnAt = performance.now(); });
setTimeout(() => { if (!failed()) sessionStorage.removeItem(FAILURES); }, WELL_MILLIS);
