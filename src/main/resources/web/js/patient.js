// Who lies in the bed: admission with two identifiers, correcting what was entered wrongly, and leaving it. What is hardly meant is asked by the monitor.

import {el, toast} from './dom.js';
import {number, t} from './lang.js';

/** Reasons at a touch; another can be typed. */
const REASONS = ['to the recovery room', 'to intensive care', 'admitted by mistake'];

export class PatientForms {
  /** @param dialogs where they are shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
  }

  /** For the child in the bed first what is about that child; another one empties the bed. */
  open(model) {
    const {patient} = model;
    if (!patient) return this.admission('Admit a child');
    const choice = el('div', 'choice');
    choice.append(
      this.offer('correct', t('Correct \u2026'), t('Name, number, age or weight was entered wrongly: the same child, nothing is lost'), () => this.correction(patient)),
      this.offer('leave', t('Discharge \u2026'), t('This child leaves the bed'), () => this.leaving()),
      this.offer('another', t('Admit another child \u2026'), t('Another child lies in the bed: alarms, limits, baseline and drugs of this one are cleared'), () => this.admission('Admit another child')),
    );
    this.dialogs.show('Patient', el('p', 'lead', `${patient.label}  ${t(patient.age)}`), choice, this.dialogs.closing());
  }

  offer(name, label, meaning, act) {
    const button = Object.assign(el('button', name, label), {type: 'button', onclick: act});
    button.append(el('span', 'meaning', meaning));
    return button;
  }

  admission(title) {
    this.dialogs.form(title, fields({}), 'Admit', f => this.admit(f));
    this.dialogs.dialog.append(el('p', 'note', t('Two identifiers: the name, and hospital number or date of birth. Limits are chosen by age. Admitting sets defaults and clears this bed.')));
  }

  admit(f) {
    return this.dialogs.order('admit', {label: f.label.value, number: f.number.value, weightKg: f.weight.value, ...age(f)});
  }

  /** Filled in with what is known. An age nobody touches stays as it is, to the day. */
  correction(patient) {
    const {dialogs} = this;
    const known = {label: patient.label, number: patient.id, years: number(String(patient.ageYears)), weight: patient.weightKg ? number(String(patient.weightKg)) : ''};
    const untouched = f => !f.born.value && (f.years.value === undefined || f.years.text === known.years);
    dialogs.form('Correct this child', fields(known), 'Correct', f => dialogs.order('correct', {
      label: f.label.value, number: f.number.value, weightKg: f.weight.value ?? 0, ...(untouched(f) ? {} : age(f)),
    }));
    const {dialog} = dialogs;
    dialog.querySelector('h1').after(el('p', 'lead', t('{0} stays in this bed: alarms, baseline, drugs and limits set by hand are kept.', patient.label)));
    dialog.append(el('p', 'note', t('Age now {0}. Another age brings its limits; another weight, doses per kilogram.', t(patient.age))));
  }

  /** What is open is seen, and wants a reason. */
  leaving() {
    const {patient, open = []} = this.dialogs.link.model;
    if (!patient) return;
    const fields = open.length ? [['reason', 'May leave because', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true}]] : [];
    // What has opened since is shown, with the field for the reason.
    const again = reason => {
      toast(t(reason), true);
      this.leaving();
    };
    this.dialogs.form(t('Discharge {0}', patient.label), fields, 'Discharge', f => this.dialogs.order('discharge', {reason: f.reason?.value ?? ''}, open.length ? undefined : again));
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

/** @param known what stands in them already */
function fields(known) {
  return [
    ['label', 'Name on screen', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true, value: known.label ?? ''}],
    ['number', 'Hospital number', {maxLength: 60, autocomplete: 'off', value: known.number ?? ''}],
    ['born', 'Date of birth', {type: 'date'}],
    ['years', 'or age in years', {entry: {most: 120}, value: known.years ?? ''}],
    ['weight', 'Weight, kg', {entry: {least: 0.2, most: 300}, value: known.weight ?? ''}],
  ];
}

/** A date of birth says more than an age. */
function age(f) {
  if (f.born.value) return {born: f.born.value};
  return {ageYears: f.years.value};
}
