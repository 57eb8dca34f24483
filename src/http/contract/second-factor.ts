import { z } from 'zod';

const password = z.string().max(200);
/** Longer than any, with blanks and dashes. */
const code = z.string().min(1).max(60);

/** Of the second factor, in requests that also give a password. */
export const codeSchema = code.nullable().default(null).meta({
  description:
    'Of the second factor: from the app, or a recovery code. Null: none was given, as where there is no factor.',
});

export const proofSchema = z.strictObject({ password, code: codeSchema });
export const factorPasswordSchema = z.strictObject({ password });
export const firstCodeSchema = z.strictObject({ code });

export const secondFactorSchema = z
  .object({
    isOffered: z
      .boolean()
      .meta({ description: 'Not to who signs in without a password, as with single sign-on.' }),
    isOn: z.boolean(),
    recoveryCodes: z.number().meta({ description: 'How many have not been used.' }),
  })
  .meta({ id: 'SecondFactor' });
export type PageSecondFactor = z.infer<typeof secondFactorSchema>;

export const newFactorSchema = z
  .object({
    key: z
      .string()
      .meta({ description: 'Base32 (RFC 4648), as people type it into an app. Shown only once.' }),
    address: z.string().meta({ description: 'The same as `otpauth://` address, for a QR code.' }),
  })
  .meta({ id: 'NewSecondFactor' });
export type PageNewFactor = z.infer<typeof newFactorSchema>;

export const recoveryCodesSchema = z
  .object({
    recoveryCodes: z
      .array(z.string())
      .meta({ description: 'Each is good once, in place of a code from the app. Shown only once.' }),
  })
  .meta({ id: 'RecoveryCodes' });
export type PageRecoveryCodes = z.infer<typeof recoveryCodesSchema>;
