// One member more in a repeat, or one fewer: the screens of the first member, copied, with the
// number of the new one behind ids and in names. Counting and routing are repeats.js.

const mostMembers = 50;
const membersOf = place => all('[name^="members."]').find(control => control.name == 'members.' + place);
const shownNumber = number => numerals[number] || number;

// The screens of one member of the repeat that a screen "is there one more?" belongs to.
function screensOf(more, number) {
  const repeat = itemOf(more.id), depth = repeat.of.length, around = instanceOf(repeat);
  const member = (around && around + '-') + number + '-';
  return data.order.filter(id => {
    const item = itemOf(id);
    return (item.in || []).slice(0, depth).join() == repeat.of.join() && (instanceOf(item) + '-').startsWith(member);
  });
}

function setMembers(place, wanted) {
  const count = membersOf(place), more = count.closest('section');
  const number = Math.min(wanted, mostMembers);
  while (+count.value < number) addMember(place, count, more);
  while (+count.value > Math.max(number, 1)) {
    screensOf(more, count.value).forEach(id => {
      const gone = document.getElementById(id);
      if (gone.classList.contains('first')) more.classList.add('first');
      gone.remove();
      data.order.splice(data.order.indexOf(id), 1);
    });
    count.value = count.value - 1;
    recount();
  }
}

function addMember(place, count, more) {
  const depth = itemOf(more.id).of.length, number = +count.value + 1;
  const originals = screensOf(more, 1).filter(id => instanceOf(itemOf(id)).split('-').slice(depth).every(inner => inner == 1));
  const made = originals.map(id => {
    const numbers = instanceOf(itemOf(id)).split('-');
    numbers[depth - 1] = number;
    const fresh = id.split('-')[0] + '-' + numbers.join('-');
    more.before(copied(document.getElementById(id), fresh, place + '[1]', place + '[' + number + ']'));
    if (numbers.length == depth) one('#' + fresh + ' .nth').textContent = shownNumber(number);
    return fresh;
  });
  count.value = number;
  data.order.splice(data.order.indexOf(more.id), 0, ...made);
  recount();
}

function copied(screen, id, from, to) {
  const copy = screen.cloneNode(true), inserts = all('[data-of]', screen);
  const renamed = text => text.replace(from, to);
  [copy].concat(all('*', copy)).forEach(each => {
    ['id', 'for', 'aria-describedby', 'aria-labelledby'].filter(name => each.hasAttribute(name)).forEach(name => {
      each.setAttribute(name, each.getAttribute(name).replace(screen.id, id));
    });
    if (each.hasAttribute('formaction')) each.setAttribute('formaction', renamed(decodeURIComponent(each.getAttribute('formaction'))));
    if (!each.name) return;
    each.name = renamed(each.name);
    each.place = 0;
    if (each.name.startsWith('members.')) each.value = 1;
    else if (isTyped(each)) each.value = '';
    else each.checked = false;
  });
  all('[data-of]', copy).forEach((insert, place) => { insert.textContent = inserts[place].neutral || inserts[place].textContent; });
  all('.problem', copy).forEach(each => each.remove());
  copy.classList.remove('first');
  return copy;
}

// What the server does for people without a script: app/web/respond/members.py.
function change(address) {
  const [, act, place] = /(add|take)=([^&]*)/.exec(decodeURIComponent(address));
  if (act == 'add') {
    setMembers(place, +membersOf(place).value + 1);
    const more = membersOf(place).closest('section'), next = screensOf(more, membersOf(place).value)[0];
    follow();
    return go(isAsked(next) ? next : neighbour(next, 1));
  }
  const [, around, gone] = /(.*)\[(\d+)\]$/.exec(place);
  const left = held().map(([name, value]) => moved(name, value, around, +gone)).filter(([name]) => name);
  fill(left);
  show();
}

// A field behind the member that went moves up; without a name it goes with it.
function moved(name, value, place, gone) {
  const [kind, path] = [name.split('.')[0], name.slice(name.indexOf('.') + 1)];
  if (kind == 'members' && path == place) return [name, value - 1];
  if (!/^(answer|missing|members)$/.test(kind) || !path.startsWith(place + '[')) return [name, value];
  const number = parseInt(path.slice(place.length + 1), 10), rest = path.slice(path.indexOf(']', place.length));
  return number < gone ? [name, value] : number == gone ? ['', value] : [kind + '.' + place + '[' + (number - 1) + rest, value];
}

// Who is told about already, each to be taken away again; and whether there may be more.
function listMembers(screen) {
  const count = one('[name^="members."]', screen);
  if (!count) return;
  const list = one('.members', screen), add = one('[formaction*="add="]', screen);
  if (add) add.hidden = +count.value >= mostMembers;
  if (!words.take) return;
  list.textContent = '';
  for (let number = 1; count.value > 1 && number <= count.value; number += 1) {
    const take = document.createElement('button');
    take.className = 'button';
    take.name = 'act';
    take.value = 'lang';
    take.textContent = words.take.replace('{n}', shownNumber(number));
    take.setAttribute('formaction', '?lang=' + root.lang + '&take=' + count.name.slice(8) + '[' + number + ']');
    list.append(take);
  }
}

// A repeat with a count has as many members as it says, as soon as that is known.
function meetCounts() {
  if (!data.items.some(item => item.count)) return;
  data.items.filter(item => item.count).forEach(item => {
    const more = document.getElementById(item.id);
    standAt(item);
    const wanted = Math.floor(holds(item.count)), count = more && one('[name^="members."]', more);
    if (count && wanted > count.value) setMembers(count.name.slice(8), wanted);
  });
  follow();
}

shown.push(screen => {
  meetCounts();
  listMembers(screen);
});
