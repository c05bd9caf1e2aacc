// Files: what was recorded or taken, by the name of its field; in memory alone until it is sent.
// Where the later part is not there (yet), the file that was chosen stands in the form itself.

let files = {};

document.addEventListener('reset', () => { files = {}; });

// The fields with each file in its place; a place without one is no answer.
function enclose(fields) {
  [...fields].forEach(([name, value]) => {
    if (files[name] && value) fields.set(name, files[name]);
    else if (value.size === 0) fields.delete(name);
  });
  return fields;
}

const asAddress = blob => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = reject;
  reader.readAsDataURL(blob);
});

// The same as one text, so that one sealed box holds everything; in letters that need no escape.
async function inText(fields) {
  const text = new URLSearchParams();
  for (const [name, value] of fields) {
    const [kind, body] = typeof value == 'string' ? [value] : (await asAddress(value)).split(',');
    text.append(name, body ? kind + ',' + body.replace(/[+]/g, '-').replace(/[/]/g, '_') : kind);
  }
  return text.toString();
}
