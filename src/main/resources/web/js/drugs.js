// What the child is given: recorded when it is given, and struck when it was recorded by mistake.

import {el} from './dom.js';
import {dose as said, doseEntry} from './dose.js';
import {clock, t} from './lang.js';
import {sign} from './who.js';

/** Older doses are in the record; a mistake is seen soon. */
const LATEST = 8;

export class Drugs {
  /** @param dialogs where they are shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
  }

  open() {
    const {dialogs} = this;
    const fields = [
      ['drug', 'Drug', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true}],
      ['mg', 'Dose', {entry: doseEntry(dialogs.link.model.patient?.weightKg)}],
      ['route', 'Route', {maxLength: 40, value: 'IV'}],
    ];
    dialogs.form('Drug given now', fields, 'Record', f => dialogs.order('drug', {drug: f.drug.value, mg: f.mg.value, route: f.route.value}));
    const given = dialogs.link.model.drugs ?? [];
    if (given.length === 0) return;
    const list = el('ul', 'doses');
    for (const dose of given.slice(-LATEST).reverse()) list.append(this.row(dose));
    dialogs.dialog.append(el('h2', '', t('Given before')), list);
  }

  row(dose) {
    const row = el('li');
    const strike = Object.assign(el('button', 'strike', t('Entered by mistake')), {type: 'button', onclick: () => this.strike(dose)});
    row.append(el('time', '', clock(dose.wall, false)), el('b', '', dose.drug), el('span', '', `${said(dose.mg)} ${dose.route}`.trim()), el('i', '', dose.by), strike);
    return row;
  }

  /** Asked once more: what counts no more changes sums and rules. */
  async strike(dose) {
    const {dialogs} = this;
    const question = `strike ${said(dose.mg)} of ${dose.drug}, recorded at ${clock(dose.wall, false)}?; it counts no more, the record keeps it`;
    if (!await dialogs.sure(question)) return;
    const name = dialogs.dialog.querySelector('[name=name]')?.value;
    if (name) sign(name);
    dialogs.who.draw();
    if (await dialogs.order('drug_strike', {given: dose.given})) dialogs.dialog.close();
  }
}
