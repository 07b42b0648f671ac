import { type Html, html, raw } from './html.ts';

type Kind = 'comment' | 'string' | 'number' | 'keyword' | 'name';

const WORDS =
  'const|let|var|function|return|import|from|export|default|new|await|async|if|else|for|of|true|false|null|undefined|type|SELECT|FROM|WHERE';
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/.source;
const NUMBER = /\b\d[\d_.]*\b/.source;

/** What is told apart in a language: one expression whose groups are named by what they find. */
const LANGUAGES: Record<string, RegExp> = {
  js: RegExp(
    `(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|(?<string>${STRING})|(?<keyword>\\b(?:${WORDS})\\b)|(?<name>\\b[\\w$]+(?=\\())|(?<number>${NUMBER})`,
    'g',
  ),
  json: RegExp(
    `(?<name>"(?:[^"\\\\\\n]|\\\\.)*"(?=\\s*:))|(?<string>${STRING})|(?<keyword>\\b(?:true|false|null)\\b)|(?<number>-?${NUMBER})`,
    'g',
  ),
  sh: RegExp(
    `(?<comment>(?<=^|\\s)#[^\\n]*)|(?<string>${STRING})|(?<keyword>(?<=^|\\n|&& |\\| )[\\w./-]+)|(?<name>(?<=\\s)--?[\\w-]+)`,
    'g',
  ),
  html: /(?<comment><!--[\s\S]*?-->)|(?<keyword><\/?[a-z][\w-]*|\/?>)|(?<string>"[^"]*")|(?<name>\b[a-z-]+(?==))/g,
  conf: RegExp(`(?<comment>#[^\\n]*)|(?<string>${STRING})|(?<keyword>^\\s*[\\w-]+)`, 'gm'),
};
const SAME: Record<string, string> = {
  ts: 'js',
  tsx: 'js',
  javascript: 'js',
  bash: 'sh',
  xml: 'html',
  nginx: 'conf',
  toml: 'conf',
  sql: 'js',
};

/** Code with its parts marked by classes; as it is in a language we know nothing of. */
export function highlight(code: string, language: string): Html {
  const pattern = LANGUAGES[SAME[language] ?? language];
  if (!pattern) return html`${code}`;
  const parts: Html[] = [];
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    const kind = kindOf(match);
    if (!kind || match[0] === '') continue;
    parts.push(html`${code.slice(at, match.index)}<span class="${`hl-${kind}`}">${match[0]}</span>`);
    at = match.index + match[0].length;
  }
  return raw(parts.join('') + html`${code.slice(at)}`);
}

function kindOf({ groups = {} }: RegExpExecArray): Kind | undefined {
  return (Object.keys(groups) as Kind[]).find((kind) => groups[kind] !== undefined);
}
