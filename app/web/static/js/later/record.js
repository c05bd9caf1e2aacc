// A voice, recorded inside the page: begun by a tap, at most a minute, to be heard before it goes.

const mostSeconds = 60;
let recorder, silence;

function dressVoice(box) {
  const can = 'MediaRecorder' in window && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  dressFile(box, box.dataset.record, can, recordVoice, holdFile);
  fileButton(box, 'stop').onclick = () => recorder && recorder.stop();
  fileButton(box, 'play').onclick = () => silence ? silence() : playBack(box);
}

async function recordVoice(box) {
  if (silence) silence();
  const stream = await openStream(box, {audio: true});
  if (!stream) return;
  const began = performance.now(), pieces = [];
  const mine = new MediaRecorder(stream, {audioBitsPerSecond: 32000});
  const timer = setInterval(() => countSeconds(box, began), 250);
  recorder = mine;
  recorder.box = box;
  mine.ondataavailable = event => { pieces.push(event.data); };
  mine.onstop = () => {
    clearInterval(timer);
    closeStream(stream);
    recorder = null;
    // The page may have changed its language meanwhile.
    const there = all('[data-record]').find(each => each.dataset.record == box.dataset.record);
    const blob = new Blob(pieces, {type: mine.mimeType || pieces.length && pieces[0].type || ''});
    if (!there || mine.isDropped) return;
    holdFile(there, blob.size ? blob : null);
    if (there == box && box.closest('section').id == at) fileButton(box, 'play').focus();
  };
  mine.start();
  showFile(box, 'on');
  countSeconds(box, began);
  fileButton(box, 'stop').focus();
}

function countSeconds(box, began) {
  const left = Math.max(0, Math.ceil(mostSeconds - (performance.now() - began) / 1000));
  one('[role=timer] b', box).textContent = new Intl.NumberFormat(root.lang).format(left);
  one('progress', box).value = left;
  if (!left && recorder) recorder.stop();
}

function playBack(box) {
  const heard = new Audio(URL.createObjectURL(files[box.mark.name])), button = fileButton(box, 'play');
  silence = () => {
    silence = null;
    heard.pause();
    URL.revokeObjectURL(heard.src);
    button.setAttribute('aria-pressed', false);
  };
  button.setAttribute('aria-pressed', true);
  heard.onended = silence;
  heard.onerror = silence;
  heard.play();
}

shown.push(screen => {
  all('[data-record]').forEach(box => box.mark || dressVoice(box));
  if (silence) silence();
  if (recorder && !one('[data-state=on]', screen)) recorder.stop();
});

document.addEventListener('reset', () => {
  if (silence) silence();
  if (!recorder) return;
  recorder.isDropped = true;
  showFile(recorder.box, 'idle');
  recorder.stop();
});
