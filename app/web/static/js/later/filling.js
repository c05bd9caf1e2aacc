// What the form holds as fields, and the form filled with such fields again: after another language,
// and when a member of a repeat is taken away.

function held() {
  const fields = new FormData(form);
  // What was put in order goes in that order.
  data.items.filter(item => item.ranks).forEach(item => {
    const name = controls(item.id, 'answer.')[0].name;
    fields.delete(name);
    given(item).forEach(value => fields.append(name, value));
  });
  return [...fields].filter(([name, value]) => name != 'lang' && typeof value == 'string');
}

function fill(fields) {
  const valuesOf = name => fields.filter(([other]) => other == name).map(([, value]) => value);
  // The outer ones first: the inner ones stand in them.
  fields.filter(([name]) => name.startsWith('members.')).sort(([name], [other]) => name.length - other.length).forEach(([name, number]) => {
    if (membersOf(name.slice(8))) setMembers(name.slice(8), +number);
  });
  all('.rank').forEach(startRanking);
  [...form.elements].forEach(control => {
    const values = valuesOf(control.name), place = values.indexOf(control.value) + 1;
    if (control.type == 'file' || !control.name || control.name.startsWith('members.')) return;
    if (!isTyped(control)) {
      control.checked = place > 0;
      control.place = place;
    } else if (values.length || control.name.startsWith('answer.')) control.value = values[0] || '';
  });
  all('.rank').forEach(tidy);
}
