// Where a pulse wave rises: one beat each. Pure, so that a test can feed it any wave. A wave that does not rise and
// fall gives no beat; none is ever made up from a rate.

/** No heart beats faster than 300 a minute. */
const LEAST_MILLIS = 200;
/** The range of the wave is forgotten by half in this time: one that grows weaker is followed. */
const HALF_MILLIS = 900;
/** Parts of the range: below the first the wave is at its foot, above the second it has risen. */
const FOOT = 0.35;
const RISEN = 0.6;
/** Noise of a clip without a finger: no beat in less than this many steps of the device. */
const LEAST_RANGE = 4;
/** A hole in the wave after which it is learned anew. */
const HOLE_MILLIS = 1500;

export class Beats {
  constructor() {
    this.reset();
  }

  reset() {
    this.low = this.high = undefined;
    this.foot = false;
    this.beatAt = -Infinity;
    this.at = undefined;
  }

  /** @param v sample in any unit @param at its time in milliseconds @return true if a beat begins with it */
  push(v, at) {
    if (this.at === undefined || at - this.at > HOLE_MILLIS) {
      this.reset();
      this.low = this.high = v;
    }
    this.forget(v, Math.max(0, at - this.at || 0));
    this.at = at;
    const range = this.high - this.low;
    if (range < LEAST_RANGE) return false;
    const part = (v - this.low) / range;
    if (part < FOOT) this.foot = true;
    if (!this.foot || part < RISEN || at - this.beatAt < LEAST_MILLIS) return false;
    this.foot = false;
    this.beatAt = at;
    return true;
  }

  forget(v, passed) {
    const kept = 0.5 ** (passed / HALF_MILLIS);
    const middle = (this.low + this.high) / 2;
    this.low = Math.min(v, middle - (middle - this.low) * kept);
    this.high = Math.max(v, middle + (this.high - middle) * kept);
  }
}
