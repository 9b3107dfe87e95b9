// What sounded when the connection broke goes on sounding: an alarm grows no calmer because nobody tells of it any more.

import {graver} from './sound.js';

export class Lasting {
  constructor() {
    this.parts = [];
    this.at = 0;
  }

  /**
   * @param parts what the monitor says of the bed, or of each, and of itself: {alarms, audible, audio, place}; alarms undefined: nothing
   * yet @param wall its clock, in milliseconds since 1970
   */
  keep(parts, wall) {
    const told = parts.filter(part => part?.alarms);
    if (told.length === 0) return;
    this.parts = told.map(({alarms, audible, audio, place}) => ({alarms, audible, audio, place}));
    this.at = wall;
  }

  /** What is still to be heard, or null. A pause that was running ends when it would have ended. */
  audible(wall) {
    return this.parts.map(part => heard(part, wall)).reduce(graver, null);
  }

  /** The alarms there were when the monitor was heard last, at `at`, each with its place where there are several. */
  stood() {
    return {at: this.at, alarms: this.parts.flatMap(({alarms, place}) => alarms.map(alarm => ({...alarm, place})))};
  }
}

function heard({alarms, audible, audio}, wall) {
  const over = audio?.state === 'paused' && wall >= audio.untilWall;
  return (over ? alarms.find(alarm => alarm.state !== 'acknowledged') : audible) ?? null;
}
