// The worker of ticker.js.

onmessage = ({data: {id, millis}}) => setInterval(() => postMessage(id), millis);
