// The builder saves while somebody types, through the same form; without this the button does.
(() => {
  const form = document.querySelector('#question[data-saves]');
  const frame = document.getElementById('preview');
  const languages = document.getElementById('f-in');
  if (languages) languages.addEventListener('change', () => languages.form.submit());
  const found = document.getElementById('found');
  const time = document.getElementById('time');

  // What the checks found on this question; the link to it stays where that cannot be fetched.
  async function look() {
    try {
      const answer = await fetch(found.dataset.of + '&part=1');
      const words = await answer.text();
      if (answer.ok && !/<html/i.test(words)) found.innerHTML = words;
    } catch (away) {
      return;
    }
  }

  if (found) look();
  if (!form) return;
  const said = document.getElementById('saved');
  let waits, isBusy, isAgain, isOver;

  const tell = words => { said.textContent = words; };

  // New answers get their names, so that saving twice does not add them twice.
  function take(answer) {
    form.elements.read_as.value = answer.read_as;
    form.elements.step.value = answer.step;
    let place = 0;
    for (const row of form.querySelectorAll('.rowset > li')) {
      const name = row.querySelector('[name=row]');
      if (name.value || row.sent) name.value = answer.names[place++];
      row.sent = false;
    }
    tell(answer.said);
    time.textContent = answer.time;
    look();
    if (frame) frame.src = frame.src;
  }

  async function save() {
    if (isOver) return;
    if (isBusy) { isAgain = true; return; }
    isBusy = true;
    tell(form.dataset.busy);
    const body = new URLSearchParams(new FormData(form));
    body.set('auto', '1');
    for (const row of form.querySelectorAll('.rowset > li')) {
      row.sent = !row.querySelector('[name=row]').value && !!row.querySelector('[name=words]').value.trim();
    }
    try {
      const answer = await fetch(form.action, {method: 'POST', body: body});
      const isOurs = (answer.headers.get('Content-Type') || '').includes('json');
      const found = isOurs ? await answer.json() : {said: form.dataset.away};
      if (answer.ok && isOurs) take(found);
      else tell(found.said);
      // Somebody else changed it, or nobody is signed in any more: the button says the rest.
      isOver = !answer.ok && answer.status != 409;
    } catch (away) {
      tell(form.dataset.away);
    } finally {
      isBusy = false;
      if (isAgain) { isAgain = false; save(); }
    }
  }

  form.addEventListener('input', () => { clearTimeout(waits); waits = setTimeout(save, 1500); });
  form.addEventListener('change', () => { clearTimeout(waits); waits = setTimeout(save, 300); });
  form.addEventListener('submit', () => { clearTimeout(waits); isOver = true; });
})();
