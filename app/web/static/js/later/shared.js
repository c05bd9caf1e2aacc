// One phone, several people: the end stays the end, a new person begins with nothing, and nobody
// loses answers by a slip. The page as it came is kept for when there is no network to ask.

const isGiven = control => isTyped(control) ? control.value.trim() : control.checked;
const hasAnswers = () => waiting.length > 0 || !!form && all('section [name]').some(isGiven);
const untouched = at == 's' && !hasAnswers() && root.outerHTML;

function warn(event) {
  if (!hasAnswers()) return;
  event.preventDefault();
  event.returnValue = '';
}

// Only while there is something to lose: a page that asks before it goes is not kept for "back".
['input', 'change'].forEach(kind => document.addEventListener(kind, () => addEventListener('beforeunload', warn)));

// What was listened to would tell the next person which questions were asked here.
function wipeHeard() {
  removeEventListener('beforeunload', warn);
  if (window.caches) caches.delete('buurtstem-heard').catch(() => 0);
}

const emptyForm = empty;
empty = () => {
  emptyForm();
  wipeHeard();
};

const showAnswer = arrive;
arrive = text => {
  showAnswer(text);
  if (one('p.ticket')) history.replaceState({ended: true}, '', location.pathname + location.search);
  if (form || !words.next) return;
  wipeHeard();
  if (one('p.ticket')) one('h1').after(steps('arrived'));
  one('main').append(button(words.next, restart));
};

// A new visit, so that nothing of the one before is left in memory. Where no worker stands behind
// it, or answers wait in memory alone, the page as it came takes the place of this one.
async function restart() {
  const address = location.pathname + location.search, host = watch;
  let fresh = untouched;
  mine = undefined;
  removeEventListener('beforeunload', warn);
  history.replaceState(null, '', address);
  if (!fresh || host && host.controller && !waiting.length) return location.replace(address);
  try {
    const answer = await fetch(address);
    fresh = await answer.text();
  } catch (away) {
    fresh = untouched;
  }
  at = 's';
  swap(fresh);
}

function ended() {
  if (!words.sent) return;
  end(words.sent);
  if (one('.bar')) one('.bar').remove();
  one('main').append(button(words.next, restart));
}

// Back and reload after the end show the end; what a reload emptied begins at the start.
async function settleDown() {
  await ready;
  if (history.state && history.state.ended) ended();
  else if (form && at != 's' && !hasAnswers()) location.replace('#s');
}

if (performance.navigation.type) settleDown();
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  if (form && one('.first')) empty();
  if (history.state && history.state.ended) ended();
  else if (form && one('.first')) location.replace('#s');
  else restart();
});
