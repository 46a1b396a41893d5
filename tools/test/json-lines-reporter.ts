import { relative } from 'node:path';
import { inspect } from 'node:util';
import type { ReportedTest } from './test-result.ts';

/** The parts of an event of node:test that are read here. */
export type TestEvent = { type: string; data?: unknown };

/** A line of the report: a test that began, one that ended, or what node:test remarks about the file. */
export type ReportLine = { began: string } | { ended: ReportedTest } | { remark: string };

type Subject = { name: string; nesting: number; file?: string; type?: string };
type Ended = Subject & {
  skip?: string | boolean;
  todo?: string | boolean;
  details: { duration_ms: number; type?: string; error?: { failureType?: string; cause?: unknown } };
};

/**
 * A reporter for node:test that writes a line of JSON for each test that begins and each that ends. Groups are
 * reported only when they fail by themselves, in a hook. A default export, since node:test asks reporters for one.
 */
export default async function* reportJsonLines(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const running: string[] = [];
  const names: string[] = [];
  for await (const { type, data } of events) {
    if (type === 'test:dequeue') {
      const { name, nesting, type: kind } = data as Subject;
      running.splice(nesting, running.length, name);
      if (kind !== 'suite') yield lineOf({ began: running.join(' › ') });
    } else if (type === 'test:start') {
      const { name, nesting } = data as Subject;
      names.splice(nesting, names.length, name);
    } else if (type === 'test:diagnostic') {
      const { message } = data as { message: string };
      if (message.startsWith('Error: ')) yield lineOf({ remark: message });
    } else if (type === 'test:pass' || type === 'test:fail') {
      const ended = data as Ended;
      const { type: kind, error } = ended.details;
      const isOwn = kind !== 'suite' || (type === 'test:fail' && error?.failureType !== 'subtestsFailed');
      if (isOwn)
        yield lineOf({
          ended: toReport(type, ended, withoutFile([...names.slice(0, ended.nesting), ended.name])),
        });
    }
  }
}

/** Files that share a process are each a suite, named by its address. */
function withoutFile(names: string[]): string[] {
  return names[0]?.startsWith('file:') ? names.slice(1) : names;
}

function toReport(type: 'test:pass' | 'test:fail', ended: Ended, names: string[]): ReportedTest {
  const base = {
    file: relative(process.cwd(), ended.file ?? '').replaceAll('\\', '/'),
    name: ended.name,
    fullName: names.join(' › '),
    durationMs: Math.round(ended.details.duration_ms),
  };
  if (ended.skip !== undefined && ended.skip !== false) {
    return {
      ...base,
      status: 'skipped',
      reason: ended.skip === true ? 'no reason given' : ended.skip || 'no reason given',
    };
  }
  if (ended.todo !== undefined && ended.todo !== false)
    return { ...base, status: 'skipped', reason: 'not written yet' };
  if (type === 'test:pass') return { ...base, status: 'passed' };
  const { error } = ended.details;
  return { ...base, status: 'failed', reason: inspect(error?.cause ?? error, { depth: 5 }) };
}

function lineOf(line: ReportLine): string {
  return `${JSON.stringify(line)}\n`;
}
