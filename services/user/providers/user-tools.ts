import type { Tools } from '#runtime/tools.ts';
import type { Places } from '../domain/place/places.ts';
import type { MailSender } from './mail-smtp.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { SmsSender } from './sms-http.ts';

/** What this room holds open besides its database. */
export type UserResources = { passwords: PasswordHasher; mail: MailSender; sms: SmsSender; places: Places };

/** What every flow of this room gets first. */
export type UserTools = Tools<'user', UserResources>;
