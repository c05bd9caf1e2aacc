// Where the answers are, in words and picture: on this phone, waiting, arrived. The style of the
// page cannot be added to under its policy, so what only these drawings need is set on them here.

const drawings = {phone: 'M7 2h10v20H7zM10.5 18.5h3', waiting: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 6v6l4 3', arrived: 'M3 13l6 6L21 5'};

function made(kind, text, look) {
  const element = document.createElement(kind);
  element.textContent = text || '';
  if (look) element.className = look;
  return element;
}

function steps(now) {
  const list = made('ol');
  list.style.cssText = 'display:flex;margin:0 0 1rem;padding:0;list-style:none';
  Object.keys(drawings).forEach((name, place) => {
    const step = made('li', '', 'soft');
    step.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="' + drawings[name] + '"/></svg>';
    step.append(words[name]);
    step.style.cssText = 'flex:1 1 0;min-width:0;margin:0;padding:.5rem 0;font-size:.9375rem;text-align:center;border-top:' + (name == now ? '6px solid var(--green);color:var(--ink);font-weight:700' : '2px solid var(--line)');
    step.firstChild.style.cssText = 'display:block;width:2rem;height:2rem;margin:0 auto .25rem';
    if (name == now) step.setAttribute('aria-current', 'step');
    list.append(step);
  });
  return list;
}

function button(text, press, isMain) {
  const pressed = made('button', text, isMain ? 'button go' : 'button');
  pressed.type = 'button';
  pressed.onclick = press;
  return pressed;
}

const counted = (line, number) => line.replace('{count}', ('' + number).replace(/\d/g, digit => words.digits[digit]));

// How many wait here, left from here, or were not taken. Never in the way of somebody who answers.
async function tellWaiting(note) {
  const boxed = await lying(), count = boxed.filter(each => !each.late).length, arrived = arrivedHere();
  const lines = [[words.many, count], [words.came, arrived], [words.late, boxed.length - count]].filter(pair => pair[0] && pair[1] > 0).map(pair => counted(pair[0], pair[1]));
  all('.waits').forEach(block => {
    const said = one('[role=status]', block), go = one('.hurry', block);
    block.hidden = !lines.length;
    go.hidden = !count;
    said.textContent = '';
    if (count || arrived > 0) said.append(steps(count ? 'waiting' : 'arrived'));
    lines.concat(count && note || []).forEach(line => said.append(made('p', line)));
  });
}

function waitsBlock(isMain) {
  const block = made('div', '', 'waits'), said = made('div'), go = button(words.now, sendNow, isMain);
  block.hidden = true;
  block.style.marginTop = '1.5rem';
  said.setAttribute('role', 'status');
  go.classList.add('hurry');
  block.append(said, go);
  return block;
}

async function sendNow() {
  await retry();
  await tellWaiting(words.again);
}

// In the place of the questions, while this page waits. The ticket is in memory and on the screen.
async function showWaiting(key, isInMemory) {
  const main = one('main'), bar = one('.bar');
  if (!words.waits) return;
  if (bar) bar.remove();
  history.replaceState(null, '', location.pathname + location.search);
  end(words.waits);
  if (isInMemory) addEventListener('beforeunload', warn);
  if (isInMemory) main.append(made('p', data.words.stay));
  else main.append(made('p', words.locked));
  main.append(waitsBlock(true));
  if (!isInMemory) main.append(await ticketCard(key));
  // In a page of its own, so that this one goes on waiting; it needs a network.
  if (!isInMemory && words.asking) {
    const link = made('a', words.results, 'button');
    link.href = words.asking;
    link.target = '_blank';
    link.rel = 'noopener';
    main.append(link);
  }
  main.append(button(words.next, restart), button(words.stop, takeBack));
}

async function ticketCard(key) {
  const card = made('div', '', 'card'), number = made('p', '', 'ticket'), digits = made('bdi', await ticketOf(key));
  digits.dir = 'ltr';
  number.append(digits);
  card.append(made('h2', words.ticket), number, made('p', words.write));
  return card;
}

// Takes this person's own waiting answers away again, and nobody else's.
async function takeBack() {
  const taken = mine, card = one('main .card');
  mine = undefined;
  if (taken) await drop(taken);
  end(words.cleared);
  one('main').append(made('p', words.trace));
  if (card) one('main').append(made('p', words.maybe), card);
  one('main').append(button(words.next, restart));
}

shown.push(screen => {
  if (!words.phone) return;
  if (screen.id == 'r' && !one('ol', screen)) one('dl', screen).after(steps('phone'), made('p', words.held, 'soft'));
  if (screen.id != 's') return;
  if (!one('.waits', screen)) screen.append(waitsBlock());
  tellWaiting();
});
