// Words that several pages have for the same thing.

import {clock, t} from './lang.js';

/** What is to be doubted in a number. */
export const QUALITY = {LOW_PERFUSION: 'low perfusion', ARTIFACT: 'artifact', QUESTIONABLE: 'questionable'};

/** Up to this many seconds are said as such. */
const SECONDS = 120;

/** For how long one that is over was an alarm. */
export function lasted(alarm) {
  const seconds = Math.max(0, Math.round((alarm.ended - alarm.onset) / 1000));
  return seconds < SECONDS ? t('{0} s', seconds) : t('{0} min', Math.floor(seconds / 60));
}

/** What has become of an alarm so far. */
export function standing(alarm) {
  const words = [];
  if (alarm.state === 'latched') words.push(t('over \u2013 acknowledge'));
  if (alarm.state === 'acknowledged') words.push(t('acknowledged by {0}', alarm.by));
  else if (alarm.silenced) words.push(t('silent'));
  if (alarm.lost) words.push(t('not measured since {0}', clock(alarm.lost)));
  if (alarm.accepted) words.push(t('taken by {0}', alarm.accepted));
  return words;
}
