// Sealed answers leave by themselves as soon as there is a network, each once.

// Never while somebody is answering: the page that comes back would take the place of theirs.
// What came too late is refused once in words and stays sealed here (decision 13).
async function retry() {
  if (isBusy || form && at != 's') return;
  isBusy = true;
  for (const each of recall().concat(waiting)) {
    if (each.late) continue;
    const decided = await post(each);
    if (!decided) continue;
    const others = recall().filter(other => other.body != each.body);
    each.late = decided.status == 410;
    keep(each.late ? others.concat(each) : others);
    waiting = waiting.filter(other => other.body != each.body);
    if (one('p.ticket')) one('main').append(...new DOMParser().parseFromString(decided.text, 'text/html').querySelectorAll('main > *'));
    else arrive(decided.text);
  }
  isBusy = false;
}

// Back and reload after the end show the end; scanning the code again begins anew.
if (form && performance.navigation.type && history.state && history.state.ended) {
  const start = one('#s .go').cloneNode(true);
  start.href = location.pathname + location.search;
  start.onclick = () => history.replaceState(null, '', location.href);
  end(words.sent);
  one('main').append(start);
}

retry();
addEventListener('online', retry);
setInterval(retry, 2e4);
