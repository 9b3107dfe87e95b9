// The alarm limits of one child: each with its unit, wait and source, what the child's baseline is and what it has now,
// who changed it from what. A limit is set by touch or keyboard and in force only once the monitor has taken it.

import {el, say} from './dom.js';
import {read} from './entry.js';
import {clock, number, t} from './lang.js';

const TIERS = ['LOW', 'MEDIUM', 'HIGH'];
/** In the order of the tiles. Conditions of no vital come last. */
const GROUPS = [
  {vitals: ['SPO2'], label: 'SpO\u2082'}, {vitals: ['PULSE_RATE'], label: 'PR'}, {vitals: ['HEART_RATE'], label: 'HR'},
  {vitals: ['RESPIRATION_RATE'], also: ['APNEA', 'RESPIRATORY_DEPRESSION'], label: 'RR'},
  {vitals: ['ETCO2'], label: 'EtCO\u2082'}, {vitals: ['FICO2'], label: 'FiCO\u2082'},
  {vitals: ['NIBP_SYSTOLIC'], label: 'NIBP sys'}, {vitals: ['NIBP_MEAN'], label: 'NIBP mean'}, {vitals: ['NIBP_DIASTOLIC'], label: 'NIBP dia'},
  {vitals: ['TEMPERATURE'], label: 'Temp'}, {vitals: [null], label: 'Several signs together'},
];
const COLUMNS = 5;
/** Where a limit may lie the monitor knows better. */
const typedIn = input => read(input.value);

/** True if the profile has no limit of a condition that anything measured could break. */
const silent = limit => limit.rungs.every(rung => rung.never);

const key = (limit, rung) => limit.condition + ' ' + rung.priority;

export class LimitsEditor {
  /** @param dialogs where it is shown, and who passes orders on */
  constructor(dialogs) {
    this.dialogs = dialogs;
    this.link = dialogs.link;
    dialogs.dialog.addEventListener('close', () => { this.body = undefined; });
    dialogs.dialog.addEventListener('keydown', event => { if (event.key === 'Escape') this.held(event); });
    dialogs.dialog.addEventListener('cancel', event => this.held(event));
  }

  open() {
    /** What was typed and is not set: by limit, as text. */
    this.wanted = new Map();
    /** What the monitor refused: by condition, in its words. */
    this.refused = new Map();
    this.body = el('div', 'scrolling');
    this.about = el('p', 'note about');
    const note = el('p', 'note', t('A new limit is in force once it is set (Enter); Esc gives the old one back.'));
    this.dialogs.show('Alarm limits', this.about, this.body, note, this.acts());
    this.drawn = undefined;
    this.draw(this.link.model);
  }

  /** Esc, as Close: not before what was typed is set or given up. */
  held(event) {
    if (!this.body || this.wanted.size === 0) return;
    event.preventDefault();
    this.leave(() => this.dialogs.dialog.close());
  }

  /** Names what was typed and is not set, and asks, before the editor is left. */
  async leave(away) {
    if (this.wanted.size > 0 && !await this.dialogs.ask('Limits not set', this.unset(), ['Leave without setting', 'Back to the limits'])) return;
    away();
  }

  unset() {
    return (this.link.model.limits ?? []).flatMap(limit => limit.rungs.filter(rung => this.wanted.has(key(limit, rung)))
      .map(rung => t('{0}, {1}: {2} typed, {3} holds', t(limit.words), t(rung.priority.toLowerCase()), this.wanted.get(key(limit, rung)), rung.limit)));
  }

  acts() {
    const act = (label, does) => Object.assign(el('button', '', t(label)), {type: 'button', onclick: does});
    this.back = act('All to the profile', () => this.send(null, 'limits_restore'));
    this.compute = act('From baseline \u2026', () => this.leave(() => this.preview()));
    const row = this.dialogs.closing(act('Take baseline', () => this.send(null, 'baseline')), this.compute, this.back);
    row.lastChild.onclick = () => this.leave(() => this.dialogs.dialog.close());
    return row;
  }

  /** Anew when limits, baseline or inactivations are others; the present values with every look. */
  draw(model) {
    if (!this.body || !this.dialogs.dialog.open) return;
    const parts = [model.limits, model.baseline, model.computed, model.off, model.profile];
    if (this.drawn === undefined || parts.some((part, i) => part !== this.drawn[i])) {
      this.drawn = parts;
      this.fill(model);
    }
    for (const [vital, node] of this.values) say(node, present(model['vital.' + vital]));
  }

  fill(model) {
    const focus = document.activeElement?.dataset?.limit;
    const table = el('table', 'limits edit');
    table.append(this.heads());
    this.values = new Map();
    for (const group of GROUPS) this.group(table, group, model);
    this.body.replaceChildren(table);
    say(this.about, about(model));
    this.compute.disabled = !model.baseline;
    this.back.disabled = !(model.limits ?? []).some(limit => limit.rungs.some(rung => rung.set));
    if (focus) this.body.querySelector(`[data-limit="${focus}"]`)?.focus();
  }

  /** The sources of the figures are shown when somebody wants to know. */
  heads() {
    const head = el('thead');
    const row = el('tr');
    row.append(...['Condition', 'Low priority', 'Medium', 'High', 'Alarm'].map(name => Object.assign(el('th', '', t(name)), {scope: 'col'})));
    const toggle = Object.assign(el('button', 'sources', t('Sources')), {type: 'button', ariaPressed: String(this.sourced ?? false)});
    toggle.onclick = () => {
      this.sourced = !this.sourced;
      this.renew();
    };
    row.firstChild.append(toggle);
    head.append(row);
    return head;
  }

  group(table, group, model) {
    const limits = (model.limits ?? []).filter(limit => group.also?.includes(limit.condition) || (group.vitals.includes(limit.vital) && !elsewhere(limit, group)));
    if (limits.length === 0) return;
    const part = el('tbody');
    const row = el('tr', 'group');
    const cell = Object.assign(el('th'), {colSpan: COLUMNS, scope: 'rowgroup'});
    cell.append(el('b', '', t(group.label)));
    const [vital] = group.vitals;
    if (vital) this.child(cell, vital, limits, model);
    row.append(cell);
    part.append(row, ...limits.flatMap(limit => this.rows(limit, model)));
    table.append(part);
  }

  /** What the child has now, and had before the first drug. */
  child(cell, vital, limits, model) {
    const unit = limits.find(limit => limit.measure === 'VITAL')?.unit ?? '';
    const now = el('span', 'now');
    this.values.set(vital, now);
    const normal = model.baseline?.values[vital];
    const why = model.baseline?.missing[vital];
    const words = normal ? t('baseline {0}', normal) : t('no baseline') + (why ? ': ' + t(why) : '');
    cell.append(el('span', 'unit', t(unit)), now, el('span', 'normal', words));
  }

  rows(limit, model) {
    const row = el('tr');
    const name = el('td', 'name', t(limit.words) + (silent(limit) ? ' ' + t('(off)') : ''));
    if (limit.measure !== 'VITAL' || GROUPS.at(-1).vitals.includes(limit.vital)) name.append(el('small', '', t(limit.unit)));
    if (limit.relative) name.append(el('small', '', t('follows from the baseline')));
    row.append(name, ...TIERS.map(tier => this.rung(limit, tier)), this.standing(limit, (model.off ?? []).find(o => o.condition === limit.condition)));
    const refusal = this.refused.get(limit.condition);
    if (!refusal) return [row];
    const why = el('tr', 'refusal');
    why.append(Object.assign(el('td', '', t('Not done: {0}', t(refusal))), {colSpan: COLUMNS, role: 'alert'}));
    return [row, why];
  }

  rung(limit, tier) {
    const cell = el('td');
    const rung = limit.rungs.find(r => r.priority === tier);
    if (!rung) return cell;
    const box = el('div', 'stepper ' + tier);
    const input = Object.assign(el('input'), {type: 'text', inputMode: 'decimal', autocomplete: 'off', maxLength: 8, value: this.wanted.get(key(limit, rung)) ?? number(String(rung.limit))});
    input.dataset.limit = key(limit, rung);
    input.ariaLabel = [t(limit.words), t(tier.toLowerCase()), t(limit.unit)].filter(Boolean).join(', ');
    input.oninput = () => this.typed(limit, rung, input, cell);
    input.onkeydown = event => this.pressed(event, limit, rung, input);
    box.append(this.step(limit, rung, input, cell, -1), input, this.step(limit, rung, input, cell, 1));
    cell.append(box);
    this.below(cell, limit, rung, input);
    return cell;
  }

  step(limit, rung, input, cell, way) {
    const words = way < 0 ? t('{0}: one step down', input.ariaLabel) : t('{0}: one step up', input.ariaLabel);
    const button = Object.assign(el('button', 'step', way < 0 ? '\u2212' : '+'), {type: 'button', ariaLabel: words, tabIndex: -1});
    button.onclick = () => {
      input.value = number(String(Math.max(0, Math.round(((typedIn(input).value ?? rung.limit) + way * limit.step) * 10) / 10)));
      this.typed(limit, rung, input, cell);
    };
    return button;
  }

  typed(limit, rung, input, cell) {
    if (typedIn(input).value === rung.limit) this.wanted.delete(key(limit, rung));
    else this.wanted.set(key(limit, rung), input.value);
    cell.querySelector('.below')?.remove();
    this.below(cell, limit, rung, input);
    cell.scrollIntoView({block: 'nearest'});
  }

  /** Under a limit: what it waits for and who changed it, or what to do with a number that is not set yet. */
  below(cell, limit, rung, input) {
    const node = el('div', 'below');
    const open = this.wanted.has(key(limit, rung));
    cell.classList.toggle('open', open);
    const {refused} = typedIn(input);
    input.setAttribute('aria-invalid', String(open && Boolean(refused)));
    if (open && refused) {
      node.append(Object.assign(el('small', 'wrong', refused), {role: 'status'}), this.undo(limit, rung));
    } else if (open) {
      const set = Object.assign(el('button', 'set', t('Set {0}', String(typedIn(input).value))), {type: 'button', onclick: () => this.set(limit, rung, input)});
      node.append(set, this.undo(limit, rung));
    } else {
      node.append(el('small', rung.never ? 'never' : '', t(rung.never ? 'off' : rung.wait)));
      if (rung.set) node.append(el('small', 'changed', changed(rung.set)));
      if (rung.origin && this.sourced) node.append(el('small', 'origin', t(rung.origin)));
    }
    cell.append(node);
  }

  undo(limit, rung) {
    return Object.assign(el('button', 'undo', '\u00d7'), {type: 'button', ariaLabel: t('Keep {0}', rung.limit), onclick: () => this.keep(limit, rung)});
  }

  pressed(event, limit, rung, input) {
    if (event.key === 'Enter') this.set(limit, rung, input);
    if (event.key !== 'Escape' || !this.wanted.has(key(limit, rung))) return;
    event.preventDefault();
    event.stopPropagation();
    this.keep(limit, rung);
  }

  keep(limit, rung) {
    this.wanted.delete(key(limit, rung));
    this.renew();
  }

  renew() {
    this.drawn = undefined;
    this.draw(this.link.model);
  }

  /** What the monitor refuses is not shown as if it were in force: the old one comes back, with the reason. */
  set(limit, rung, input) {
    const {value} = typedIn(input);
    if (value === undefined) return undefined;
    const wish = {condition: limit.condition, tier: rung.priority, limit: value};
    this.wanted.delete(key(limit, rung));
    return this.send(limit, 'limit', wish);
  }

  /** @param limit at whose row a refusal is shown; null to show it as any other */
  async send(limit, what, fields = {}) {
    if (limit) this.refused.delete(limit.condition);
    else this.refused.clear();
    await this.dialogs.order(what, fields, limit ? reason => this.refused.set(limit.condition, reason) : undefined);
    if (this.body) this.renew();
    if (limit && this.body) this.body.querySelector('.refusal')?.scrollIntoView({block: 'nearest'});
  }

  /** Whether the alarm of a condition is on, which leads to where that is changed; and the way back to the profile. */
  standing(limit, off) {
    const cell = el('td', 'acts');
    if (!silent(limit)) {
      const button = el('button', 'standing', t(off ? (off.until === null ? 'OFF' : 'PAUSED') : 'on'));
      button.onclick = () => this.leave(() => this.dialogs.inactivation.open(t('Alarm: {0}', t(limit.words)), [limit]));
      cell.append(button);
    }
    if (limit.rungs.some(rung => rung.set)) {
      const back = Object.assign(el('button', 'restore', '\u21ba'), {type: 'button', title: t('Back to the profile')});
      back.ariaLabel = t('{0}: back to the profile', t(limit.words));
      back.onclick = () => this.send(limit, 'limits_restore', {condition: limit.condition});
      cell.append(back);
    }
    return cell;
  }

  /** What limits computed from the baseline would change, before anything is changed. */
  preview() {
    const {changes, refused} = this.link.model.computed ?? {changes: [], refused: []};
    this.body = undefined;
    const table = el('table', 'limits');
    for (const change of changes) {
      const row = el('tr');
      row.append(el('td', 'name', t(change.words)), el('td', '', t(change.priority.toLowerCase())), el('td', 'from', number(t(change.from))), el('td', '', '\u2192'), el('td', 'to', number(t(change.to))), el('td', 'unit', t(change.unit)));
      table.append(row);
    }
    const body = el('div', 'scrolling');
    body.append(changes.length ? table : el('p', '', t('Nothing would change.')), ...refused.map(words => el('p', 'note', t('Stays: {0}', t(words)))));
    const row = el('div', 'row');
    const back = Object.assign(el('button', '', t('Back')), {type: 'button', onclick: () => this.open()});
    const set = Object.assign(el('button', 'primary', t('Set these')), {type: 'button', disabled: changes.length === 0});
    set.onclick = async () => { if (await this.dialogs.order('limits_compute')) this.open(); };
    row.append(back, set);
    this.dialogs.show('Limits from the baseline', body, el('p', 'note', t('SpO2 is never computed, and no computed limit crosses the age\u2019s extreme ones.')), row);
    set.focus();
  }
}

const present = vital => (vital?.text ? t('now {0}', number(vital.text)) : t('now {0}', '---'));

/** A condition of no vital of its own that is shown with another group. */
const elsewhere = (limit, group) => !group.also?.includes(limit.condition) && GROUPS.some(other => other.also?.includes(limit.condition));

function changed(set) {
  const from = set.from === null ? '' : t('profile: {0}', number(t(set.from)));
  const who = set.by ? [t(set.by), set.wall ? clock(set.wall, false) : ''].filter(Boolean).join(' ') : '';
  return [from, who].filter(Boolean).join(' \u00b7 ');
}

function about(model) {
  const profile = model.profile;
  const taken = model.baseline ? t('Baseline by {0}', t(model.baseline.by)) : t('No baseline taken');
  return [profile ? t('Age band {0}', t(profile.band)) : '', profile?.id, profile?.hash, t(profile?.note ?? ''), taken].filter(Boolean).join(' \u00b7 ');
}
