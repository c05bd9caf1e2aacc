// Earlier answers inside later texts. A part of a page's script where a survey has one.

// A number that was calculated, in the reader's digits and decimal mark.
function inSigns(value) {
  return /^-?\d+(\.\d+)?$/.test(value) && data.signs ? value.replace(/[\d.]/g, sign => data.signs[sign == '.' ? 10 : sign]) : value;
}

// The chosen labels, or what was typed.
function inWords(path) {
  const item = data.items.find(each => each.path == path
    // only repeats
    && isHere(each)
    // end
  ) || {};
  return item.id ? controls(item.id).map(control =>
    isTyped(control) ? control.value.trim() : control.checked ? one('span', control.closest('label')).textContent : ''
  ).filter(word => word).join(', ') : (answers[path] || []).map(inSigns).join(' ');
}
