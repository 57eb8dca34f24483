/** Encrypts what is kept in the database and must be of no use to whoever has a copy of that alone. */
export interface Secrets {
  /**
   * Seals a text for its owner, such as a user's id. Makes the key where there is none yet; rejects with the error of the
   * file system if it can't be kept.
   */
  seal(text: string, owner: string): Promise<string>;
  /** What was sealed for this owner; null if the key is another by now or not here, or somebody has changed the text. */
  unseal(sealed: string, owner: string): Promise<string | null>;
}

/** Where a secret comes from that lies in no database. */
export interface KeySource {
  /** Null: there is none yet. */
  read(): Promise<string | null>;
  /** Makes one where there is none. */
  readOrMake(): Promise<string>;
}
