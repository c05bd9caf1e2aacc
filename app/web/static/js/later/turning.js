// Another language, level or size in the same page: every answer and the present screen stay.

// Larger letters need nobody's help: the two words of the button come with the page of words.
function enlarge(isLarge) {
  root.classList.toggle('large', isLarge);
  all('[formaction*="size="]').forEach(button => {
    const address = button.getAttribute('formaction').replace(/size=./, 'size=' + (isLarge ? 0 : 1));
    button.setAttribute('formaction', address);
    button.textContent = words[isLarge ? 'small' : 'large'] || button.textContent;
  });
}

turn = async address => {
  const size = /size=(.)/.exec(address), isLarge = root.classList.contains('large');
  if (size) return enlarge(size[1] == 1);
  if (/listen=/.test(address)) return listen(!isListening);
  const kept = [...new FormData(form)].filter(([name]) => name != 'lang');
  let text = '';
  try {
    const answer = await fetch(address);
    text = await answer.text();
  } catch (away) {
    text = '';
  }
  // A page without a form is a pause or a closing: then the answers here are worth more.
  if (!text.includes('<form')) return say(data.words.later);
  swap(text, at, address);
  if (isLarge) enlarge(true);
  [...form.elements].forEach(control => {
    const values = kept.filter(([name]) => name == control.name).map(([, value]) => value);
    if (!isTyped(control)) control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  });
};
