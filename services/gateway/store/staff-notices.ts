import { statement } from '#runtime/db/statement.ts';

export type NoticeRow = {
  noticeId: string;
  kind: 'webhook-paused';
  target: string;
  detail: string;
  at: string;
};

/** A page of what staff are told, newest first, before a notice. */
export const listNotices = statement<NoticeRow, [before: string, limit: number]>(
  'gateway.notice.list',
  `select notice_id as "noticeId", kind, target, detail, at from staff_notice where notice_id < $1
   order by notice_id desc limit $2`,
);
