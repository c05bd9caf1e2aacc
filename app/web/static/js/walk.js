// The walk through the questionnaire: one screen at a time, with the routing that the page brings
// as data. Without this script the screens are the same, and are walked in order by their links.
// Habits that app/web/minify.py relies on: every statement ends with a semicolon, no comment
// within a statement, no quotes inside a regular expression. ES2017, nothing newer.

const all = (query, within) => [...(within || document).querySelectorAll(query)];
const one = (query, within) => (within || document).querySelector(query);
const root = document.documentElement;
const isTyped = control => control.type == 'text' || control.type == 'textarea';
let form, data, at, answers, numerals, isChecking;

function begin() {
  const brought = one('script[type]');
  form = brought && one('form');
  if (!form) return;
  data = JSON.parse(brought.textContent);
  at = one('.first').id;
  isChecking = false;
  numerals = {};
  all('.way').forEach(way => {
    numerals[one('progress', way).value] = one('b', way).textContent;
  });
  all('h1').forEach(heading => { heading.tabIndex = -1; });
  show();
}

// What was typed or tapped for an item, canonical where it is a number or a day.
function given(item) {
  const typed = all('[name^="answer."]', document.getElementById(item.id)).map(control =>
    !isTyped(control) && !control.checked ? '' : item.kind ? canonical(control.value, item.kind) : control.value.trim()
  );
  return typed.filter(value => value);
}

function holds(tree, current, option) {
  return evaluate(tree, {answers: answers, current: current || [], option: option, today: today(), label: (path, name) => {
    const item = data.items.find(each => each.path == path) || {};
    const card = all('#' + item.id + ' input').find(control => control.value == name);
    return card ? card.closest('label').textContent : '';
  }});
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
}

// The options that a choice filter leaves; the others are hidden and no longer chosen.
function sift(item, chosen) {
  all('#' + item.id + ' [name^="answer."]').forEach(control => {
    const isLeft = holds(item.filter, chosen, item.options[control.value]);
    control.closest('label').hidden = !isLeft;
    control.checked = control.checked && isLeft;
  });
  return given(item);
}

// Answers as conditions see them: what is not asked counts as empty. Each item is looked at once,
// after all that its conditions read; the page brings that order where it is not the file's.
function follow() {
  answers = {};
  const turns = data.turns || data.items.map((item, place) => place);
  turns.map(place => data.items[place]).forEach(item => {
    answers[item.path] = [];
    item.asked = (item.when || []).every(tree => holds(tree));
    if (!item.asked) return;
    let value = item.id ? given(item) : [];
    if ('calculation' in item) {
      const found = holds(item.calculation);
      value = found === found && found !== '' ? ['' + found] : [];
    }
    answers[item.path] = item.filter ? sift(item, value) : value;
  });
}

const isAsked = id => data.items.every(item => item.id != id || item.asked);
const isAnswered = (id, name) => all('#' + id + (name ? ' [name^=' + name + ']' : ' [name]')).some(control =>
  isTyped(control) ? control.value.trim() : control.checked
);

function neighbour(id, step) {
  let place = data.order.indexOf(id) + step;
  while (data.order[place] && !isAsked(data.order[place])) place += step;
  return data.order[place];
}

function go(id) {
  if (id) location.hash = id;
}

function show(event) {
  if (!form || !one('.first')) return;
  const name = location.hash.slice(1);
  const screen = name && document.getElementById(name) || one('.first');
  say('');
  all('.bar details').forEach(menu => { menu.open = false; });
  follow();
  if (name != 'l') at = screen.id;
  all('[data-of]', screen).forEach(insert => {
    insert.neutral = insert.neutral || insert.textContent;
    insert.textContent = inWords(insert.dataset.of) || insert.neutral;
  });
  count(screen);
  if (at == 'r') review();
  if (event) {
    one('h1', screen).focus({preventScroll: true});
    scrollTo(0, 0);
  }
}

function count(screen) {
  const bar = one('progress', screen);
  const route = data.order.filter(id => isAsked(id) && one('#' + id + ' progress'));
  // A link from elsewhere may lead to a screen that is not asked.
  if (!bar || !route.includes(screen.id)) return;
  bar.max = route.length;
  bar.value = route.indexOf(screen.id) + 1;
  [bar.value, bar.max].forEach((number, place) => {
    all('.way b', screen)[place].textContent = numerals[number];
  });
}

// The chosen labels, or what was typed.
function inWords(path) {
  const item = data.items.find(each => each.path == path) || {};
  return item.id ? all('#' + item.id + ' [name]').map(control =>
    isTyped(control) ? control.value.trim() : control.checked ? control.closest('label').textContent : ''
  ).filter(word => word).join(', ') : (answers[path] || []).join(' ');
}

function review() {
  const list = one('#r dl');
  list.textContent = '';
  data.items.forEach(item => {
    if (!item.asked || !one('#' + item.id + ' progress')) return;
    const question = document.createElement('dt'), answer = document.createElement('dd'), link = document.createElement('a');
    question.textContent = one('#' + item.id + ' h1').textContent;
    link.textContent = inWords(item.path) || data.words.none;
    link.dir = 'auto';
    link.href = '#' + item.id;
    link.dir = 'auto';
    answer.append(link);
    list.append(question, answer);
  });
}

function say(words) {
  const message = one('.problem[role]');
  if (!message) return;
  message.hidden = !words;
  message.textContent = words;
  const ways = one('#' + at + ' .ways');
  if (words && ways) ways.before(message);
}

// What keeps a person here, in words; nothing where they may go on. An item that matters is
// asked for once, never twice (SV07).
function objection(id) {
  const item = data.items.find(each => each.id == id) || {};
  const consent = one('#' + id + ' [name^="consent."]');
  if (!isAnswered(id)) {
    if (consent && data.must.includes(id)) return data.words.yesno;
    if (!item.required || item.reminded || !holds(item.required)) return '';
    item.reminded = true;
    return item.request || data.words.choose;
  }
  if (consent || isAnswered(id, 'missing')) return '';
  const typed = given(item), [number] = typed;
  const isWrong = !typed.length || item.kind && (number < item.least - 0 || number > item.most - 0);
  if (isWrong || item.constraint && !holds(item.constraint, typed)) return item.message || data.words.wrong;
  return '';
}

function clear(id) {
  all('#' + id + ' input, #' + id + ' textarea').forEach(control => {
    if (isTyped(control)) control.value = '';
    control.checked = false;
  });
}

function onward(id) {
  const words = objection(id);
  if (words) return say(words);
  if (data.must.includes(id) && one('#' + id + ' [value=no]').checked) return send('send');
  follow();
  let next = neighbour(id, 1);
  while (isChecking && next != 'r' && isAnswered(next)) next = neighbour(next, 1);
  go(next);
}

document.addEventListener('click', event => {
  const way = form && event.target.closest('a, button');
  if (!way) return;
  const choice = way.name == 'act' && way.value;
  const screen = way.closest('section');
  if (choice) {
    event.preventDefault();
    if (choice == 'lang') turn(way.getAttribute('formaction'));
    else send(choice);
  } else if (way.hreflang) {
    event.preventDefault();
    turn(way.getAttribute('href'));
  } else if (screen && way.closest('.ways')) {
    event.preventDefault();
    if (way.rel == 'next') onward(screen.id);
    else if (way.rel == 'prev') go(neighbour(screen.id, -1));
    else {
      clear(screen.id);
      follow();
      go(neighbour(screen.id, 1));
    }
  } else if (screen && screen.id == 'l') {
    event.preventDefault();
    go(at);
  } else if (screen && screen.id == 'r') isChecking = true;
});

document.addEventListener('change', event => {
  const control = event.target;
  const screen = form && control.name && control.closest('section');
  if (!screen) return;
  say('');
  const isMissing = control.name.startsWith('missing.');
  if (isMissing || control.name.startsWith('answer.')) all('[name^="' + (isMissing ? 'answer' : 'missing') + '."]', screen).forEach(other => {
    if (isTyped(other)) other.value = '';
    other.checked = false;
  });
});

document.addEventListener('keydown', event => {
  if (form && event.key == 'Enter' && event.target.type == 'text') {
    event.preventDefault();
    onward(event.target.closest('section').id);
  }
});

addEventListener('hashchange', show);
