// The alarms of all beds in one list, and those that were over within the last hour.

import {$, MARK, RANK, el, line, say, stretch, wear} from './dom.js';
import {clock, t} from './lang.js';
import {Spoken} from './spoken.js';
import {lasted, standing} from './words.js';

const HOUR = 3_600_000;
/** More than these nobody reads; the beds have them all. */
const PAST = 100;
const HOUSE = 'Vigil';

/** All alarms there are, each with its bed: the highest priority first, of one priority the newest. */
export function unitAlarms(beds, house) {
  const all = beds.flatMap(bed => bed.alarms.map(alarm => ({...alarm, bed: bed.name})));
  all.push(...(house?.alarms ?? []).map(alarm => ({...alarm, bed: HOUSE})));
  return all.sort((a, b) => RANK[b.priority] - RANK[a.priority] || b.onset - a.onset);
}

export class Unit {
  /** @param act {toggle, close, show}: opens or closes the list, shows a bed */
  constructor(link, act) {
    this.link = link;
    this.act = act;
    this.node = $('unit');
    this.spoken = new Spoken();
    this.build();
  }

  build() {
    const head = el('header');
    this.title = el('b', '', t('Alarms of all beds'));
    const close = Object.assign(el('button', 'close', '\u00d7'), {title: t('Close') + ' (Esc)', onclick: this.act.close});
    head.append(this.title, close);
    this.list = el('ul', 'unit-alarms');
    this.past = el('ul', 'unit-past');
    this.scroll = el('div', 'scroll');
    this.scroll.append(this.list, el('h2', '', t('Over in the last hour')), this.past);
    this.node.append(head, this.scroll);
    this.node.ariaLabel = t('Alarms of all beds');
    this.pills = ['HIGH', 'MEDIUM', 'LOW'].map(priority => {
      const pill = el('span');
      $('counts').append(pill);
      return {priority, pill};
    });
    $('counts').append(el('kbd', '', 'L'));
    $('counts').onclick = this.act.toggle;
  }

  /** @param alarms of the unit, ordered @param beds with what was over, in `past` */
  draw(alarms, beds) {
    this.count(alarms);
    this.spoken.draw(beds.length ? alarms.map(alarm => ({...alarm, place: alarm.bed})) : undefined);
    if (this.node.hidden) return;
    this.present(alarms);
    this.over(beds);
  }

  count(alarms) {
    const words = [];
    for (const {priority, pill} of this.pills) {
      const these = alarms.filter(a => a.priority === priority);
      say(pill, `${MARK[priority]} ${these.length}`);
      wear(pill, these.length === 0 ? 'none' : 'p-' + priority + (these.some(a => a.state !== 'acknowledged') ? ' flash' : ''));
      words.push(`${these.length} ${t(priority.toLowerCase())}`);
    }
    const label = t('Alarms of all beds') + ': ' + words.join(', ');
    if ($('counts').title !== label) $('counts').title = $('counts').ariaLabel = label;
  }

  present(alarms) {
    const key = JSON.stringify(alarms.map(a => [a.bed, a.id, a.text, a.priority, a.state, a.by, a.accepted, a.onset])) + Math.floor(this.link.wall() / 1000);
    if (this.key === key) return;
    this.key = key;
    const rows = alarms.map(alarm => this.row(alarm));
    if (!rows.length) rows.push(el('li', 'nothing', t('No alarms')));
    this.keep(() => this.list.replaceChildren(...rows));
    for (const row of rows) for (const animation of row.firstChild.getAnimations?.() ?? []) animation.startTime = 0;
  }

  /** What the keyboard stood on is there again after the list was made anew. */
  keep(change) {
    const at = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const top = this.scroll.scrollTop;
    change();
    this.scroll.scrollTop = top;
    if (at) [...this.list.querySelectorAll('button')].find(row => row.dataset.key === at)?.focus();
  }

  row(alarm) {
    const row = el('li');
    const button = el('button', 'p-' + alarm.priority + (alarm.state === 'acknowledged' ? '' : ' flash'));
    button.dataset.key = alarm.bed + alarm.id;
    button.append(el('b', '', alarm.bed), el('span', '', MARK[alarm.priority] + ' ' + line(alarm)));
    button.title = t(alarm.why);
    if (alarm.bed === HOUSE) button.disabled = true;
    button.onclick = () => this.act.show(alarm.bed);
    const when = clock(alarm.onset) + (alarm.ended ? '\u2013' + clock(alarm.ended) : '  ' + stretch(this.link.wall() - alarm.onset));
    row.append(button, el('small', '', [when, alarm.source, ...standing(alarm)].filter(Boolean).join(' \u00b7 ')));
    return row;
  }

  over(beds) {
    const since = this.link.wall() - HOUR;
    const all = beds.flatMap(bed => bed.past.map(one => ({...one, bed: bed.name}))).filter(one => one.ended >= since);
    all.sort((a, b) => b.ended - a.ended);
    const key = all.length + ':' + (all[0]?.ended ?? 0) + ':' + (all.at(-1)?.ended ?? 0);
    if (this.pastKey === key) return;
    this.pastKey = key;
    this.past.replaceChildren(...all.slice(0, PAST).map(one => {
      const row = el('li', 's-' + one.priority);
      row.append(el('time', '', clock(one.onset) + ', ' + lasted(one)), el('b', '', one.bed), el('span', '', MARK[one.priority] + ' ' + line(one)), el('i', '', one.by));
      row.title = [line(one), one.by ? t('acknowledged by {0}', one.by) : ''].filter(Boolean).join(' \u00b7 ');
      return row;
    }));
  }
}
