// Who lies in the bed: admission with two identifiers, and leaving it. What is hardly meant is asked by the monitor.

import {el} from './dom.js';
import {t} from './lang.js';

/** Reasons at a touch; another can be typed. */
const REASONS = ['to the recovery room', 'to intensive care', 'admitted by mistake'];

export class PatientForms {
  /** @param dialogs where they are shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
  }

  open(model) {
    const fields = [
      ['label', 'Name on screen', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true}],
      ['number', 'Hospital number', {maxLength: 60, autocomplete: 'off'}],
      ['born', 'Date of birth', {type: 'date'}],
      ['years', 'or age in years', {type: 'number', min: 0, max: 120, step: 'any'}],
      ['weight', 'Weight, kg', {type: 'number', min: 0.2, max: 300, step: 'any'}],
    ];
    const extra = [];
    if (model.patient) extra.push(Object.assign(el('button', '', t('Discharge {0} \u2026', model.patient.label)), {type: 'button', onclick: () => this.leaving()}));
    this.dialogs.form(model.patient ? 'Admit another child' : 'Admit a child', fields, 'Admit', f => this.admit(f), extra);
    this.dialogs.dialog.append(el('p', 'note', t('Two identifiers: the name, and hospital number or date of birth. Limits are chosen by age. Admitting sets defaults and clears this bed.')));
  }

  admit(f) {
    const fields = {label: f.label.value, number: f.number.value};
    if (f.born.value) fields.born = f.born.value;
    else if (f.years.value) fields.ageYears = f.years.valueAsNumber;
    if (f.weight.value) fields.weightKg = f.weight.valueAsNumber;
    return this.dialogs.order('admit', fields);
  }

  /** What is open is seen, and wants a reason. */
  leaving() {
    const {patient, open = []} = this.dialogs.link.model;
    if (!patient) return;
    const fields = open.length ? [['reason', 'May leave because', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true}]] : [];
    this.dialogs.form(t('Discharge {0}', patient.label), fields, 'Discharge', f => this.dialogs.order('discharge', {reason: f.reason?.value ?? ''}));
    const {dialog} = this.dialogs;
    if (open.length === 0) return dialog.append(el('p', 'note', t('Nothing is open. Monitoring of this child ends.')));
    const list = el('ul', 'open');
    for (const one of open) list.append(el('li', '', t(one)));
    dialog.querySelector('h1').after(el('p', 'lead', t('Still open:')), list);
    const choice = el('div', 'reasons');
    for (const reason of REASONS) choice.append(Object.assign(el('button', '', t(reason)), {type: 'button', onclick: () => { dialog.querySelector('[name=reason]').value = t(reason); }}));
    dialog.querySelector('form label').after(choice);
  }
}
