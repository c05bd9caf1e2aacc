// From the first screen behind the start, the survey is kept at hand: a worker opens it again when
// there is no network. Not before: who only looks pays for nothing that looking does not need.

let isAtHand;

async function keepAtHand() {
  const host = watch, link = one('a.more');
  const told = {place: location.pathname + location.search, same: link.href.replace(/.more$/, ''), parts: [link.href].concat(all('script[src]').map(script => script.src))};
  try {
    await host.register('/worker.js');
    const kept = await host.ready;
    kept.active.postMessage(told);
    // Another release begins with empty hands.
    host.oncontrollerchange = () => host.controller && host.controller.postMessage(told);
  } catch (refused) {
    isAtHand = false;
  }
}

shown.push(screen => {
  if (isAtHand || !watch || /^[sl]$/.test(screen.id)) return;
  isAtHand = true;
  keepAtHand();
});
