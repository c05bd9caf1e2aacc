// A photo, taken inside the page so that no other app pushes it out. It is painted anew, which
// leaves behind where and when it was taken, and makes it small.

const mostPixels = 1600;
let closeCamera;

function dressPhoto(box) {
  const can = navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  dressFile(box, box.dataset.photo, can, openCamera, choosePhoto);
  fileButton(box, 'stop').onclick = () => takePhoto(box);
  fileButton(box, 'close').onclick = () => {
    if (closeCamera) closeCamera();
    fileButton(box, 'start').focus();
  };
  if (files[box.mark.name]) previewPhoto(box, files[box.mark.name]);
}

async function openCamera(box) {
  if (closeCamera) closeCamera();
  const stream = await openStream(box, {video: {facingMode: 'environment', width: {ideal: mostPixels}}});
  if (!stream) return;
  const finder = one('video', box);
  closeCamera = () => {
    closeCamera = null;
    closeStream(stream);
    finder.srcObject = null;
    if (box.dataset.state == 'on') holdFile(box);
  };
  finder.srcObject = stream;
  showFile(box, 'on');
  fileButton(box, 'stop').focus();
  finder.play();
}

async function takePhoto(box) {
  const finder = one('video', box);
  if (!finder.videoWidth) return;
  holdFile(box, await paintPhoto(box, finder, finder.videoWidth, finder.videoHeight));
  if (closeCamera) closeCamera();
  fileButton(box, 'again').focus();
}

function paintPhoto(box, picture, width, height) {
  const canvas = one('canvas', box), scale = Math.min(1, mostPixels / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.8));
}

async function previewPhoto(box, file) {
  const picture = new Image(), address = await asAddress(file);
  await new Promise((resolve, reject) => {
    picture.onload = resolve;
    picture.onerror = reject;
    picture.src = address;
  });
  return paintPhoto(box, picture, picture.naturalWidth, picture.naturalHeight);
}

// A file that was chosen. What this browser cannot read, or would turn the wrong way, goes as it
// is: the host turns it and takes out what it tells.
async function choosePhoto(box, file) {
  const turns = CSS.supports('image-orientation', 'from-image');
  let small;
  try {
    small = await previewPhoto(box, file);
  } catch (unreadable) {
    small = file;
  }
  holdFile(box, turns && small || file);
}

shown.push(screen => {
  all('[data-photo]').forEach(box => box.mark || dressPhoto(box));
  if (closeCamera && !one('[data-state=on]', screen)) closeCamera();
});

document.addEventListener('reset', () => closeCamera && closeCamera());
