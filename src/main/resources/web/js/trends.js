// The last hours: a spark beside each number, and all of them above one another in a dialog, with drugs, phases and
// alarms. What was not measured is a gap.

import {$, el} from './dom.js';
import {PHASE} from './dialogs.js';
import {clock, number, sinceMidnight, t} from './lang.js';

const ASK_MILLIS = 10_000;
const DRAW_MILLIS = 1000;
const MINUTE = 60_000;
const SPARK_MILLIS = 30 * MINUTE;
const SPANS = [30, 60, 120, 240, 480];
/** Vitals in the order of the tiles. least: so much is the height of a curve at least, in the vital's unit. */
const ROWS = [
  {vital: 'SPO2', tile: 'spo2', color: '--spo2', label: 'SpO\u2082', least: 10},
  {vital: 'HEART_RATE', tile: 'pulse', color: '--pulse', label: 'HR', least: 40},
  {vital: 'PULSE_RATE', tile: 'pulse', color: '--pulse', label: 'PR', least: 40},
  {vital: 'RESPIRATION_RATE', tile: 'resp', color: '--breath', label: 'RR', least: 20},
  {vital: 'ETCO2', tile: 'etco2', color: '--breath', label: 'EtCO\u2082', least: 20},
  {vital: 'NIBP_SYSTOLIC', tile: 'nibp', color: '--pressure', label: 'NIBP', least: 40, with: 'NIBP_DIASTOLIC'},
  {vital: 'TEMPERATURE', tile: 'temp', color: '--warmth', label: 'Temp', least: 1},
];
/** Room around the curves, in the page's unit. */
const LEFT = 4.6;
const RIGHT = 4.2;
const TOP = 3.6;
const BOTTOM = 3.4;

export class Trends {
  /** @param bed name of the bed @param link tells the bed's time @param dialogs where the whole is shown */
  constructor(bed, link, dialogs) {
    this.bed = bed;
    this.link = link;
    this.dialogs = dialogs;
    this.span = 60;
    this.asked = 0;
    this.forget();
    setInterval(() => this.ask(), ASK_MILLIS);
    setInterval(() => this.draw(), DRAW_MILLIS);
  }

  /** Another run of the monitor or another child: everything is asked for again. */
  renew() {
    this.forget();
    this.ask();
  }

  forget() {
    this.steps = new Map();
    this.marks = [];
    this.from = 0;
    // What is under way is of the child before.
    this.asked++;
  }

  async ask() {
    const asked = ++this.asked;
    try {
      const answer = await fetch(`/api/trend?bed=${encodeURIComponent(this.bed)}&from=${this.from}`, {signal: AbortSignal.timeout(ASK_MILLIS)});
      if (!answer.ok) return;
      const news = await answer.json();
      if (asked === this.asked) this.take(news);
    } catch { /* the connection's state is told elsewhere; here the curve simply ends */ }
  }

  take({stepMillis, from, to, vitals, marks}) {
    this.stepMillis = stepMillis;
    this.marks = marks;
    for (let step = from; step <= to; step++) {
      const values = {};
      for (const [vital, {low, high}] of Object.entries(vitals)) {
        if (low[step - from] !== null) values[vital] = [low[step - from], high[step - from]];
      }
      this.steps.set(step, values);
    }
    for (const step of this.steps.keys()) if (step > to || step < to - SPANS.at(-1) * MINUTE / stepMillis) this.steps.delete(step);
    // The latest step still grows.
    this.from = Math.max(0, to);
    this.draw();
  }

  draw() {
    for (const row of ROWS) this.spark(row);
    if (this.canvas?.isConnected) this.graph();
  }

  /** @return [[step, low, high]] of the last milliseconds */
  series(row, millis) {
    if (!this.stepMillis) return [];
    const first = Math.floor((this.link.now() - millis) / this.stepMillis);
    const found = [];
    for (const [step, values] of this.steps) {
      const seen = values[row.vital];
      if (step < first || !seen) continue;
      found.push([step, values[row.with]?.[0] ?? seen[0], seen[1]]);
    }
    return found;
  }

  /** Of what the tile shows large. */
  spark(row) {
    if ($('tile-' + row.tile).dataset.vital !== row.vital) return;
    const canvas = $('spark-' + row.tile);
    const pen = paper(canvas);
    if (!pen) return;
    const points = this.series(row, SPARK_MILLIS);
    const scale = range(points, row.least);
    const end = this.link.now();
    const x = at => canvas.width * (1 - (end - at) / SPARK_MILLIS);
    const y = v => canvas.height * (0.94 - 0.88 * (v - scale.low) / (scale.high - scale.low));
    pen.fillStyle = getComputedStyle(canvas).color;
    this.bars(pen, points, x, y);
  }

  /** Each step from its lowest to its highest; thick enough to be seen where both are one. */
  bars(pen, points, x, y) {
    const thin = 1.6 * (devicePixelRatio || 1);
    for (const [step, low, high] of points) {
      const left = x(step * this.stepMillis);
      const top = y(high);
      pen.fillRect(left, top - thin / 2, Math.max(thin, x((step + 1) * this.stepMillis) - left + 0.5), y(low) - top + thin);
    }
  }

  /** All together, in a dialog. */
  open() {
    this.canvas = el('canvas', 'trend');
    this.canvas.onpointermove = event => {
      this.pointed = event.offsetX;
      this.graph();
    };
    this.canvas.onpointerleave = () => {
      this.pointed = undefined;
      this.graph();
    };
    const spans = SPANS.map(minutes => {
      const button = el('button', '', minutes < 60 ? t('{0} min', minutes) : t('{0} h', minutes / 60));
      button.onclick = () => {
        this.span = minutes;
        for (const other of spans) other.classList.toggle('chosen', other === button);
        this.graph();
      };
      button.classList.toggle('chosen', minutes === this.span);
      return button;
    });
    this.dialogs.show('Trend', this.canvas, this.dialogs.closing(...spans));
    this.graph();
  }

  graph() {
    const pen = paper(this.canvas);
    if (!pen) return;
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) * (devicePixelRatio || 1);
    const box = {left: LEFT * unit, right: this.canvas.width - RIGHT * unit, top: TOP * unit, bottom: this.canvas.height - BOTTOM * unit};
    const span = this.span * MINUTE;
    const end = this.link.now();
    const x = at => box.right - (end - at) / span * (box.right - box.left);
    pen.font = `${1.05 * unit}px ${getComputedStyle(document.body).fontFamily}`;
    pen.textBaseline = 'middle';
    this.times(pen, box, unit, x, end);
    this.happened(pen, box, unit, x, end - span);
    const shown = ROWS.filter(row => this.series(row, span).length > 0);
    const height = (box.bottom - box.top) / Math.max(1, shown.length);
    shown.forEach((row, i) => this.row(pen, row, {...box, top: box.top + i * height, bottom: box.top + (i + 1) * height - 0.5 * unit}, unit, x, span));
    if (shown.length === 0) pen.fillText(t('nothing measured yet'), box.left + unit, (box.top + box.bottom) / 2);
  }

  times(pen, box, unit, x, end) {
    const every = this.span <= 60 ? 10 : this.span <= 120 ? 20 : this.span <= 240 ? 30 : 60;
    const wall = this.link.wall();
    const midnight = wall - sinceMidnight(wall);
    const first = Math.ceil((wall - this.span * MINUTE - midnight) / (every * MINUTE)) * every * MINUTE + midnight;
    pen.textAlign = 'center';
    for (let at = first; at <= wall; at += every * MINUTE) {
      const place = x(end - (wall - at));
      pen.fillStyle = '#1d2a35';
      pen.fillRect(place, box.top, 1, box.bottom - box.top);
      pen.fillStyle = '#93a4b2';
      pen.fillText(clock(at, false), Math.min(place, box.right), box.bottom + 2.7 * unit);
    }
  }

  row(pen, row, box, unit, x, span) {
    const points = this.series(row, span);
    const scale = range(points, row.least);
    const y = v => box.bottom - (v - scale.low) / (scale.high - scale.low) * (box.bottom - box.top - 0.6 * unit);
    pen.fillStyle = '#22303b';
    pen.fillRect(box.left, box.bottom, box.right - box.left, 1);
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(row.color);
    pen.textAlign = 'right';
    pen.fillText(t(row.label), box.left - 0.5 * unit, (box.top + box.bottom) / 2);
    this.bars(pen, points, x, y);
    pen.textAlign = 'left';
    pen.fillStyle = '#93a4b2';
    pen.fillText(number(brief(scale.high)), box.right + 0.4 * unit, box.top + 0.8 * unit);
    pen.fillText(number(brief(scale.low)), box.right + 0.4 * unit, box.bottom - 0.6 * unit);
    if (this.pointed !== undefined) this.readout(pen, row, points, box, unit, x);
  }

  /** The numbers where the pointer is. */
  readout(pen, row, points, box, unit, x) {
    const place = this.pointed * (devicePixelRatio || 1);
    if (place < box.left || place > box.right) return;
    pen.fillStyle = '#cfe0ec';
    pen.fillRect(place, box.top, 1, box.bottom - box.top);
    const hit = points.find(([step]) => place >= x(step * this.stepMillis) && place < x((step + 1) * this.stepMillis));
    if (!hit) return;
    const [, low, high] = hit;
    pen.fillStyle = '#fff';
    pen.textAlign = place > (box.left + box.right) / 2 ? 'right' : 'left';
    const words = row.with ? `${brief(high)}/${brief(low)}` : low === high ? number(brief(low)) : `${number(brief(low))} \u2013 ${number(brief(high))}`;
    pen.fillText(words, place + (pen.textAlign === 'left' ? 0.5 : -0.5) * unit, box.top + 0.9 * unit);
  }

  /** Drugs and phases above, alarms below. */
  happened(pen, box, unit, x, since) {
    const free = {DRUG: -Infinity, PHASE: -Infinity};
    for (const mark of this.marks.filter(m => m.at >= since && m.kind in free)) {
      const place = x(mark.at);
      const drug = mark.kind === 'DRUG';
      const line = box.top - (drug ? 1.2 : 2.6) * unit;
      pen.fillStyle = drug ? '#e8eef3' : '#93a4b2';
      pen.fillRect(place, line, 1, box.bottom - line);
      if (place < free[mark.kind]) continue;
      const words = drug ? mark.text : t(PHASE[mark.text] ?? '');
      pen.textAlign = 'left';
      pen.fillText(words, place + 0.3 * unit, line);
      free[mark.kind] = place + pen.measureText(words).width + 1.2 * unit;
    }
    for (const {from, to, priority} of this.alarms()) {
      if (to < since) continue;
      pen.fillStyle = {HIGH: '#e5151b', MEDIUM: '#ffd21f', LOW: '#4fd6ee'}[priority];
      const lane = {HIGH: 0, MEDIUM: 1, LOW: 2}[priority];
      const left = Math.max(box.left, x(from));
      pen.fillRect(left, box.bottom + (0.3 + lane * 0.55) * unit, Math.max(2, x(to) - left), 0.45 * unit);
    }
  }

  /** From when to when there was an alarm, of which priority. */
  alarms() {
    const open = new Map();
    const spans = [];
    for (const mark of this.marks) {
      const before = open.get(mark.alarm);
      if (mark.kind === 'ALARM_BEGAN') {
        if (before) spans.push({...before, to: mark.at});
        open.set(mark.alarm, {from: mark.at, priority: mark.priority});
      } else if (mark.kind === 'ALARM_ENDED' && before) {
        spans.push({...before, to: mark.at});
        open.delete(mark.alarm);
      }
    }
    for (const span of open.values()) spans.push({...span, to: this.link.now()});
    return spans;
  }
}

/** A cleared canvas of the right size; undefined while it is not to be seen. */
function paper(canvas) {
  const ratio = devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (width === 0 || height === 0) return undefined;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
  const pen = canvas.getContext('2d');
  pen.clearRect(0, 0, width, height);
  return pen;
}

function range(points, least) {
  let low = Infinity;
  let high = -Infinity;
  for (const [, below, above] of points) {
    low = Math.min(low, below);
    high = Math.max(high, above);
  }
  if (low > high) return {low: 0, high: 1};
  const lack = Math.max(0, least - (high - low)) / 2;
  return {low: low - Math.ceil(lack), high: high + Math.ceil(lack)};
}

const brief = v => (Number.isInteger(v) ? String(v) : v.toFixed(1));
