// Where this screen stands, and which one it is. Only a screen at the bed stands for seeing and hearing the child's
// alarms; when it goes without a goodbye it is missed until it is back, and it is known by its name.

const STANDS = 'vigil.stands';
const WAS_AT = 'vigil.bed';
const NAME = 'vigil.screen';
/** Below this many CSS pixels it is somebody's phone. */
const SMALL = 600;
const KEEP_MILLIS = 1000;
/** A tab that has kept its name for this long no more is gone: another may be the same screen. */
const GONE_MILLIS = 3000;

export class Stand {
  /** @param bed the bed that is shown */
  constructor(bed) {
    this.bed = bed;
    this.atBed = atBed(bed);
    if (this.atBed) sessionStorage.setItem(WAS_AT, bed);
    this.claim();
    setInterval(() => this.keep(), KEEP_MILLIS);
    addEventListener('pagehide', () => this.keep(0));
  }

  /** For the address of the WebSocket (docs/protocol-display.md). */
  query() { return `&screen=${this.name}` + (this.atBed ? '&at=bed' : ''); }

  /** Kept in this browser, for every bed it shows. */
  choose(stands) {
    localStorage.setItem(STANDS, stands);
    if (stands !== 'bed') sessionStorage.removeItem(WAS_AT);
    location.replace(location.pathname);
  }

  /**
   * A browser that was started anew is the screen it was before; a second tab beside a living one is another, and
   * stays it.
   */
  claim() {
    const last = read(NAME + '.' + this.bed);
    this.first = !last.name || Math.abs(Date.now() - last.at) > GONE_MILLIS;
    this.name = this.first ? last.name ?? made() : sessionStorage.getItem(NAME) ?? made();
    if (!this.first) sessionStorage.setItem(NAME, this.name);
    this.keep();
  }

  /** Says to other tabs of this browser that this name is in use. With each heartbeat, too: timers of hidden pages rest. */
  keep(at = Date.now()) {
    if (this.first) localStorage.setItem(NAME + '.' + this.bed, JSON.stringify({name: this.name, at}));
  }
}

/** A screen that was opened at the bed stays there, also when its reader has been to the overview and came back. */
function atBed(bed) {
  const chosen = localStorage.getItem(STANDS);
  if (chosen === 'elsewhere') return false;
  if (sessionStorage.getItem(WAS_AT) === bed) return true;
  if (new URLSearchParams(location.search).has('elsewhere')) return false;
  return chosen === 'bed' || Math.min(innerWidth, screen.width, screen.height) >= SMALL;
}

/** Without a secure connection browsers make no UUIDs, but they do make random numbers. */
function made() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** What somebody else wrote into the browser's store is not believed. */
function read(key) {
  try {
    const {name, at} = JSON.parse(localStorage.getItem(key)) ?? {};
    return /^[0-9a-f]{24}$/.test(name) ? {name, at: Number(at) || 0} : {};
  } catch {
    return {};
  }
}
