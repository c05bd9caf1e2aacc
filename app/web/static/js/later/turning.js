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
  if (/[?&](add|take)=/.test(address)) return change(address);
  const size = /size=(.)/.exec(address), isLarge = root.classList.contains('large');
  if (size) return enlarge(size[1] == 1);
  if (/listen=/.test(address)) return listen(!isListening);
  const kept = held(), here = at;
  let text = '';
  try {
    const answer = await fetch(address);
    text = await answer.text();
  } catch (away) {
    text = '';
  }
  // A page without a form is a pause or a closing: then the answers here are worth more.
  if (!text.includes('<form')) return say(words.later);
  // The screens of further members are not in the page that came.
  swap(text, here.includes('-') ? 's' : here, address);
  root.classList.toggle('spoken', /<html[^>]*spoken/.test(text));
  if (isLarge) enlarge(true);
  if (root.classList.contains('spoken') && !isListening) listen(true);
  fill(kept);
  follow();
  if (here.includes('-')) go(here);
};
