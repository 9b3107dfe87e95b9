// Whether this page and the monitor belong together. A page stays open for days; the monitor may be another one by then.

/** Of docs/protocol-display.md. */
const PROTOCOL = 2;
/** What all files of the pages were when this one was sent. */
const OWN = document.documentElement.dataset.assets;
const LOADED = 'vigil.loaded';
/** So often at most is a page loaded for the same other version: whatever keeps giving it the old files, it does not flicker. */
const AGAIN_MILLIS = 60_000;

/** @return true if the monitor is of another version; then this page loads itself anew, if it has not just done so */
export function foreign({protocol, assets}) {
  if (protocol === PROTOCOL && assets === OWN) return false;
  if (mayLoad(assets)) location.reload();
  return true;
}

/** A browser that keeps nothing cannot tell whether it has just loaded the page: then a person does it. */
function mayLoad(assets) {
  try {
    const now = Date.now();
    const all = Object.entries(JSON.parse(sessionStorage.getItem(LOADED)) ?? {});
    const last = Object.fromEntries(all.filter(([, at]) => Math.abs(now - at) < AGAIN_MILLIS));
    if (assets in last) return false;
    sessionStorage.setItem(LOADED, JSON.stringify({...last, [assets]: now}));
    return true;
  } catch {
    return false;
  }
}
