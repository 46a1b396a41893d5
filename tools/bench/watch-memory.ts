import { memoryOfTree } from '#runtime/testing/measure-memory.ts';

const everyMs = 5000;

/** Weighs a process and all below it every five seconds until it is told to stop; gives what they weighed, in MB. */
export function watchMemory(pid: number): () => number[] {
  const sizesMb = [memoryOfTree(pid).totalMb];
  const timer = setInterval(() => sizesMb.push(memoryOfTree(pid).totalMb), everyMs);
  return () => {
    clearInterval(timer);
    return [...sizesMb, memoryOfTree(pid).totalMb];
  };
}

/** How much more the most of the last third is than the most of the first, as a ratio: about 1 where memory has a bound. */
export function growthOf(sizesMb: readonly number[]): number {
  const third = Math.max(1, Math.floor(sizesMb.length / 3));
  return Math.max(...sizesMb.slice(-third)) / Math.max(...sizesMb.slice(0, third));
}
