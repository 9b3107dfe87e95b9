// Does something again and again, also while the page is hidden: browsers slow the timers of a hidden page down to one
// a minute, but not those of a worker. What the worker is asked for, the page's own timer does as well.

const acts = [];
let worker = null;
try {
  worker = new Worker('/js/tick.js');
  worker.onmessage = ({data}) => { if (document.hidden) acts[data](); };
} catch { /* then hidden pages are slow; what is seen is not */ }

export function every(millis, act) {
  setInterval(act, millis);
  worker?.postMessage({id: acts.push(act) - 1, millis});
}
