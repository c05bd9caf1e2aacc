// The walk through the questionnaire: one screen at a time, with the routing that the page brings
// as data. Without this script the screens are the same, and are walked in order by their links.
// What stands between "only NAME" and "end" is left out where a survey does not need it (phone.py).
// Habits that app/web/minify.py relies on: every statement ends with a semicolon, no comment
// within a statement, no quotes inside a regular expression. ES2017, nothing newer.

const all = (query, within) => [...(within || document).querySelectorAll(query)];
const one = (query, within) => (within || document).querySelector(query);
const root = document.documentElement;
const isTyped = control => !/radio|checkbox|submit/.test(control.type);
// What the later part of the script does each time when a screen is shown.
const shown = [];
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
  // only repeats
  recount();
  // end
  show();
}

const controls = (id, name) => all('#' + id + ' [name' + (name ? '^="' + name + '"]' : ']'))
  // only ranks
  .sort((a, b) => (a.place || 0) - (b.place || 0) || (a.compareDocumentPosition(b) & 2 ? 1 : -1))
  // end
;

// What was typed or tapped for an item, canonical where it is a number or a day.
function given(item) {
  return controls(item.id, 'answer.').map(control =>
    !isTyped(control) && !control.checked ? '' :
    // only typed
    item.kind ? canonical(control.value, item.kind) :
    // end
    control.value.trim()
  ).filter(value => value)
    // only ranks
    .filter((value, place, values) => values.indexOf(value) == place)
    // end
  ;
}

// only expressions
function holds(tree, current, option) {
  const scope = {answers: answers, current: current || [], option: option};
  // only repeats
  scope.member = +standing.instance.split('-').pop() || 1;
  scope.members = ofMembers;
  // end
  // only clock
  const now = new Date();
  scope.today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  // end
  // only labels
  scope.label = (path, name) => {
    const item = data.items.find(each => each.path == path) || {};
    const card = controls(item.id, 'answer.').find(control => control.value == name);
    return card ? card.closest('label').textContent : '';
  };
  // end
  return evaluate(tree, scope);
}
// end

// only filters
// The options that a choice filter leaves; the others are hidden and no longer chosen.
function sift(item, chosen) {
  controls(item.id, 'answer.').forEach(control => {
    const isLeft = holds(item.filter, chosen, item.options[control.value]);
    control.closest('label').hidden = !isLeft;
    control.checked = control.checked && isLeft;
  });
  return given(item);
}
// end

// Answers as conditions see them: what is not asked counts as empty. Each item is looked at once,
// after all that its conditions read; the page brings that order where it is not the file's.
function follow() {
  // only expressions
  answers = {};
  // only repeats
  effective = {};
  data.items.forEach(item => { delete item.asked; });
  // end
  (data.turns ? data.turns.map(place => data.items[place]) : data.items)
    // only repeats
    .filter(item => !item.copy).reduce((list, item) => list.concat(data.items.filter(each => each.path == item.path)), [])
    // end
  .forEach(item => {
    // only repeats
    standAt(item);
    // end
    answers[item.path] = [];
    item.asked = (item.when || []).every(tree => holds(tree));
    // only repeats
    item.asked = !item.count && allHold(item.when || [], item.depths, item.in || [], instanceOf(item));
    // end
    if (!item.asked) return;
    let value = item.id ? given(item) : [];
    // only calculations
    if ('calculation' in item) {
      const found = holds(item.calculation);
      value = found === found && found !== '' ? ['' + found] : [];
    }
    // end
    // only filters
    value = item.filter ? sift(item, value) : value;
    // end
    answers[item.path] = value;
  });
  // end
}

// Items that nothing depends on are not in the data.
const itemOf = id => data.items.find(each => each.id == id) || {id: id};
const isAsked = id => {
  const item = itemOf(id);
  // only files
  // What would not be kept is not asked for.
  if (item.needs && !one('[name="consent.' + item.needs + '"][value=yes]:checked')) return false;
  // end
  return item.asked !== false;
};
const isAnswered = (id, name) => controls(id, name).some(control =>
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
  // only repeats
  standAt(itemOf(screen.id));
  // end
  // only inserts
  all('[data-of]', screen).forEach(insert => {
    insert.neutral = insert.neutral || insert.textContent;
    insert.textContent = inWords(insert.dataset.of) || insert.neutral;
  });
  // end
  count(screen);
  shown.forEach(each => each(screen));
  if (event) {
    one('h1', screen).focus({preventScroll: true});
    scrollTo(0, 0);
  }
}

// Which of how many, counted over the way that is asked.
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

function say(words) {
  const message = one('.problem[role]');
  const ways = one('#' + at + ' .ways');
  if (!message) return;
  message.hidden = !words;
  message.textContent = words;
  if (words && ways) ways.before(message);
}

// What keeps a person here, in words; nothing where they may go on. An item that matters is
// asked for once, never twice (SV07).
function objection(id) {
  const item = itemOf(id);
  const isConsent = one('#' + id + ' [name^="consent."]');
  // only repeats
  standAt(item);
  if (item.of) return '';
  // end
  if (!isAnswered(id)) {
    if (isConsent && data.must.includes(id)) return data.words.yesno;
    // only required
    if (item.required && !item.reminded && holds(item.required)) {
      item.reminded = true;
      return item.request || data.words.choose;
    }
    // end
    return '';
  }
  // only checks
  if (!controls(id, 'answer.').length || isAnswered(id, 'missing')) return '';
  const typed = given(item);
  // end
  // only typed
  if (!typed.length || item.kind && (typed[0] < item.least - 0 || typed[0] > item.most - 0)) return item.message || data.words.wrong;
  // end
  // only constraints
  if (item.constraint && !holds(item.constraint, typed)) return item.message || data.words.wrong;
  // end
  return '';
}

function clear(id) {
  controls(id).forEach(control => {
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

// The form again from the server, in another language or looking otherwise: the later part knows how.
let turn = () => say(data.words.later);

document.addEventListener('click', event => {
  const way = form && event.target.closest('a, button');
  const screen = way && way.closest('section');
  if (!way) return;
  if (way.name == 'act') {
    event.preventDefault();
    if (way.value == 'lang') turn(way.getAttribute('formaction'));
    else send(way.value);
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

// An answer and "I do not know" exclude each other.
document.addEventListener('change', event => {
  const name = event.target.name || '';
  if (!form || !name) return;
  say('');
  if (/^(answer|missing)/.test(name)) controls(event.target.closest('section').id, name[0] == 'm' ? 'answer.' : 'missing.').forEach(other => {
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
