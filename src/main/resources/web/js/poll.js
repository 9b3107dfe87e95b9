// How everything that is connected is now, asked for again and again; an answer that is too old is shown as old.

import {$, say} from './dom.js';
import {clock, t, zoned} from './lang.js';
import {foreign} from './version.js';

const ASK_MILLIS = 1000;
const WAIT_MILLIS = 3000;
const OLD_MILLIS = 4000;

/** Null while there is none: what is old says so itself. */
async function answer() {
  try {
    return await (await fetch('/api/status', {signal: AbortSignal.timeout(WAIT_MILLIS)})).json();
  } catch {
    return null;
  }
}

/** @param told called with each answer of /api/status */
export function poll(told) {
  let heard = -Infinity;
  let wall = 0;
  const ask = async () => {
    const status = await answer();
    if (status) {
      heard = performance.now();
      wall = status.wall;
      foreign(status);
      zoned(status.zone);
      told(status);
    }
    setTimeout(ask, ASK_MILLIS);
  };
  ask();
  setInterval(() => {
    const old = performance.now() - heard > OLD_MILLIS;
    $('fresh').className = old ? 'old' : '';
    document.querySelector('main').classList.toggle('old', old);
    say($('fresh'), !old ? t('as of {0}', clock(wall)) : wall ? t('NO CONNECTION since {0}: what is shown is old', clock(wall)) : t('NO CONNECTION'));
  }, ASK_MILLIS);
}

/** A state of a source or a part in words. */
export const STATE = {up: 'connected', silent: 'silent', down: 'not connected'};
