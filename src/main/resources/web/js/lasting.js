// What sounded when the connection broke goes on sounding: an alarm grows no calmer because nobody tells of it any more.

import {graver} from './sound.js';

export class Lasting {
  constructor() {
    this.parts = [];
    this.at = 0;
  }

  /** @param model what the monitor says of a bed @param wall its clock, in milliseconds since 1970 */
  keep({alarms, audible, audio, house}, wall) {
    if (!alarms) return;
    this.parts = [{alarms, audible, audio}, ...(house ? [house] : [])];
    this.at = wall;
  }

  /** What is still to be heard, or null. A pause that was running ends when it would have ended. */
  audible(wall) {
    return this.parts.map(part => heard(part, wall)).reduce(graver, null);
  }

  /** The alarms there were when the monitor was heard last, at `at`. */
  stood() {
    return {at: this.at, alarms: this.parts.flatMap(part => part.alarms)};
  }
}

function heard({alarms, audible, audio}, wall) {
  const over = audio?.state === 'paused' && wall >= audio.untilWall;
  return (over ? alarms.find(alarm => alarm.state !== 'acknowledged') : audible) ?? null;
}
