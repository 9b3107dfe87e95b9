// What a person can do here: keys, buttons and small forms. Every order is answered by the monitor; the page changes
// only when the monitor's state does.

import {$, capital, el, mention, say, toast} from './dom.js';
import {Attention} from './attention.js';
import {Entry} from './entry.js';
import {lettersOn, listen, typedInto} from './keys.js';
import {t} from './lang.js';
import {Drugs} from './drugs.js';
import {LimitsEditor} from './limits.js';
import {drawn} from './link.js';
import {covered} from './page.js';
import {PatientForms} from './patient.js';
import {SignalTest} from './signals.js';
import {Who, field, named, sign, signature} from './who.js';

const PHASES = [
  ['PRE_SEDATION', 'Pre-sedation'], ['INDUCTION', 'Induction'], ['PROCEDURE', 'Procedure'], ['RECOVERY_1', 'Recovery 1'],
  ['RECOVERY_2', 'Recovery 2'], ['READY', 'Ready'], ['DISCHARGED', 'Discharged'],
];
const INTERVALS = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120];
export const PHASE = Object.fromEntries(PHASES);
/** Who leaves is discharged as a patient (key I); a phase of that name alone would end nothing. */
const CHOICE = PHASES.filter(([phase]) => phase !== 'DISCHARGED');

export class Dialogs {
  constructor(link, sound) {
    this.link = link;
    this.sound = sound;
    this.dialog = $('dialog');
    this.attention = new Attention(this);
    /** One in each question that is open. */
    this.others = new Set();
    this.drugs = new Drugs(this);
    this.limits = new LimitsEditor(this);
    this.patient = new PatientForms(this);
    this.who = new Who($('name'), this);
    this.signals = new SignalTest(this);
    $('untested').onclick = () => this.signals.open();
    this.keys = [
      {key: 'A', label: 'Acknowledge', wide: true, through: true, act: (m, shown) => this.acknowledge(undefined, shown), may: m => open(m.alarms).length + open(m.house?.alarms).length > 0},
      {key: '3', label: 'Pause 30 s', through: true, act: () => this.pause(30), may: sounds, shown: pauses(30)},
      {key: 'P', label: 'Pause 1 min', through: true, act: () => this.pause(60), may: sounds, shown: pauses(60)},
      {key: '2', label: 'Pause 2 min', through: true, act: () => this.pause(120), may: sounds, shown: pauses(120)},
      {key: 'O', label: 'Audio off', act: () => this.audioOff(), may: m => open(m.alarms).length > 0, shown: m => m.may?.audioOff},
      {key: 'R', label: 'Sound on', through: true, act: m => this.resume(m), may: m => Boolean(m.audio ?? m.house?.audio)},
      {key: 'N', label: 'NIBP', act: m => this.order('cuff', {start: !m.cuff?.inflating}), on: m => m.cuff?.inflating},
      {key: 'B', label: 'NIBP auto', act: m => this.cuff(m), on: m => Boolean(m.cuff?.stat)},
      {key: 'F', label: 'Phase', act: m => this.phase(m)},
      {key: 'D', label: 'Drug', act: () => this.drugs.open()},
      {key: 'T', label: 'Trend', act: () => this.trends.open()},
      {key: 'L', label: 'Limits', act: () => this.limits.open()},
      {key: 'I', label: 'Patient', act: m => this.patient.open(m)},
      {key: 'S', label: 'Test signals', act: () => this.signals.open(), aside: true},
      {key: 'V', label: 'Screen', act: () => this.settings.open()},
      {key: 'W', label: 'Who is here', act: () => this.who.open(), aside: true},
      {key: 'C', label: 'All beds', act: () => location.assign('/central'), aside: true},
      {key: '?', label: 'Help', act: () => this.help()},
    ];
    this.buttons = this.keys.map(entry => this.button(entry));
    $('keys').append(...this.buttons);
    listen(event => this.meant(event));
  }

  button(entry) {
    const node = el('button', entry.wide ? 'wide' : '');
    // What is wanted once a shift has a key and a place in a dialog, no button of its own.
    node.hidden = Boolean(entry.aside);
    node.append(el('span', '', t(entry.label)), el('kbd', '', entry.key));
    node.addEventListener('click', () => {
      node.blur();
      entry.act(this.link.model);
    });
    return node;
  }

  /** What a key does here; through an open form only what belongs to an alarm, and nothing while no value is live. */
  meant(event) {
    const entry = this.keys.find(e => e.key === event.key.toUpperCase());
    const may = () => !covered() && (!this.dialog.open || (entry.through && !typedInto(document.activeElement)));
    if (!entry || !may() || (entry.shown && !entry.shown(this.link.model))) return undefined;
    const {shown} = this;
    return () => { if (may()) entry.act(this.link.model, shown); };
  }

  /** What was begun for one child is not finished for another. */
  leave({patient}) {
    if (patient === undefined) return;
    const child = patient?.admission ?? '';
    const another = this.child !== undefined && child !== this.child;
    this.child = child;
    const forms = another ? document.querySelectorAll('dialog[open]') : [];
    for (const form of forms) form.close();
    if (forms.length > 0) mention(t(patient ? 'The form was closed: another child is in this bed.' : 'The form was closed: the child has been discharged.'));
  }

  draw(model) {
    this.leave(model);
    this.shown = {alarms: model.alarms, house: model.house};
    this.limits.draw(model);
    for (const one of [this.attention, ...this.others]) one.draw(model);
    $('untested').hidden = !model.patient || model.signals?.outcome === 'NOTICED';
    this.keys.forEach((entry, i) => {
      const button = this.buttons[i];
      const dead = entry.may !== undefined && !entry.may(model);
      if (button.disabled !== dead) button.disabled = dead;
      button.hidden = Boolean(entry.aside) || (entry.shown !== undefined && !entry.shown(model));
      button.classList.toggle('on', Boolean(entry.on?.(model)));
    });
  }

  /** @param refused what to do with the monitor's reason for a refusal instead of showing it in front */
  async order(what, more = {}, refused = reason => toast(t(reason), true)) {
    const fields = {...(this.dialog.open && !more.house ? this.whose : {}), ...more};
    const answer = await this.link.order(what, {by: signature(), ...fields});
    if (answer.ask) return await this.sure(answer.reason) && this.order(what, {...fields, sure: true}, refused);
    this.unanswered = Boolean(answer.unanswered);
    if (answer.ok) toast(t('Done'));
    else if (answer.unanswered) toast(t(answer.reason), 'unanswered');
    else refused(answer.reason);
    return answer.ok;
  }

  /** The monitor doubts a number. */
  sure(question) {
    return this.ask('Is that right?', question.split('; ').map(part => capital(t(part))), ['Yes, it is so', 'No, back']);
  }

  /** In front of the form, which stays as it is. Whoever closes it means no. @return whether it was yes */
  ask(title, sentences, [yes, back]) {
    return new Promise(resolve => {
      const form = el('dialog', 'question');
      const attention = new Attention(this);
      const words = sentences.map(sentence => el('p', 'words', sentence));
      const answer = (label, cls, yes) => Object.assign(el('button', cls, t(label)), {type: 'button', onclick: () => { form.returnValue = yes; form.close(yes); }});
      const no = answer(back, '', '');
      const row = el('div', 'row');
      row.append(answer(yes, 'yes', 'yes'), no);
      form.append(attention.node, el('h1', '', t(title)), ...words, row);
      form.onclose = () => {
        this.others.delete(attention);
        form.remove();
        resolve(form.returnValue === 'yes');
      };
      document.body.append(form);
      form.showModal();
      no.focus();
      this.others.add(attention);
      attention.draw(this.link.model);
    });
  }

  /**
   * What is acknowledged is what was on the screen, as it was there, not what came of it a moment later. The monitor's own alarms come after
   * the child's: when those are all acknowledged.
   *
   * @param only the one that was touched, else all there are
   * @param shown what was on the screen when it was asked for
   */
  acknowledge(only, shown = this.shown) {
    if (only) return this.order('acknowledge', {house: only.house, alarms: [drawn(only)]});
    const alarms = open(shown?.alarms);
    const house = open(shown?.house?.alarms);
    if (alarms.length) this.order('acknowledge', {alarms});
    else if (house.length) this.order('acknowledge', {house: true, alarms: house});
  }

  /** The child's alarms, and the monitor's own where those sound. */
  pause(seconds) {
    const model = this.link.model;
    if (open(model.alarms).length) this.order('pause', {seconds});
    if (open(model.house?.alarms).length) this.order('pause', {seconds, house: true});
  }

  resume(model) {
    if (model.audio) this.order('resume');
    if (model.house?.audio) this.order('resume', {house: true});
  }

  audioOff() {
    const fields = [['reason', 'Because', {required: true, maxLength: 60, autocomplete: 'off', autofocus: true}]];
    this.form('Audio off until it is turned on', fields, 'Audio off', f => this.order('audio_off', {reason: f.reason.value}));
    this.dialog.append(el('p', 'note', t('For the alarms there are now. A new alarm of the same or a higher priority sounds.')));
  }

  /** @param fields [name, label, attributes of the input]; with `entry`, what an Entry is told, one for a number */
  form(title, fields, button, submit, extra = []) {
    const form = el('form');
    const inputs = {};
    const unnamed = !named() && fields.every(([name]) => name !== 'name');
    for (const [name, label, {entry, ...attributes}] of unnamed ? [...fields, field()] : fields) {
      const input = Object.assign(el('input'), attributes);
      input.name = name;
      inputs[name] = entry ? new Entry(input, entry) : input;
      const row = el('label', '', t(label));
      row.append(...(entry ? inputs[name].parts : [input]));
      form.append(row);
    }
    const row = el('div', 'row');
    const close = Object.assign(el('button', '', t('Cancel')), {type: 'button', onclick: () => this.dialog.close()});
    const send = Object.assign(el('button', 'primary', t(button)), {type: 'submit'});
    const doubt = Object.assign(el('p', 'doubt'), {role: 'alert'});
    row.append(...extra, close, send);
    form.append(doubt, row);
    form.onsubmit = async event => {
      event.preventDefault();
      if (send.disabled) return undefined;
      const wrong = Object.values(inputs).filter(input => input instanceof Entry && !input.look());
      if (wrong.length) return wrong[0].input.focus();
      if (unnamed) sign(inputs.name.value);
      this.who.draw();
      say(doubt, '');
      send.disabled = true;
      const done = await submit(inputs);
      send.disabled = false;
      // It may have been closed, and another one opened, meanwhile.
      if (!form.isConnected) return;
      if (done) this.dialog.close();
      else if (this.unanswered) say(doubt, t('No answer came: it may or may not have been recorded. Look at the drugs and events on the screen before it is sent again.'));
    };
    this.show(title, form);
  }

  show(title, ...content) {
    // A form is for the child it was opened for.
    this.whose = this.link.child();
    // Hidden for the moment in which the form takes the focus: Enter is not to acknowledge.
    this.attention.node.hidden = true;
    this.dialog.replaceChildren(this.attention.node, el('h1', '', t(title)), ...content);
    if (!this.dialog.open) this.dialog.showModal();
    this.attention.draw(this.link.model);
  }

  phase(model) {
    const choice = el('div', 'choice');
    for (const [phase, label] of CHOICE) {
      const button = el('button', '', t(label) + (model.phase === phase ? '  ' + t('(now)') : ''));
      button.onclick = async () => { if (await this.order('phase', {phase})) this.dialog.close(); };
      choice.append(button);
    }
    this.show('Phase', choice, this.closing());
  }

  /** Readings of the cuff: one, a series, again and again. */
  cuff(model) {
    const now = model.cuff ?? {};
    const choice = el('div', 'choice pairs');
    const offer = (label, what, fields, chosen) => {
      const button = el('button', '', label + (chosen ? '  ' + t('(now)') : ''));
      button.onclick = async () => { if (await this.order(what, fields)) this.dialog.close(); };
      choice.append(button);
    };
    if (now.control) {
      offer(t('Start one now'), 'cuff', {start: true});
      offer(t('STAT: 5 min, one after the other'), 'cuff_stat');
      offer(t('Stop'), 'cuff', {start: false});
    }
    const own = now.auto === 'on' ? now.chosen : -1;
    const phases = model.profile?.cuffMinutes;
    if (phases) offer(t('As the phase: {0} min', phases), 'cuff_auto', {every: 0}, own === 0);
    for (const every of INTERVALS) offer(every === 1 ? t('Every minute') : t('Every {0} min', every), 'cuff_auto', {every}, own === every);
    offer(t('No automatic readings'), 'cuff_auto', {}, now.auto === 'off');
    const note = t(now.control ? 'From five minutes on, readings begin at five-minute marks of the clock.'
      : 'No cuff of this bed takes orders: the monitor only watches that readings come as often.');
    this.show('Blood pressure', choice, el('p', 'note', note), this.closing());
  }

  closing(...more) {
    const row = el('div', 'row');
    row.append(...more, Object.assign(el('button', 'primary', t('Close')), {onclick: () => this.dialog.close()}));
    return row;
  }

  help() {
    const table = el('table', 'help');
    for (const entry of this.keys.filter(e => e.shown?.(this.link.model) ?? true)) {
      const row = el('tr');
      row.append(el('td', '', entry.key), el('td', '', t(entry.label)));
      table.append(row);
    }
    const notes = [
      'Red flashing: high, act at once. Yellow flashing: medium, act promptly. Cyan: low.',
      'A paused sound never holds back a new alarm of the same or a higher priority.',
      'Click an alarm in the list to acknowledge that one only; click a tile, or the triangle of an alarm, to pause or turn off its alarms.',
      'A crossed triangle is an alarm that is off, a crossed bell is sound that is off; dashed: paused.',
      lettersOn() ? 'A key counts only by itself: what a barcode scanner types steers nothing. Letters can be turned off under Screen.' : 'The letters are off on this screen; they can be turned on under Screen.',
    ];
    this.show('Keys', table, ...notes.map(note => el('p', 'note', t(note))), this.closing());
  }
}

/** The alarms nobody has acknowledged, as they are shown. */
function open(alarms) {
  return (alarms ?? []).filter(a => a.state !== 'acknowledged').map(drawn);
}

/** Longer pauses than the profile allows are not offered. */
const pauses = seconds => model => model.may?.pauses.includes(seconds) ?? true;

function sounds(model) {
  return open(model.alarms).length + open(model.house?.alarms).length > 0;
}
