// The bedside screen.

import {$, el, say, stretch} from './dom.js';
import {t} from './lang.js';
import {Link, drawn} from './link.js';
import {LOST, Watchdog} from './watchdog.js';
import {aged} from './age.js';
import {Tiles} from './tiles.js';
import {Alarms} from './alarms.js';
import {Sweep} from './sweep.js';
import {Sound, graver} from './sound.js';
import {Dialogs, PHASE} from './dialogs.js';
import {drawing, failed, guard} from './failing.js';
import {Inactivation, left} from './inactivation.js';
import {Lasting} from './lasting.js';
import {PulseTone} from './pulsetone.js';
import {Settings} from './settings.js';
import {Stand} from './stand.js';
import {Strip} from './strip.js';
import {symbol} from './symbols.js';
import {every} from './ticker.js';
import {Trends} from './trends.js';
import {beat, muteBar, overlay, wallClock} from './page.js';

const bed = decodeURIComponent(location.pathname.split('/').pop());
document.title = bed + ' \u2013 Vigil';
say($('bed-name'), bed);
const stand = new Stand(bed);
$('setup').href = '/setup?bed=' + encodeURIComponent(bed) + (stand.atBed ? '' : '&elsewhere');

const SLOW_MILLIS = 250;
/** Times on the screen are the monitor's; a screen whose own clock differs by more says so. */
const MOST_SKEW_SECONDS = 2;

let trouble = null;
let dirty = true;
let sweeps = {};
const lasting = new Lasting();
/** When samples of a wave came last. */
const came = {};
const opened = performance.now();
/** A wave that was away for so long is not there. */
const AWAY_MILLIS = 5000;
const seen = new Map();
/** Made once there is a link to ask the time of. */
let trends;
let tone;
let watchdog;

const link = new Link('bed=' + encodeURIComponent(bed) + stand.query(), {
  hello(message) {
    seen.clear();
    $('elsewhere').hidden = message.alarmRole !== 'DIS';
    for (const sweep of Object.values(sweeps)) sweep.close();
    sweeps = {
      ECG: new Sweep($('wave-ecg'), {speed: message.speed}),
      PLETH: new Sweep($('wave-pleth'), {speed: message.speed, drawn: sample => tone?.drawn(sample)}),
      CO2: new Sweep($('wave-co2'), {seconds: 12, fixed: [0, 600], speed: message.speed}),
      RESP: new Sweep($('wave-resp'), {seconds: 12, speed: message.speed}),
    };
    for (const sweep of Object.values(sweeps)) sweep.fit();
    tellAudio();
    $('speed').hidden = message.speed === 1;
    say($('speed'), '\u00d7' + message.speed);
    trends?.renew();
  },
  state(set) {
    dirty = true;
    if (link.model.alarms) lasting.keep([link.model, link.model.house], link.wall());
    hear();
    if ('patient' in set) trends?.renew();
  },
  waves(pieces) {
    for (const piece of pieces) {
      sweeps[piece.wave]?.push(piece, link.now());
      if (piece.samples.some(sample => sample !== null)) came[piece.wave] = performance.now();
    }
  },
  lost() { watchdog?.look(); },
  // An alarm that was over and began again between two messages looks as before: all are confirmed anew.
  beat() {
    beat();
    stand.keep();
    hear();
    seen.clear();
    dirty = true;
  },
});
const sound = new Sound(() => {
  muteBar(sound?.state() ?? 'blocked');
  tellAudio();
  dirty = true;
});
muteBar(sound.state());
const dialogs = new Dialogs(link, sound);
const inactivation = new Inactivation(dialogs);
const strip = new Strip(() => dialogs.drugs.open());
trends = dialogs.trends = new Trends(bed, link, dialogs);
const tiles = new Tiles((label, conditions) => inactivation.open(t('Alarms of {0}', label), conditions.map(condition => ({condition}))));
const alarms = new Alarms(bed, alarm => dialogs.acknowledge(alarm), alarm => inactivation.open(t('Alarm: {0}', t(alarm.words)), [alarm]));

tone = new PulseTone(sound, saturation);
dialogs.settings = new Settings(dialogs, {tone, stand}, () => { for (const sweep of Object.values(sweeps)) sweep.fit(); });
watchdog = new Watchdog(link, () => [bed], words => {
  trouble = words;
  overlay(trouble, link, lasting.stood());
  dirty = true;
});

/** What SpO2 is by the same rules by which its tile shows it, undefined without a live number. */
function saturation() {
  const vital = aged(live()['vital.SPO2'], link);
  return vital?.text && !vital.stale ? Number(vital.text) : undefined;
}

function tellAudio() {
  link?.send({type: 'audio', state: sound?.state() ?? 'blocked'});
}

/** With no live connection there are no values: the model to draw is empty. */
function live() { return trouble === '' ? link.model : {}; }

function draw() {
  const model = live();
  tiles.draw(model, link);
  alarms.draw(model, link);
  strip.draw(model, link);
  dialogs.draw(model);
  inactivation.draw(model);
  head(model);
  foot(model);
  blind(model);
  lanes();
  hear();
}

/** With every message, not only with every picture: a hidden page draws none and must sound all the same. */
function hear() { if (!failed()) sound.want(audible(live())); }

/**
 * What is to be heard here: the monitor's own troubles belong to no bed, but somebody must hear them. While it says
 * nothing, what it said last, and its loss.
 */
function audible(model) {
  if (model.alarms) return graver(model.audible, model.house?.audible);
  const lost = trouble && (link.silent() || !link.broken) ? LOST : null;
  return graver(lasting.audible(link.wall()), lost);
}

function head(model) {
  who(model.patient, model.assigned);
  say($('phase'), t(PHASE[model.phase] ?? ''));
  const first = model.drugs?.[0];
  say($('sedation'), first ? stretch(link.now() - first.at) : '--:--');
  audio(model);
  wallClock(link);
}

let whoKey = '';
function who(patient, assigned) {
  const key = JSON.stringify([patient ?? null, assigned ?? null]);
  if (key === whoKey) return;
  whoKey = key;
  const node = $('who');
  node.textContent = '';
  if (!patient) return;
  node.append(el('b', '', patient.label), el('span', '', t(patient.age)));
  if (patient.weightKg) node.append(el('span', '', t('{0} kg', patient.weightKg)));
  if (patient.id) node.append(el('span', '', t('ID {0}', patient.id)));
  if (assigned?.nurse) node.append(el('span', '', t('Nurse {0}', assigned.nurse)));
}

/** What this screen's sound is: the browser's own silence, this bed's, that of the monitor's own alarms, or none. */
function audio(model) {
  const silence = model.audio ?? model.house?.audio;
  const state = sound.state() !== 'on' ? 'off' : silence?.state ?? 'on';
  const node = $('audio');
  if (node.dataset.state !== state) {
    node.dataset.state = state;
    node.className = 'audio ' + state;
    node.querySelector('svg')?.remove();
    node.prepend(symbol('audio', state));
  }
  say($('audio-text'), sound.state() !== 'on' ? t('SOUND OFF') : silence ? silent(model) : t('Sound on'));
}

function silent(model) {
  const own = model.audio;
  const whose = own ? '' : ' ' + t('(monitor)');
  const silence = own ?? model.house.audio;
  if (silence.state === 'off') return t('AUDIO OFF') + whose;
  return t('AUDIO PAUSED') + whose + ' ' + (own ? left(own.until, link) : stretch(silence.untilWall - link.wall()));
}

function foot(model) {
  const profile = model.profile;
  say($('profile'), profile ? [t('Limits'), profile.id, t(profile.band), profile.hash, t(profile.note)].filter(Boolean).join(' \u00b7 ') : '');
  const down = (model.links ?? []).filter(l => !l.up).map(l => l.source);
  say($('links'), [down.length ? t('Not connected: {0}', down.join(', ')) : '', ...(model.links ?? []).map(own)].filter(Boolean).join(' \u00b7 '));
  const age = performance.now() - link.heardAt;
  const skew = Math.round(link.skew() / 1000);
  say($('skew'), Math.abs(skew) > MOST_SKEW_SECONDS ? t('the clock of this screen differs by {0}', stretch(Math.abs(skew) * 1000)) : '');
  say($('house-still'), trouble === '' && link.still(link.house) ? t('THE MONITOR\u2019S OWN ALARMS CANNOT BE SHOWN') : '');
  say($('link'), trouble === '' ? t('Connected \u00b7 data {0} s \u00b7 run {1}', (age / 1000).toFixed(1), link.epoch) : t('Not connected'));
}

/** What a device says of its own alarms: beside ours, never among them. */
function own(device) {
  const words = [t(device.alarmsInactive ?? ''), device.alarms].filter(Boolean).join(', ');
  return words ? device.source + ': ' + words : '';
}

/** ECG and the chest's movement have a lane as long as they come; without gas the chest's movement has that of the gas. */
function lanes() {
  const now = performance.now();
  const there = wave => now - (came[wave] ?? -AWAY_MILLIS) < AWAY_MILLIS;
  const lane = (cls, wanted) => {
    const node = document.querySelector('.wave.' + cls);
    if (node.hidden === wanted) node.hidden = !wanted;
  };
  lane('ecg', there('ECG'));
  lane('resp', there('RESP'));
  lane('co2', there('CO2') || !there('RESP'));
}

/** A wave without samples says why instead of looking like a flat line. */
function blind(model) {
  for (const [cls, vital, wave] of [['pleth', 'SPO2', 'PLETH'], ['co2', 'ETCO2', 'CO2']]) {
    const node = document.querySelector('.wave.' + cls);
    const reason = waveless(model['vital.' + vital], wave);
    node.classList.toggle('blind', reason !== '');
    if (reason) node.dataset.reason = reason;
  }
}

/** Why there is no wave, empty if there is one or nobody knows yet. */
function waveless(vital, wave) {
  if (vital === undefined) return '';
  if (vital.text === null) return t(vital.reason);
  const silent = performance.now() - (came[wave] ?? opened) > AWAY_MILLIS;
  return silent ? t('{0} sends no wave', vital.source) : '';
}

/** Tells the monitor which alarms this screen has really drawn. */
function confirm() {
  if (document.visibilityState !== 'visible' || trouble !== '') return;
  const fresh = (link.model.alarms ?? []).filter(a => seen.get(a.id) !== a.priority + a.state);
  if (fresh.length === 0) return;
  for (const alarm of fresh) seen.set(alarm.id, alarm.priority + alarm.state);
  link.send({type: 'seen', alarms: fresh.map(drawn), drawn: true, audible: sound.state() === 'on'});
}

guard(link, () => sound.want(graver(sound.wanted, LOST)));
let before = performance.now();
drawing(at => {
  const passed = at - before;
  before = at;
  if (dirty) {
    dirty = false;
    draw();
    confirm();
  }
  if (trouble === '') for (const sweep of Object.values(sweeps)) sweep.draw(link.now(), passed);
});
setInterval(() => { dirty = true; }, SLOW_MILLIS);
// A hidden page draws nothing, but it must still sound and must not pretend to have drawn.
every(SLOW_MILLIS, () => { if (document.hidden) hear(); });
addEventListener('pagehide', () => link.send({type: 'bye'}));
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
