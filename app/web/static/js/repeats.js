// Repeats: the twin of app/core/members.py, kept equal to it by
// tests/journeys/test_phone_walks_like_the_core.py. A part of a page's script where a survey has one.
//
// A member's screens have its number behind their ids: q5 is that of the first, q5-2 of the second;
// in a repeat within a repeat q7-1-2. Those numbers are an instance: '2', '1-2'. What stands in no
// repeat has the empty one. New members come from later/adding.js.

let effective = {}, views = {}, standing, countedNow = [];

const firsts = within => within.map(() => 1).join('-');
const instanceOf = item => item.at || firsts(item.in || []);
const outward = (instance, depth) => instance.split('-').slice(0, depth).join('-');

// The instances of what stands in these repeats, inside the instance of the outer ones.
function instances(within, around) {
  const found = [firsts(within)];
  data.order.forEach(id => {
    const [base, ...numbers] = id.split('-');
    const chain = itemOf(base).in || [], instance = outward(numbers.join('-'), within.length);
    if (numbers.length && within.every((path, depth) => chain[depth] == path) && !found.includes(instance)) found.push(instance);
  });
  return found.filter(instance => !around || (instance + '-').startsWith(around + '-'));
}

// An item of its own for each member, after all items of first members.
// There may be more questions than the page counted, so its digits make all further numbers.
function recount() {
  views = {};
  for (let number = 1; numerals[1] && number < 1e3; number += 1) {
    numerals[number] = ('' + number).replace(/\d/g, digit => String.fromCharCode(numerals[1].charCodeAt() - 1 + +digit));
  }
  data.items = data.items.filter(item => !item.copy);
  data.items.filter(item => item.in).forEach(item => {
    instances(item.in).slice(1).forEach(instance => {
      data.items.push(Object.assign({}, item, {at: instance, copy: true, id: item.id && item.id + '-' + instance}));
    });
  });
}

function shared(chain, other) {
  const away = chain.findIndex((path, depth) => path != other[depth]);
  return away < 0 ? chain.length : away;
}

// From here on expressions see what this member sees: its own answers, and the first of all others.
function stand(within, instance) {
  const name = within.join() + instance;
  standing = {within: within, instance: instance};
  if (!views[name]) {
    views[name] = {};
    data.items.filter(item => !item.copy).forEach(item => {
      const chain = item.in || [], mine = instance.split('-').slice(0, shared(chain, within));
      const place = chain.map((path, depth) => mine[depth] || 1).join('-');
      Object.defineProperty(views[name], item.path, {
        enumerable: true,
        get: () => effective[item.path + '-' + place] || [],
        set: values => { effective[item.path + '-' + place] = values; }
      });
    });
  }
  answers = views[name];
}

const standAt = item => stand(item.in || [], instanceOf(item));
const isHere = item => instanceOf(item) == (item.in || []).map((path, depth) =>
  shared(item.in, standing.within) > depth ? standing.instance.split('-')[depth] : 1
).join('-');

// Conditions of sections look from as deep as their section stands, an item's own from the item.
function allHold(trees, depths, within, instance) {
  const before = standing;
  const isSo = trees.every((tree, place) => {
    const depth = (depths || [])[place];
    stand(within.slice(0, depth), outward(instance, depth));
    return holds(tree);
  });
  stand(before.within, before.instance);
  return isSo;
}

// What all members answered, as texts; null for who was not asked.
function ofMembers(path) {
  const item = data.items.find(each => each.path == path), repeat = data.items.find(each => each.path == '+' + path) || {};
  const chain = item ? item.in || [] : repeat.of || [];
  const around = outward(standing.instance, Math.min(shared(chain, standing.within), chain.length - 1));
  if (!chain.length) return item ? [answers[path].join(' ')] : [];
  return instances(chain, around).map(instance => {
    const mine = data.items.find(each => each.path == path && instanceOf(each) == instance);
    if (item) return mine.asked ? (effective[path + '-' + instance] || []).join(' ') : null;
    if (countedNow.includes(path)) return null;
    countedNow.push(path);
    const isSo = allHold(repeat.each || [], repeat.deep, chain, instance);
    countedNow.pop();
    return isSo ? '' : null;
  });
}
