// How a dose is said: three digits that count, below 0.1 mg in micrograms. The monitor's own sentences do the same
// (Numbers.dose).

import {number, t} from './lang.js';

const DIGITS = 3;
/** A dose below this is said in micrograms: nobody counts zeros behind a point. */
const LEAST_MG = 0.1;
/** The monitor takes no more. */
const MOST_MG = 10_000;
const UNITS = {mg: 1, '\u00b5g': 1000};

/** A dose of so many milligrams with its unit, in the writing of this screen. */
export function dose(mg) {
  return mg !== 0 && mg < LEAST_MG ? brief(mg * 1000) + ' \u00b5g' : brief(mg) + ' mg';
}

export const perKilogram = (mg, kg) => dose(mg / kg) + '/kg';

/** What a field for a dose is told (Entry): it says what will be written down before it is. */
export const doseEntry = weightKg => ({
  required: true, above: 0, most: MOST_MG, units: UNITS,
  about: mg => t('will be recorded: {0}', dose(mg) + (weightKg ? ' = ' + perKilogram(mg, weightKg) : '')),
});

/** Digits before the point all count. */
function brief(v) {
  const decimals = v === 0 ? 0 : Math.max(0, DIGITS - 1 - Math.floor(Math.log10(v)));
  return number(new Intl.NumberFormat('en', {maximumFractionDigits: decimals, useGrouping: false}).format(v));
}
