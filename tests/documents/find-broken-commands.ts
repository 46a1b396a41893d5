import { readMarkdown } from './read-markdown.ts';

/** What can be run: npm scripts, and what each command says with `--help`; `''` is `souk` itself, `npm test` its script. */
export type Runnable = { scripts: readonly string[]; helps: Readonly<Record<string, string>> };

const npmsOwn = ['ci', 'install'];

/** The scripts, `souk` commands, actions and options that a document names and that do not exist, each as `line what`. */
export function findBrokenCommands(text: string, runnable: Runnable): string[] {
  const { spans, blocks } = readMarkdown(text);
  const lines = [
    ...spans,
    ...blocks
      .filter(({ language }) => language === 'sh')
      .flatMap((block) =>
        block.text.split('\n').map((each, index) => ({ text: each, line: block.line + 1 + index })),
      ),
  ];
  return lines.flatMap(({ text: command, line }) =>
    complain(command.replace(/^(\w+=\S+ )+/, ''), runnable).map((what) => `${line} ${what}`),
  );
}

function complain(command: string, { scripts, helps }: Runnable): string[] {
  const [program = '', first = '', second = ''] = command.replace(/^npx souk/, 'souk').split(' ');
  if (/^--[a-z]/.test(program)) {
    return Object.values(helps).some((help) => help.includes(program))
      ? []
      : [`there is no option ${program}`];
  }
  if (program === 'npm') {
    const script = first === 'run' ? second : first;
    if (!scripts.includes(script)) return npmsOwn.includes(first) ? [] : [`there is no npm run ${script}`];
    const [, words = ''] = command.split(' -- ');
    return complainOfWords(`npm ${script}`, helps[script === 'test' ? 'npm test' : script] ?? '', words);
  }
  if (program !== 'souk' || !/^[a-z]+$/.test(first)) return [];
  const help = helps[first];
  if (help === undefined) return [`there is no command souk ${first}`];
  const words = command.slice(command.indexOf(first) + first.length);
  const isAction = /^[a-z]+$/.test(second);
  const knowsAction = new RegExp(`^ {2}${second}\\b`, 'm').test(help);
  return [
    ...(isAction && !knowsAction ? [`souk ${first} has no ${second}`] : []),
    ...complainOfWords(`souk ${first}`, help, words),
  ];
}

/** Options must be in the help; what `--only` is given must be too. */
function complainOfWords(command: string, help: string, words: string): string[] {
  const options = words.match(/(?<=^|\s)--?[a-z][a-z-]*/g) ?? [];
  const layers = /--only (\S+)/.exec(words)?.[1]?.split(',') ?? [];
  const isKnown = (word: string): boolean =>
    word === '--help' || new RegExp(`(^|[\\s[,])${word}\\b`).test(help) || word.includes('…');
  return [...options, ...layers]
    .filter((word) => !isKnown(word))
    .map((word) => `${command} knows no ${word}`);
}
