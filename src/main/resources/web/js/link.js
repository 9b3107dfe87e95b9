// The connection to the monitor: full state first, then changes, all numbered; connects again by itself. Whether it is
// alive is judged by watchdog.js, not here. Protocol: docs/protocol-display.md.

import {zoned} from './lang.js';
import {foreign} from './version.js';

const ANSWER_MILLIS = 5000;
/** A connection that is not there after this long is tried anew: the network's own patience is minutes. */
const CONNECT_MILLIS = 4000;
const LONGEST_WAIT_MILLIS = 4000;
/** A page of another version that stays is no screen: the monitor is to notice that it is missing. */
const FOREIGN_WAIT_MILLIS = 15_000;
/** The server's time is known from the fastest message of the last while; a slow drift is followed. */
const OFFSET_DECAY = 0.001;
/** A bed, or the monitor itself, whose own loop made no step for this long stands still (four are due each second). */
const STILL_MILLIS = 3000;
/** A page that does not draw connects no more, but may draw again. */
const UNWELL_MILLIS = 1000;

/** An alarm as the monitor is told that this screen has drawn it: it keeps its id when it rises and when it sounds again. */
export const drawn = ({id, priority, state}) => ({id, priority, state});

/** A time of the monitor's that its messages carry, running on between them. */
class Told {
  heard(time, at, speed) {
    const sample = time - at * speed;
    const since = at - (this.at ?? at);
    this.at = at;
    // Late messages (a page that stood still) say nothing about the time; early ones do.
    this.offset = this.offset === undefined ? sample : Math.max(sample, this.offset - OFFSET_DECAY * since * speed);
  }

  now(speed) { return (this.offset ?? 0) + performance.now() * speed; }
}

export class Link {
  /** @param on {hello, state, waves, beat, lost}: what to do with messages, and when there will be none */
  constructor(query, on) {
    this.query = query;
    this.on = on;
    this.model = {};
    this.speed = 1;
    this.heardAt = -Infinity;
    this.steps = {};
    this.silenceMillis = 3000;
    this.house = '';
    this.foreign = false;
    this.bed = new Told();
    this.ran = new Told();
    this.tries = 0;
    this.waiting = new Map();
    this.orders = 0;
    /** Whether the page shows what comes; set by failing.js. */
    this.well = () => true;
    this.connect();
  }

  connect() {
    if (!this.well()) {
      this.retry = setTimeout(() => this.connect(), UNWELL_MILLIS);
      return;
    }
    const scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    const socket = new WebSocket(scheme + location.host + '/ws?' + this.query);
    this.socket = socket;
    this.expected = 1;
    socket.onmessage = event => { if (socket === this.socket) this.heard(JSON.parse(event.data)); };
    socket.onclose = () => { if (socket === this.socket) this.lost(); };
    setTimeout(() => { if (socket === this.socket && socket.readyState === WebSocket.CONNECTING) this.restart(); }, CONNECT_MILLIS);
  }

  lost() {
    this.broken = true;
    this.on.lost?.();
    this.model = {};
    for (const id of [...this.waiting.keys()]) this.settle(id, {ok: false, unanswered: true, reason: 'the connection was lost; look whether it was done'});
    this.tries++;
    const wait = this.foreign ? FOREIGN_WAIT_MILLIS : Math.min(LONGEST_WAIT_MILLIS, 200 * 1.7 ** Math.min(this.tries, 12)) * (0.7 + 0.6 * Math.random());
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), wait);
  }

  /** Gives up on a connection that is silent, or was never made. */
  restart() {
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.lost();
  }

  heard(message) {
    if (message.type === 'hello') this.epoch = message.epoch;
    if (message.n !== this.expected || message.epoch !== this.epoch) return this.restart();
    this.expected++;
    this.heardAt = performance.now();
    this.timed(message);
    if (message.wall !== undefined) this.wallOffset = message.wall - this.heardAt * this.speed;
    this[message.type]?.(message);
  }

  timed(message) {
    if (message.run !== undefined) this.ran.heard(message.run, this.heardAt, this.speed);
    if (message.t === undefined) return;
    // Another bed has another time.
    if (message.watched !== this.watched) this.bed = new Told();
    this.watched = message.watched;
    this.bed.heard(message.t, this.heardAt, this.speed);
  }

  /** The bed's own time now, in milliseconds. */
  now() { return this.bed.now(this.speed); }

  /** The time that all beds share, in milliseconds; on a central screen. */
  run() { return this.ran.now(this.speed); }

  /** Nothing came for so long that it is no mere hiccup. */
  silent() { return this.foreign || performance.now() - this.heardAt > this.silenceMillis; }

  /** @param bed its name, or that of the monitor itself */
  still(bed) { return (this.steps[bed] ?? 0) > STILL_MILLIS; }

  /** By how many milliseconds this screen's clock is ahead of the monitor's. */
  skew() { return this.wallOffset === undefined || this.speed !== 1 ? 0 : Date.now() - this.wall(); }

  /** The monitor's wall clock now, in milliseconds since 1970. */
  wall() { return (this.wallOffset ?? Date.now() - performance.now()) + performance.now() * this.speed; }

  hello(message) {
    this.foreign = foreign(message);
    if (this.foreign) {
      this.restart();
      return;
    }
    zoned(message.zone);
    this.tries = 0;
    this.broken = false;
    this.owed = undefined;
    this.model = {};
    this.speed = message.speed;
    this.silenceMillis = message.silenceMillis;
    this.house = message.house;
    this.bed = new Told();
    this.ran = new Told();
    this.on.hello?.(message);
  }

  state(message) {
    if (message.full) this.model = {};
    if (message.set) Object.assign(this.model, message.set);
    if (message.waves) this.on.waves?.(message.waves);
    if (message.set) this.on.state?.(message.set, message.full);
  }

  beat(message) {
    this.steps = message.beds;
    this.owed = message.n;
    this.pay();
    this.on.beat?.(message);
  }

  /** A heartbeat is answered by a page that draws, or that nobody can see; by another one once it draws again. */
  pay() {
    if (this.owed === undefined || !this.well()) return;
    this.send({type: 'beat', n: this.owed});
    this.owed = undefined;
  }

  answer(message) { this.settle(message.id, message); }

  settle(id, answer) {
    const known = this.waiting.get(id);
    if (!known) return;
    this.waiting.delete(id);
    clearTimeout(known.timer);
    known.resolve(answer);
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Which child is shown, for orders: what was meant for one is not done to another. */
  child() { return 'patient' in this.model ? {patient: this.model.patient?.admission ?? null} : {}; }

  /** Asks for something; resolves to {ok, reason}. ok means: done and written down; unanswered: nobody knows. */
  order(what, fields = {}) {
    const id = ++this.orders;
    return new Promise(resolve => {
      const timer = setTimeout(() => this.settle(id, {ok: false, unanswered: true, reason: 'not confirmed within 5 s; look whether it was done'}), ANSWER_MILLIS);
      this.waiting.set(id, {resolve, timer});
      this.send({type: 'do', id, what, ...(fields.house ? {} : this.child()), ...fields});
    });
  }
}
