// What the bedside and the central page have in common: the head line, the overlay, the sound bar.

import {$, MARK, RANK, capital, el, say} from './dom.js';
import {clock, t, unknownZone} from './lang.js';

/** More than these are only counted. */
const STOOD = 9;

/**
 * Shows or hides "this page is not live".
 *
 * @param stood {at, alarms} as of the last word: the gravest are named, without their numbers
 */
export function overlay(trouble, link, stood = {alarms: []}) {
  const node = $('overlay');
  document.body.classList.toggle('unlive', trouble !== '');
  if (trouble === '') {
    node.hidden = true;
    node.popover = null;
    return reach(node);
  }
  node.hidden = false;
  node.className = 'overlay lost';
  above(node);
  reach(node);
  say($('overlay-title'), t(trouble));
  say($('overlay-text'), [t('Values are not live.'), ...meaning(trouble, link)].join(' '));
  const list = $('overlay-stood');
  list.hidden = stood.alarms.length === 0;
  const gravest = stood.alarms.toSorted((a, b) => RANK[b.priority] - RANK[a.priority]).slice(0, STOOD);
  const more = stood.alarms.length - gravest.length;
  list.replaceChildren(el('li', 'when', t('Stood at {0}:', clock(stood.at, false))), ...gravest.map(named), ...(more ? [el('li', 'when', '+' + more)] : []));
  for (const item of list.children) for (const animation of item.getAnimations()) animation.startTime = 0;
}

/** Whether a board says that nothing here is live: nothing is begun then. */
export const covered = () => !$('overlay').hidden || document.querySelector('.failed') !== null;

/** What a board covers cannot be reached by key either. */
function reach(board) {
  for (const part of document.body.children) if (part !== board && !part.matches('dialog, .toast, .spoken, .failed')) part.inert = !board.hidden;
}

new MutationObserver(() => {
  const board = $('overlay');
  if (!board.hidden && board.popover) above(board);
}).observe(document.body, {subtree: true, attributeFilter: ['open']});

/**
 * Over open dialogs, too: what has the top layer lies there in the order in which it came. A form that was opened
 * since stays below, with what was typed.
 */
function above(node) {
  const forms = document.querySelectorAll('dialog[open]').length;
  if (node.popover === 'manual' && node.matches(':popover-open') && node.forms === forms) return;
  node.popover = null;
  node.popover = 'manual';
  node.forms = forms;
  node.showPopover();
}

function named(alarm) {
  const flash = alarm.state === 'acknowledged' ? '' : ' flash';
  return el('li', 'p-' + alarm.priority + flash, `${MARK[alarm.priority]} ${alarm.place ? alarm.place + ': ' : ''}` + capital(t(alarm.words)) + (alarm.subject ? ` (${alarm.subject})` : ''));
}

function meaning(trouble, link) {
  if (trouble === 'PAGE OF ANOTHER VERSION') return [t('The monitor is another one than this page was loaded from. The page loads itself anew within a minute; if this stays, close it and open it again.')];
  if (trouble === 'BED CANNOT BE SHOWN') return [t('The monitor fails when it is to tell about this bed. Call for technical help.')];
  const last = link.heardAt > 0 ? [t('Last word from the monitor at {0}.', clock(link.wall() - (performance.now() - link.heardAt) * link.speed))] : [];
  return [...last, t('Trying again \u2026')];
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
  say($('zone'), unknownZone ? t('times are of this screen\u2019s place: it does not know {0}', unknownZone) : '');
}
