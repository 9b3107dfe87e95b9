// Alarm sound. Only the highest alarm is heard (the monitor names it); a burst that has begun is finished unless
// something graver comes. Says at once when the browser may not play.

import {RANK} from './dom.js';
import {TIMING, lengthOf, samples} from './tones.js';

const LOOK_MILLIS = 100;
/** Below this nobody would hear it: the volume cannot be set lower. */
export const LOWEST_VOLUME = 0.3;
const SILENCE = 0.001;
/** Between two bursts of the test, so that they are told apart. */
const PAUSE_MILLIS = 600;
/** A clock of sound that stands so long although it may run makes no sound. */
const STALLED_MILLIS = 2000;

/** The graver of two sounds wanted, the first if they are equal; null for silence. */
export function graver(first, second) {
  if (!first || !second) return first ?? second ?? null;
  return RANK[second.priority] > RANK[first.priority] ? second : first;
}

export class Sound {
  /** @param changed called with 'on' or 'blocked' whenever that changes */
  constructor(changed) {
    this.changed = changed;
    this.wanted = null;
    this.nextAt = 0;
    this.buffers = new Map();
    this.bursts = 0;
    this.make();
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, () => this.unlock(), {capture: true});
    setInterval(() => this.look(), LOOK_MILLIS);
  }

  make() {
    try {
      this.context = new AudioContext();
      this.gain = this.context.createGain();
      this.meter = this.context.createAnalyser();
      this.gain.connect(this.meter).connect(this.context.destination);
      this.volume(Number(localStorage.getItem('vigil.volume') ?? 0.8));
      this.context.onstatechange = () => this.tell();
    } catch (failure) {
      this.context = null;
      this.failure = String(failure);
    }
  }

  unlock() {
    if (this.context && this.context.state !== 'running') this.context.resume().then(() => this.tell(), () => {});
  }

  state() { return this.context?.state === 'running' && !this.stalled() ? 'on' : 'blocked'; }

  /** A browser that says it plays while its sound stands still: the device went away, or the tab sleeps. */
  stalled() {
    const now = performance.now();
    if (this.context.currentTime !== this.clock) {
      this.clock = this.context.currentTime;
      this.clockAt = now;
    }
    return now - this.clockAt > STALLED_MILLIS;
  }

  tell() {
    if (this.told === this.state()) return;
    this.told = this.state();
    this.changed(this.told);
  }

  volume(level) {
    this.level = Math.min(1, Math.max(LOWEST_VOLUME, Number.isFinite(level) ? level : 0.8));
    localStorage.setItem('vigil.volume', String(this.level));
    if (this.gain) this.gain.gain.value = this.level;
  }

  /** What is to be heard: {id, priority, category}, or null for silence. */
  want(alarm) {
    const graver = alarm && (!this.wanted || RANK[alarm.priority] > RANK[this.wanted.priority]);
    this.wanted = alarm;
    if (graver) {
      this.stop();
      this.nextAt = 0;
    }
    this.look();
  }

  look() {
    this.tell();
    if (!this.wanted || this.state() !== 'on' || this.context.currentTime < this.nextAt) return;
    const {priority, category} = this.wanted;
    this.play(priority, category);
    this.nextAt = this.context.currentTime + lengthOf(priority, category) + TIMING[priority].rest;
  }

  play(priority, category) {
    const source = this.context.createBufferSource();
    source.buffer = this.buffer(priority, category);
    source.connect(this.gain);
    source.start();
    this.source = source;
    this.bursts++;
  }

  /** Something is still off: one low burst, unless an alarm is to be heard anyway. */
  remind() {
    if (!this.wanted && this.state() === 'on') this.play('LOW', 'GENERAL');
  }

  stop() {
    try { this.source?.stop(); } catch { /* it had ended by itself */ }
  }

  buffer(priority, category) {
    const key = priority + category;
    if (!this.buffers.has(key)) {
      const data = samples(priority, category, this.context.sampleRate);
      const buffer = this.context.createBuffer(1, data.length, this.context.sampleRate);
      buffer.copyToChannel(data, 0);
      this.buffers.set(key, buffer);
    }
    return this.buffers.get(key);
  }

  /**
   * Plays all three priorities, unless an alarm wants to be heard. It tells what the browser made, not what left the
   * loudspeaker.
   * @param began called with each priority as its burst begins
   * @returns 'played', 'still' if no sample came out, 'blocked' if none may, 'alarm' if one was in the way
   */
  async test(began) {
    if (this.state() !== 'on') return 'blocked';
    let loudest = 0;
    for (const priority of ['LOW', 'MEDIUM', 'HIGH']) {
      if (this.wanted) return 'alarm';
      began(priority);
      this.play(priority, 'GENERAL');
      loudest = Math.max(loudest, await this.listen(lengthOf(priority, 'GENERAL') * 1000 + PAUSE_MILLIS));
    }
    if (this.wanted) return 'alarm';
    return loudest > SILENCE ? 'played' : 'still';
  }

  async listen(millis) {
    const data = new Float32Array(this.meter.fftSize);
    const until = performance.now() + millis;
    let peak = 0;
    while (performance.now() < until) {
      await new Promise(resolve => setTimeout(resolve, 20));
      this.meter.getFloatTimeDomainData(data);
      for (const v of data) peak = Math.max(peak, Math.abs(v));
    }
    return peak;
  }
}
