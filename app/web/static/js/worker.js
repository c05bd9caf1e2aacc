// What makes a survey open again without a network, and sends what waits after the page is gone.
// It holds public documents alone: never a ticket, results or a page behind a sign-in, and it lets
// every form pass untouched. What stands here tells that a survey was visited, nothing of a person.
// The server writes the program's release before it (app/web/respond/later.py).
// Habits: see walk.js.

const pages = 'buurtstem-pages-' + release, heard = 'buurtstem-heard', boxes = 'buurtstem-waiting';
// Codes of places are capitals and digits; a card, a size or any other question is somebody's own.
const isPlace = address => /^\/[2-9A-Z]+$/.test(address.pathname) && /^(\?lang=[\w-]*)?$/.test(address.search);
const isMore = address => /^\/(v\/[^/]+\/[^/]+\/more|a\/[^/]+\/[^/]+\/list)$/.test(address.pathname);
const isFixed = address => /^\/[pi]\/|^\/v\/[^/]+\/[^/]+$/.test(address.pathname);
const isSound = address => /^\/a\/.+\.mp3$/.test(address.pathname);

// Storage may be refused or full; then everything is as it was without a worker.
async function shelfOf(name) {
  try {
    return await caches.open(name);
  } catch (refused) {
    return {match: async () => undefined, put: async () => undefined, delete: async () => false, keys: async () => []};
  }
}

async function put(shelf, address, answer) {
  const isPublic = answer.status == 200 && answer.type == 'basic' && !/no-store/.test(answer.headers.get('Cache-Control'));
  try {
    if (isPublic) await shelf.put(address, answer);
    // Paused, closed or gone: what stood here is not true any more, in any language.
    else if (answer.status < 500) await shelf.delete(address, {ignoreSearch: true, ignoreVary: true});
  } catch (full) {
    return;
  }
}

// From the network while there is one, so that pause, close and results show at once.
async function newest(event) {
  const request = event.request, shelf = await shelfOf(pages);
  const kept = await shelf.match(request.url, {ignoreVary: true}) ||
    request.mode == 'navigate' && await shelf.match(request.url, {ignoreVary: true, ignoreSearch: true});
  const asked = fetch(request).then(answer => {
    if (answer.status >= 500) throw answer;
    put(shelf, request.url, answer.clone());
    return answer;
  });
  // A network that says nothing for long is none.
  const patience = new Promise((enough, never) => kept && setTimeout(never, 6e3));
  try {
    return await Promise.race([asked, patience]);
  } catch (away) {
    if (kept) return kept;
    if (away instanceof Response) return away;
    throw away;
  }
}

async function fixed(event) {
  const address = event.request.url, shelf = await shelfOf(pages);
  const kept = await shelf.match(address, {ignoreVary: true});
  if (kept) return kept;
  const answer = await fetch(event.request);
  event.waitUntil(put(shelf, address, answer.clone()));
  return answer;
}

// A sound comes whole, whatever part was asked for, and then stands here for the next time.
async function sound(event) {
  const address = event.request.url, shelf = await shelfOf(heard);
  let whole = await shelf.match(address, {ignoreVary: true});
  if (!whole) {
    whole = await fetch(address);
    if (whole.status != 200) return whole;
    event.waitUntil(put(shelf, address, whole.clone()));
  }
  const asked = /^bytes=(\d+)-(\d*)$/.exec(event.request.headers.get('Range') || '');
  return asked ? part(whole, asked[1] - 0, asked[2]) : whole;
}

async function part(whole, first, asked) {
  const told = whole.headers.get('Content-Length') - 0;
  const isAll = first == 0 && !asked && told > 0;
  const bytes = isAll ? whole.body : await whole.arrayBuffer();
  const size = isAll ? told : bytes.byteLength;
  const last = asked ? Math.min(asked - 0, size - 1) : size - 1;
  if (first > last) return new Response('', {status: 416, headers: {'Content-Range': 'bytes */' + size}});
  return new Response(isAll ? bytes : bytes.slice(first, last + 1), {status: 206, headers: {
    'Accept-Ranges': 'bytes',
    'Content-Type': whole.headers.get('Content-Type'),
    'Content-Length': last + 1 - first,
    'Content-Range': 'bytes ' + first + '-' + last + '/' + size
  }});
}

// The page tells what it was made of. Its document is in the browser already: asking for it again
// would cost data and count as a visit; its fixed address, which does neither, stands behind it.
async function keepPage(told) {
  const shelf = await shelfOf(pages);
  for (const address of [told.place].concat(told.parts)) {
    const whole = new URL(address, location.href);
    if (whole.href.startsWith(location.origin + '/') && (isPlace(whole) || isMore(whole) || isFixed(whole)) && !await shelf.match(whole.href, {ignoreVary: true})) {
      const here = await fetch(whole.href, {cache: 'only-if-cached', mode: 'same-origin'}).catch(() => false);
      const answer = here && here.ok ? here : await fetch(address == told.place ? told.same : whole.href).catch(() => false);
      if (answer) await put(shelf, whole.href, answer);
    }
  }
}

// The twin of post() in send.js.
async function post(each) {
  try {
    const answer = await fetch(each.path, {method: 'POST', body: new URLSearchParams(each.body)});
    const text = await answer.text();
    return answer.status < 500 && answer.status != 403 && answer.status != 429 && {status: answer.status, text: text};
  } catch (away) {
    return false;
  }
}

// Sends each box once more. Open pages are told, and only the one that waits for it shows what came
// back; the others learn how many arrived.
async function sendAll() {
  const shelf = await shelfOf(boxes);
  let left = 0;
  for (const key of await shelf.keys()) {
    const each = await (await shelf.match(key)).json();
    if (!each.body || each.late) continue;
    const decided = await post(each);
    if (!decided) left += 1;
    else await settle(shelf, key, each, decided);
  }
  // A failure asks the browser to call again later.
  if (left) throw new Error('waiting');
}

async function settle(shelf, key, each, decided) {
  const isTaken = decided.status < 400, open = await clients.matchAll({type: 'window', includeUncontrolled: true});
  each.late = !isTaken;
  if (isTaken) await shelf.delete(key);
  else await shelf.put(key, new Response(JSON.stringify(each)));
  if (isTaken) {
    // A page that is just opening may miss what it is told: the count waits for the next that looks.
    const told = await shelf.match('/waiting/arrived'), names = told ? (await told.json()).names : [];
    await shelf.put('/waiting/arrived', new Response(JSON.stringify({names: names.concat(each.body.slice(-20))})));
  }
  open.forEach(page => page.postMessage({body: each.body, status: decided.status, text: decided.text}));
}

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith('buurtstem-pages-') && name != pages).map(name => caches.delete(name)));
  await clients.claim();
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(begin()));
addEventListener('message', event => event.waitUntil(keepPage(event.data)));
addEventListener('sync', event => event.waitUntil(sendAll()));
addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method != 'GET' || address.origin != location.origin) return;
  if (isSound(address)) event.respondWith(sound(event));
  else if (isFixed(address)) event.respondWith(fixed(event));
  else if (isPlace(address) || isMore(address)) event.respondWith(newest(event));
});
