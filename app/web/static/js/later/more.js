// The later part of the phone's script: it comes after the document, and can do without nothing
// that a person needs for answering. It shares the names of the first part (app/web/minify.py).
// Its words come with the page of the whole notice.

let words = {}, pictures = {}, wordsIn = '', home = '', whole;

async function fetchMore() {
  const link = one('a.more');
  if (!link || wordsIn == root.lang) return;
  wordsIn = root.lang;
  home = link.pathname.replace('/v/', '/a/').replace('more', '');
  try {
    const answer = await fetch(link.href);
    const text = await answer.text();
    // The style of that page is not the one that this page's policy allows.
    const page = new DOMParser().parseFromString(text.replace(/<style>[\s\S]*?<.style>/, ''), 'text/html');
    whole = one('.whole', page);
    const brought = JSON.parse(one('script[type]', page).textContent);
    words = brought.words;
    pictures = brought.pictures;
    preload();
    shown.forEach(each => each(document.getElementById(at)));
  } catch (away) {
    wordsIn = '';
  }
}

shown.push(fetchMore);
const ready = fetchMore();

// The look of what this part adds comes with it, rule by rule: the page's own style stays small.
function addStyle() {
  const sheet = document.styleSheets[0];
  if (sheet.heard) return;
  sheet.heard = true;
  laterStyle.forEach(rule => sheet.insertRule(rule, sheet.cssRules.length));
}

// The whole notice opens where the link stood, so that nobody leaves the form for it.
document.addEventListener('click', event => {
  const link = event.target.closest('a.more');
  if (!link || !whole) return;
  event.preventDefault();
  link.parentNode.replaceWith(whole);
});
