// Another language or level in the same page: every answer and the present screen stay.

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

async function turn(address) {
  const kept = [...new FormData(form)].filter(([name]) => name != 'lang');
  let text = '';
  try {
    const answer = await fetch(address);
    text = await answer.text();
  } catch (away) {
    text = '';
  }
  // A page without a form is a pause or a closing: then the answers here are worth more.
  if (!text.includes('<form')) return say(data.words.later);
  swap(text, at, address);
  [...form.elements].forEach(control => {
    const values = kept.filter(([name]) => name == control.name).map(([, value]) => value);
    if (control.type == 'radio' || control.type == 'checkbox') control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  });
}

root.classList.add('live');
recall();
begin();
// Back and reload after the end show the end; scanning the code again begins anew.
if (form && performance.navigation.type && history.state && history.state.ended) {
  const start = one('#s .go').cloneNode(true);
  start.href = location.pathname + location.search;
  start.onclick = () => history.replaceState(null, '', location.href);
  end(data.words.sent);
  one('main').append(start);
}
retry();
