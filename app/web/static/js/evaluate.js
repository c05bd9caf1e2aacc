// The evaluator of expressions: the twin of app/core/expressions/evaluate.py, kept equal to it by
// tests/web/test_phone_equals_core.py. A part of a page's script: it exports nothing.
//
// tree: what app/core/expressions/tree.py to_json() wrote. scope: answers (an object: item path to
// an array of texts, canonical), current (an array of texts), option (an object: column to text,
// name included), today (an ISO day), label(item path, option name). In a repeat also member (its
// number) and members(path of an item or repeat): the answers of all members as texts, the first at
// place 0, null for who was not asked. Without it everyone is one member.
//
// Between the two marks stands one function per line, each for itself. A page keeps the lines
// whose name is in tree.py function_names() of its expressions, and leaves out the others.
function evaluate(tree, scope) {
  const text = (a) => a !== a ? '' : '' + a;
  const number = (a) => {
    const day = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T[0-9:.+Z-]*)?$/.exec(a);
    // only times
    const time = typeof a == 'string' && /^(.{10}T|T?)([01]\d|2[0-3]):([0-5]\d)[0-9:.+Z-]*$/.exec(a);
    if (time && (day || time[1].length < 2)) return (day ? Date.UTC(day[1], day[2] - 1, day[3]) / 864e5 : 0) + (time[2] * 60 + +time[3]) / 1440;
    // end
    return typeof a != 'string' ? +a : day ? Date.UTC(day[1], day[2] - 1, day[3]) / 864e5 :
      /^[\t\n\r\x20]*-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[\t\n\r\x20]*$/i.test(a) ? +a : NaN;
  };
  const day = (a) => number(a) >= -354285 && number(a) < 2932897 ? new Date(Math.floor(number(a)) * 864e5).toISOString().slice(0, 10) : '';
  const same = (a, b) => typeof a == 'boolean' || typeof b == 'boolean' ? !a == !b : typeof a == typeof b ? a === b : number(a) == number(b);
  const tokens = (a) => text(a).split(/[\t\n\r\x20]+/).filter((b) => b);
  const signs = (a) => [...text(a)];
  const own = (a, b) => [].concat(a && {}.hasOwnProperty.call(a, b) ? a[b] : '').join(' ');
  const functions = {
    // functions
    'or': (...a) => a.some((b) => b),
    'and': (...a) => a.every((b) => b),
    '=': same,
    '!=': (a, b) => !same(a, b),
    '<': (a, b) => number(a) < number(b),
    '<=': (a, b) => number(a) <= number(b),
    '>': (a, b) => number(a) > number(b),
    '>=': (a, b) => number(a) >= number(b),
    '+': (...a) => a.map(number).reduce((b, c) => b + c),
    '-': (a, b) => number(a) - number(b),
    '*': (...a) => a.map(number).reduce((b, c) => b * c),
    'div': (a, b) => number(a) / number(b),
    'mod': (a, b) => number(a) % number(b),
    'neg': (a) => -number(a),
    'abs': (a) => Math.abs(number(a)),
    'boolean': (a) => !!a,
    'boolean-from-string': (a) => /^(1|true)$/.test(text(a)),
    'ceiling': (a) => Math.ceil(number(a)),
    'coalesce': (...a) => a.map(text).find((b) => b) || '',
    'concat': (...a) => a.map(text).join(''),
    'contains': (a, b) => text(a).includes(text(b)),
    'count': () => 1,
    'count-selected': (a) => tokens(a).length,
    'date': day,
    'decimal-time': (a) => number(a) - Math.floor(number(a)),
    'ends-with': (a, b) => text(a).endsWith(text(b)),
    'false': () => false,
    'floor': (a) => Math.floor(number(a)),
    'format-date': (a, b, c = day(a), d = new Date(c).toUTCString(), m = Math.min(1439, Math.floor((number(a) - Math.floor(number(a))) * 1440 + .5)), two = (n) => ('0' + n).slice(-2), e = {Y: c.slice(0, 4), y: c.slice(2, 4), m: c.slice(5, 7), n: +c.slice(5, 7), b: d.slice(8, 11), d: c.slice(8), e: +c.slice(8), a: d.slice(0, 3), H: two((m - m % 60) / 60), h: (m - m % 60) / 60, M: two(m % 60), S: '00', 3: '000'}) => c && text(b).replace(/%([^]?)/g, (f, g) => g in e ? e[g] : g),
    'if': (a, b, c) => a ? b : c,
    'indexed-repeat': (a, b) => number(b) == 1 ? a : '',
    'int': (a) => Math.trunc(number(a)),
    'join': (a, ...b) => b.map(text).join(text(a)),
    'jr:choice-name': (a, b) => scope.label(b, text(a)),
    'max': (...a) => a.length ? Math.max(...a.map(number)) : NaN,
    'min': (...a) => a.length ? Math.min(...a.map(number)) : NaN,
    'normalize-space': (a) => tokens(a).join(' '),
    'not': (a) => !a,
    'number': number,
    'once': (a) => own(scope, 'current') || a,
    'position': () => scope.member || 1,
    'pow': (a, b, c = number(a), d = number(b)) => !isFinite(c) || !isFinite(d) ? NaN : d % 1 || d > 64 || d < -64 ? +Math.pow(c, d).toPrecision(12) : (d < 0 ? (e) => 1 / e : (e) => e)(Array(Math.abs(d)).fill(c).reduce((e, f) => e * f, 1)),
    'regex': (a, b) => RegExp('^(?:' + b + ')$', 'u').test(text(a)),
    'round': (a, b, c = +('1e' + Math.floor(Math.max(-15, Math.min(15, number(b) || 0))))) => Math.floor(number(a) * c + .5) / c,
    'selected': (a, b) => (' ' + tokens(a).join(' ') + ' ').includes(' ' + tokens(b).join(' ') + ' '),
    'selected-at': (a, b) => tokens(a)[Math.trunc(number(b))] || '',
    'sqrt': (a) => Math.sqrt(number(a)),
    'starts-with': (a, b) => text(a).startsWith(text(b)),
    'string': text,
    'string-length': (a) => signs(a).length,
    'substr': (a, b, c) => signs(a).slice(number(b), c === undefined ? c : number(c)).join(''),
    'sum': (...a) => a.map(number).reduce((b, c) => b + c, -0),
    'today': () => scope.today,
    'translate': (a, b, c) => signs(a).map((d) => signs(b).includes(d) ? signs(c)[signs(b).indexOf(d)] || '' : d).join(''),
    'true': () => true,
    'each': (a) => (scope.members || ((b) => [own(scope.answers, b)]))(a).filter((b) => b !== null),
    'count-members': (a) => (scope.members || ((b) => [own(scope.answers, b)]))(a).filter((b) => b !== null).length,
    'at-member': (a, b) => (scope.members || ((c) => [own(scope.answers, c)]))(a)[Math.trunc(number(b)) - 1] || '',
    // end of functions
  };
  const walk = (a) => {
    if (!Array.isArray(a)) return a;
    const [name, ...rest] = a;
    return name == '$' ? own(scope.answers, rest[0]) : name == '.' ? own(scope, 'current') :
      name == '@' ? own(scope.option, rest[0]) : functions[name](...[].concat(...rest.map(walk)));
  };
  return walk(tree);
}
