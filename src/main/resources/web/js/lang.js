// What the screens say in another language. The monitor and these pages speak English; a file of phrases (lang/de.json)
// says each in another tongue. What has no phrase stays English: no text is ever lost. Decision 0016.

/** The languages there are, each in its own words. */
export const LANGUAGES = {en: 'English', de: 'Deutsch'};
const CHOSEN = 'vigil.language';
const FETCH_MILLIS = 2000;
/** Sentences with numbers in them are many; the oldest are forgotten. */
const REMEMBERED = 500;
/** `{0}` any text, `{#0}` a number only. */
const HOLE = /\{(#?)(\d)\}/g;
const NUMBER = /^-?\d+(\.\d+)?$/;

let phrases = {};
let patterns = [];
const known = new Map();
/** What was to be said and had no phrase: names, and what a translator should look at. */
export const lacking = new Set();

/** Two letters, as in `<html lang>`. */
export let language = 'en';
let locale = 'en-GB';
let clocks;
/** The zone of the monitor if this browser does not know it, else empty: times are of the browser's own then. */
export let unknownZone = '';
let decimal = '.';

/** Who chose by hand keeps it; else the browser's own language, where there are phrases for it. */
function wanted() {
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen in LANGUAGES) return chosen;
  return navigator.languages.map(one => one.slice(0, 2)).find(one => one in LANGUAGES) ?? 'en';
}

/** Keeps a choice and shows the page anew in it. */
export function choose(one) {
  localStorage.setItem(CHOSEN, one);
  location.reload();
}

async function speak(one) {
  if (one !== 'en') {
    try {
      phrases = await (await fetch(`/lang/${one}.json`, {signal: AbortSignal.timeout(FETCH_MILLIS)})).json();
      language = one;
    } catch { /* English is better than nothing */ }
  }
  patterns = Object.keys(phrases).filter(key => key.search(HOLE) >= 0).sort((a, b) => joint(a) - joint(b) || firm(b) - firm(a)).map(pattern);
  const own = navigator.languages.find(l => l.startsWith(language));
  locale = own ?? (language === 'en' ? 'en-GB' : language);
  clocks = watches();
  decimal = new Intl.NumberFormat(locale).format(0.5).charAt(1);
  document.documentElement.lang = language;
}

/** A sentence is taken apart at its widest joints first. */
const JOINTS = ['; ', ': ', ', '];
const joint = key => (JOINTS.findIndex(one => key.includes(one)) + JOINTS.length + 1) % (JOINTS.length + 1);

/** Letters of a phrase that are not holes: the more, the better it fits. */
const firm = key => key.replace(HOLE, '').length;

/** Letters that a pattern takes as they are. */
const plain = letters => letters.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern(key) {
  const holes = [...key.matchAll(HOLE)];
  let shape = '^';
  let end = 0;
  for (const hole of holes) {
    shape += plain(key.slice(end, hole.index)) + (hole[1] ? '(-?\\d+(?:\\.\\d+)?)' : '(.+?)');
    end = hole.index + hole[0].length;
  }
  shape += plain(key.slice(end)) + '$';
  return {key, places: holes.map(hole => Number(hole[2])), shape: new RegExp(shape)};
}

/**
 * A text in the language of this screen.
 * @param text English: a phrase with holes `{0}` that `args` fill, or a whole sentence of the monitor
 */
export function t(text, ...args) {
  if (args.length) return fill(phrases[text] ?? text, args);
  if (language === 'en' || !text) return text;
  if (!known.has(text)) {
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value);
    known.set(text, phrases[text] ?? sentence(text) ?? unsaid(text));
  }
  return known.get(text);
}

function unsaid(text) {
  if (lacking.size < REMEMBERED) lacking.add(text);
  return text;
}

function sentence(text) {
  if (NUMBER.test(text)) return number(text);
  for (const {key, places, shape} of patterns) {
    const found = shape.exec(text);
    if (!found) continue;
    const args = [];
    places.forEach((place, i) => { args[place] = t(found[i + 1]); });
    return fill(phrases[key], args);
  }
  return undefined;
}

const fill = (phrase, args) => phrase.replace(HOLE, (hole, only, i) => number(String(args[i] ?? '')));

/** A number as the monitor writes it, with the decimal sign of the country; anything else as it is. */
export function number(text) {
  return decimal !== '.' && NUMBER.test(text) ? text.replace('.', decimal) : text;
}

/** A ward's clock has 24 hours whatever the country. */
function watches(timeZone) {
  return [true, false].map(seconds => new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit', second: seconds ? '2-digit' : undefined, hourCycle: 'h23', timeZone}));
}

/** From now on times are those of the monitor's place. @param zone as the IANA names it */
export function zoned(zone) {
  try {
    clocks = watches(zone);
    unknownZone = '';
  } catch {
    clocks = watches();
    unknownZone = zone;
  }
}

/** Milliseconds since midnight where the monitor stands, to the second. */
export function sinceMidnight(wall) {
  const part = Object.fromEntries(clocks[0].formatToParts(wall).map(({type, value}) => [type, Number(value)]));
  return ((part.hour * 60 + part.minute) * 60 + part.second) * 1000;
}

/** Time of day where the monitor stands, with seconds unless told otherwise. */
export const clock = (wall, seconds = true) => clocks[seconds ? 0 : 1].format(wall);

/** The fixed texts of a page: what an element with `data-t` says, and its title. */
function translate(root) {
  for (const node of root.querySelectorAll('[data-t]')) {
    if (node.dataset.t !== 'title') node.textContent = t(node.textContent);
    if (node.title) node.title = t(node.title);
  }
}

await speak(wanted());
translate(document);
