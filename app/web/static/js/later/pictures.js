// Pictures: beside the words of options, and above them one that belongs to the question. They come
// with the page of words, all at once, so that they are there when the network is gone. The document
// holds none; where a language is only spoken, it has them already.

const addressOf = picture => [].concat(picture)[0];

function preload() {
  Object.keys(pictures).forEach(key => {
    const image = new Image();
    image.src = addressOf(pictures[key]);
  });
}

// A screen gets its pictures while nobody sees it, so that nothing moves there.
function illustrate(isFresh) {
  if (!Object.keys(pictures).length) return;
  addStyle();
  all('section').filter(screen => isFresh || screen.offsetParent === null).forEach(screen => {
    const above = one('#' + screen.id + 'h') || one('legend', screen) || one('h1', screen);
    put(pictures[screen.id], one('.shown', screen), image => {
      image.className = 'shown';
      above.after(image);
    });
    controls(screen.id, 'answer.').forEach(control => {
      const card = control.closest('.pick');
      if (card) put(pictures[screen.id + '/' + control.value], one('img', card), image => one('span', card).before(image));
    });
  });
}

function put(picture, before, place) {
  const alt = [].concat(picture)[1];
  if (!picture) return;
  if (!before) {
    const image = new Image();
    image.alt = '';
    image.src = addressOf(picture);
    place(image);
    before = image;
  }
  // In another language the text of a picture comes with the words of that language.
  if (alt) before.alt = alt;
}

shown.push(() => illustrate());

// A page that takes the place of this one was never seen: it gets them at once.
const swapPlain = swap;
swap = (text, here, address) => {
  swapPlain(text, here, address);
  if (form) illustrate(true);
};
