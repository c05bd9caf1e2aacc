// Listening: every text and control on the screen gets a button that says it, and the screen gets
// one that says everything in order, with the coloured shape of each answer, so that a person can
// answer by it. Nothing plays by itself.

const spoken = 'h1, h2, li, main p, .pick, .button, .tool, dd';
const colours = ['blue', 'orange', 'green', 'purple', 'red'], shapes = ['circle', 'triangle', 'square', 'diamond', 'star'];
let isListening = false;

// A paragraph that only holds a button has nothing of its own to say.
const isVisible = element => element.offsetParent !== null && element.textContent.trim() && !(element.tagName == 'P' && one('.button, .tool', element));

// What is said for an element: for an answer in the review its question and what was chosen.
function sayings(element) {
  const link = element.tagName == 'DD' && one('a[href^="#"]', element);
  if (link) {
    const screen = document.getElementById(link.hash.slice(1));
    const chosen = all('.pick', screen).filter(pick => one('input', pick).checked);
    return [one('h1', screen), ...chosen].map(each => ({place: placeOf(each), element: each}));
  }
  return [{place: placeOf(element), element: element}];
}

// The shape of the nth answer, as question.css draws it: beyond five in the next colour.
function shapeOf(pick) {
  const at = all('.pick', pick.parentNode).indexOf(pick);
  const place = 'w/' + colours[(at + Math.floor(at / 5)) % 5] + '-' + shapes[at % 5];
  return one('i', pick) && place in heard.keys ? [{place: place, element: pick}] : [];
}

function everythingOn(screen) {
  return all('h1, h2, li, p, .pick, dd', screen).filter(isVisible).reduce((list, element) =>
    list.concat(element.className == 'pick' ? shapeOf(element) : [], sayings(element)), []
  ).filter(each => each.place || hasOwnVoice());
}

function addButton(element) {
  const list = sayings(element), button = document.createElement('button');
  if (!list.some(each => each.place) && !hasOwnVoice()) return;
  button.type = 'button';
  button.className = 'play';
  button.setAttribute('aria-label', words.listen + ': ' + element.textContent.trim());
  button.dataset.sound = list.map(each => each.place).join(' ');
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5v14l11-7z"/></svg>';
  button.onclick = event => {
    // A button among the ways on is not a way itself.
    event.stopPropagation();
    play(sayings(element));
  };
  const text = element.closest('legend') || (element.tagName == 'SUMMARY' ? element.parentNode : element);
  if (!/pick|tool/.test(element.className) && !text.closest('.ways')) {
    text.classList.add('said');
    button.classList.add('over');
  }
  // A list holds nothing but its points.
  if (/LI|DD/.test(text.tagName)) text.append(button);
  else text.after(button);
}

function quiet() {
  all('.play, .everything').forEach(old => { old.remove(); });
  all('.said').forEach(text => { text.classList.remove('said'); });
}

function decorate(screen) {
  if (!isListening) return;
  quiet();
  all(spoken).filter(isVisible).forEach(addButton);
  const everything = document.createElement('button');
  everything.type = 'button';
  everything.className = 'button everything';
  everything.textContent = words.everything;
  everything.onclick = () => play(everythingOn(screen));
  screen.prepend(everything);
  addButton(everything);
}

// How much it costs, and that a computer speaks, stands on top as long as somebody listens.
function tell() {
  const line = one('.hearing') || document.createElement('p');
  line.className = 'soft hearing';
  line.setAttribute('role', 'status');
  line.textContent = [heard.size ? words.size.replace('{count}', heard.size) : '', Object.keys(heard.keys).some(key => heard.keys[key] == 'computer') || !heard.size ? words.computer : ''].join(' ');
  one('main').prepend(line);
}

async function listen(isOn) {
  isListening = isOn;
  hush();
  if (isOn) await fetchSounds();
  // Without the list, and without a voice of the phone's own, there is nothing to listen to now.
  const isHeard = isOn && (heardIn == root.lang && heard.size > 0 || hasOwnVoice());
  isListening = isHeard || isOn && root.classList.contains('spoken');
  root.classList.toggle('hears', isHeard);
  quiet();
  all('.hearing').forEach(old => { old.remove(); });
  all('[formaction*="listen="]').forEach(button => { button.setAttribute('aria-pressed', isHeard); });
  if (isOn && heardIn != root.lang && form) say(words.later);
  if (!isHeard) return;
  addStyle();
  tell();
  const screen = document.getElementById(location.hash.slice(1)) || one('.first');
  decorate(screen);
}

shown.push(screen => {
  hush();
  if (isListening && heardIn != root.lang) listen(true);
  else decorate(screen);
});

// The last page comes in place of the form, and can be heard too.
const swapFirst = swap;
swap = (text, here, address) => {
  swapFirst(text, here, address);
  if (!form) decorate(one('main'));
};

// Where the survey has no sound in this language, and the phone speaks it, the phone may do so.
function offerOwnVoice() {
  const bar = one('.bar');
  if (!form || !bar || !words.listen || one('[formaction*="listen="]', bar) || !hasOwnVoice()) return;
  const button = document.createElement('button');
  button.className = 'tool go';
  button.name = 'act';
  button.value = 'lang';
  button.setAttribute('formaction', '?lang=' + root.lang + '&listen=1');
  button.textContent = words.listen;
  bar.prepend(button);
}

shown.push(offerOwnVoice);
if (speech) speech.onvoiceschanged = offerOwnVoice;
if (root.classList.contains('spoken')) listen(true);
