// The review: every question that was asked, with its answer, to be pressed and changed.

// The chosen labels, or what was typed.
function answered(screen) {
  return all('[name]', screen).map(control =>
    isTyped(control) ? control.value.trim() : control.checked ? control.closest('label').textContent : ''
  ).filter(word => word).join(', ');
}

shown.push(screen => {
  const list = one('#r dl');
  if (screen.id != 'r') return;
  list.textContent = '';
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
