import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

const exactly = { additionalProperties: false } as const;
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** How many bytes a file may have at most, whatever the settings say. */
const fileBytesMost = 16 * 1024 * 1024;

/** The public path of a stored picture, named by the SHA-256 of its bytes. */
export const PicturePath = Type.String({ pattern: '^/media/[0-9a-f]{64}\\.[a-z0-9]{2,5}$', maxLength: 80 });
/** What a picture shows, for who cannot see it; empty when the title beside it says it. */
export const AltText = Type.Object(
  { en: Type.String({ maxLength: 300 }), zh: Type.String({ maxLength: 300 }) },
  exactly,
);
/** The widths in pixels that pictures are made in. */
export const RenditionWidth = Type.Union([
  Type.Literal(160),
  Type.Literal(320),
  Type.Literal(640),
  Type.Literal(1280),
]);
const RenditionFormat = Type.Union([Type.Literal('webp'), Type.Literal('jpeg')]);

/** A stored picture: its size in pixels (null for a drawing, which has any size) and in bytes. */
const storedPicture = {
  path: PicturePath,
  contentType: Type.String(),
  width: Type.Union([Type.Integer(), Type.Null()]),
  height: Type.Union([Type.Integer(), Type.Null()]),
  byteCount: Type.Integer(),
};

export const pictureCalls = {
  uploadPicture: call({
    summary:
      'Stores a picture (JPEG, PNG, WebP, AVIF, or the first frame of a GIF), judged by its bytes: turned upright, in sRGB, without any metadata. The same file again gives the same picture.',
    input: Type.Object(
      { file: Type.String({ minLength: 1, maxLength: Math.ceil(fileBytesMost / 3) * 4 }) },
      exactly,
    ),
    output: Type.Object(storedPicture),
    refusals: ['body-too-large', 'picture-type', 'picture-unreadable', 'picture-too-large', 'overloaded'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 20_000,
    http: { method: 'POST', path: '/staff/pictures', takesFile: { bytesMost: fileBytesMost } },
  }),
  importDrawings: call({
    summary: 'Stores up to 50 drawings (SVG that only draws) and gives their public paths in the same order.',
    input: Type.Object(
      { drawings: Type.Array(Type.String({ maxLength: 60_000 }), { minItems: 1, maxItems: 50 }) },
      exactly,
    ),
    output: Type.Object({ paths: Type.Array(PicturePath) }),
    refusals: ['value-invalid'],
    access: ['system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 10_000,
  }),
  readRendition: call({
    summary:
      'The bytes of a picture (base64) in one of four widths, as WebP or JPEG; made when first asked for.',
    input: Type.Object({ hash: Hash, width: RenditionWidth, format: RenditionFormat }, exactly),
    output: Type.Object({ contentType: Type.String(), base64: Type.String() }),
    refusals: ['not-found', 'picture-unreadable', 'overloaded'],
    access: ['anonymous', 'customer', 'staff', 'system'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 10_000,
  }),
  listProductPictures: call({
    summary: 'The pictures of a product in their order, with its version and what each picture shows.',
    input: Type.Object({ productId: Id }, exactly),
    output: Type.Object({
      version: Type.Integer(),
      pictures: Type.Array(Type.Object({ ...storedPicture, alt: AltText, variantIds: Type.Array(Id) })),
    }),
    refusals: ['product-not-found'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/products/{productId}/pictures' },
  }),
  saveProductPictures: call({
    summary:
      'Gives a product these pictures in this order when it has the version given; a variant may have one of them as its own. The same again changes nothing.',
    input: Type.Object(
      {
        productId: Id,
        version: Type.Integer({ minimum: 0 }),
        pictures: Type.Array(
          Type.Object(
            { path: PicturePath, alt: AltText, variantIds: Type.Array(Id, { maxItems: 200 }) },
            exactly,
          ),
          { maxItems: 30 },
        ),
      },
      exactly,
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['product-not-found', 'value-invalid', 'version-conflict'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'PUT', path: '/staff/products/{productId}/pictures' },
  }),
};
