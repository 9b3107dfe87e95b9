// Words that several pages have for the same thing.

import {clock, t} from './lang.js';

/** What is to be doubted in a number. */
export const QUALITY = {LOW_PERFUSION: 'low perfusion', ARTIFACT: 'artifact', QUESTIONABLE: 'questionable'};

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
