// The pulse tone: one short soft tone with each beat of the pulse wave, the lower the lower SpO2 is. It is off unless
// somebody turns it on at this screen, needs a live number and a live wave, and is no alarm.

import {Beats} from './beats.js';

const KEY = 'vigil.pulsetone';
/** Tone of 100 %, and by how many percent it falls an octave: 90 % is a fifth lower, 80 % an octave. */
const HIGHEST_HZ = 880;
const OCTAVE_PERCENT = 20;
const LOWEST_HZ = 150;
const SECONDS = 0.07;
const EDGE_SECONDS = 0.008;
/** Well below the softest alarm. */
const LOUDNESS = 0.16;

/** @param percent SpO2 @return Hz */
export const pitch = percent => Math.max(LOWEST_HZ, HIGHEST_HZ * 2 ** ((percent - 100) / OCTAVE_PERCENT));

export class PulseTone {
  /** @param sound the page's sound @param spo2 gives the percentage that is shown, undefined without a live one */
  constructor(sound, spo2) {
    this.sound = sound;
    this.spo2 = spo2;
    this.beats = new Beats();
    this.on = localStorage.getItem(KEY) === 'on';
    this.count = 0;
  }

  turn(on) {
    this.on = on;
    localStorage.setItem(KEY, on ? 'on' : 'off');
  }

  /** A sample of the pulse wave has just been drawn. */
  drawn({v, t}) {
    if (!this.beats.push(v, t) || !this.on) return;
    const percent = this.spo2();
    if (percent !== undefined) this.beep(pitch(percent));
  }

  beep(hz) {
    const context = this.sound.context;
    if (this.sound.state() !== 'on') return;
    const tone = new OscillatorNode(context, {frequency: hz});
    const gain = new GainNode(context, {gain: 0});
    const at = context.currentTime;
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE_SECONDS);
    gain.gain.setValueAtTime(LOUDNESS, at + SECONDS - EDGE_SECONDS);
    gain.gain.linearRampToValueAtTime(0, at + SECONDS);
    tone.connect(gain).connect(this.sound.gain);
    tone.start(at);
    tone.stop(at + SECONDS);
    this.count++;
  }
}
