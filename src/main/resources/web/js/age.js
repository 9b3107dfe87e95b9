// A number grows old at the screen, too: a monitor that goes on talking but has stopped measuring is not believed.

/** The two clocks are known to each other to less than this. */
const CLOCK_MILLIS = 500;

/**
 * A number that the monitor has neither renewed nor taken back in time.
 * @param vital {text, at, until} @param clock {now(), speed} of the time that `at` and `until` are in
 */
export function lapsed(vital, clock) {
  return Boolean(vital) && vital.text !== null && clock.now() > vital.until + CLOCK_MILLIS * clock.speed;
}

/** The number as it may be shown now: as it is, old, or none with the reason. */
export function aged(vital, clock) {
  if (!vital || vital.text === null) return vital;
  if (lapsed(vital, clock)) return {...vital, text: null, reason: `no data for ${Math.round((clock.now() - vital.at) / 1000)} s`};
  return clock.now() > (vital.at + vital.until) / 2 + CLOCK_MILLIS * clock.speed ? {...vital, stale: true} : vital;
}
