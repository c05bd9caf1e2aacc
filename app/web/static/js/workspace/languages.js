// Saves each text a moment after it was typed; without this script the button below it does.
(() => {
  const words = document.querySelector('[data-words]');
  if (!words || !window.fetch) return;
  const said = words.dataset, waiting = new Map();

  function say(line, text) { line.querySelector('[data-said]').textContent = text; }

  async function save(field) {
    clearTimeout(waiting.get(field));
    waiting.delete(field);
    if (field.value == field.kept || field.isSaving) return;
    const line = field.closest('[data-line]'), form = field.form, path = line.dataset.line;
    const sent = new URLSearchParams(), text = field.value, seen = form.elements['seen:' + path];
    sent.set('token', form.elements.token.value);
    sent.set('path', path);
    sent.set('seen:' + path, seen.value);
    sent.set('text:' + path, text);
    sent.set('by_script', '1');
    field.isSaving = true;
    say(line, said.saving);
    try {
      const answer = await fetch(form.getAttribute('action'), {method: 'POST', body: sent, credentials: 'same-origin'});
      const isOurs = (answer.headers.get('Content-Type') || '').startsWith('application/json');
      if (!isOurs) {
        say(line, answer.status == 401 || answer.status == 409 || answer.ok ? said.out : said.failed);
        return;
      }
      show(line, field, text, seen, await answer.json());
    } catch (trouble) {
      say(line, said.failed);
    } finally {
      field.isSaving = false;
      if (field.value != text) later(field);
    }
  }

  function show(line, field, text, seen, told) {
    if (told.reason) {
      say(line, told.reason + (told.here ? ' ' + said.now + ' ' + told.here : ''));
      // Whoever reads both texts and types on means it.
      if (told.here) seen.value = told.seen;
      return;
    }
    seen.value = told.seen;
    field.kept = text;
    const state = line.querySelector('[data-state]');
    state.textContent = told.words;
    state.className = 'tag' + (told.state == 'missing' || told.state == 'outdated' ? ' open' : '');
    line.className = 'pair ' + told.state;
    say(line, said.saved);
  }

  function later(field) {
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => save(field), 1200));
  }

  document.querySelectorAll('[data-line] textarea[name^="text:"]').forEach(field => {
    // What the server could not save is not kept anywhere yet.
    field.kept = field.closest('.to').querySelector('.reason') ? null : field.value;
    field.addEventListener('input', () => later(field));
    field.addEventListener('blur', () => waiting.has(field) && save(field));
  });

  window.addEventListener('beforeunload', event => { if (waiting.size) event.preventDefault(); });
  document.addEventListener('submit', () => {
    waiting.forEach(clearTimeout);
    waiting.clear();
  });
})();
