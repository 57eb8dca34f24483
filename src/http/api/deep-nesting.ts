/** Far more than anything has that is sent to the API; what reads it goes as deep into it as it goes. */
const deepest = 100;

/** Whether lists and objects stand in each other too deeply, looked at level by level. */
export function isNestedTooDeeply(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap(one => Object.values(one).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
