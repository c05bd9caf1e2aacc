// What the recorder and the camera share: the file input gives its place in the form to a mark
// that the walk can read, and the file itself is held in memory. What is seen is the data-state of
// the box: idle, on, done, or plain where this browser has neither or somebody said no.

const fileButton = (box, name) => one('[data-do=' + name + ']', box);

function showFile(box, name) {
  box.dataset.state = name;
  box.mark.value = name == 'done' ? one('[role=status]', box).textContent : '';
}

// The file is held, or nothing any more; an answer and "I do not know" exclude each other.
function holdFile(box, blob) {
  delete files[box.mark.name];
  if (blob) files[box.mark.name] = blob;
  showFile(box, blob ? 'done' : box.isPlain ? 'plain' : 'idle');
  if (blob) box.mark.dispatchEvent(new Event('change', {bubbles: true}));
}

function dressFile(box, name, can, start, take) {
  const input = one('[type=file]', box), mark = document.createElement('input');
  mark.hidden = true;
  mark.type = 'text';
  mark.name = name;
  input.removeAttribute('name');
  input.before(mark);
  box.mark = mark;
  box.isPlain = !can;
  holdFile(box, files[name]);
  // The form came back without the file, but it is still here.
  if (files[name]) all('.again', box.closest('section')).forEach(words => words.parentNode.remove());
  input.onchange = async () => {
    if (input.files[0]) await take(box, input.files[0]);
    input.value = '';
  };
  fileButton(box, 'start').onclick = () => start(box);
  fileButton(box, 'again').onclick = () => {
    holdFile(box);
    if (box.isPlain) input.click();
    else start(box);
  };
  fileButton(box, 'delete').onclick = () => {
    holdFile(box);
    (box.isPlain ? input : fileButton(box, 'start')).focus();
  };
}

// The microphone or the camera; nothing where it was refused, or the person went on meanwhile.
async function openStream(box, wanted) {
  let stream;
  if (box.isAsking) return stream;
  box.isAsking = true;
  try {
    stream = await navigator.mediaDevices.getUserMedia(wanted);
  } catch (refused) {
    box.isPlain = true;
    holdFile(box);
    one('[type=file]', box).focus();
  }
  box.isAsking = false;
  if (!stream || box.closest('section').id == at) return stream;
  closeStream(stream);
}

function closeStream(stream) {
  stream.getTracks().forEach(track => track.stop());
}

// Skipped, answered otherwise or cleared: then the file goes too.
function dropCleared() {
  all('.file').forEach(box => {
    if (box.mark && !box.mark.value && box.dataset.state == 'done') holdFile(box);
  });
}

shown.push(dropCleared);
document.addEventListener('change', dropCleared);
document.addEventListener('reset', () => setTimeout(dropCleared));
