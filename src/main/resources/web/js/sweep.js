// A wave that sweeps from left to right with an erase bar, as on a monitor. Samples are placed by their time, so what
// is missing stays an empty stretch; they are drawn a moment after their arrival, so that the trace moves evenly though
// they come in bundles.

const ERASE_PART = 0.035;
/** Two neighbours further apart than this are not joined by a line. */
const GAP_MILLIS = 400;
/** How much of the jitter of an arrival moves the trace. */
const FOLLOW = 0.04;
const LEAST_DELAY_MILLIS = 150;
const MOST_DELAY_MILLIS = 1500;
const SPARE_MILLIS = 60;
const MAX_QUEUE = 20000;
const SCALE_MILLIS = 1000;
const SCALE_BUCKETS = 4;
const MARGIN = 0.08;

export class Sweep {
  /** @param fixed [low, high] in sample units, or null to follow the signal @param speed of the monitor's clock @param drawn told each sample as it is drawn */
  constructor(canvas, {seconds = 8, fixed = null, speed = 1, drawn = null} = {}) {
    this.drawn = drawn;
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
    this.span = seconds * 1000;
    this.fixed = fixed;
    this.speed = speed;
    this.reset();
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(canvas);
  }

  /** Lets go of its canvas. */
  close() { this.observer.disconnect(); }

  fit() {
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.canvas.clientWidth * ratio);
    this.canvas.height = Math.round(this.canvas.clientHeight * ratio);
    this.pen.strokeStyle = getComputedStyle(this.canvas).color;
    this.pen.lineWidth = 2.1 * ratio;
    this.pen.lineJoin = this.pen.lineCap = 'round';
    this.erased = undefined;
  }

  reset() {
    this.queue = [];
    this.last = null;
    this.nextIndex = this.nextTime = undefined;
    this.lag = 0;
    this.delay = LEAST_DELAY_MILLIS;
    this.buckets = [];
    this.erased = undefined;
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** @param piece {hertz, index, at, samples} @param now the bed's time */
  push(piece, now) {
    const joins = piece.index === this.nextIndex && Math.abs(piece.at - this.nextTime) < GAP_MILLIS * this.speed;
    let t = joins ? this.nextTime + (piece.at - this.nextTime) * FOLLOW : piece.at;
    if (!joins) this.queue.push(null);
    this.lag = Math.max(this.lag, (now - t) / this.speed);
    for (const v of piece.samples) {
      this.queue.push(v === null ? null : {t, v});
      t += 1000 / piece.hertz;
    }
    this.nextIndex = piece.index + piece.samples.length;
    this.nextTime = t;
    if (this.queue.length > MAX_QUEUE) this.queue.splice(0, this.queue.length - MAX_QUEUE);
  }

  /** @param now the bed's time @param passed milliseconds of the world since the last frame */
  draw(now, passed) {
    const target = Math.min(MOST_DELAY_MILLIS, Math.max(LEAST_DELAY_MILLIS, this.lag + SPARE_MILLIS));
    const step = Math.min(100, passed) * (target > this.delay ? 0.25 : 0.02);
    this.delay += Math.max(-step, Math.min(step, target - this.delay));
    this.lag = Math.max(0, this.lag - 0.02 * passed);
    const head = now - this.delay * this.speed;
    this.erase(head);
    this.trace(head);
  }

  x(t) { return ((t % this.span) / this.span) * this.canvas.width; }

  erase(head) {
    const to = head + this.span * ERASE_PART;
    const {width, height} = this.canvas;
    if (this.erased !== undefined && to <= this.erased && this.erased - to < this.span) return;
    if (this.erased === undefined || Math.abs(to - this.erased) > this.span) this.pen.clearRect(0, 0, width, height);
    else {
      const a = this.x(this.erased) - 1;
      const b = this.x(to);
      if (b >= a) this.pen.clearRect(a, 0, b - a, height);
      else {
        this.pen.clearRect(a, 0, width - a, height);
        this.pen.clearRect(0, 0, b, height);
      }
    }
    this.erased = to;
  }

  trace(head) {
    const pen = this.pen;
    let drawn = 0;
    pen.beginPath();
    if (this.last) pen.moveTo(this.x(this.last.t), this.y(this.last.v));
    while (drawn < this.queue.length && (this.queue[drawn] === null || this.queue[drawn].t <= head)) {
      this.line(this.queue[drawn++], head);
    }
    pen.stroke();
    this.queue.splice(0, drawn);
  }

  line(point, head) {
    const before = this.last;
    this.last = point;
    if (point === null) return;
    this.drawn?.(point);
    this.learn(point);
    const old = head - point.t > this.span * (1 - ERASE_PART);
    const joined = before && point.t - before.t < GAP_MILLIS * this.speed && this.x(point.t) >= this.x(before.t);
    if (joined && !old) this.pen.lineTo(this.x(point.t), this.y(point.v));
    else this.pen.moveTo(this.x(point.t), this.y(point.v));
  }

  /** The scale follows the lowest and highest of the last seconds, and changes between them, not within a beat. */
  learn(point) {
    if (this.fixed) return;
    const slot = Math.floor(point.t / (SCALE_MILLIS * this.speed));
    let bucket = this.buckets.at(-1);
    if (!bucket || bucket.slot !== slot) {
      bucket = {slot, low: point.v, high: point.v};
      this.buckets.push(bucket);
      if (this.buckets.length > SCALE_BUCKETS) this.buckets.shift();
      this.rescale(false);
    }
    bucket.low = Math.min(bucket.low, point.v);
    bucket.high = Math.max(bucket.high, point.v);
    const room = 0.03 * (this.high - this.low || 1);
    if (this.low === undefined || point.v < this.low - room || point.v > this.high + room) this.rescale(true);
  }

  rescale(atOnce) {
    const old = atOnce ? this.buckets : this.buckets.slice(0, -1);
    if (!old.length) return;
    this.low = Math.min(...old.map(b => b.low));
    this.high = Math.max(...old.map(b => b.high));
  }

  y(v) {
    const [low, high] = this.fixed ?? [this.low ?? 0, this.high ?? 1];
    const part = high > low ? (v - low) / (high - low) : 0.5;
    const shown = Math.min(1.04, Math.max(-0.04, part));
    return this.canvas.height * (1 - MARGIN - shown * (1 - 2 * MARGIN));
  }
}
