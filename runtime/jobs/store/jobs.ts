import type { ServiceName } from '#contracts/service-names.ts';
import { statement, type Step } from '../../db/statement.ts';

type NewJob = { name: string; payload: string; delaySeconds: number; key: string | null; isNewKey: boolean };

/** Adds a job, and tells this room's runners; how often it may be tried is read from `job_known`. */
export function addJob(service: ServiceName, job: NewJob): Step {
  const { name, payload, delaySeconds, key, isNewKey } = job;
  const values = [name, payload, delaySeconds, key];
  return key === null || isNewKey
    ? { name: `runtime.jobs.${service}.add`, text: insertText(service), values, isBrief: true }
    : { name: `runtime.jobs.${service}.add-keyed`, text: addText(service), values };
}

const runAt = 'now() + make_interval(secs => $3::float8)';
const maxAttempts = '(select max_attempts from job_known where name = $1)';

/** By graphile-worker's `add_job`, which looks for another job of the key. */
const addText = (service: ServiceName) =>
  `select ${service}_jobs.add_job($1, payload := $2::json, run_at := ${runAt}, max_attempts := ${maxAttempts},
     job_key := $4), pg_notify('${service}_jobs', '')`;

/** What `add_job` does without a key, or with a new one, at a fifth of its time: nothing to compare, no specifications to unfold. */
const insertText = (service: ServiceName) =>
  `with known as (select id from ${service}_jobs._private_tasks where identifier = $1),
   made as (insert into ${service}_jobs._private_tasks (identifier) select $1 where not exists (select from known)
     on conflict (identifier) do update set identifier = excluded.identifier returning id)
   insert into ${service}_jobs._private_jobs (task_id, payload, run_at, max_attempts, key)
   select id, $2::json, ${runAt}, coalesce(${maxAttempts}, 25), $4::text from (table known union all table made) as task
   returning pg_notify('${service}_jobs', '')`;

/** Writes down the jobs of this room. */
export const upsertKnownJobs = statement<unknown, [names: readonly string[], maxAttempts: readonly number[]]>(
  'runtime.jobs.upsert-known',
  `insert into job_known (name, max_attempts) select * from unnest($1::text[], $2::int[])
   on conflict (name) do update set max_attempts = excluded.max_attempts
     where job_known.max_attempts <> excluded.max_attempts`,
);

/** Says that a runner is alive. */
export const beatRunner = statement<unknown, [runner: string, timeToLiveMs: number]>(
  'runtime.jobs.beat',
  `insert into job_runner (runner, until) values ($1, now() + make_interval(secs => $2::float8 / 1000))
   on conflict (runner) do update set until = excluded.until`,
);

export const deleteRunner = statement<unknown, [runner: string]>(
  'runtime.jobs.delete-runner',
  `delete from job_runner where runner = $1 or until < now() - interval '1 hour'`,
);

/**
 * Frees jobs whose runner has fallen silent, for others to run; a row when there were any. A lock that is younger than
 * the time to live may belong to a runner that has not said yet that it is alive.
 */
export function unlockDead(service: ServiceName, timeToLiveMs: number): Step<{ runners: number }> {
  return {
    name: `runtime.jobs.${service}.unlock-dead`,
    text: `with dead as (
        select distinct locked_by from ${service}_jobs.jobs
        where locked_at < now() - make_interval(secs => $1::float8 / 1000)
          and not exists (select from job_runner where runner = locked_by and until > now())),
      freed as (select ${service}_jobs.force_unlock_workers(array(select locked_by from dead)))
      select count(*) as runners from dead, freed having count(*) > 0`,
    values: [timeToLiveMs],
  };
}

export type DeadJob = {
  id: number;
  job: string;
  attempts: number;
  error: string | null;
  addedAt: string;
  lastTriedAt: string;
};

/** Jobs that failed as often as they may, newest first. */
export function listDeadJobs(service: ServiceName, limit: number): Step<DeadJob> {
  return {
    name: `runtime.jobs.${service}.list-dead`,
    text: `select id, task_identifier as job, attempts, last_error as error, created_at as "addedAt",
        updated_at as "lastTriedAt"
      from ${service}_jobs.jobs where attempts >= max_attempts and locked_at is null
      order by id desc limit $1`,
    values: [limit],
  };
}
