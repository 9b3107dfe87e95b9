// Says when this page is not live, whatever the rest of it believes. It has its own timer and asks for nothing but the
// time of the last word from the monitor.

import {every} from './ticker.js';

const LOOK_MILLIS = 250;
/** IEC 60601-1-8 melody for "this screen has lost its monitor". */
export const LOST = {id: 'lost', priority: 'MEDIUM', category: 'EQUIPMENT'};
/** An open connection silent for this long is given up. */
const GIVE_UP_MILLIS = 6000;
/** The clocks of one screen go apart by this much only if it slept, or was set: monotonic time stands still in sleep. */
const SLEPT_MILLIS = 2000;

export class Watchdog {
  /** @param beds names whose steps matter @param changed called with '' or the words for what is wrong */
  constructor(link, beds, changed) {
    this.link = link;
    this.beds = beds;
    this.changed = changed;
    this.trouble = null;
    this.started = performance.now();
    this.apart = Date.now() - this.started;
    every(LOOK_MILLIS, () => this.look());
  }

  look() {
    if (this.slept()) this.link.restart();
    const silent = performance.now() - Math.max(this.link.heardAt, this.started);
    const never = this.link.heardAt === -Infinity;
    if (silent > GIVE_UP_MILLIS && this.link.socket?.readyState === WebSocket.OPEN) this.link.restart();
    this.say(never && silent < this.link.silenceMillis ? null : this.judge(silent, never));
  }

  /** What was heard before this screen slept is not fresh, whatever its age seems to be. */
  slept() {
    const apart = Date.now() - performance.now();
    const slept = Math.abs(apart - this.apart) > SLEPT_MILLIS;
    this.apart = apart;
    return slept;
  }

  judge(silent, never) {
    if (this.link.foreign) return 'PAGE OF ANOTHER VERSION';
    if (never || this.link.broken || silent > this.link.silenceMillis) return 'NO CONNECTION';
    const still = this.beds().some(bed => this.link.still(bed));
    if (still) return 'MONITOR STANDS STILL';
    return this.beds().length > 0 && this.link.model.broken?.length > 0 ? 'BED CANNOT BE SHOWN' : '';
  }

  say(trouble) {
    if (trouble === null || trouble === this.trouble) return;
    this.trouble = trouble;
    this.changed(trouble);
  }
}
