import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Makes texts unreadable without the key of this shop, and readable again. */
export type SecretSeal = { seal: (text: string) => string; open: (sealed: string) => string };

const ivBytes = 12;
const tagBytes = 16;

/** Seals with AES-256-GCM; `key` is a secret of any length. A sealed text that was changed does not open: it throws. */
export function secretSeal(key: string): SecretSeal {
  const sealKey = createHash('sha256').update(key).digest();
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const iv = bytes.subarray(0, ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', sealKey, iv, { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
