/** The second factor of a user: the key that they share with an app on their phone. */
export interface SecondFactor {
  /** Sealed for the user's id; see `Secrets`. */
  readonly sealedKey: string;
  /** Whether it is asked for at sign-in; until then it is only being set up. */
  readonly isOn: boolean;
  /** How many recovery codes have not been used. */
  readonly recoveryCodes: number;
}

/** The second factors of users, by their id. Every method rejects with the driver's error if the database fails. */
export interface SecondFactors {
  find(userId: string): Promise<SecondFactor | null>;
  /** The ids of those whose factor is on. */
  usersWith(): Promise<readonly string[]>;
  /** Keeps a key that is to be set up, in place of an earlier one. False if the factor is on already. */
  prepare(userId: string, sealedKey: string): Promise<boolean>;
  /**
   * Turns the factor on with the step of its first code and the hashes of recovery codes. False if this key is not the one
   * that is being set up.
   */
  turnOn(userId: string, first: FirstUse): Promise<boolean>;
  /** Uses a time step up, with all before it. False if it has been, or the factor is not on. Of several callers one succeeds. */
  useStep(userId: string, step: number): Promise<boolean>;
  /** Uses a recovery code up. False if it is not there. Of several callers one succeeds. */
  useRecoveryCode(userId: string, hash: string): Promise<boolean>;
  replaceRecoveryCodes(userId: string, hashes: readonly string[]): Promise<void>;
  /** Takes the factor away, whether it is on or not. False if it was not on. */
  remove(userId: string): Promise<boolean>;
}

export interface FirstUse {
  readonly sealedKey: string;
  readonly step: number;
  readonly recoveryHashes: readonly string[];
}
