// What the child was given: each drug with its latest dose and the sum, newest first.

import {$, ago, el} from './dom.js';
import {dose as said, perKilogram} from './dose.js';
import {clock, t} from './lang.js';

/** Doses of more drugs than this are in the events and in the record. */
const SHOWN = 5;

export class Strip {
  /** @param open shows the doses, and takes another */
  constructor(open) {
    // The strip, not the chip: a chip under the finger may be replaced by one that is a second older.
    $('strip').addEventListener('click', () => { if (this.given) open(); });
  }

  draw(model, link) {
    const ages = (model.drugs ?? []).map(dose => ago(link.wall() - dose.wall));
    const key = JSON.stringify([model.drugs, model.patient?.weightKg, ages]);
    if (this.key === key) return;
    this.key = key;
    const given = new Map();
    for (const dose of model.drugs ?? []) {
      const before = given.get(dose.drug);
      // What was given last comes last.
      given.delete(dose.drug);
      given.set(dose.drug, {dose, count: (before?.count ?? 0) + 1, sum: (before?.sum ?? 0) + dose.mg});
    }
    const chips = [...given.values()].reverse().slice(0, SHOWN).map(one => chip(one, model.patient?.weightKg, link));
    this.given = chips.length > 0;
    $('strip').replaceChildren(...(chips.length ? chips : [el('span', 'none', model.patient ? t('no drug given') : '')]));
  }
}

function chip({dose, count, sum}, weightKg, link) {
  const node = el('span', 'chip');
  node.append(el('b', '', dose.drug), el('span', '', `${said(dose.mg)} ${dose.route}`.trim()), el('i', '', ago(link.wall() - dose.wall)));
  if (count > 1) node.append(el('span', 'sum', '\u03a3 ' + said(sum)));
  if (weightKg) node.append(el('span', 'sum', perKilogram(sum, weightKg)));
  node.title = clock(dose.wall) + (dose.by ? ' \u00b7 ' + dose.by : '');
  return node;
}
