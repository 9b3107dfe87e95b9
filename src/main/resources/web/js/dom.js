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

/** Makes an element one that is touched, clicked or chosen by key. */
export function button(node, act) {
  node.role = 'button';
  node.tabIndex = 0;
  node.addEventListener('click', act);
  node.addEventListener('keydown', event => {
    if (event.target !== node || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    act();
  });
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
export const RANK = {HIGH: 3, MEDIUM: 2, LOW: 1};

/** An alarm's text as a line of its own begins. */
export const line = alarm => capital(t(alarm.text));

/** A text as a line begins with it. */
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

const news = $('toast');
let hiding = 0;

/**
 * A line at the bottom for some seconds. In front of an open dialog, and part of it: what lies outside is not read aloud.
 *
 * @param refused true for the reason of a refusal, 'unanswered' where nobody knows whether it was done
 */
export function toast(text, refused = false) {
  say(news, refused === true ? t('Not done: {0}', text) : text);
  news.className = refused ? 'toast refused' : 'toast';
  lift();
  clearTimeout(hiding);
  hiding = setTimeout(() => news.hidePopover(), refused ? 6000 : 2500);
}

/** A line at the bottom, unless a refusal stands there: that is the graver word. */
export function mention(text) {
  if (!news.matches('.refused:popover-open')) toast(text);
}

function lift() {
  const dialog = document.querySelector('dialog[open]');
  if (news.isConnected) news.hidePopover();
  (dialog ?? document.body).append(news);
  news.showPopover();
  dialog?.addEventListener('close', () => { if (news.matches(':popover-open')) lift(); }, {once: true});
}
