// What the bedside and the central page have in common: the head line, the overlay, the sound bar.

import {$, say} from './dom.js';
import {clock, t} from './lang.js';

/** Shows or hides "this page is not live". */
export function overlay(trouble, link) {
  const node = $('overlay');
  document.body.classList.toggle('unlive', trouble !== '');
  if (trouble === '') {
    node.hidden = true;
    return;
  }
  node.hidden = false;
  node.className = 'overlay lost';
  say($('overlay-title'), t(trouble));
  const last = link.heardAt > 0 ? ' ' + t('Last word from the monitor at {0}.', clock(link.wall() - (performance.now() - link.heardAt) * link.speed)) : '';
  say($('overlay-text'), t('Values are not live.') + last + ' ' + t('Trying again \u2026'));
}

/** A full-width bar while the browser may not play. */
export function muteBar(state) {
  $('mute-bar').hidden = state === 'on';
}

/** The moving dot: one beat per heartbeat, drawn by the page itself. */
export function beat() {
  const dot = $('dot');
  dot.className = 'dot';
  void dot.offsetWidth;
  dot.className = 'dot beat';
}

export function wallClock(link) {
  say($('wall'), link.heardAt > 0 ? clock(link.wall()) : '--:--:--');
}
