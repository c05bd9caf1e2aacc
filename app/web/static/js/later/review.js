// The review: every question that was asked, with its answer, to be pressed and changed.

// The chosen labels, or what was typed.
function answered(screen) {
  return controls(screen.id).map(control => {
    const label = control.closest('label'), number = control.place ? shownNumber(control.place) + '. ' : '';
    // A recording or photo is named in the language of now.
    if (control.hidden && control.value) return one('.done [role=status]', screen).textContent;
    if (isTyped(control)) return control.value.trim();
    return control.checked ? (one('.rank', screen) ? number : '') + one('span', label).textContent : '';
  }).filter(word => word).join(', ');
}

shown.push(screen => {
  const list = one('#r dl');
  if (screen.id != 'r') return;
  list.textContent = '';
  if (words.press) list.previousElementSibling.textContent = words.press;
  data.order.filter(isAsked).map(id => document.getElementById(id)).forEach(asked => {
    if (!one('progress', asked)) return;
    const question = document.createElement('dt'), answer = document.createElement('dd'), link = document.createElement('a');
    const nth = one('.nth', asked);
    question.textContent = (nth ? nth.parentNode.textContent + ': ' : '') + one('h1', asked).textContent;
    link.textContent = answered(asked) || words.none || '–';
    link.href = '#' + asked.id;
    link.dir = 'auto';
    answer.append(link);
    list.append(question, answer);
  });
});
