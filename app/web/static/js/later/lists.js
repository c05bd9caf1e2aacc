// Long lists: letters typed above leave the answers that have them, at most twenty at once. What is
// chosen stays on top. Without this script the list opens in parts.

const mostShown = 20;
// Letters without accents and other marks, in any script, as people type them.
const plainLetters = text => text.normalize('NFKD').replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
  .toLowerCase().replace(/[ıøłđðßæœةىیک]/g, letter => ({ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك'})[letter]).trim();

function startSearch(list) {
  const cards = all('.pick', list), box = document.createElement('div');
  const label = document.createElement('label'), field = document.createElement('input'), told = document.createElement('p');
  if (list.cards || !words.search) return;
  list.cards = cards;
  cards.forEach((card, seat) => {
    card.seat = seat;
    card.letters = ' ' + plainLetters(one('span', card).textContent);
  });
  box.className = 'find';
  field.type = 'search';
  field.dir = 'auto';
  field.autocomplete = 'off';
  field.spellcheck = false;
  told.className = 'soft';
  told.setAttribute('role', 'status');
  label.append(words.search, field);
  box.append(label, told);
  list.textContent = '';
  list.append(...cards);
  list.before(box);
}

function search(list) {
  const box = list.previousElementSibling, isOn = card => one('input', card).checked;
  if (!list.cards) return;
  const wanted = plainLetters(one('input', box).value).split(/\s+/);
  let fitting = 0;
  const order = list.cards.slice().sort((a, b) => isOn(b) - isOn(a) || a.seat - b.seat);
  if (one('input', box).value && order.some((card, place) => list.children[place] != card)) list.append(...order);
  order.forEach(card => {
    const fits = !card.hidden && wanted.every(word => card.letters.includes(word));
    fitting += fits;
    card.classList.toggle('out', !isOn(card) && (!fits || fitting > mostShown));
  });
  box.hidden = list.cards.filter(card => !card.hidden).length <= mostShown;
  one('p', box).textContent = fitting > mostShown ? words.more : fitting ? words.found.replace('{n}', shownNumber(fitting)) : words.nothing;
}

shown.push(screen => all('.long', screen).forEach(list => {
  startSearch(list);
  search(list);
}));
document.addEventListener('input', event => {
  const box = event.target.closest('.find');
  if (box) search(box.nextElementSibling);
});
