// Alarm sounds as numbers: IEC 60601-1-8 Tables 3 and 4 for the timing, its Annex F for the melodies. Pure, so that a
// test can look at every sample.

/** Seconds. td: a pulse between its 90 % points; gap: from one pulse to the next, likewise; rest: from burst to burst. */
export const TIMING = {
  HIGH: {td: 0.13, gap: 0.1, group: 0.6, rest: 4, gain: 1},
  MEDIUM: {td: 0.18, gap: 0.2, rest: 8, gain: 0.75},
  LOW: {td: 0.18, gap: 0.2, rest: 20, gain: 0.55},
};

/** Rise and fall (10 to 90 %) as a part of the pulse: 18 % satisfies both published readings of the rule. */
export const RISE = 0.18;
const RAMP = RISE / 0.8;

/** Six partials; the weakest is 8 dB below the strongest, the rule allows 15. */
export const PARTIALS = [1, 0.9, 0.75, 0.6, 0.5, 0.4];

const NOTE = {C4: 261.63, D4: 293.66, E4: 329.63, F4: 349.23, G4: 392, A4: 440, B4: 493.88, C5: 523.25};
const MELODY = {
  GENERAL: 'C4 C4 C4 C4 C4',
  CARDIOVASCULAR: 'C4 E4 G4 G4 C5',
  VENTILATION: 'C4 A4 F4 A4 F4',
  OXYGENATION: 'C5 B4 A4 G4 F4',
  TEMPERATURE: 'C4 D4 E4 F4 G4',
  EQUIPMENT: 'C5 C4 C4 C5 C4',
};
/** Partials of different pitch never peak together: this much louder and no sample exceeds 1. */
const LOUDNESS = 1.3;
const LOW_MELODY = ['E4', 'C4'];

/** The pulses of one burst: {at, hz}, at = seconds to where the pulse reaches 90 %. */
export function burst(priority, category) {
  const t = TIMING[priority];
  const tune = (MELODY[category] ?? MELODY.GENERAL).split(' ');
  if (priority === 'LOW') return LOW_MELODY.map((note, i) => ({at: i * (t.td + t.gap), hz: NOTE[note]}));
  if (priority === 'MEDIUM') return tune.slice(0, 3).map((note, i) => ({at: i * (t.td + t.gap), hz: NOTE[note]}));
  const pulses = [];
  let at = 0;
  for (let i = 0; i < 10; i++) {
    pulses.push({at, hz: NOTE[tune[i % 5]]});
    const long = i % 5 === 2;
    at += t.td + (i === 4 ? t.group : long ? 2 * t.gap + t.td : t.gap);
  }
  return pulses;
}

/** Seconds from the first pulse to the end of the last. */
export function lengthOf(priority, category) {
  const pulses = burst(priority, category);
  return pulses[pulses.length - 1].at + TIMING[priority].td;
}

/** One burst as samples between -1 and 1. */
export function samples(priority, category, rate) {
  const t = TIMING[priority];
  const ramp = RAMP * t.td;
  const lead = 0.9 * ramp;
  const out = new Float32Array(Math.ceil((lengthOf(priority, category) + 2 * ramp) * rate));
  for (const pulse of burst(priority, category)) add(out, rate, pulse, lead, ramp, t);
  return out;
}

function add(out, rate, pulse, lead, ramp, t) {
  const begin = pulse.at;
  const whole = t.td + 2 * lead;
  const total = PARTIALS.reduce((sum, p) => sum + p, 0);
  for (let i = 0; i < whole * rate; i++) {
    const s = i / rate;
    const edge = Math.min(1, s / ramp, (whole - s) / ramp);
    let wave = 0;
    for (let k = 0; k < PARTIALS.length; k++) wave += PARTIALS[k] * Math.sin(2 * Math.PI * pulse.hz * (k + 1) * s);
    const at = Math.floor(begin * rate) + i;
    if (at < out.length) out[at] += t.gain * edge * wave / total * LOUDNESS;
  }
}
