// Putting in order by tapping: what is tapped first is the first, and says so; tapped again it is
// taken out, and the others move up. Without this script the first three places are asked apart.

// The places that were chosen apart become the order of one list.
function startRanking(box) {
  const lists = all('fieldset', box), chosen = [];
  if (box.classList.contains('tapped')) return;
  all('input', box).forEach(control => {
    if (control.checked && !chosen.includes(control.value)) chosen.push(control.value);
  });
  lists.slice(1).forEach(list => list.remove());
  all('input', box).forEach(control => {
    control.place = chosen.indexOf(control.value) + 1;
    control.checked = control.place > 0;
  });
  box.classList.add('tapped');
}

function tidy(box) {
  const cards = all('.pick', box), order = cards.map(card => one('input', card)).filter(control => control.checked);
  order.sort((a, b) => (a.place || 1e3) - (b.place || 1e3));
  cards.forEach(card => {
    const control = one('input', card), number = one('.place', card) || document.createElement('b');
    control.place = order.indexOf(control) + 1;
    number.className = 'place';
    number.textContent = control.place ? shownNumber(control.place) : '';
    one('span', card).before(number);
  });
  one('[role=status]', box).textContent = order.map(control => shownNumber(control.place) + '. ' + one('span', control.closest('label')).textContent).join(', ');
}

shown.push(screen => all('.rank', screen).forEach(box => {
  startRanking(box);
  tidy(box);
}));
document.addEventListener('change', event => {
  if (form && event.target.name) all('.rank', event.target.closest('section') || document).forEach(tidy);
});
