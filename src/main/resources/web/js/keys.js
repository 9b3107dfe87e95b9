// Keys that steer the page: single letters, pressed alone. A barcode scanner types too, some letters within a tenth of a
// second and Enter at the end: what comes so fast is nobody's order. Who speaks to the page, or leans on its keyboard,
// turns the letters off (WCAG 2.1.4); kept in this browser.

const KEY = 'vigil.keys';
/** Keys closer together than this are typed by a machine: scanners need 2 to 20 ms a letter, a fast typist 60. */
const APART_MILLIS = 50;
/** What a scanner types: letters, digits, signs, and Enter at the end. Other keys have names (`Escape`, `Shift`). */
const written = key => key.length === 1 || key === 'Enter';
/** What presses whatever is outlined. */
const PRESSES = new Set(['Enter', ' ']);

export const lettersOn = () => localStorage.getItem(KEY) !== 'off';

export const turnLetters = on => localStorage.setItem(KEY, on ? 'on' : 'off');

/** Whether a key belongs to a field that is typed into. */
export const typedInto = node => Boolean(node?.matches?.('input, textarea, select'));

/** @param meant returns what a key does, undefined if nothing */
export function listen(meant) {
  let last = -Infinity;
  let waiting = 0;
  addEventListener('keydown', event => {
    if (event.repeat || !written(event.key)) return;
    const burst = event.timeStamp - last < APART_MILLIS;
    last = event.timeStamp;
    clearTimeout(waiting);
    if (burst && PRESSES.has(event.key) && !typedInto(event.target)) swallow(event);
    if (burst || !lettersOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = meant(event);
    if (!act) return;
    event.preventDefault();
    waiting = setTimeout(act, APART_MILLIS);
  }, true);
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
