import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, and what else it was doing. */
export function describeMachine(): string {
  const [first] = cpus();
  const [load = 0] = loadavg();
  const memoryGb = (totalmem() / 1024 ** 3).toFixed(0);
  return `${cpus().length} cores (${first?.model.trim()}), ${memoryGb} GB, Node ${process.version}, load average ${load.toFixed(1)}`;
}
