// Who looks after a bed, and whose pager is called first for it.

import {$, el, toast} from './dom.js';
import {t} from './lang.js';
import {named as present, sign, signature} from './who.js';

export class Assign {
  constructor(link) {
    this.link = link;
    this.dialog = $('dialog');
    this.pagers = [];
  }

  /** @param bed {name, assigned} @param nurses names in use, to choose from */
  open(bed, nurses) {
    const nurse = Object.assign(el('input'), {name: 'nurse', maxLength: 40, value: bed.assigned?.nurse ?? '', autocomplete: 'off', autofocus: true});
    nurse.setAttribute('list', 'nurses');
    const names = Object.assign(el('datalist'), {id: 'nurses'});
    for (const name of nurses) names.append(Object.assign(el('option'), {value: name}));
    const pager = this.choice(bed.assigned?.pager ?? '');
    const by = Object.assign(el('input'), {name: 'by', maxLength: 40, value: present()});
    const form = el('form');
    form.append(named('Nurse', nurse), names, named('Called first', pager), named('Your name', by), this.buttons(bed));
    form.onsubmit = event => {
      event.preventDefault();
      sign(by.value);
      this.order(bed, nurse.value, pager.value);
    };
    const note = 'If that pager is not answered or cannot be reached, all the others are called as configured. When the child leaves, this ends.';
    this.show(t('Who looks after {0}?', bed.name), form, el('p', 'note', t(note)));
  }

  /** A path that is set but is not there any more is offered still, so that it is seen. */
  choice(now) {
    const select = Object.assign(el('select'), {name: 'pager'});
    select.append(new Option(t('everybody, as configured'), ''));
    for (const {name, level} of this.pagers) select.append(new Option(t('{0} (level {1})', name, level), name));
    if (now && !this.pagers.some(p => p.name === now)) select.append(new Option(t('{0} \u2013 not there any more', now), now));
    select.value = now;
    return select;
  }

  buttons(bed) {
    const row = el('div', 'row');
    const nobody = Object.assign(el('button', '', t('Nobody')), {type: 'button', onclick: () => this.order(bed, '', '')});
    const cancel = Object.assign(el('button', '', t('Cancel')), {type: 'button', onclick: () => this.dialog.close()});
    row.append(nobody, cancel, Object.assign(el('button', 'primary', t('Assign')), {type: 'submit'}));
    return row;
  }

  async order(bed, nurse, pager) {
    const answer = await this.link.order('assign', {bed: bed.name, patient: bed.patient?.admission ?? null, nurse, pager, by: signature('central')});
    if (answer.ok) this.dialog.close();
    toast(t(answer.ok ? 'Done' : answer.reason), !answer.ok);
  }

  show(title, ...content) {
    this.dialog.replaceChildren(el('h1', '', title), ...content);
    if (!this.dialog.open) this.dialog.showModal();
  }
}

function named(label, input) {
  const row = el('label', '', t(label));
  row.append(input);
  return row;
}
