// Says when this page is not live, whatever the rest of it believes. It has its own timer and asks for nothing but the
// time of the last word from the monitor.

const LOOK_MILLIS = 250;
/** A bed whose own loop made no step for this long stands still (four are due each second). */
const STILL_MILLIS = 3000;
/** An open connection silent for this long is given up. */
const GIVE_UP_MILLIS = 6000;

export class Watchdog {
  /** @param beds names whose steps matter @param changed called with '' or the words for what is wrong */
  constructor(link, beds, changed) {
    this.link = link;
    this.beds = beds;
    this.changed = changed;
    this.trouble = null;
    this.started = performance.now();
    setInterval(() => this.look(), LOOK_MILLIS);
  }

  look() {
    const silent = performance.now() - Math.max(this.link.heardAt, this.started);
    const never = this.link.heardAt === -Infinity;
    if (silent > GIVE_UP_MILLIS && this.link.socket?.readyState === WebSocket.OPEN) this.link.restart();
    this.say(never && silent < this.link.silenceMillis ? null : this.judge(silent, never));
  }

  judge(silent, never) {
    if (never || this.link.broken || silent > this.link.silenceMillis) return 'NO CONNECTION';
    const still = this.beds().some(bed => (this.link.steps[bed] ?? 0) > STILL_MILLIS);
    return still ? 'MONITOR STANDS STILL' : '';
  }

  say(trouble) {
    if (trouble === null || trouble === this.trouble) return;
    this.trouble = trouble;
    this.changed(trouble);
  }
}
