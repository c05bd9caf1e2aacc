// What can be heard, and playing it: one sound after the other, on tap only.
//
// The list of sounds comes when somebody first asks to listen: "keys" says what kind of sound stands
// behind the place of a text, "said" gives the place of words that stand in many places. Where the
// page has no sound, the phone's own voice speaks, if it has one for the language.

let heard = {keys: {}, said: {}, size: 0}, heardIn = '', queue = [];
const player = new Audio();
const speech = window.speechSynthesis;
const hasOwnVoice = () => !!speech && speech.getVoices().some(voice => voice.lang.slice(0, 2) == root.lang.slice(0, 2));

async function fetchSounds() {
  if (heardIn == root.lang) return;
  try {
    const answer = await fetch(home + 'list');
    heard = await answer.json();
    heardIn = root.lang;
  } catch (away) {
    heard = {keys: {}, said: {}, size: 0};
  }
}

// Where the sound of an element lies: at its place in the questionnaire, else by its words.
function placeOf(element) {
  const screen = element.closest('section'), control = one('[name^="answer."]', element);
  // A further member of a repeat is asked with the same sounds.
  const id = screen && screen.id.split('-')[0];
  const place = !screen ? '' : element.tagName == 'LI' ? 'n.' + ([...element.parentNode.children].indexOf(element) + 1) :
    control ? id + '/' + control.value : element.tagName == 'H1' ? id : '';
  return place in heard.keys ? place : heard.said[element.textContent.trim()] || '';
}

function play(list) {
  hush();
  queue = list;
  // A response says whether anything was played (paradata), and nothing more.
  if (form && !form.elements.audio) {
    const told = document.createElement('input');
    told.type = 'hidden';
    told.name = 'audio';
    told.value = 1;
    form.append(told);
  }
  playNext();
}

function hush() {
  queue = [];
  player.pause();
  if (speech) speech.cancel();
  all('.now').forEach(element => { element.classList.remove('now'); });
}

function playNext() {
  all('.now').forEach(element => { element.classList.remove('now'); });
  const each = queue.shift();
  if (!each) return;
  each.element.classList.add('now');
  if (heard.keys[each.place] == 'video') showFilm(each);
  else if (each.place) {
    player.src = home + each.place + '.mp3';
    player.play().catch(refused => { hush(); });
  } else if (hasOwnVoice()) {
    const saying = new SpeechSynthesisUtterance(each.element.textContent);
    saying.lang = root.lang;
    saying.onend = playNext;
    speech.speak(saying);
  } else playNext();
}

player.onended = playNext;
player.onerror = playNext;

// A film in sign language stands where its text stands, with captions, and is played by hand too.
function showFilm(each) {
  const film = document.createElement('video'), captions = document.createElement('track');
  film.src = home + each.place + '.mp4';
  film.controls = true;
  film.playsInline = true;
  captions.src = home + each.place + '.vtt';
  captions.kind = 'captions';
  captions.default = true;
  film.append(captions);
  film.onended = () => {
    film.remove();
    playNext();
  };
  each.element.after(film);
  film.play().catch(refused => { queue = []; });
}
