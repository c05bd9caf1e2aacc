// Answers that wait: sealed, each sent once, and the ticket shown only to who still stands there.
// They lie where a worker can read them too, so that they also leave after the page is closed.
// "Stop and clear" never touches what waits here for somebody else.

const boxes = 'buurtstem-waiting', settled = [];
// The sealed answers that this very page waits for, if any.
let mine, isSending;
// The browser's workers; none where a page stands apart, as a preview does.
let watch;
try {
  watch = navigator.serviceWorker;
} catch (apart) {
  watch = undefined;
}
// Names of boxes that arrived, whoever told it and how often; and of those that this page showed.
const came = [], own = [];
const arrivedHere = () => came.filter((name, place) => came.indexOf(name) == place && !own.includes(name)).length;
const nameOf = each => each.body.slice(-20);

const lyingAt = each => '/waiting/' + nameOf(each);

// Gives each waiting answer, first moving those that the first part of the script put aside.
async function lying() {
  const found = [];
  try {
    const shelf = await caches.open(boxes);
    // The other shelf is small: a recording may not have fitted there.
    for (const each of recall().concat(waiting.filter(other => other.body.startsWith('sealed=')))) {
      await shelf.put(lyingAt(each), new Response(JSON.stringify(each)));
      waiting = waiting.filter(other => other.body != each.body);
      if (recall().length) keep(recall().filter(other => other.body != each.body));
    }
    for (const key of await shelf.keys()) {
      const each = await (await shelf.match(key)).json();
      if (each.body) found.push(each);
      // How many a worker sent, told once.
      else if (await shelf.delete(key)) came.push(...each.names);
    }
  } catch (refused) {
    // Storage is refused or full: they stay where they are.
  }
  return found.concat(recall(), waiting);
}

async function drop(each) {
  waiting = waiting.filter(other => other.body != each.body);
  if (recall().some(other => other.body == each.body)) keep(recall().filter(other => other.body != each.body));
  try {
    const shelf = await caches.open(boxes);
    await shelf.delete(lyingAt(each));
  } catch (refused) {
    return;
  }
}

// What was not taken stays sealed here, and is not sent again (decision 13).
async function lock(each) {
  each.late = true;
  if (waiting.includes(each)) return;
  const others = recall();
  if (others.some(other => other.body == each.body)) keep(others.filter(other => other.body != each.body).concat(each));
  try {
    const shelf = await caches.open(boxes);
    if (await shelf.match(lyingAt(each))) await shelf.put(lyingAt(each), new Response(JSON.stringify(each)));
  } catch (refused) {
    return;
  }
}

// What the server decided about one of them, whoever sent it: this page, another one or the worker.
async function settle(each, decided) {
  const isTaken = decided.status < 400, isMine = mine && mine.body == each.body;
  if (settled.includes(each.body)) return;
  settled.push(each.body);
  // Answers that come back to the person who gave them are open again, not waiting.
  if (isTaken || isMine && decided.status == 422) await drop(each);
  else await lock(each);
  if (isMine) {
    own.push(nameOf(each));
    mine = undefined;
    arrive(decided.text);
  } else if (isTaken) came.push(nameOf(each));
}

async function retry() {
  if (isSending) return;
  isSending = true;
  const boxed = await lying();
  // Another page may have sent them: asking once more brings the same answer.
  if (mine && !boxed.some(each => each.body == mine.body)) boxed.push(mine);
  for (const each of boxed) {
    const decided = !each.late && !settled.includes(each.body) && await post(each);
    if (decided) await settle(each, decided);
  }
  isSending = false;
  await tellWaiting();
}

// The ticket that the server will give: app/core/ticket.py. It is shown and kept nowhere.
async function ticketOf(key) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('ticket' + key)));
  const digits = new Array(20).fill(0);
  for (let bit = 0; bit < 66; bit += 1) {
    let carried = digest[bit >> 3] >> 7 - (bit & 7) & 1;
    for (let at = 19; at >= 0; at -= 1) {
      carried += digits[at] * 2;
      digits[at] = carried % 10;
      carried = carried > 9 ? 1 : 0;
    }
  }
  return digits.join('').replace(/....(?=.)/g, four => four + ' ');
}

const holdBack = wait;
wait = async each => {
  const key = each.body.get('submission');
  const held = await holdBack(each);
  try {
    mine = held;
    await lying();
    await showWaiting(key, waiting.some(other => other.body == held.body));
    await askBack();
    await tellWaiting();
  } catch (trouble) {
    // What waits is safe already, and the first part of the script has said so.
  }
};

// Where the browser can, it wakes the worker as soon as there is a network.
async function askBack() {
  const host = watch && await watch.getRegistration();
  if (host && host.sync) await host.sync.register('answers').catch(() => 0);
}

if (watch) watch.onmessage = event => settle({body: event.data.body}, event.data).then(() => tellWaiting());
retry();
addEventListener('online', retry);
setInterval(retry, 2e4);
