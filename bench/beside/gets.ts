/** Of the API's document, what it takes to ask everything. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: {
    readonly type?: string;
    readonly maximum?: number;
    readonly enum?: readonly string[];
  };
}

/** What texts in an address stand for, by their names, such as the number of a caller; others are left out where they may be. */
export type Words = Readonly<Record<string, string>>;

/**
 * The address of each GET that the document describes, below `/api`, with parameters that make for a large answer: numbers
 * as high as they may be, and these words.
 */
export function largestGets({ paths }: ApiDocument, words: Words): string[] {
  return Object.entries(paths).flatMap(([path, operations]) => {
    const parameters = operations['get']?.parameters;
    return parameters === undefined ? [] : [addressOf(path, parameters, words)];
  });
}

function addressOf(path: string, parameters: readonly Parameter[], words: Words): string {
  const query = new URLSearchParams();
  let address = path;
  for (const parameter of parameters) {
    const value = wordFor(parameter, words);
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (parameter.in === 'query' && value !== '') query.set(parameter.name, value);
  }
  return query.size === 0 ? address : `${address}?${query}`;
}

/** Empty: nothing need be said. */
function wordFor({ name, required, schema }: Parameter, words: Words): string {
  if (schema.type === 'integer') return required ? '1' : highest(schema.maximum);
  return words[name] ?? (required ? (schema.enum?.[0] ?? 'none') : '');
}

/** Where any number may be given, it is a place to go on from and not an amount. */
function highest(maximum = Number.MAX_SAFE_INTEGER): string {
  return maximum === Number.MAX_SAFE_INTEGER ? '' : String(maximum);
}
