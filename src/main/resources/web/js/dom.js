// Small words for the document. Text only ever goes in as text: what a device or a person sent is never markup.

import {t} from './lang.js';

export const $ = id => document.getElementById(id);

/** A new element with a class and a text. */
export function el(tag, cls = '', text = '') {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== '') node.textContent = text;
  return node;
}

/** Sets a text only if it is another one. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets the whole class only if it is another one, so that no animation starts anew. */
export function wear(node, cls) {
  if (node.className === cls) return;
  node.className = cls;
  // All flashing on a page is in step: one rhythm, not many.
  for (const animation of node.getAnimations()) animation.startTime = 0;
}

const two = n => String(n).padStart(2, '0');

/** A stretch of milliseconds as minutes and seconds, or hours, minutes and seconds. */
export function stretch(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const h = Math.floor(s / 3600);
  const m = Math.floor(s / 60) % 60;
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

/** An age in the fewest words. */
export function ago(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return t('{0} s ago', s);
  const m = Math.floor(s / 60);
  return m < 60 ? t('{0} min ago', m) : t('{0} h {1} min ago', Math.floor(m / 60), m % 60);
}

export const MARK = {HIGH: '***', MEDIUM: '**', LOW: '*'};

/** An alarm's text as a line of its own begins. */
export const line = alarm => capital(t(alarm.text));

/** A text as a line begins with it. */
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

let hiding = 0;

/** A line at the bottom for some seconds. */
export function toast(text, refused = false) {
  const node = $('toast');
  say(node, refused ? t('Not done: {0}', text) : text);
  node.className = refused ? 'toast refused' : 'toast';
  // Shown anew, it comes in front of a dialog that opened meanwhile.
  node.hidePopover();
  node.showPopover();
  clearTimeout(hiding);
  hiding = setTimeout(() => node.hidePopover(), refused ? 6000 : 2500);
}
