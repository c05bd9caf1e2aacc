// Sending: once, with a key that the phone makes. Answers that cannot go now are sealed to the
// survey's public key before they touch this phone's storage; nobody can open them here again.
// The scheme stands in app/secrets.py at open_sealed. How they leave later is later/waiting.js.

const shelf = 'buurtstem';
// Answers that could not be sealed or written wait here, in memory alone.
let waiting = [], isBusy;

const base64 = bytes => btoa([...bytes].map(byte => String.fromCharCode(byte)).join('')).replace(/[+/=]/g, sign => sign == '+' ? '-' : sign == '=' ? '' : '_');
const random = size => crypto.getRandomValues(new Uint8Array(size));

async function seal(text) {
  let subtle = crypto.subtle, curve = {name: 'ECDH', namedCurve: 'P-256'};
  const point = Uint8Array.from(atob(data.key.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt());
  const mine = await subtle.generateKey(curve, false, ['deriveBits']);
  const theirs = await subtle.importKey('raw', point, curve, false, []);
  const shared = await subtle.deriveBits({name: 'ECDH', public: theirs}, mine.privateKey, 256);
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  let encoder = new TextEncoder(), nonce = random(12);
  const key = await subtle.deriveKey(
    {name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode('buurtstem answers 1')},
    secret, {name: 'AES-GCM', length: 256}, false, ['encrypt']
  );
  const box = await subtle.encrypt({name: 'AES-GCM', iv: nonce}, key, encoder.encode(text));
  const sender = await subtle.exportKey('raw', mine.publicKey);
  return base64([...new Uint8Array(sender), ...nonce, ...new Uint8Array(box)]);
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(shelf)) || [];
  } catch (refused) {
    return [];
  }
}

// Whether the sealed answers could be written; storage may be full or refused.
function keep(sealed) {
  try {
    if (sealed.length) localStorage.setItem(shelf, JSON.stringify(sealed));
    else localStorage.removeItem(shelf);
    return true;
  } catch (refused) {
    return false;
  }
}

// What the server decided: an answer to show, or nothing where it could not be asked, has a pause
// or is too busy. Those answers wait.
async function post(each) {
  let body = new URLSearchParams(each.body);
  // only files
  if (each.body.set) body = each.body;
  // end
  try {
    const answer = await fetch(each.path, {method: 'POST', body: body});
    const text = await answer.text();
    return answer.status < 500 && answer.status != 403 && answer.status != 429 && {status: answer.status, text: text};
  } catch (away) {
    return false;
  }
}

async function send(act) {
  if (isBusy) return;
  isBusy = true;
  let isFast = performance.now() < data.seconds * 333, isStop = act == 'stop';
  if (isStop) empty();
  else form.elements.submission.value = form.elements.submission.value || base64(random(24));
  let fields = new URLSearchParams(isStop ? {lang: form.elements.lang.value} : new FormData(form));
  // only files
  if (!isStop) fields = enclose(new FormData(form));
  // end
  // only ranks
  if (!isStop) data.items.filter(item => item.ranks).forEach(item => {
    const name = controls(item.id, 'answer.')[0].name;
    fields.delete(name);
    given(item).forEach(value => fields.append(name, value));
  });
  // end
  fields.append('act', act);
  if (isFast) fields.append('fast', 1);
  const each = {path: location.pathname, body: fields};
  try {
    const decided = await post(each);
    if (decided) arrive(decided.text);
    else if (isStop) go('s');
    else await wait(each);
  } finally {
    isBusy = false;
  }
}

function arrive(text) {
  swap(text);
  // only files
  if (!form) files = {};
  // end
}

// What waits here for somebody else is not this person's to throw away.
function empty() {
  form.reset();
  form.elements.submission.value = '';
}

async function wait(each) {
  let words = data.words.stay;
  // only files
  each.body = await inText(each.body);
  // end
  each.body = '' + each.body;
  try {
    each = {path: each.path, body: 'sealed=' + await seal(each.body)};
    if (keep(recall().concat(each))) words = data.words.wait;
    else waiting.push(each);
  } catch (insecure) {
    // Without a secure context there is no sealing: the answers stay in memory only.
    waiting.push(each);
  }
  empty();
  end(words);
  return each;
}

function end(words) {
  let heading = document.createElement('h1'), main = one('main');
  heading.textContent = words;
  heading.tabIndex = -1;
  main.textContent = '';
  main.append(heading);
  heading.focus();
  at = 's';
}

// The answered page takes the place of this one. A fragment that is set anew is what moves the
// target to the new screen; replaceState alone does not.
function swap(text, here, address) {
  const fresh = new DOMParser().parseFromString(text, 'text/html');
  root.lang = fresh.documentElement.lang;
  root.dir = fresh.documentElement.dir;
  document.title = fresh.title;
  document.body.replaceWith(fresh.body);
  begin();
  history.replaceState(null, '', address || location.pathname + location.search);
  if (form) location.replace('#' + (here || at));
  const heading = one('h1');
  if (!form && heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
  scrollTo(0, 0);
}

root.classList.add('live');
begin();
