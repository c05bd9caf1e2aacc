// Numbers and days in any digits, made canonical: the twin of app/core/digits.py, kept equal to it
// by tests/web/test_phone_digits_equal_core.py. A part of a page's script; needed where a survey
// asks for a number or a day. ES2017 has no class of all digits, so the zeros are listed.
//
// kind is the kind of an item (integer, decimal, range, date, time, date_time, area). Gives the
// canonical text, or the empty text for what is none or could be two different numbers. What stands
// between "only times" and "end" is left out where a survey asks for none of these.
function canonical(typed, kind) {
  const latin = typed.replace(/\D/g, (sign) => {
    const digit = [...'٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０'].map((zero) => sign.charCodeAt() - zero.charCodeAt()).find((step) => step >= 0 && step < 10);
    return digit === undefined ? sign : digit;
  });
  // only times
  if (kind == 'area') return (/[^\x00-/:-@\[-\x60{-\u00bf\u060c\u061b\u061f\u1680\u2000-\u206f\u3000-\u303f\ufeff]{1,4}/u.exec(latin.normalize('NFC').toUpperCase()) || [''])[0];
  if (kind == 'date_time') {
    const pair = typed.length < 61 && /^\s*(\S+?)(?:,?\s+|[Tt])(\S+)\s*$/.exec(typed.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, ''));
    const both = pair ? [canonical(pair[1], 'date'), canonical(pair[2], 'time')] : [''];
    return both.every(part => part) ? both.join('T') : '';
  }
  if (kind == 'time') {
    const clock = typed.length < 61 && /^(\d\d?)[:.](\d\d)(?:[:.]\d\d(?:[.,]\d+)?)?$/.exec(latin.replace(/[\s\u0027’\u200e\u200f\u061c\u2066-\u2069]/g, ''));
    return clock && clock[1] < 24 && clock[2] < 60 ? ('0' + clock[1]).slice(-2) + ':' + clock[2] : '';
  }
  // end
  const text = latin.replace(/[−–﹣－]/g, '-').replace(/،/g, ',').replace(/[\s\u0027’\u200e\u200f\u061c\u2066-\u2069]/g, '');
  if (typed.length > 60) return '';
  if (kind == 'date') {
    const found = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$/.exec(text);
    const other = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/.exec(text);
    const [year, month, day] = found ? found.slice(1) : other ? other.slice(1).reverse() : [];
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1800 && year < 2200 && date.getUTCMonth() == month - 1 && date.getUTCDate() == day ? date.toISOString().slice(0, 10) : '';
  }
  const plain = text.replace(/^\+/, '');
  const grouped = /^-?[1-9]\d{0,2}([.,٬])\d{3}(\1\d{3})*$/;
  const marks = plain.match(/[.,٫٬]/g) || [];
  const last = marks[marks.length - 1];
  const mark = marks.includes('٫') ? '٫' : new Set(marks).size > 1 ? last : marks.length != 1 || last == '٬' ? '' :
    !grouped.test(plain) ? last : kind == 'integer' ? '' : last == ',' || plain.endsWith('0') ? 'x' : last;
  const [before, after, more] = mark ? plain.split(mark) : [plain];
  const whole = /[.,٬]/.test(before) && grouped.test(before) ? before.replace(/[.,٬]/g, '') : before;
  const figures = /^(-?)(\d{0,15})x(\d{0,15})$/.exec(whole + 'x' + (after || ''));
  if (mark == 'x' || more !== undefined || !figures || !figures[2] && !figures[3]) return '';
  const fraction = figures[3].replace(/0+$/, '');
  const number = (figures[2].replace(/^0+/, '') || '0') + (fraction && '.' + fraction);
  return fraction && kind == 'integer' ? '' : number == '0' ? number : figures[1] + number;
}
